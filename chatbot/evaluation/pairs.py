"""Two evaluations of the same questions: which questions they share, and one pair of values each."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from chatbot.evaluation.model import Question, Scored

GENERATED = "generated"


def is_generated(question: Question) -> bool:
    """Whether a program wrote the question: such questions are never averaged with those of people."""
    return question.source == GENERATED


def by_question(results: Sequence[Scored]) -> dict[str, list[Scored]]:
    """The rows of each question: one, or one for each repetition."""
    rows: dict[str, list[Scored]] = {}
    for row in results:
        rows.setdefault(row.answered.question.id, []).append(row)
    return rows


def common_questions(before: Sequence[Scored], after: Sequence[Scored]) -> tuple[str, ...]:
    """The ids under which both ask the very same thing, in the order of the second."""
    first = {row.answered.question.id: row.answered.question for row in before}
    asked = dict.fromkeys(row.answered.question.id for row in after)
    second = {row.answered.question.id: row.answered.question for row in after}
    return tuple(name for name in asked if name in first and _same(first[name], second[name]))


def _same(one: Question, other: Question) -> bool:
    return (one.question, one.history, one.answerable) == (other.question, other.history, other.answerable)


def column(metric: str, ids: Sequence[str], rows: Mapping[str, list[Scored]]) -> list[float | None]:
    """The values of a metric, one per question; a repeated question has the mean of its repetitions."""
    return [_mean(metric, rows[name]) for name in ids]


def clusters_of(ids: Sequence[str], rows: Mapping[str, list[Scored]]) -> list[str]:
    """What each question depends on together with others; itself where nothing is known."""
    return [rows[name][0].answered.question.cluster or name for name in ids]


def _mean(metric: str, rows: Sequence[Scored]) -> float | None:
    values = [row.values[metric] for row in rows if row.values.get(metric) is not None]
    return fmean(values) if values else None
