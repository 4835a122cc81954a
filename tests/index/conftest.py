"""A fake encoder, the real one, and small invented proceedings."""

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoders import Encoder, Vectors, load_encoder
from index.store import Index, build_index, load_index
from ingest.model import (
    Appearance,
    AttributionStatus,
    Noise,
    NoiseKind,
    ParseWarning,
    Person,
    Proceedings,
    Session,
    SessionKind,
    Span,
    Statement,
    StatementKind,
)

MakeStatement = Callable[..., Statement]
MakeProceedings = Callable[..., Proceedings]


class BagOfWords:
    """Encodes a text as the set of its words; two texts are near when they share words."""

    def __init__(self, name: str = "bag-of-words@1", dimensions: int = 64, max_tokens: int = 40) -> None:
        self.name = name
        self.dimensions = dimensions
        self.max_tokens = max_tokens
        self.encoded: list[str] = []

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions."""
        return np.stack([self._vector(text) for text in texts])

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages and remember them."""
        self.encoded += texts
        return self.encode_query(texts)

    def encode_words(self, texts: Sequence[str], *, query: bool) -> list[Vectors]:
        """Encode every word alone."""
        del query  # both alike
        none = np.zeros((0, self.dimensions), dtype=np.float32)
        return [np.stack([self._vector(w) for w in text.split()]) if text.split() else none for text in texts]

    def count_tokens(self, text: str) -> int:
        """Count words."""
        return len(text.split())

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for word in set(re.findall(r"\w+", text.casefold())) or {"∅"}:
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % self.dimensions] += 1
        return vector / np.linalg.norm(vector)


def make_statement(number: int, text: str, **fields: object) -> Statement:
    """A statement of an invented person in the first round table, unless told otherwise."""
    default: dict[str, object] = {
        "id": f"s{number}",
        "session_id": "rt1",
        "kind": StatementKind.REPORTED,
        "speaker_id": "lou-verne",
        "speaker": "Lou Verne",
        "role": "maire",
        "organisation": "Ville de Brume",
        "text": text,
        "spans": (Span(number * 100, number * 100 + len(text)),),
        "rule": "name_first",
        "status": AttributionStatus.ATTRIBUTED,
    }
    return Statement(**(default | fields))  # type: ignore[arg-type]  # names and types are those of Statement


def make_proceedings(*statements: Statement, **fields: object) -> Proceedings:
    """Proceedings with two round tables, two people and something in every field."""
    default: dict[str, object] = {
        "id": "rencontres",
        "title": "Rencontres du Fleuve",
        "edition": "2e édition",
        "date_printed": "4 mars",
        "date_iso": None,
        "place": "Brume",
        "organisers": ("La Gazette",),
        "language": "fr",
        "source_file": "fleuve.md",
        "sha256": "0" * 64,
        "source": "# Rencontres du Fleuve\n« Œuvre » — 80 018 €",
        "people": (Person("lou-verne", "Lou Verne", ("L. Verne",)), Person("ada-roc", "Ada Roc")),
        "appearances": (Appearance("lou-verne", "rt1", "maire", "Ville de Brume", Span(3, 9)),),
        "sessions": (
            Session("rt1", SessionKind.ROUND_TABLE, 1, "les crues", 1, 0, 10, Span(0, 4), Span(4, 9)),
            Session("rt2", SessionKind.ROUND_TABLE, 2, "les écluses", 2, 10, 20, is_closing=True),
        ),
        "statements": statements,
        "noise": (Noise(NoiseKind.ADVERT, 0, 1),),
        "warnings": (ParseWarning("À relire", 0, 1),),
        "facts": (("title", Span(2, 22)), ("place", Span(0, 1))),
    }
    return Proceedings(**(default | fields))  # type: ignore[arg-type]  # names and types are those of Proceedings


@pytest.fixture
def fake_encoder() -> BagOfWords:
    """An encoder that costs nothing."""
    return BagOfWords()


@pytest.fixture(scope="session")
def packaged_encoder() -> Encoder:
    """The encoder that is shipped."""
    return load_encoder("packaged-minilm")


@pytest.fixture
def river() -> Proceedings:
    """Four statements: two people and an organisation, two round tables."""
    return make_proceedings(
        make_statement(1, "La digue a coûté 80 018 euros en 2019."),
        make_statement(2, "Les capteurs préviennent les riverains deux heures avant la crue."),
        make_statement(
            3,
            "L'éclusier ouvre les portes à la main.",
            session_id="rt2",
            speaker_id="ada-roc",
            speaker="Ada Roc",
            role="éclusière",
            organisation=None,
        ),
        make_statement(
            4,
            "Le syndicat entretient la digue et les portes.",
            session_id="rt2",
            speaker_id=None,
            speaker="Syndicat des Eaux",
            role=None,
            organisation="Syndicat des Eaux",
        ),
    )


@pytest.fixture
def river_index(river: Proceedings, fake_encoder: BagOfWords, tmp_path: Path) -> Index:
    """The four statements, indexed with the fake encoder."""
    build_index([river], tmp_path / "index", encoder=fake_encoder)
    return load_index(tmp_path / "index", encoder=fake_encoder)
