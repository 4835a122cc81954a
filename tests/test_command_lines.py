"""What all commands do alike: French help and errors, one line for Ctrl-C whenever it comes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chatbot.settings import Settings
from index.encoders import load_encoder
from index.store import build_index
from ingest.pipeline import read_proceedings
from tests.index.conftest import BagOfWords

COMMANDS = {
    "app": ("app.py", "--port", "0"),
    "chatbot": ("-m", "chatbot", "ask", "Qui parle d'eau ?"),
    "ingest": ("-m", "ingest", "parse", "proceedings/assises-ia-territoires-3.md"),
}
OURS = {name: COMMANDS[name] for name in ("app", "chatbot")}
ENGLISH = re.compile(r"\b(usage|show|this|exit|the|default|argument:|required|expected|unrecognized)\b", re.I)
STOPPED = (130, -signal.SIGINT)  # a shell says 130 of both: by itself, or by the signal while it was leaving
# While which module is being imported Ctrl-C comes: among the first of a command, half-way, among the last.
MOMENTS = [
    ("app", "chatbot.command_line"),
    ("app", "numpy._core"),
    ("app", "fastapi.routing"),
    ("app", "gradio.components"),
    ("chatbot", "argparse"),
    ("chatbot", "numpy._core"),
    ("chatbot", "chatbot.model"),
    ("ingest", "ingest.model"),
    ("ingest", "ingest.canonical"),
]


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


@pytest.fixture(scope="module")
def index(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that the commands open; its vectors cost nothing, under the default encoder's name."""
    encoder = load_encoder(Settings().encoder)
    folder = tmp_path_factory.mktemp("commands") / "index"
    forum = read_proceedings(root / "tests" / "chatbot" / "forum.md")
    build_index([forum], folder, encoder=BagOfWords(encoder.name, encoder.dimensions, encoder.max_tokens))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("name", "module"), MOMENTS)
def test_ctrl_c_is_one_line_while_libraries_load(name: str, module: str, root: Path, index: Path) -> None:
    """No trace, nothing done, and what a shell calls 130."""
    chosen = [] if name == "ingest" else ["--index", str(index)]
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", *COMMANDS[name], *chosen],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    for line in process.stderr:
        if line.split("|")[-1].strip() == module:
            break
    else:
        pytest.fail(f"{name} never imports {module}")

    process.send_signal(signal.SIGINT)
    said, complaint = process.communicate(timeout=60)

    lines = [line for line in complaint.splitlines() if not line.startswith("import time:")]
    assert process.returncode in STOPPED
    assert said == ""
    assert len(lines) == 1
    assert "interrompu" in lines[0]


DROPPED = """
import signal, time
from chatbot.command_line import heed_signals

class Gone:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

heed_signals()
try:
    Gone()
    time.sleep(30)
except KeyboardInterrupt:
    print("interrompu")
"""


@pytest.mark.slow
def test_ctrl_c_where_nothing_can_be_raised_comes_through(root: Path) -> None:
    """Python drops it in a finaliser or a callback, prints a trace and goes on."""
    done = subprocess.run(
        [sys.executable, "-c", DROPPED], cwd=root, capture_output=True, text=True, timeout=20, check=True
    )

    assert (done.stdout, done.stderr) == ("interrompu\n", "")


@pytest.mark.slow
def test_sigterm_leaves_nothing_of_a_build(root: Path, tmp_path: Path) -> None:
    """It is told as Ctrl-C is, and what was half made goes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", "build", COMMANDS["ingest"][-1], "--index", str(tmp_path)],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(tmp_path.glob("data-*")):
        assert process.poll() is None
        time.sleep(0.01)

    process.terminate()
    _, complaint = process.communicate(timeout=60)

    assert process.returncode in STOPPED
    assert complaint.splitlines()[-1] == "interrompu ; rien n'a été écrit à moitié"
    assert not list(tmp_path.glob("data-*"))
