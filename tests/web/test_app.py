"""The command that serves the chat: what it refuses, and the whole of it, for real."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import app

STOPS_WITHIN_S = 15
FIRST_ANSWER_CPU_S = (
    12  # the wall clock says the same where nothing else runs; in a busy suite it says nothing
)
RESIDENT_KB = 600_000  # torch alone would be more


@dataclass
class Served:
    """A running app.py."""

    address: str
    process: subprocess.Popen[str]
    log: Path


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--port", "99999"], "--port 99999 : attendu un nombre de 0 à 65535"),
        (["--host", "127.0.0.256", "--port", "0"], "--host 127.0.0.256 : adresse inconnue"),
        (["--host", "::1:7", "--port", "0"], "::1:7:0 : écoute impossible ("),
        (["--port", "0", "--settings", "absent.toml"], "absent.toml : réglages illisibles (introuvable)"),
        (["--port", "0", "--index", "README.md"], "README.md : "),
        (["--port", "0", "--index", "absent"], "absent : "),
    ],
)
def test_bad_input_is_one_clear_line(
    arguments: list[str], found: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place, what was found, what to do; exit 2, no trace."""
    status = app.main(arguments)

    error = capsys.readouterr().err
    assert status == 2
    assert error.startswith("app.py : ")
    assert found in error
    assert error.count("\n") == 1


def test_a_port_that_is_taken_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is read or built."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status = app.main(["--port", str(port), "--index", "absent"])

    assert status == 2
    assert f"127.0.0.1:{port} : écoute impossible (adresse déjà prise)" in capsys.readouterr().err


def test_an_unknown_option_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, the option, and where help is."""
    with pytest.raises(SystemExit) as stopped:
        app.main(["--bogus"])

    assert stopped.value.code == 2
    assert (
        capsys.readouterr().err
        == "python app.py : option ou argument inconnu : --bogus ; voyez `python app.py --help`\n"
    )


def test_a_folder_with_something_else_is_not_taken_for_an_empty_index(tmp_path: Path) -> None:
    """Only the default folder, and only when it is empty, is built by itself."""
    (tmp_path / "letter.txt").write_text("keep me", encoding="utf-8")

    assert app.main(["--port", "0", "--index", str(tmp_path)]) == 2
    assert [found.name for found in tmp_path.iterdir()] == ["letter.txt"]


def test_the_default_index_is_that_of_the_shipped_proceedings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where none is built yet, they are read first; what is wrong with them is said."""
    (tmp_path / "proceedings").mkdir()
    (tmp_path / "proceedings" / "conseil.md").write_text("# Rien\n", encoding="utf-8")

    assert app.main(["--port", "0"], root=tmp_path) == 2
    assert "conseil.md : aucune session trouvée" in capsys.readouterr().err


@pytest.fixture(scope="module")
def served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped proceedings, built and served by the commands that everybody uses."""
    folder = tmp_path_factory.mktemp("served")
    environment = {**os.environ, "OMP_NUM_THREADS": "2"}
    sources = [str(source) for source in sorted((root / "proceedings").glob("*.md"))]
    build = [sys.executable, "-m", "ingest", "build", *sources, "--index", str(folder / "index")]
    subprocess.run(build, cwd=root, env=environment, check=True, capture_output=True, timeout=300)
    log = folder / "log"
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            [sys.executable, "app.py", "--index", str(folder / "index"), "--port", "0"],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        )
    assert process.stdout is not None
    address = re.search(r"http://[\d.:]+", process.stdout.readline())
    assert address, log.read_text(encoding="utf-8")
    yield Served(address[0], process, log)
    process.kill()
    process.wait()


@pytest.mark.browser
@pytest.mark.slow
def test_the_whole_of_it(served: Served, browser: Browser) -> None:
    """Built, served, asked by click and keyboard, answered with passages that open, stopped by Ctrl-C."""
    page = browser.new_page()
    page.goto(served.address)
    example = page.locator(".accueil .poser").first
    question = example.inner_text()

    example.click()
    page.wait_for_selector("#r1.tour-reponse.complet", timeout=60_000)
    spent_s, resident_kb = _spent(served.process.pid)
    with page.context.expect_page() as opened:
        page.locator("#r1 .carte-lien").first.click()
    context = opened.value
    expect(context.locator("main h1")).to_be_visible()
    assert page.request.get(f"{served.address}/ready").json()["status"] == "ready"
    page.locator(".orateur").first.click()
    page.wait_for_selector("#r2.complet")
    page.fill("#question textarea", "zzyzx qwfp ?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#r3.tour-abstention.complet")
    served.process.send_signal(signal.SIGINT)

    assert served.process.wait(STOPS_WITHIN_S) == 0
    log = served.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert question not in log
    assert "127.0.0.1" not in log
    assert spent_s <= FIRST_ANSWER_CPU_S
    assert resident_kb <= RESIDENT_KB


def _spent(process: int) -> tuple[float, int]:
    """Processor seconds and resident kB of a process; nothing where the system does not tell."""
    folder = Path("/proc") / str(process)
    if not folder.is_dir():
        return 0.0, 0
    fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    resident = re.search(r"VmRSS:\s+(\d+)", (folder / "status").read_text(encoding="utf-8"))
    ticks = int(fields[11]) + int(fields[12])  # user and system, after the name and the state
    return ticks / os.sysconf("SC_CLK_TCK"), int(resident[1]) if resident else 0
