"""The questions of the evaluation: what is asked, and what a right reply holds."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "questions"


class QuestionKind(StrEnum):
    """What a question asks for; `NONE` where the proceedings hold no answer."""

    STRUCTURE = "structure"
    BY_SPEAKER = "by_speaker"
    BY_SPEAKER_TOPIC = "by_speaker_topic"
    WHO_TALKS_ABOUT = "who_talks_about"
    FACT = "fact"
    SUMMARY = "summary"
    COMPARISON = "comparison"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a question set.

    In `gold_text` and `must_include`, `a|b` means one of the two, and a trailing `*` any ending of the word.
    """

    id: str
    question: str
    lang: str
    type: str  # by_speaker, near_miss, unknown_person…: finer than the kind where there is no answer
    kind: QuestionKind
    tags: tuple[str, ...]  # typo, english, paraphrase, role…
    history: tuple[str, ...]  # earlier questions, oldest first
    answerable: bool
    gold_text: tuple[str, ...]  # words of the statements that answer; each must be in a cited statement
    gold_speakers: tuple[str, ...]
    accept_speakers: tuple[
        str, ...
    ]  # people who may be cited too; the one asked about where there is no answer
    exhaustive: bool  # exactly the gold speakers, nobody else
    gold_sessions: tuple[str, ...]  # "round_table 3", "visit"
    answers: tuple[str, ...]
    must_include: tuple[str, ...]  # in the text that the visitor reads
    must_not_include: tuple[str, ...]
    reason: tuple[
        str, ...
    ]  # abstentions that are right; on an answerable row, an abstention that is right too
    portable: bool  # also holds on the published text of the same event


def load_questions(path: Path) -> tuple[Question, ...]:
    """Read one set.

    Raises:
        ValueError: a row is malformed, asked twice, or answerable without saying what a right reply holds.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    questions = tuple(
        _question(json.loads(line), f"{path.name}:{number}") for number, line in enumerate(lines, 1)
    )
    _refuse_duplicates(path.name, [question.id for question in questions])
    _refuse_duplicates(path.name, [" / ".join((*q.history, q.question)) for q in questions])
    return questions


def _question(row: dict[str, Any], place: str) -> Question:
    expected = {field.name for field in fields(Question)}
    if row.keys() != expected:
        raise ValueError(f"{place}: fields {sorted(row.keys() ^ expected)} are missing or unknown")
    values: dict[str, Any] = {
        k: tuple(value) if isinstance(value, list) else value for k, value in row.items()
    }
    question = Question(**{**values, "kind": QuestionKind(row["kind"])})
    if question.answerable and not _has_gold(question):
        raise ValueError(f"{place}: an answerable question without gold; say what a right reply holds")
    if question.answerable == (question.kind is QuestionKind.NONE):
        raise ValueError(f"{place}: kind {question.kind!r} contradicts answerable = {question.answerable}")
    if not question.answerable and not question.reason:
        raise ValueError(f"{place}: a question without an answer needs the reasons that are right")
    return question


def _has_gold(question: Question) -> bool:
    return any((question.gold_text, question.gold_speakers, question.gold_sessions, question.must_include))


def _refuse_duplicates(name: str, values: Sequence[str]) -> None:
    twice = _twice(values)
    if twice:
        raise ValueError(f"{name}: {twice[0]!r} is there twice")


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
