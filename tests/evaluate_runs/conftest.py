"""An invented forum, indexed with an encoder that costs nothing, and ways to write test sets about it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.model import Corpus
from chatbot.settings import Settings
from index.encoders import load_encoder
from index.store import build_index, corpus_version_of
from ingest.model import Proceedings
from ingest.pipeline import parse_text
from tests.index.conftest import BagOfWords

FORUM = Path(__file__).resolve().parents[1] / "chatbot" / "forum.md"
Write = Callable[..., Path]


@pytest.fixture(scope="session")
def forum() -> Proceedings:
    """Nine people who speak, one who does not, an organisation, three round tables and three other parts."""
    return parse_text(FORUM.read_text(encoding="utf-8"), source_file="forum.md", sha256="0" * 64)


@pytest.fixture(scope="session")
def corpus(forum: Proceedings) -> Corpus:
    """What replies about the forum are checked against."""
    return make_corpus([forum], corpus_version_of([forum]))


@pytest.fixture(scope="session")
def built_index(forum: Proceedings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder that the commands open; its vectors are fake, under the name of the default encoder."""
    encoder = load_encoder(Settings().encoder)
    folder = tmp_path_factory.mktemp("built") / "index"
    build_index([forum], folder, encoder=BagOfWords(encoder.name, encoder.dimensions, encoder.max_tokens))
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a test set of rows, each a question that the forum answers unless told otherwise."""

    def written(*rows: dict[str, Any], name: str = "questions.jsonl") -> Path:
        file = tmp_path / name
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return file

    return written
