"""How sure a figure is, and whether two differ: intervals, paired tests, Holm, and what n questions can tell.

Sources: scipy for Wilson's interval, the exact binomial test (McNemar) and the permutation test. Written
here, because scipy draws questions and not clusters: the cluster bootstrap, an expanded percentile interval
(Hesterberg 2015, "What Teachers Should Know About the Bootstrap", §5.3). The percentile interval of few
clusters is too short, by √((G−1)/G) and by the ratio of the normal to Student's t quantile; it is widened by
both. Measured coverage of the 95 % interval on simulated clustered data (1,500 sets each; 6, 8, 12, 20, 40
clusters of 2 to 11 questions): shares 94.5, 92.9, 94.3, 93.9, 94.5 %; means 94.3, 94.7, 92.9, 95.4, 94.6 %.
The plain percentile interval covers 86 to 94 %; the studentised one was as good there, but 43 to 90 % on
shares of 6 to 20 single questions (here 80, 88, 96, 96 % of 6, 8, 12, 20). Where questions vary more than
their clusters, the questions' own bootstrap widens it: 93 to 97 % with 8, 12, 25 clusters of 2–29 questions
that depend on their cluster not at all, somewhat or much.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
Bounds = tuple[float, float]
LEVEL = 0.95
_EPSILON = 1e-12


def wilson(right: int, n: int) -> Bounds:
    """The 95 % interval of a proportion (scipy, Wilson's score without continuity correction).

    Everything is possible where nothing was counted.
    """
    if n == 0:
        return 0.0, 1.0
    found = stats.binomtest(right, n).proportion_ci(LEVEL, method="wilson")
    return float(found.low), float(found.high)


def cluster_bootstrap(
    values: Sequence[float], clusters: Sequence[str], *, seed: int, resamples: int
) -> Bounds | None:
    """The 95 % interval of a mean, whole clusters drawn; see the module's docstring for the method.

    Shares (all values within 0 and 1) stay within 0 and 1. Where all values are 0, or all are 1, nothing can
    be drawn that differs: the interval is Wilson's of as many questions as there are clusters.

    Returns:
        None where there are fewer than two clusters: they do not show how clusters vary.
    """
    sums, sizes = _by_cluster(values, clusters)
    if len(sums) < 2:
        return None
    mean = float(sums.sum() / sizes.sum())
    shares = min(values) >= 0 and max(values) <= 1
    if shares and mean in (0.0, 1.0):
        return wilson(int(mean) * len(sums), len(sums))
    low, high = _mean_interval(values, sums, sizes, seed, resamples)
    return (max(low, 0.0), min(high, 1.0)) if shares else (low, high)


def _mean_interval(values: Sequence[float], sums: Floats, sizes: Floats, seed: int, resamples: int) -> Bounds:
    """The interval of a mean from the clusters; from the questions too, where they vary more.

    Few clusters that happen to be alike must not make a figure look surer than independent questions do.
    """
    mean, n, groups = float(sums.sum() / sizes.sum()), len(values), len(sums)
    drawn = _draws(groups, seed, resamples)
    low, high = _widened(mean, (drawn @ sums) / (drawn @ sizes), groups)
    between = math.sqrt(groups / (groups - 1) * float(((sums - mean * sizes) ** 2).sum())) / n
    if n == groups or between >= np.std(values, ddof=1) / math.sqrt(n):
        return low, high
    single = _widened(mean, _draws(n, seed, resamples) @ np.asarray(values) / n, n)
    return min(low, single[0]), max(high, single[1])


def bootstrap_statistic(
    rows: Floats,
    clusters: Sequence[str],
    statistic: Callable[[Floats], float | None],
    *,
    seed: int,
    resamples: int,
) -> Bounds | None:
    """The 95 % interval of what only a whole set has (F1, AUROC, a percentile), whole clusters drawn.

    Draws on which the statistic is not defined (only one class, for instance) are left out. The interval
    stays within what was drawn: a share does not leave 0 and 1.

    Returns:
        None where there are fewer than two clusters, fewer than half of the draws are left, or all give the
        same: they do not show how the statistic varies.
    """
    value = statistic(rows)
    names, place = np.unique(np.asarray(clusters), return_inverse=True)
    if len(names) < 2 or value is None or not np.ptp(rows, axis=0).any():
        return None
    found = [
        drawn
        for counts in _draws(len(names), seed, resamples).astype(np.int64)
        if (drawn := statistic(np.repeat(rows, counts[place], axis=0))) is not None
    ]
    if 2 * len(found) < resamples or max(found) - min(found) < _EPSILON:
        return None
    low, high = _widened(value, np.asarray(found), len(names))
    return max(low, min(*found, value)), min(high, max(*found, value))


def _by_cluster(values: Sequence[float], clusters: Sequence[str]) -> tuple[Floats, Floats]:
    """The sum and the size of each cluster, clusters in the order of their names."""
    _, place = np.unique(np.asarray(clusters), return_inverse=True)
    sums = np.bincount(place, weights=np.asarray(values, dtype=np.float64))
    return sums.astype(np.float64), np.bincount(place).astype(np.float64)


@lru_cache(maxsize=8)
def _draws(clusters: int, seed: int, resamples: int) -> Floats:
    """How often each cluster is drawn, shape `(resamples, clusters)`."""
    drawn = np.random.default_rng(seed).multinomial(clusters, np.full(clusters, 1 / clusters), resamples)
    return drawn.astype(np.float64)


def _widened(value: float, drawn: Floats, clusters: int) -> Bounds:
    """Percentiles, widened around the value for the number of clusters."""
    quantile = (1 + LEVEL) / 2
    widen = (
        math.sqrt(clusters / (clusters - 1)) * stats.t.ppf(quantile, clusters - 1) / stats.norm.ppf(quantile)
    )
    low, high = np.quantile(drawn, [1 - quantile, quantile])
    return float(value + widen * min(low - value, 0.0)), float(value + widen * max(high - value, 0.0))


class Verdict(StrEnum):
    """What a comparison allows to say."""

    BETTER = "better"
    WORSE = "worse"
    INCONCLUSIVE = "inconclusive"
    UNCHANGED = "unchanged"  # not one question differs
    NOT_MEASURED = "not_measured"


class Test(StrEnum):
    """Which test a comparison made."""

    __test__ = False  # no test of pytest's

    MCNEMAR = "mcnemar"
    PERMUTATION = "permutation"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Comparison:
    """B against A on the same questions."""

    n: int  # questions on which both have a value
    clusters: int
    a: float | None
    b: float | None
    difference: float | None  # b − a
    low: float | None  # 95 % interval of the difference
    high: float | None
    p: float | None  # two-sided
    p_adjusted: float | None  # Holm over all metrics compared together
    test: Test
    verdict: Verdict
    seed: int
    resamples: int


Values = Sequence[float | None]


def compare_paired(
    a: Mapping[str, Values],
    b: Mapping[str, Values],
    clusters: Sequence[str],
    *,
    better: Mapping[str, str],
    seed: int = 0,
    resamples: int = 10_000,
    alpha: float = 0.05,
) -> dict[str, Comparison]:
    """Compare two evaluations of the same questions, metric by metric, with Holm over the metrics.

    A metric on which no question differs cannot be rejected and is left out of Holm's count (Tarone 1990).
    Whole clusters are swapped, so few of them allow few verdicts: 8 clusters give no p below 2/2⁸ = 0.008,
    which six metrics that differ already make inconclusive; 12 clusters go down to 0.0005.

    Args:
        a: the values of each metric before, one per question, None where it does not apply.
        b: the same after; the same questions in the same order.
        clusters: of each question.
        better: "higher" or "lower" for each metric.
        seed: of the draws.
        resamples: how many are drawn.
        alpha: a verdict other than inconclusive needs a Holm-adjusted p below it.
    """
    found = {
        name: compare_values(a[name], b[name], clusters, seed=seed, resamples=resamples)
        for name in a
        if name in b
    }
    differing = {name: one.p for name, one in found.items() if one.verdict is Verdict.INCONCLUSIVE}
    adjusted = holm({name: p for name, p in differing.items() if p is not None})
    return {
        name: replace(
            one,
            p_adjusted=adjusted.get(name),
            verdict=_verdict(one, adjusted.get(name), better.get(name, "higher"), alpha),
        )
        for name, one in found.items()
    }


def compare_values(
    a: Values, b: Values, clusters: Sequence[str], *, seed: int = 0, resamples: int = 10_000
) -> Comparison:
    """Compare one metric; its verdict is left open until `compare_paired` has adjusted its p."""
    pairs = [(x, y, c) for x, y, c in zip(a, b, clusters, strict=True) if x is not None and y is not None]
    if not pairs:
        nothing = (None,) * 7
        return Comparison(0, 0, *nothing, Test.NONE, Verdict.NOT_MEASURED, seed, resamples)
    before, after, groups = ([*column] for column in zip(*pairs, strict=True))
    differences = [y - x for x, y in zip(before, after, strict=True)]
    low, high = paired_interval(before, after, groups, seed=seed, resamples=resamples)
    test = Test.MCNEMAR if _independent_and_binary(before + after, groups) else Test.PERMUTATION
    p = mcnemar(before, after) if test is Test.MCNEMAR else sign_flips(differences, groups, seed, resamples)
    unchanged = all(abs(difference) < _EPSILON for difference in differences)
    return Comparison(
        n=len(pairs),
        clusters=len(set(groups)),
        a=fmean(before),
        b=fmean(after),
        difference=fmean(differences),
        low=low,
        high=high,
        p=p,
        p_adjusted=None,
        test=test,
        verdict=Verdict.UNCHANGED if unchanged else Verdict.INCONCLUSIVE,
        seed=seed,
        resamples=resamples,
    )


def paired_interval(
    a: Sequence[float], b: Sequence[float], clusters: Sequence[str], *, seed: int, resamples: int
) -> Bounds:
    """The 95 % interval of the mean difference b − a, whole clusters drawn.

    One cluster alone shows no variation between clusters: its questions are drawn instead. A single pair
    that differs allows every difference of shares.
    """
    differences = [y - x for x, y in zip(a, b, strict=True)]
    groups = clusters if len(set(clusters)) > 1 else [str(number) for number in range(len(a))]
    sums, sizes = _by_cluster(differences, groups)
    if len(sums) < 2:
        return (0.0, 0.0) if differences == [0.0] else (-1.0, 1.0)
    return _mean_interval(differences, sums, sizes, seed, resamples)


def _verdict(one: Comparison, p: float | None, better: str, alpha: float) -> Verdict:
    if p is None or p >= alpha or not one.difference:
        return one.verdict
    return Verdict.BETTER if (one.difference > 0) == (better == "higher") else Verdict.WORSE


def _independent_and_binary(values: Sequence[float], clusters: Sequence[str]) -> bool:
    """Whether McNemar's test may be used: yes or no values, no two questions of one cluster."""
    return set(values) <= {0.0, 1.0} and len(set(clusters)) == len(clusters)


def mcnemar(a: Sequence[float], b: Sequence[float]) -> float:
    """Exact McNemar test (scipy `binomtest` on the pairs that differ); 1 where none does."""
    gained = sum(y > x for x, y in zip(a, b, strict=True))
    lost = sum(y < x for x, y in zip(a, b, strict=True))
    return float(stats.binomtest(gained, gained + lost, 0.5).pvalue) if gained + lost else 1.0


def sign_flips(differences: Sequence[float], clusters: Sequence[str], seed: int, resamples: int) -> float:
    """Paired permutation test of the mean, A and B swapped for whole clusters at once (scipy).

    Exact where there are no more ways to swap than `resamples`; else drawn, and (hits + 1) / (draws + 1).
    """
    sums, _ = _by_cluster(differences, clusters)
    sums = sums[np.abs(sums) > _EPSILON]
    if not len(sums):
        return 1.0
    if len(sums) == 1:
        return 1.0  # one swap or none: both are as likely, and as far from zero
    # nudged to a grid, so that equal sums that differ by rounding count as equal
    found = stats.permutation_test(
        (np.round(sums, 9),),
        lambda x, axis: np.round(np.sum(x, axis=axis), 7),
        permutation_type="samples",
        vectorized=True,
        n_resamples=resamples,
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Holm's step-down adjustment (Holm 1979): compare the result with alpha itself."""
    adjusted: dict[str, float] = {}
    highest = 0.0
    for place, name in enumerate(sorted(p_values, key=lambda name: (p_values[name], name))):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[name]))
        adjusted[name] = highest
    return adjusted


DISCORDANT = (
    0.15  # share of questions on which two versions of one chatbot differ, if nothing better is known
)


def minimal_detectable_effect(n: int, *, discordant: float = DISCORDANT, power: float = 0.8) -> float:
    """The smallest difference of two shares that a paired test finds with this power at the 5 % level.

    (z₀.₉₇₅ + z_power) · √(ψ / n), ψ the share of questions that differ (Connor 1987, "Sample size for testing
    differences in proportions for the paired-sample design", leading term); at most 1.
    """
    if n <= 0:
        return 1.0
    z = stats.norm.ppf((1 + LEVEL) / 2) + stats.norm.ppf(power)
    return float(min(1.0, z * math.sqrt(discordant / n)))


def power_note(n: int) -> str:
    """What n questions can tell, in French, for reports."""
    if n == 0:
        return "Sans question, rien ne peut être comparé."
    points = round(100 * minimal_detectable_effect(n))
    questions = "1 question" if n == 1 else f"{n} questions"
    return (
        f"Avec {questions}, un écart de moins de {points} points environ entre deux essais "
        "ne se distingue pas du hasard."
    )
