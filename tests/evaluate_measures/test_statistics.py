"""Intervals and tests by hand, against scipy, and on simulated data whose truth is known."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from chatbot.evaluation.statistics import (
    Test,
    Verdict,
    bootstrap_statistic,
    cluster_bootstrap,
    compare_paired,
    compare_values,
    holm,
    mcnemar,
    minimal_detectable_effect,
    paired_interval,
    power_note,
    sign_flips,
    wilson,
)

Random = np.random.Generator


def clustered(random: Random, clusters: int, *, binary: bool) -> tuple[list[float], list[str]]:
    """Values that depend on their cluster, clusters of unequal size."""
    values: list[float] = []
    names: list[str] = []
    for cluster in range(clusters):
        size, lean = int(random.integers(2, 12)), random.normal() * 0.6
        if binary:
            drawn = (random.random(size) < 1 / (1 + np.exp(-(1.2 + lean)))).astype(float)
        else:
            drawn = np.clip(random.normal(0.6 + 0.15 * lean, 0.25, size), 0, 1)
        values += drawn.tolist()
        names += [f"session {cluster}"] * size
    return values, names


def test_wilson_is_that_of_the_textbook() -> None:
    """8 of 10 (Wilson 1927), 50 of 50, and nothing."""
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(50, 50) == pytest.approx((0.9287, 1.0), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_wilson_covers_95_of_100() -> None:
    """Of all outcomes of 80 questions at p = 0.9, weighted: 93 to 97 % have p in the interval."""
    held = [right for right in range(81) if wilson(right, 80)[0] <= 0.9 <= wilson(right, 80)[1]]

    assert 0.93 <= stats.binom.pmf(held, 80, 0.9).sum() <= 0.97


@pytest.mark.parametrize(("binary", "truth"), [(True, 0.7529), (False, 0.5934)])
@pytest.mark.parametrize("clusters", [10, 25])
def test_the_cluster_bootstrap_covers_95_of_100(clusters: int, binary: bool, truth: float) -> None:
    """Of 600 simulated sets of dependent questions, 93 to 97 % have the true mean in their interval."""
    random = np.random.default_rng(20)
    held = 0
    for seed in range(600):
        bounds = cluster_bootstrap(*clustered(random, clusters, binary=binary), seed=seed % 5, resamples=400)
        held += bounds is not None and bounds[0] <= truth <= bounds[1]

    assert 0.93 <= held / 600 <= 0.97


@pytest.mark.parametrize(("binary", "truth"), [(True, 0.7529), (False, 0.5934)])
def test_the_truth_of_the_simulation_is_known(binary: bool, truth: float) -> None:
    """The mean of a very large simulated set: what the coverage tests hold intervals to."""
    values, _ = clustered(np.random.default_rng(5), 60_000, binary=binary)

    assert np.mean(values) == pytest.approx(truth, abs=0.002)


def test_questions_drawn_one_by_one_would_be_too_sure() -> None:
    """Where clusters decide, the clustered interval is much wider than scipy's of single questions."""
    random = np.random.default_rng(3)
    values = [lean for lean in random.random(12) for _ in range(20)]
    names = [f"s{number // 20}" for number in range(240)]
    single = stats.bootstrap((values,), np.mean, rng=np.random.default_rng(1), n_resamples=2000)

    low, high = cluster_bootstrap(values, names, seed=1, resamples=2000) or (0.0, 0.0)

    assert high - low > 3 * (single.confidence_interval.high - single.confidence_interval.low)


def test_single_questions_are_drawn_as_scipy_draws_them() -> None:
    """Every question its own cluster: the percentile interval of scipy, to a hundredth."""
    values = np.random.default_rng(8).random(120).tolist()
    theirs = stats.bootstrap(
        (values,), np.mean, method="percentile", rng=np.random.default_rng(2), n_resamples=4000
    ).confidence_interval

    found = cluster_bootstrap(values, [str(n) for n in range(120)], seed=2, resamples=4000)

    assert found == pytest.approx((theirs.low, theirs.high), abs=0.01)


