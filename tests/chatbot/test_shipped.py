"""The index of the shipped proceedings keeps itself current; one of other proceedings is left alone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chatbot.pipeline import Chatbot
from chatbot.settings import Settings
from chatbot.shipped import open_shipped
from index.encoders import load_encoder
from index.store import build_index
from ingest.errors import IndexingError, SourceError
from ingest.pipeline import read_proceedings
from tests.index.conftest import BagOfWords

Open = Callable[[], Chatbot]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The shipped document."""
    folder = tmp_path / "proceedings"
    folder.mkdir()
    return Path(shutil.copy(Path(__file__).parent / "forum.md", folder / "forum.md"))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """The default folder of an index."""
    return tmp_path / "built"


@pytest.fixture
def said() -> list[str]:
    """What the operator was told."""
    return []


@pytest.fixture
def open_it(source: Path, directory: Path, said: list[str]) -> Open:
    """Open the index as app.py does."""
    return lambda: open_shipped(directory, [source], Settings(), say=said.append)


def damage(directory: Path, **fields: object) -> None:
    """Change what the index says of itself."""
    manifest = directory / "manifest.json"
    data = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(data | fields), encoding="utf-8")


def build(directory: Path, *sources: Path, name: str = "") -> None:
    """Build an index with vectors that cost nothing, under the name of the default encoder or another."""
    encoder = load_encoder(Settings().encoder)
    fake = BagOfWords(name or encoder.name, encoder.dimensions, encoder.max_tokens)
    build_index([read_proceedings(source) for source in sources], directory, encoder=fake)


def test_the_first_time_it_is_built_and_said(open_it: Open, said: list[str]) -> None:
    """Then it is there."""
    open_it()
    open_it()

    assert said == ["Construction de l'index des actes fournis (une seule fois)…"]


def test_what_a_killed_first_build_left_is_no_index(open_it: Open, directory: Path, said: list[str]) -> None:
    """Data without a manifest, and the lock: it is built as if nothing were there."""
    (directory / "data-0123456789ab").mkdir(parents=True)
    (directory / "build.lock").touch()

    open_it()

    assert len(said) == 1
    assert len(list(directory.glob("data-*"))) == 1


@pytest.mark.parametrize(
    "fields", [{"schema": 1}, {"encoder": "french-minilm@000000000000"}, {"analyser": "x"}, {"files": {}}]
)
def test_what_is_out_of_date_is_built_again(
    fields: dict[str, object], open_it: Open, source: Path, directory: Path, said: list[str]
) -> None:
    """An older schema, another encoder, another analyser, damaged files: one line, and it works."""
    build(directory, source)
    damage(directory, **fields)

    chatbot = open_it()

    assert said == ["L'index des actes fournis n'est plus à jour : reconstruction…"]
    assert chatbot.index.manifest.encoder == load_encoder(Settings().encoder).name
    assert chatbot.answer("Que dit Paul Lemoine ?").citations


def test_changed_proceedings_are_indexed_again(
    open_it: Open, source: Path, directory: Path, said: list[str]
) -> None:
    """An answer comes from the file as it is now."""
    build(directory, source)
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("Paul Lemoine", "Paul Legrand"), encoding="utf-8")

    chatbot = open_it()

    assert len(said) == 1
    assert "Paul Legrand" in {person.name for person in chatbot.index.proceedings[0].people}


def test_an_index_that_is_current_is_only_read(
    open_it: Open, source: Path, directory: Path, said: list[str]
) -> None:
    """Nothing is said and nothing is written."""
    build(directory, source)
    before = (directory / "manifest.json").read_bytes()

    open_it()

    assert said == []
    assert (directory / "manifest.json").read_bytes() == before


def test_somebody_elses_proceedings_are_served(
    open_it: Open, source: Path, directory: Path, said: list[str]
) -> None:
    """What an operator built in the default folder stays."""
    own = source.with_name("conseil.md")
    shutil.copy(source, own)
    build(directory, own)

    assert open_it().index.proceedings[0].source_file == "conseil.md"
    assert said == []


def test_somebody_elses_index_is_never_replaced(
    open_it: Open, source: Path, directory: Path, said: list[str]
) -> None:
    """Out of date, it is refused with the command to run, and left as it is."""
    own = source.with_name("conseil.md")
    shutil.copy(source, own)
    build(directory, own, name="other@1")
    before = (directory / "manifest.json").read_bytes()

    with pytest.raises(IndexingError, match="lancez `python -m ingest build SOURCE"):
        open_it()

    assert said == []
    assert (directory / "manifest.json").read_bytes() == before


def test_an_unreadable_manifest_is_refused(open_it: Open, source: Path, directory: Path) -> None:
    """Nobody knows what the index was made of."""
    build(directory, source)
    (directory / "manifest.json").write_text("{", encoding="utf-8")

    with pytest.raises(IndexingError, match=r"manifest\.json est illisible"):
        open_it()


def test_foreign_files_are_left_alone(open_it: Open, directory: Path) -> None:
    """A folder that is not empty and holds no index is nothing to build in."""
    directory.mkdir()
    (directory / "lettre.txt").write_text("à garder", encoding="utf-8")

    with pytest.raises(IndexingError, match=r"contient 'lettre\.txt'"):
        open_it()

    assert [path.name for path in directory.iterdir()] == ["lettre.txt"]


def test_proceedings_that_cannot_be_read_are_refused(open_it: Open, source: Path, directory: Path) -> None:
    """The old index stays."""
    build(directory, source)
    before = (directory / "manifest.json").read_bytes()
    source.write_text("# Rien\n", encoding="utf-8")

    with pytest.raises(SourceError):
        open_it()

    assert (directory / "manifest.json").read_bytes() == before
