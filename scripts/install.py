"""Make `.venv` and install a pinned lock into it, with PyTorch's CPU build; nothing to do the second time.

A stamp in `.venv` with the lock's hash says that an installation was finished; a marker that it was begun.
"""

import argparse
import fcntl
import hashlib
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TextIO

TORCH_VERSION = "2.13.0"
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
LOCKS = {"runtime": "requirements.lock", "dev": "requirements-dev.lock"}
MARKER = "installation-begun"
FORBIDDEN = ("nvidia-", "triton", "pytorch-triton", "cuda-")
CHECK_PYTHON = """
import importlib.util, sys
sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15) or importlib.util.find_spec("pip") is None)
"""
CHECK_TORCH = "import torch; raise SystemExit(torch.version.cuda is not None)"


class SetupError(Exception):
    """The set-up cannot go on; the message says what to do."""


def main(arguments: Sequence[str] | None = None, *, root: Path | None = None) -> int:
    """Install what the group named on the command line needs.

    Returns:
        0 when everything is in place, 2 when it cannot be, 130 after Ctrl-C.
    """
    parser = argparse.ArgumentParser(description="Prépare .venv et y installe les paquets épinglés.")
    parser.add_argument("group", choices=sorted(LOCKS))
    group = parser.parse_args(arguments).group
    try:
        set_up(group, root or Path.cwd())
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrompu ; la même commande reprend", file=sys.stderr)
        return 130
    return 0


def set_up(group: str, root: Path) -> None:
    """Bring `root/.venv` to the state that the group's lock describes.

    Raises:
        SetupError: something could not be installed, or PyTorch is not the CPU build.
    """
    lock, venv = root / LOCKS[group], root / ".venv"
    with (root / "pyproject.toml").open() as turn:
        wait_for_turn(turn)
        if is_installed(group, root):
            return
        prepare_venv(venv)
        (venv / MARKER).touch()
        install_torch(venv)
        say(f"installation des paquets de {lock.name}")
        install_lock(venv, lock)
        check_cpu_only(venv)
        write_stamps(group, root)
        (venv / MARKER).unlink()
        say("prêt")


def wait_for_turn(turn: TextIO) -> None:
    """Let `make run` and `make test` that were begun together go one after the other."""
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("une autre installation est en cours ici : attente de sa fin")
        fcntl.flock(turn, fcntl.LOCK_EX)


def is_installed(group: str, root: Path) -> bool:
    """Tell whether the lock, as it is now, was installed to its end and the interpreter is still there."""
    venv = root / ".venv"
    if (venv / MARKER).exists() or not (venv / "bin" / "python").exists():
        return False
    stamp = stamp_of(group, venv)
    return stamp.is_file() and stamp.read_text() == fingerprint(group, root)


def stamp_of(group: str, venv: Path) -> Path:
    """Where it is written that a group is installed."""
    return venv / f"installed-{group}"


def fingerprint(group: str, root: Path) -> str:
    """What is asked for: PyTorch's version and the lock's hash."""
    return f"torch {TORCH_VERSION}, lock {hashlib.sha256((root / LOCKS[group]).read_bytes()).hexdigest()}\n"


def write_stamps(group: str, root: Path) -> None:
    """Note the groups that are now installed: the developers' lock holds the run-time one."""
    for installed in ("runtime", "dev") if group == "dev" else ("runtime",):
        stamp_of(installed, root / ".venv").write_text(fingerprint(installed, root))


def prepare_venv(venv: Path) -> None:
    """Make the virtual environment, afresh if it was interrupted or cannot be used."""
    if (venv / MARKER).exists():
        say("une installation a été interrompue : elle recommence (pip garde ce qui est déjà téléchargé)")
        shutil.rmtree(venv)
    for stamp in venv.glob("installed-*"):
        stamp.unlink()
    if not is_usable(venv):
        say(f"création de {venv.name} avec Python {platform.python_version()}")
        run_or_fail(
            [sys.executable, "-m", "venv", "--clear", str(venv)],
            "l'environnement virtuel n'a pas pu être créé (la raison est ci-dessus) ; relancez la commande",
        )


