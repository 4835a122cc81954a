"""Answered questions → one value per metric and question → figures with intervals, and what plots need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

import numpy as np

from chatbot.evaluation.metrics import abstention, operations
from chatbot.evaluation.metrics.catalogue import METRICS
from chatbot.evaluation.model import Answered, Corpus, Figure, Interval, Metric, Question, Scored
from chatbot.evaluation.pairs import is_generated
from chatbot.evaluation.statistics import Bounds, bootstrap_statistic, cluster_bootstrap, wilson


@dataclass(frozen=True, slots=True)
class Measured:
    """A run in figures: of the questions of people, of those that a program wrote, and what plots need."""

    figures: Mapping[str, Figure]
    generated: Mapping[str, Figure]
    curves: Mapping[str, Any]


def score(answered: Sequence[Answered], corpus: Corpus) -> tuple[Scored, ...]:
    """What every metric says of every reply; metrics that do not apply to a question are absent."""
    return tuple(Scored(one, values_of(one, corpus)) for one in answered)


def values_of(answered: Answered, corpus: Corpus) -> dict[str, float]:
    """What every metric says of one reply."""
    found = ((metric.name, metric.value(answered, corpus)) for metric in METRICS)
    return {name: float(value) for name, value in found if value is not None}


def summarise(
    answered: Sequence[Answered],
    corpus: Corpus,
    *,
    seed: int,
    resamples: int,
    scored: Sequence[Scored] | None = None,
    peak_memory_mib: float | None = None,
) -> Measured:
    """Measure a run.

    A question that was repeated counts once, with its mean. Questions of people and generated ones are never
    averaged: each kind has its own figures.

    Args:
        answered: replies in the order in which they were asked; the first one is cold.
        corpus: what they are checked against.
        seed: of the bootstrap.
        resamples: how often the clusters are drawn.
        scored: `score(answered, corpus)`, where the caller has it already.
        peak_memory_mib: where the run measured it.
    """
    rows = score(answered, corpus) if scored is None else scored
    people = [row for row in rows if not is_generated(row.answered.question)]
    program = [row for row in rows if is_generated(row.answered.question)]
    cold = rows[0] if len(rows) > 1 else None
    human = people or program
    return Measured(
        figures=figures(people, corpus, seed=seed, resamples=resamples, cold=cold),
        generated=figures(program, corpus, seed=seed, resamples=resamples, cold=cold) if program else {},
        curves={
            "risk_coverage": abstention.risk_coverage([row.answered for row in human], corpus),
            "operations": operations.operations(answered, corpus, peak_memory_mib),
        },
    )


def figures(
    rows: Sequence[Scored], corpus: Corpus, *, seed: int, resamples: int, cold: Scored | None = None
) -> dict[str, Figure]:
    """One figure per metric, and in it one per type of question; `cold` is in no time."""
    warm = [row for row in rows if row is not cold]
    return {
        metric.name: _of_set(metric, warm if metric.group == "operations" else rows, corpus, seed, resamples)
        if metric.over
        else _with_types(metric, rows, seed, resamples)
        for metric in METRICS
    }


def _with_types(metric: Metric, rows: Sequence[Scored], seed: int, resamples: int) -> Figure:
    by_type: dict[str, list[Scored]] = {}
    for row in rows:
        if metric.name in row.values:
            by_type.setdefault(row.answered.question.type.value, []).append(row)
    parts = {name: _of_questions(metric, part, seed, resamples) for name, part in sorted(by_type.items())}
    return replace(_of_questions(metric, rows, seed, resamples), by_type=parts)


def _of_questions(metric: Metric, rows: Sequence[Scored], seed: int, resamples: int) -> Figure:
    """The mean over questions, a repeated one counted once with its mean."""
    values: dict[str, list[float]] = {}
    clusters: dict[str, str] = {}
    for row in rows:
        if metric.name in row.values:
            question = row.answered.question
            values.setdefault(question.id, []).append(row.values[metric.name])
            clusters[question.id] = cluster_of(question)
    means = [fmean(repeated) for repeated in values.values()]
    if not means:
        return Figure(metric.name, 0, None)
    bounds = _bounds(metric.interval, means, [*clusters.values()], seed, resamples)
    return _figure(metric, len(means), fmean(means), bounds)


def _bounds(
    interval: Interval, means: Sequence[float], clusters: Sequence[str], seed: int, resamples: int
) -> Bounds | None:
    """Wilson's interval needs yes or no; a question that changed between repetitions gave neither."""
    if interval is Interval.NONE:
        return None
    if interval is Interval.WILSON and {*means} <= {0.0, 1.0}:
        return wilson(int(sum(means)), len(means))
    return cluster_bootstrap(means, clusters, seed=seed, resamples=resamples)


def _of_set(metric: Metric, rows: Sequence[Scored], corpus: Corpus, seed: int, resamples: int) -> Figure:
    """What only a whole set has; repetitions of a question share its cluster."""
    if metric.row is None or metric.over is None:
        raise ValueError(f"{metric.name}: a metric of a whole set needs both `row` and `over`")
    found = [
        (numbers, cluster_of(row.answered.question))
        for row in rows
        if (numbers := metric.row(row.answered, corpus)) is not None
    ]
    if not found:
        return Figure(metric.name, 0, None)
    data = np.asarray([numbers for numbers, _ in found], dtype=np.float64)
    clusters = [cluster for _, cluster in found]
    value = metric.over(data)
    bounds = bootstrap_statistic(data, clusters, metric.over, seed=seed, resamples=resamples)
    return _figure(metric, len(found), value, bounds)


def _figure(metric: Metric, n: int, value: float | None, bounds: Bounds | None) -> Figure:
    low, high = bounds or (None, None)
    return Figure(metric.name, n, value, low, high)


def cluster_of(question: Question) -> str:
    """What a question depends on; itself alone where nothing is given."""
    return question.cluster or f"question {question.id}"