def test_clusters_that_are_alike_make_no_figure_surer() -> None:
    """Four clusters with the same mean and varied questions: not an interval of no width."""
    values = [0.0, 1.0] * 20

    low, high = cluster_bootstrap(values, [str(n // 10) for n in range(40)], seed=1, resamples=500) or (0, 0)

    assert high - low > 0.25


def test_perfection_is_not_certainty() -> None:
    """All right in 12 sessions: Wilson of 12 of 12, not [1, 1]."""
    found = cluster_bootstrap([1.0] * 60, [str(n % 12) for n in range(60)], seed=1, resamples=100)

    assert found == wilson(12, 12)


def test_one_cluster_has_no_interval() -> None:
    """One session does not show how sessions vary."""
    assert cluster_bootstrap([0.0, 1.0], ["s", "s"], seed=1, resamples=100) is None


def test_the_same_seed_gives_the_same_interval() -> None:
    """And another seed another one."""
    values, names = clustered(np.random.default_rng(1), 9, binary=False)
    first, again, other = (cluster_bootstrap(values, names, seed=s, resamples=300) for s in (1, 1, 2))

    assert first == again != other


def test_a_statistic_of_a_whole_set_is_drawn_by_clusters() -> None:
    """The mean as a statistic has the interval of the mean."""
    random = np.random.default_rng(2)
    values = [lean + random.random() / 10 for lean in random.random(30) for _ in range(4)]
    names = [f"s{number // 4}" for number in range(120)]

    def mean(rows: NDArray[np.float64]) -> float:
        return float(rows.mean())

    found = bootstrap_statistic(np.array(values)[:, None], names, mean, seed=4, resamples=500)

    assert found == pytest.approx(cluster_bootstrap(values, names, seed=4, resamples=500), abs=1e-9)


def test_a_statistic_that_is_rarely_defined_has_no_interval() -> None:
    """Only draws of one cluster alone have it, and they are 3 of 27."""

    def of_equals(drawn: NDArray[np.float64]) -> float | None:
        return float(drawn[0, 0]) if np.ptp(drawn) == 0 or list(drawn[:, 0]) == [0.0, 1.0, 2.0] else None

    rows = np.array([[0.0], [1.0], [2.0]])

    assert bootstrap_statistic(rows, ["a", "b", "c"], of_equals, seed=1, resamples=200) is None
    assert bootstrap_statistic(
        rows, ["a", "b", "c"], lambda drawn: float(drawn.mean()), seed=1, resamples=200
    )


def test_mcnemar_by_hand() -> None:
    """8 gained, 1 lost: 2 · (1 + 9) / 2⁹."""
    a, b = [0.0] * 8 + [1.0] + [1.0] * 5, [1.0] * 8 + [0.0] + [1.0] * 5

    assert mcnemar(a, b) == pytest.approx(20 / 512)
    assert mcnemar([1.0, 0.0], [1.0, 0.0]) == 1.0


def test_sign_flips_by_hand() -> None:
    """Of the 16 ways to swap four differences, 2 are as far from zero as 1, 2, 3, 4 all one way."""
    assert sign_flips([1, 2, 3, 4], ["a", "b", "c", "d"], 0, 10_000) == pytest.approx(2 / 16)
    assert sign_flips([0, 0], ["a", "b"], 0, 100) == 1.0


def test_sign_flips_swap_whole_clusters() -> None:
    """Eight equal differences in two clusters can be swapped in four ways only."""
    assert sign_flips([0.1] * 8, list("aaaabbbb"), 0, 10_000) == pytest.approx(2 / 4)
    assert sign_flips([0.1] * 8, list("abcdefgh"), 0, 10_000) == pytest.approx(2 / 256)


@pytest.mark.parametrize("seed", range(4))
def test_exact_sign_flips_agree_with_a_full_count(seed: int) -> None:
    """Every way to swap nine differences, counted out."""
    differences = np.random.default_rng(seed).normal(0.4, 1, 9).round(1)
    all_sums = [
        abs(sum(s * d for s, d in zip(signs, differences, strict=True)))
        for signs in product((1, -1), repeat=9)
    ]
    expected = np.mean([one >= abs(differences.sum()) - 1e-9 for one in all_sums])

    assert sign_flips(differences.tolist(), list("abcdefghi"), seed, 10_000) == pytest.approx(expected)


def test_drawn_sign_flips_agree_with_the_t_test() -> None:
    """On 60 normal differences, both p are near each other."""
    differences = np.random.default_rng(11).normal(0.2, 1, 60)

    found = sign_flips(differences.tolist(), [str(n) for n in range(60)], 1, 20_000)

    assert found == pytest.approx(stats.ttest_1samp(differences, 0).pvalue, abs=0.01)


def test_no_difference_is_rejected_once_in_twenty() -> None:
    """Of 400 comparisons of equals that depend on their cluster, 2 to 8 % have p < 0.05."""
    random = np.random.default_rng(6)
    rejected = 0
    for _ in range(400):
        _, names = clustered(random, 12, binary=False)
        shift = {name: random.normal() * 0.2 for name in sorted(set(names))}
        differences = [random.normal() * 0.2 + shift[name] for name in names]
        rejected += sign_flips(differences, names, 1, 400) < 0.05

    assert 0.02 <= rejected / 400 <= 0.08


def test_holm_by_hand() -> None:
    """0.01, 0.04, 0.03 of three: ·3, then ·2, and never below the one before."""
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "c": 0.06, "b": 0.06})
    assert holm({}) == {}


def test_the_test_depends_on_values_and_clusters() -> None:
    """Yes-or-no of single questions: McNemar; shares, or shared clusters: permutation."""
    yes, no, half = [1.0] * 4, [0.0] * 4, [0.5] * 4

    assert compare_values(no, yes, list("abcd")).test is Test.MCNEMAR
    assert compare_values(no, yes, list("aabb")).test is Test.PERMUTATION
    assert compare_values(half, yes, list("abcd")).test is Test.PERMUTATION
    assert compare_values([None], [1.0], ["a"]).verdict is Verdict.NOT_MEASURED


def test_only_common_questions_are_compared() -> None:
    """A question that only one of the two answers has no pair."""
    found = compare_values([1.0, None, 0.0], [1.0, 1.0, 1.0], list("abc"))

    assert (found.n, found.a, found.b, found.difference) == (2, 0.5, 1.0, 0.5)


def test_verdicts_say_better_worse_inconclusive_unchanged() -> None:
    """By the Holm-adjusted p and the direction that is better."""
    before = {"up": [0.0] * 20, "down": [0.0] * 20, "few": [0.0] * 20, "same": [1.0] * 20}
    after = {"up": [1.0] * 20, "down": [1.0] * 20, "few": [1.0] + [0.0] * 19, "same": [1.0] * 20}
    better = {"up": "higher", "down": "lower", "few": "higher", "same": "higher"}

    found = compare_paired(before, after, [str(n) for n in range(20)], better=better, seed=1)

    assert {name: one.verdict for name, one in found.items()} == {
        "up": Verdict.BETTER,
        "down": Verdict.WORSE,
        "few": Verdict.INCONCLUSIVE,
        "same": Verdict.UNCHANGED,
    }
    assert found["up"].p_adjusted == pytest.approx(3 * 2 / 2**20)  # three metrics differ


def test_holm_turns_a_lucky_metric_into_inconclusive() -> None:
    """With p = 0.031 alone there is a verdict; among four metrics there is none."""
    lucky, mixed = [0.0] * 6, [0.0, 1.0] * 3
    clusters = list("abcdef")
    alone = compare_paired({"m": lucky}, {"m": [1.0] * 6}, clusters, better={"m": "higher"})
    names = ("x", "y", "z")
    several = compare_paired(
        {"m": lucky, **dict.fromkeys(names, mixed)},
        {"m": [1.0] * 6, **dict.fromkeys(names, mixed[::-1])},
        clusters,
        better={"m": "higher"},
    )

    assert alone["m"].verdict is Verdict.BETTER
    assert several["m"].verdict is Verdict.INCONCLUSIVE


def test_the_paired_interval_holds_the_difference() -> None:
    """Of 400 simulated pairs of runs, 93 to 97 % have the true difference of 0.1 in it."""
    random = np.random.default_rng(9)
    held = 0
    for seed in range(400):
        before, names = clustered(random, 15, binary=False)
        shift = {name: 0.1 + random.normal() * 0.1 for name in sorted(set(names))}
        after = [
            value + shift[name] + random.normal() * 0.1 for value, name in zip(before, names, strict=True)
        ]
        low, high = paired_interval(before, after, names, seed=seed % 5, resamples=400)
        held += low <= 0.1 <= high

    assert 0.93 <= held / 400 <= 0.97


def test_an_unchanged_run_differs_by_nothing() -> None:
    """Equal values: no difference and no width, for one pair too."""
    assert paired_interval([1.0, 0.0], [1.0, 0.0], ["a", "b"], seed=1, resamples=100) == (0.0, 0.0)
    assert paired_interval([1.0], [1.0], ["a"], seed=1, resamples=100) == (0.0, 0.0)
    assert paired_interval([1.0], [0.0], ["a"], seed=1, resamples=100) == (-1.0, 1.0)


def test_fifty_questions_tell_nothing_under_fifteen_points() -> None:
    """And three hundred nothing under six."""
    assert minimal_detectable_effect(50) == pytest.approx(0.153, abs=0.001)
    assert minimal_detectable_effect(300) == pytest.approx(0.063, abs=0.001)
    assert minimal_detectable_effect(0) == minimal_detectable_effect(1) == 1.0
    assert "50 questions" in power_note(50)
    assert "15 points" in power_note(50)


def test_a_detectable_effect_is_detected_four_times_in_five() -> None:
    """All 15 % of changes one way on 50 questions: McNemar finds it in 73 to 87 % of runs."""
    changed = np.random.default_rng(12).binomial(50, 0.15, 2000)
    found = np.mean([mcnemar([0.0] * int(n) + [1.0], [1.0] * int(n) + [1.0]) < 0.05 for n in changed])

    assert 0.73 <= found <= 0.87
