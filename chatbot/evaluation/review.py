"""Draft test sets as files: JSON lines, and a sheet in which a person reviews them."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from chatbot.evaluation.corpus import make_corpus, people
from chatbot.evaluation.generate import draft_questions, split_session
from chatbot.evaluation.gold import Gold
from chatbot.evaluation.model import Corpus, Question
from chatbot.evaluation.results import filled, write_file
from chatbot.evaluation.rows import FLAGS, FORMULAS, QUOTE, SEPARATOR
from chatbot.settings import Settings
from index.encoders import load_encoder
from index.store import build_index, corpus_version_of
from ingest.errors import InputError

_NAMES = tuple(field.name for field in fields(Question))


def write_drafts(path: Path, corpus: Corpus, *, seed: int) -> list[str]:
    """Draft a set about the proceedings.

    Returns:
        What to tell the person who will review it.

    Raises:
        InputError: it cannot be written.
    """
    return _write(path, draft_questions(corpus, seed=seed))


def write_held_out(path: Path, corpus: Corpus, session: str, settings: Settings, *, seed: int) -> list[str]:
    """Draft a set with questions about a session that the index does not hold, and build that index.

    Args:
        path: of the set; the index is the folder of the same name.
        corpus: the whole proceedings.
        session: which one is taken out, as test sets or people write it.
        settings: name the encoder.
        seed: chooses the questions.

    Raises:
        ProceedingsError: no such session, nothing left without it, or files that cannot be written.
    """
    gold = Gold(corpus)
    key = gold.session(session)
    if key is None:
        raise InputError(
            f"--hold-out {session} : les actes n'ont pas cette session ; attendu par exemple "
            f"{gold.like_session()} ; corrigez-la"
        )
    rest, taken = split_session(corpus, key)
    folder = path.with_suffix("")
    encoder = load_encoder(settings.encoder, settings.encoder_revision)
    build_index(rest.proceedings, folder, encoder=encoder, progress=True)
    rest = make_corpus(rest.proceedings, corpus_version_of(rest.proceedings))
    told = _write(path, draft_questions(rest, seed=seed, held_out=taken))
    return [
        *told,
        f"Index sans « {session} » : {folder} (donnez-le avec --index) ; {len(people(rest))} personnes.",
    ]


def _write(path: Path, questions: Sequence[Question]) -> list[str]:
    """Write a set as JSON lines and as a sheet that a French spreadsheet opens by itself."""
    lines, sheet = path.with_suffix(".jsonl"), path.with_suffix(".csv")
    rows = (json.dumps(filled(question), ensure_ascii=False) for question in questions)
    write_file(lines, "".join(f"{row}\n" for row in rows))
    cells = io.StringIO()
    writer = csv.writer(cells, delimiter=";", lineterminator="\r\n")
    writer.writerow(_NAMES)
    writer.writerows([_cell(name, getattr(question, name)) for name in _NAMES] for question in questions)
    write_file(sheet, "\ufeff" + cells.getvalue())
    return [
        f"{len(questions)} questions en brouillon : {lines} et {sheet}",
        "Relisez la feuille, corrigez ou retirez des lignes, et mettez votre nom dans checked_by.",
    ]


def _cell(name: str, value: Any) -> str:
    """A field as the loader reads it from a sheet; what a spreadsheet would compute is marked as text."""
    if name in FLAGS:
        return "oui" if value else "non"
    items = ["|".join(group) for group in value] if name == "gold" else value
    written = items if isinstance(items, str) else f" {SEPARATOR} ".join(items)
    return QUOTE + written if written.startswith(FORMULAS) else written
