"""The README's promises: its commands exist, its links lead somewhere, it stays short."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from chatbot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = sorted(set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)))
MODULES = sorted(set(re.findall(r"(?:^|`)python -m ([a-z]+) ([a-z]+)", README, re.MULTILINE)))
LINKS = sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README)))


def test_the_readme_is_short() -> None:
    """At most 150 lines: it is read to its end."""
    assert len(README.splitlines()) <= 150


def test_the_readme_names_the_commands() -> None:
    """The tests below would pass for nothing if the README's commands were written in another way."""
    assert {"run", "test", "check", "test-offline"} <= set(TARGETS)
    assert {("ingest", "check"), ("ingest", "build"), ("chatbot", "ask")} <= set(MODULES)


@pytest.mark.parametrize("target", TARGETS)
def test_each_make_command_exists(target: str) -> None:
    """`make` knows what the README tells people to type."""
    ended = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", [("app.py",), *(("-m", *module) for module in MODULES)], ids=" ".join)
def test_each_command_explains_itself(command: tuple[str, ...]) -> None:
    """`--help` of every command ends well and shows an example."""
    ended = subprocess.run(
        [sys.executable, *command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert re.search(r"exampl|exempl", ended.stdout, re.IGNORECASE)


@pytest.mark.parametrize("link", LINKS)
def test_each_link_leads_to_a_file(link: str) -> None:
    """A document or picture that the README points to is in the repository."""
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("named", sorted(set(re.findall(r"proceedings/[\w.-]+\.md", README))))
def test_each_document_of_an_example_is_there(named: str) -> None:
    """An example can be copied as it is."""
    assert (ROOT / named).is_file()


def test_the_deployment_page_starts_what_is_served() -> None:
    """The service starts `app.py` where the web server looks for it, and every setting is told."""
    page = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    [options] = re.findall(r"^ExecStart=\S+/python app\.py (.*)$", page, re.MULTILINE)
    [port] = re.findall(r"proxy_pass http://127\.0\.0\.1:(\d+);", page)

    assert options == f"--host 127.0.0.1 --port {port}"
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == {one.name for one in fields(Settings)}
    assert "proxy_buffering off;" in page