def is_usable(venv: Path) -> bool:
    """Tell whether the environment's interpreter is there, of a version that fits, and has pip."""
    python = venv / "bin" / "python"
    return python.exists() and subprocess.run([python, "-c", CHECK_PYTHON], check=False).returncode == 0


def install_torch(venv: Path) -> None:
    """Install PyTorch's CPU build, from a local folder if pip is configured with one that has it."""
    requirement = torch_requirement(platform.system(), platform.machine())
    pip = pip_install(venv, "--no-deps", requirement)
    say(f"installation de {requirement} (environ 200 Mo)")
    if (
        subprocess.run([*pip, "--no-index", "--quiet"], stderr=subprocess.DEVNULL, check=False).returncode
        == 0
    ):
        return
    index = ["--index-url", TORCH_CPU_INDEX] if "+cpu" in requirement else []
    run_or_fail(
        [*pip, *index, "--retries", "2", "--timeout", "20"],
        f"{requirement} n'a pas pu être téléchargé ; vérifiez la connexion (un mandataire se donne par "
        "HTTPS_PROXY), ou mettez ce paquet dans un dossier que nomme PIP_FIND_LINKS ; puis relancez la "
        "commande",
    )


def torch_requirement(system: str, machine: str) -> str:
    """What to ask pip for so that no CUDA package can come.

    On Linux the plain release is the CUDA build; only the CPU build carries the local version `+cpu`.
    """
    if system == "Linux":
        return f"torch=={TORCH_VERSION}+cpu"
    if (system, machine) == ("Darwin", "arm64"):
        return f"torch=={TORCH_VERSION}"
    raise SetupError(
        f"PyTorch {TORCH_VERSION} n'existe pas pour {system} sur {machine} ; prenez un Linux ou un Mac à "
        "puce Apple"
    )


def install_lock(venv: Path, lock: Path) -> None:
    """Install exactly the lock: nothing else, nothing whose hash differs, nothing built here."""
    run_or_fail(
        pip_install(venv, "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(lock)),
        f"{lock.name} n'a pas été installé jusqu'au bout (pip dit pourquoi ci-dessus) ; relancez la commande",
    )


def pip_install(venv: Path, *arguments: str) -> list[str]:
    """The beginning of every call of pip."""
    return [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", *arguments]


def check_cpu_only(venv: Path) -> None:
    """Refuse an environment with CUDA in it: gigabytes that nothing here can use.

    Raises:
        SetupError: a CUDA package is installed, or PyTorch does not load or was built for CUDA.
    """
    found = cuda_packages(venv)
    if found:
        raise SetupError(
            f"{venv.name} contient des paquets CUDA ({', '.join(found)}) ; supprimez-le, relancez la commande"
        )
    run_or_fail(
        [str(venv / "bin" / "python"), "-c", CHECK_TORCH],
        f"PyTorch de {venv.name} ne se charge pas ou demande CUDA ; supprimez-le, relancez la commande",
    )


def cuda_packages(venv: Path) -> list[str]:
    """Name the installed distributions that only CUDA needs."""
    folders = [str(folder) for folder in venv.glob("lib/python3.*/site-packages")]
    names = {found.metadata["Name"].lower() for found in metadata.distributions(path=folders)}
    return sorted(name for name in names if name.startswith(FORBIDDEN))


def run_or_fail(command: Sequence[str], message: str) -> None:
    """Run a command whose output the user sees.

    Raises:
        SetupError: it failed; with the message.
    """
    if subprocess.run(command, check=False).returncode:
        raise SetupError(message)


def say(text: str) -> None:
    """Show how far the set-up is."""
    print(f"==> {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
