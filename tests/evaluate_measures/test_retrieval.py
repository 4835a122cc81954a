"""Retrieval measures by hand, and against ir-measures where both measure the same."""

import math
from random import Random

import ir_measures  # type: ignore[import-untyped,unused-ignore]  # published without types
import pytest
from ir_measures import RR, R, nDCG

from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.metrics.retrieval import measure, needs
from chatbot.evaluation.model import Trace
from tests.evaluate_measures.invented import INVENTED, make_answer, make_answered, make_question

VALUE = {metric.name: metric.value for metric in METRICS}


def test_the_measures_of_one_ranking_by_hand() -> None:
    """Gold at ranks 2 and 4 of a list of five."""
    found = measure((("a",), ("b",)), ("x", "a", "y", "b", "z"))

    assert found["recall_1"] == 0
    assert found["recall_3"] == 0.5
    assert found["recall_5"] == found["recall_10"] == 1
    assert found["rr_10"] == 0.5
    ideal = 1 + 1 / math.log2(3)
    assert found["ndcg_10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / ideal)


def test_one_statement_of_a_group_is_enough() -> None:
    """A second statement of the same group adds nothing and is not missed."""
    found = measure((("a", "b"),), ("b", "x", "a"))

    assert found == dict.fromkeys(found, 1.0)


def test_a_group_that_holds_all_of_another_is_found_with_it() -> None:
    """Two items of gold in one statement are one need."""
    assert needs((("a", "b"), ("a",), ("a",), ())) == (("a",),)


def test_nothing_retrieved_scores_zero() -> None:
    """An empty list finds nothing."""
    assert set(measure((("a",),), ()).values()) == {0.0}


def test_beyond_rank_ten_nothing_counts() -> None:
    """Gold at rank 11 is not found."""
    assert set(measure((("a",),), (*"bcdefghijk", "a")).values()) == {0.0}


def test_a_statement_that_comes_twice_takes_one_rank() -> None:
    """Chunks of one statement do not push others down."""
    assert measure((("b",),), ("a", "a", "b"))["rr_10"] == 0.5


def test_ties_do_not_depend_on_names() -> None:
    """The order of the list decides, whatever the statements are called."""
    first = measure((("z",),), ("z", "a"))
    second = measure((("a",),), ("a", "z"))

    assert first == second
    assert first["recall_1"] == 1.0


@pytest.mark.parametrize("seed", range(5))
def test_single_statement_groups_measure_as_ir_measures_does(seed: int) -> None:
    """Random rankings and gold of one statement a group: the same values to nine digits."""
    random = Random(seed)
    for _ in range(20):
        names = [f"s{number}" for number in range(30)]
        gold = random.sample(names, random.randint(1, 6))
        ranked = random.sample(names, random.randint(1, 25))
        judged = [ir_measures.Qrel("q", name, 1) for name in gold]
        run = [ir_measures.ScoredDoc("q", name, 1 / (rank + 1)) for rank, name in enumerate(ranked)]
        measures = [R @ 1, R @ 3, R @ 5, R @ 10, RR @ 10, nDCG @ 10]
        theirs = ir_measures.calc_aggregate(measures, judged, run)

        ours = measure(tuple((name,) for name in gold), tuple(ranked))

        assert list(ours.values()) == pytest.approx([theirs[one] for one in measures], abs=1e-9)


def test_only_answerable_questions_with_gold_and_a_trace_count() -> None:
    """No gold, no answer or no trace: not measured."""
    trace = Trace({"fused": ("s1",)})
    with_gold = make_question(gold=(("s1",),))
    value = VALUE["fused_recall_1"]

    assert value(make_answered(make_answer(""), with_gold, trace), INVENTED) == 1.0
    assert value(make_answered(make_answer(""), with_gold), INVENTED) is None
    assert value(make_answered(make_answer(""), make_question(), trace), INVENTED) is None
    assert value(make_answered(make_answer(""), make_question(answerable=False), trace), INVENTED) is None
    assert VALUE["dense_recall_1"](make_answered(make_answer(""), with_gold, trace), INVENTED) is None


def test_each_stage_is_measured_on_its_own_list() -> None:
    """A loss between two stages shows between their figures."""
    trace = Trace({"lexical": ("s1", "s2"), "dense": ("s2", "s1"), "fused": ("s2",), "sent": ()})
    answered = make_answered(make_answer(""), make_question(gold=(("s1",),)), trace)

    found = [
        VALUE[f"{stage}_recall_3"](answered, INVENTED) for stage in ("lexical", "dense", "fused", "sent")
    ]

    assert found == [1.0, 1.0, 0.0, 0.0]
    assert VALUE["dense_rr_10"](answered, INVENTED) == 0.5
