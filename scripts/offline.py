"""Run a command with no network but the machine's own loopback, to show that it needs none (Linux)."""

import argparse
import fcntl
import os
import platform
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence

SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1  # <linux/sockios.h>, <linux/if.h>
PROBE = ("192.0.2.1", 9)  # an address reserved for documentation (RFC 5737)


def main(arguments: Sequence[str] | None = None) -> int:
    """Enter a network namespace of one's own and run the command there.

    Returns:
        The command's exit code; 2 where no namespace can be made.
    """
    parser = argparse.ArgumentParser(
        description="Lance une commande sans autre réseau que la machine elle-même (Linux).",
        epilog="exemple : python -m scripts.offline .venv/bin/python -m pytest",
    )
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    if not options.command:
        parser.error("aucune commande ; attendu par exemple : .venv/bin/python -m pytest")
    if options.inside:
        return run_inside(options.command)
    unshare = namespace_command()
    if unshare is None:
        print(refusal(), file=sys.stderr)
        return 2
    return subprocess.run(
        [*unshare, sys.executable, "-m", "scripts.offline", "--inside", *options.command], check=False
    ).returncode


def namespace_command() -> list[str] | None:
    """Say how a network namespace can be made here: as root, or as an unprivileged user mapped to root."""
    if not shutil.which("unshare"):
        return None
    for options in (["--net"], ["--net", "--map-root-user"]):
        if subprocess.run(["unshare", *options, "true"], capture_output=True, check=False).returncode == 0:
            return ["unshare", *options]
    return None


def refusal() -> str:
    """Say why there is no namespace and what to do."""
    if platform.system() != "Linux":
        return f"pas d'espaces de noms réseau sous {platform.system()} ; débranchez et lancez : make test"
    return "ce système ne permet pas de créer un espace de noms réseau ; essayez : sudo make test-offline"


def run_inside(command: Sequence[str]) -> int:
    """Bring loopback up, make sure that nothing else is reachable, run the command."""
    bring_up_loopback()
    if can_leave():
        print(
            f"{PROBE[0]} a une route : cet espace de noms réseau n'est pas vide ; lancez `make test-offline`",
            file=sys.stderr,
        )
        return 2
    print("==> aucune route ne quitte cette machine", flush=True)
    os.execvp(command[0], list(command))


def bring_up_loopback() -> None:
    """Do what `ip link set lo up` does, which not every system has."""
    request = struct.pack("16sH14x", b"lo", 0)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        flags = struct.unpack("16sH14x", fcntl.ioctl(control, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


def can_leave() -> bool:
    """Tell whether the kernel knows a way to an address outside; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(PROBE)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
