"""What every test may rely on: no network but loopback, one browser, one way to the shared documents."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from scripts.browser import find_browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")

os.environ.update(GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1")

# Two busy cores make any deadline a coin toss; CI must fail for a reason that can be run again.
settings.register_profile("local", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

_attempts: list[str] = []


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Note and stop every try of this process to reach another machine."""
    host = _host_of(event, arguments)
    if host and not host.startswith(LOOPBACK):
        _attempts.append(f"{event} {host}")
        raise OSError(f"the test suite runs without a network, and something asked for {host}")


def _host_of(event: str, arguments: tuple[object, ...]) -> str | None:
    """Name the machine that a socket event is about; None for events and addresses of no concern."""
    if event == "socket.getaddrinfo" and isinstance(arguments[0], str):
        return arguments[0]
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        return str(arguments[1][0])
    return None


sys.addaudithook(_refuse_the_network)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail the run if anything tried to leave this machine, even where the try was caught."""
    yield _attempts
    assert not _attempts, f"tried to reach other machines: {sorted(set(_attempts))}"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def browser_executable() -> str:
    """Chromium or Google Chrome; browser tests fail without one, they are never skipped."""
    executable = find_browser()
    assert executable, "no Chromium or Google Chrome; `make test` says how to install one"
    return executable


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published documents beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with the published documents is not here")
    return SHARED


def pytest_configure() -> None:
    """Let the programs that tests start be interrupted: one started in the background inherits a deaf ear."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
