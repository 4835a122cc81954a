"""What holds for the whole tree: the direction of imports, what is never imported or committed."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("ingest", "index", "chatbot", "app")  # each may import those before it
NEVER = {
    "pickle": "loading one runs whatever code is in it",
    "cloudpickle": "loading one runs whatever code is in it",
    "joblib": "it pickles",
    "langchain_community": "it is being retired, and its FAISS store unpickles",
}
NETWORK = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "huggingface_hub",
    "requests",
    "smtplib",
    "socket",
    "urllib",
    "urllib3",
}
MAX_BYTES = 100_000
ENCODER = ROOT / "index" / "french"  # its tokenizer and vectors: 20 MB at most, see its own test
GENERATED = {"requirements.lock", "requirements-dev.lock"}  # mostly hashes
FOREIGN = ("/work" + "/", "/root" + "/", "/home" + "/", "pypi" + ".", "registry" + ".npmjs")


def tracked() -> list[Path]:
    """List the files that git keeps or would keep, relative to the root."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return sorted(Path(name) for name in listing.stdout.split("\0") if name and (ROOT / name).is_file())


def modules(*packages: str) -> list[Path]:
    """List the Python files of some packages."""
    return [path for path in tracked() if path.suffix == ".py" and path.with_suffix("").parts[0] in packages]


def imports(path: Path) -> Iterator[str]:
    """Name every module that a file imports, wherever in it."""
    yield from imported(ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))))


def imports_on_loading(path: Path) -> Iterator[str]:
    """Name what a file imports as soon as it is imported itself."""
    yield from imported(iter(ast.parse((ROOT / path).read_text(encoding="utf-8")).body))


def imported(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Name the modules that these statements import."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def top(module: str) -> str:
    """Name the package that a module is in."""
    return module.split(".")[0]


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    """app.py knows chatbot, chatbot knows index, index knows ingest; nothing knows what is above it."""
    above = LAYERS[LAYERS.index(layer) + 1 :]
    wrong = [
        f"{path} imports {module}"
        for path in modules(layer)
        if path.name != "__main__.py"
        for module in imports(path)
        if top(module) in above
    ]

    assert not wrong


def test_the_tests_see_the_packages() -> None:
    """A renamed package would make every test of this file pass for nothing."""
    assert all(modules(layer) for layer in LAYERS)


def test_what_can_harm_is_never_imported() -> None:
    """No file of the program or its tests imports a module that unpickles or is being retired."""
    wrong = [
        f"{path} imports {module}: {NEVER[top(module)]}"
        for path in modules(*LAYERS, "prompts", "scripts", "tests")
        for module in imports(path)
        if top(module) in NEVER
    ]

    assert not wrong


def test_reading_and_indexing_know_no_network() -> None:
    """Nothing that ingest or index loads can reach another machine by itself."""
    wrong = [
        f"{path} imports {module}"
        for path in modules("ingest", "index")
        for module in imports_on_loading(path)
        if top(module) in NETWORK
    ]

    assert not wrong


REACHES_OUT = {
    "chatbot/evaluation/remote.py": "asks the server that `evaluate --url` names, and nobody else",
    "chatbot/web/address.py": "listens on the address that the page is served on",
    "chatbot/web/serving.py": "passes that address on",
    "chatbot/web/server.py": "closes the visitors' connections",
}
HARMLESS = {"http", "urllib.parse"}  # names of status codes, writing of addresses: neither reaches anybody


def test_answering_knows_no_network() -> None:
    """In the chatbot, only what serves the page and what tests a running server names the network."""
    found = {
        str(path)
        for path in modules("chatbot", "app")
        for module in imports(path)
        if top(module) in NETWORK and module not in HARMLESS
    }

    assert found <= REACHES_OUT.keys()
    assert "chatbot/evaluation/remote.py" in found


def test_relative_imports_do_not_hide_the_direction() -> None:
    """Every import names its package in full: the direction can be read, and checked."""
    wrong = [
        str(path)
        for path in modules(*LAYERS, "prompts", "scripts")
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert not wrong


def test_no_committed_file_is_large() -> None:
    """The repository holds text that people read; what is large is built."""
    sizes = {
        str(path): (ROOT / path).stat().st_size
        for path in tracked()
        if path.name not in GENERATED and (ROOT / path).parent != ENCODER
    }

    assert {name: size for name, size in sizes.items() if size >= MAX_BYTES} == {}


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    """A path or a host of one machine means nothing on another."""
    wrong = []
    for path in tracked():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font, or a test's broken document
        wrong += [f"{path}: {word}" for word in FOREIGN if word in text]

    assert not wrong
