"""The proceedings that replies are checked against, read without the code that searches them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chatbot.evaluation.model import Corpus
from index.serialise import proceedings_from_json, proceedings_to_json
from ingest.errors import IndexingError
from ingest.model import Proceedings, Session
from ingest.reasons import in_french


def make_corpus(documents: Sequence[Proceedings], version: str) -> Corpus:
    """Look-ups over parsed proceedings."""
    statements = {found.id: found for document in documents for found in document.statements}
    return Corpus(tuple(documents), statements, version)


def read_corpus(index: Path) -> Corpus:
    """Read the parsed proceedings that an index stores; its vectors are not looked at.

    Raises:
        IndexingError: there is no index, or it cannot be read.
    """
    try:
        manifest = json.loads((index / "manifest.json").read_text(encoding="utf-8"))
        stored = json.loads((index / manifest["data"] / "proceedings.json").read_bytes())
        return make_corpus([*map(proceedings_from_json, stored)], str(manifest["corpus_version"]))
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise IndexingError(
            f"{index} : pas d'index lisible ici ({in_french(exc)}) ; attendu un dossier écrit par "
            f"`python -m ingest build` ; lancez `python -m ingest build SOURCE --index {index}`"
        ) from exc


def corpus_to_json(corpus: Corpus) -> dict[str, Any]:
    """A corpus as it is kept beside the results."""
    return {"version": corpus.version, "proceedings": [*map(proceedings_to_json, corpus.proceedings)]}


def corpus_from_json(data: dict[str, Any]) -> Corpus:
    """A corpus that was kept."""
    return make_corpus([*map(proceedings_from_json, data["proceedings"])], str(data["version"]))


def people(corpus: Corpus) -> frozenset[str]:
    """Everybody who takes part; an organisation's name is also part of other people's roles."""
    return frozenset(person.name for document in corpus.proceedings for person in document.people)


def sessions(corpus: Corpus) -> dict[str, Session]:
    """Every part of the events, by its id."""
    return {session.id: session for document in corpus.proceedings for session in document.sessions}


def session_key(kind: str, number: int | None) -> str:
    """How test sets write a session: "round_table 3", "visit"."""
    return str(kind) if number is None else f"{kind} {number}"
