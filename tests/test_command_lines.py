"""What all commands do alike: French help and errors, one line for Ctrl-C whenever it comes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMANDS = {
    "app": ("app.py", "--port", "0"),
    "chatbot": ("-m", "chatbot", "ask", "Qui parle d'eau ?"),
    "ingest": ("-m", "ingest", "parse", "proceedings/assises-ia-territoires-3.md"),
}
OURS = {name: COMMANDS[name] for name in ("app", "chatbot")}
ENGLISH = re.compile(r"\b(usage|show|this|exit|the|default|argument:|required|expected|unrecognized)\b", re.I)
STOPPED = (130, -signal.SIGINT)  # a shell says 130 of both: by itself, or by the signal while it was leaving
STARTED_S = 0.06  # before it runs its first line, an interpreter answers Ctrl-C in its own way


def start(command: tuple[str, ...], root: Path) -> subprocess.Popen[str]:
    """Run a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, *command], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("--help",), ("--bogus",), ("--index",), ("--settings=",)])
@pytest.mark.parametrize("name", OURS)
def test_help_and_errors_of_arguments_are_french(name: str, arguments: tuple[str, ...], root: Path) -> None:
    """Down to what argparse says by itself."""
    command = OURS[name][:-2] if name == "app" else OURS[name][:-1]

    done = subprocess.run(
        [sys.executable, *command, *arguments], cwd=root, capture_output=True, text=True, check=False
    )

    said = done.stdout + done.stderr
    assert done.returncode == (0 if arguments == ("--help",) else 2)
    assert said.count("\n") == 1 or arguments == ("--help",)
    assert not ENGLISH.search(said), said


@pytest.mark.slow
@pytest.mark.parametrize("name", OURS)
def test_accents_are_printed_whatever_the_terminal_claims(name: str, root: Path) -> None:
    """A terminal of another age gets UTF-8, not a trace."""
    done = subprocess.run(
        [sys.executable, *OURS[name], "--help"],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert re.search("[éà]", done.stdout.decode("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("delay_s", [0.0, 0.1, 0.4, 0.8])
@pytest.mark.parametrize("name", COMMANDS)
def test_ctrl_c_is_one_line_whenever_it_comes(name: str, delay_s: float, root: Path) -> None:
    """While libraries load too: no trace, exit 130; what the command says where it was quicker."""
    process = start(COMMANDS[name], root)
    time.sleep(STARTED_S + delay_s)

    process.send_signal(signal.SIGINT)
    said, complaint = process.communicate(timeout=60)

    assert "Traceback" not in complaint
    assert process.returncode in (0, *STOPPED)
    assert said or [line for line in complaint.splitlines() if "interrompu" in line]
    assert complaint.count("\n") <= 1
