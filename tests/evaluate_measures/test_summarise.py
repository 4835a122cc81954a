"""From replies to figures: what is counted, with which interval, how fast."""

import time
from collections import Counter
from dataclasses import replace

import pytest

from chatbot.evaluation.metrics import METRICS, score, summarise
from chatbot.evaluation.model import Answered, Interval, QuestionType, Trace
from chatbot.evaluation.statistics import wilson
from tests.evaluate_measures.invented import (
    ANNE,
    INVENTED,
    make_abstention,
    make_answer,
    make_citation,
    make_question,
)

ANSWER = make_answer("Anne Morvan le dit. [1]", make_citation(1, "s1"))
TRACE = Trace({stage: ("s1", "s2") for stage in ("lexical", "dense", "fused", "sent")}, 0.5)


def asked(number: int, *, right: bool = True, source: str = "human", repetition: int = 1) -> Answered:
    """A question with gold, answered or refused."""
    question = make_question(
        id=f"q{number}",
        gold=(("s1",),),
        gold_speakers=(ANNE,),
        gold_sessions=("round_table 1",),
        cluster=f"session {number % 5}",
        source=source,
    )
    return Answered(question, ANSWER if right else make_abstention(), TRACE, repetition)


def test_names_are_unique_and_directions_known() -> None:
    """Reports and gates find a metric by its name."""
    assert Counter(metric.name for metric in METRICS).most_common(1)[0][1] == 1
    assert {metric.better for metric in METRICS} == {"higher", "lower"}
    assert all(metric.title and metric.definition.endswith(".") for metric in METRICS)
    assert all((metric.row is None) == (metric.over is None) for metric in METRICS)


def test_every_definition_has_its_docstring() -> None:
    """What a metric computes is written at the function that computes it."""
    functions = [metric.over or metric.value for metric in METRICS]

    assert [f for f in functions if not getattr(f, "func", f).__doc__] == []  # of a partial: its function


def test_yes_or_no_gets_wilson_and_means_the_clusters() -> None:
    """3 of 10 refused: Wilson's interval; every figure says n."""
    measured = summarise([asked(n, right=n > 2) for n in range(10)], INVENTED, seed=1, resamples=300)
    refused = measured.figures["over_refusal_rate"]

    assert refused.n == 10
    assert refused.value == pytest.approx(0.3)
    assert (refused.low, refused.high) == wilson(3, 10)
    assert measured.figures["citation_coverage"].n == 7


def test_generated_questions_are_never_averaged_with_those_of_people() -> None:
    """All of people right, all generated refused: 0 and 1, never one half."""
    cases = [asked(n) for n in range(4)] + [asked(n, right=False, source="generated") for n in range(4, 8)]
    measured = summarise(cases, INVENTED, seed=1, resamples=100)

    assert measured.figures["over_refusal_rate"].value == 0.0
    assert measured.generated["over_refusal_rate"].value == 1.0
    assert measured.figures["over_refusal_rate"].n == measured.generated["over_refusal_rate"].n == 4


def test_a_repeated_question_counts_once() -> None:
    """Three repetitions of one question do not make it three."""
    cases = [asked(0), asked(0, right=False, repetition=2), *(asked(n) for n in range(1, 4))]
    refused = summarise(cases, INVENTED, seed=1, resamples=100).figures["over_refusal_rate"]

    assert refused.n == 4
    assert refused.value == pytest.approx(0.5 / 4)


def test_figures_are_split_by_type() -> None:
    """A type has its own n, value and interval."""
    near = replace(asked(1).question, type=QuestionType.NEAR_MISS, answerable=False, id="n", gold=())
    cases = [asked(0), Answered(near, ANSWER), Answered(replace(near, id="m"), make_abstention())]
    found = summarise(cases, INVENTED, seed=1, resamples=100).figures["false_answer_rate"]

    assert {kind: (figure.n, figure.value) for kind, figure in found.by_type.items()} == {
        "near_miss": (2, 0.5)
    }


def test_the_first_reply_is_in_no_time() -> None:
    """It is cold; percentiles by linear interpolation over the others."""
    cases = [
        Answered(make_question(id=f"q{n}"), make_answer("Un.", total_ms=ms), None)
        for n, ms in enumerate([9000.0, 10.0, 20.0, 30.0, 40.0])
    ]
    measured = summarise(cases, INVENTED, seed=1, resamples=100, peak_memory_mib=700.0)

    assert measured.figures["latency_total_p50_ms"].value == 25.0
    assert measured.figures["latency_total_p95_ms"].value == pytest.approx(38.5)
    assert measured.figures["latency_total_p50_ms"].n == 4
    operations = measured.curves["operations"]
    assert operations["cold_ms"]["total"] == 9000.0
    assert operations["warm_ms"]["search"] == [5.0, 10.0, 15.0, 20.0]
    assert operations["peak_memory_mib"] == 700.0


def test_a_server_without_a_trace_is_measured_without_retrieval() -> None:
    """No trace: no retrieval and no confidence, everything else as ever."""
    cases = [replace(asked(n), trace=None) for n in range(6)]
    measured = summarise(cases, INVENTED, seed=1, resamples=100)

    assert measured.figures["fused_recall_5"].n == 0
    assert measured.figures["confidence_auroc"].value is None
    assert measured.figures["speaker_accuracy"].value == 1.0
    assert measured.curves["risk_coverage"] == []


def test_scores_hold_only_what_applies() -> None:
    """A refused question has no citation metric."""
    scored = score([asked(0, right=False)], INVENTED)[0]

    assert scored.values["over_refusal_rate"] == 1.0
    assert "citation_coverage" not in scored.values
    assert "abstention_f1" not in scored.values


def test_the_same_seed_gives_the_same_figures() -> None:
    """Nothing is drawn without the seed."""
    cases = [asked(n, right=n % 3 > 0) for n in range(30)]
    one, again = (summarise(cases, INVENTED, seed=7, resamples=200).figures for _ in range(2))

    assert one == again


@pytest.mark.parametrize("metric", [metric for metric in METRICS if metric.interval is Interval.WILSON])
def test_wilson_is_only_used_for_yes_or_no(metric: object) -> None:
    """Every metric with Wilson's interval gives 0 or 1."""
    cases = [asked(0), asked(1, right=False)]

    assert {metric.value(case, INVENTED) for case in cases} <= {None, 0.0, 1.0}  # type: ignore[attr-defined]  # a Metric


def test_three_hundred_questions_take_seconds() -> None:
    """With the usual 2,000 draws; the limit is ten times what an idle machine takes."""
    cases = [asked(n, right=n % 4 > 0) for n in range(300)]
    started = time.process_time()

    summarise(cases, INVENTED, seed=1, resamples=2000)

    assert time.process_time() - started < 20
