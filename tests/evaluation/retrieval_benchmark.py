"""How well each leg and their fusion find passages, on French questions that nobody wrote for this program.

    python -m tests.evaluation.retrieval_benchmark [--data ../shared/data] [--cache DIR]

PIAF: which of 1,518 paragraphs answers a question; articles are split by title into a tuning half, on which
weights were chosen, and a held-out half. FREDSum: which turn of a debate a claim sums up, and whose it is.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoders import Encoder, Vectors, load_encoder
from index.search import SPELLING_WEIGHT, dense_weight, fuse, shared_words
from index.store import Index, build_index, load_index
from ingest.model import AttributionStatus, Proceedings, Session, SessionKind, Span, Statement, StatementKind

Row = dict[str, Any]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the statements that answer it."""

    text: str
    gold: frozenset[str]
    speakers: frozenset[str] = frozenset()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="folder of piaf/ and fredsum/"
    )
    parser.add_argument(
        "--cache", type=Path, default=Path(".proceedings-cache/benchmark"), help="for vectors"
    )
    parser.add_argument("--encoder", default="packaged-minilm")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    for with_header in (False, True):
        piaf(arguments.data / "piaf", arguments.cache, encoder, with_header=with_header)
    for with_header in (False, True):
        fredsum(arguments.data / "fredsum", arguments.cache, encoder, with_header=with_header)


def piaf(data: Path, cache: Path, encoder: Encoder, *, with_header: bool) -> None:
    """Measure on the tuning half and on the held-out half."""
    rows = read(data / "passages.jsonl")
    titles = [row["title"] if with_header else "" for row in rows]
    index = open_index("piaf", rows, titles, [None] * len(rows), cache, encoder)
    label = "PIAF, title indexed" if with_header else "PIAF, text only"
    questions = read(data / "questions_self_contained.jsonl")
    for half, name in enumerate(("tuning", "held out")):
        chosen = [question for question in questions if half_of(question["title"]) == half]
        asked = [Question(row["question"], frozenset(row["gold_pids"])) for row in chosen]
        report(f"{label}, {name}", index, asked, cache)


def fredsum(data: Path, cache: Path, encoder: Encoder, *, with_header: bool) -> None:
    """Measure claims and "Qui …?" questions."""
    rows = read(data / "turns.jsonl")
    themes = [row["theme"] if with_header else "" for row in rows]
    speakers = [row["speaker"] if with_header else None for row in rows]
    index = open_index("fredsum", rows, themes, speakers, cache, encoder)
    label = "FREDSum, theme and speaker indexed" if with_header else "FREDSum, text only"
    for file, field in (("claims", "claim"), ("questions_who", "question")):
        asked = [
            Question(row[field], frozenset(row["gold_pids"]), frozenset(row["gold_speakers"]))
            for row in read(data / f"{file}.jsonl")
        ]
        owners = {row["pid"]: row["speaker"] for row in rows}
        report(f"{label}, {file}", index, asked, cache, owners)


def read(file: Path) -> list[Row]:
    """Read JSON lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def half_of(title: str) -> int:
    """0 for the tuning half, 1 for the held-out half: whole articles, by a hash of the title."""
    return hashlib.sha256(title.encode()).digest()[0] % 2


def open_index(
    name: str,
    rows: Sequence[Row],
    titles: Sequence[str],
    speakers: Sequence[str | None],
    cache: Path,
    encoder: Encoder,
) -> Index:
    """Load the index of these rows, built once by the program's own way."""
    folder = cache / f"{name}-{'header' if any(titles) else 'text'}"
    if not (folder / "manifest.json").exists():
        build_index([as_proceedings(rows, titles, speakers)], folder, encoder=encoder, progress=True)
    return load_index(folder, encoder=encoder)


def as_proceedings(rows: Sequence[Row], titles: Sequence[str], speakers: Sequence[str | None]) -> Proceedings:
    """Dress rows up as statements; a title becomes the theme of a session."""
    themes = sorted({title for title in titles if title})
    sessions = tuple(
        Session(theme, SessionKind.OTHER, None, theme, order, 0, 0) for order, theme in enumerate(themes, 1)
    )
    statements = tuple(
        Statement(
            row["pid"],
            title or None,
            StatementKind.TURN,
            None,
            speaker,
            None,
            None,
            row["text"],
            (Span(0, 0),),
            "benchmark",
            AttributionStatus.ATTRIBUTED,
        )
        for row, title, speaker in zip(rows, titles, speakers, strict=True)
    )
    empty: tuple[()] = ()
    return Proceedings(
        "benchmark",
        "",
        None,
        None,
        None,
        None,
        empty,
        "fr",
        "",
        "",
        "",
        empty,
        empty,
        sessions,
        statements,
        empty,
        empty,
    )


def report(
    label: str, index: Index, asked: Sequence[Question], cache: Path, owners: dict[str, str] | None = None
) -> None:
    """Print one line for each leg and for the fusion."""
    vectors = encode([question.text for question in asked], index.encoder, cache)
    ranked: dict[str, list[list[str]]] = {"lexical": [], "dense": [], "fused": []}
    for question, vector in zip(asked, vectors, strict=True):
        spelling = np.float32(SPELLING_WEIGHT) * index.lexical.spelling_scores(question.text)
        lexical = index.lexical.scores(question.text) + spelling
        dense = index.dense.scores(vector)
        shared = shared_words(question.text, index.chunks[int(lexical.argmax())])
        fused = fuse(lexical, dense, dense_weight(shared))
        for name, scores in (("lexical", lexical), ("dense", dense), ("fused", fused)):
            ranked[name].append(best_statements(index, scores))
    lines = [f"  {name:8} " + " ".join(figures(lists, asked, owners)) for name, lists in ranked.items()]
    sys.stdout.write("\n".join([f"\n{label} (n = {len(asked)})", *lines]) + "\n")


def best_statements(index: Index, scores: Scores, k: int = 10) -> list[str]:
    """The first k different statements."""
    order = np.argsort(-scores, kind="stable")[: 10 * k]
    return list(dict.fromkeys(index.chunks[number].statement.id for number in order))[:k]


def figures(
    lists: Sequence[list[str]], asked: Sequence[Question], owners: dict[str, str] | None
) -> list[str]:
    """Recall at 1 and 10, reciprocal rank, and whose the first statement is."""
    ranks = [
        next((rank for rank, found in enumerate(ids, 1) if found in question.gold), 0)
        for ids, question in zip(lists, asked, strict=True)
    ]
    shown = {
        "R@1": np.mean([rank == 1 for rank in ranks]),
        "R@10": np.mean([rank > 0 for rank in ranks]),
        "MRR@10": np.mean([1 / rank if rank else 0 for rank in ranks]),
    }
    if owners is not None:
        first = [owners[ids[0]] in question.speakers for ids, question in zip(lists, asked, strict=True)]
        shown["right speaker"] = np.mean(first)
    return [f"{name} {value:.3f} " for name, value in shown.items()]


def encode(texts: Sequence[str], encoder: Encoder, cache: Path) -> Vectors:
    """Query vectors, kept from one run to the next."""
    key = hashlib.sha256("\0".join([encoder.name, *texts]).encode()).hexdigest()[:16]
    file = cache / f"queries-{key}.npy"
    if not file.exists():
        vectors = [encoder.encode_query(texts[start : start + 64]) for start in range(0, len(texts), 64)]
        cache.mkdir(parents=True, exist_ok=True)
        np.save(file, np.concatenate(vectors))
    loaded: Vectors = np.load(file, allow_pickle=False)
    return loaded


if __name__ == "__main__":
    main()
