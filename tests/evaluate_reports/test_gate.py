"""The gate: what it refuses to read, that it never wavers, and that each way to be worse is caught."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.evaluation.gate import (
    DEFAULT_GATE,
    Check,
    Gate,
    GateResult,
    Rule,
    RuleKind,
    Status,
    check_gate,
    read_gate,
)
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.model import Answered, Corpus, Evaluation
from ingest.errors import InputError
from tests.evaluate_reports.conftest import (
    QUESTIONS,
    Measure,
    alter_quotation,
    always_answer,
    never_answer,
    remove_leg,
    swap_speaker,
)

Worsen = Callable[[Answered, Corpus], Answered]


@pytest.fixture(scope="module")
def gate() -> Gate:
    """The gate that is shipped."""
    return read_gate(DEFAULT_GATE, METRICS)


def check(evaluation: Evaluation, gate: Gate, baseline: Evaluation | None = None) -> GateResult:
    """Check an evaluation."""
    return check_gate(evaluation.summary, evaluation.results, baseline, gate, metrics=METRICS)


def broken(result: GateResult) -> set[tuple[str, str]]:
    """Which rules are broken."""
    return {(one.rule.kind.value, one.rule.metric) for one in result.broken}


def one_rule(kind: RuleKind, metric: str, limit: float) -> Gate:
    """A gate of one rule."""
    return Gate("un.toml", (Rule(kind, metric, limit),))


def only(result: GateResult) -> Check:
    """The single check."""
    (found,) = result.checks
    return found


def test_an_unchanged_chatbot_passes_twenty_times_of_twenty(
    answered: tuple[Answered, ...], measure: Measure, gate: Gate
) -> None:
    """Scored again and again, the same replies pass against themselves, with the same figures each time."""
    rows = [with_gold(row) for row in answered]
    baseline = measure(rows)

    results = [check(measure(rows), gate, baseline) for _ in range(20)]

    assert [result.passed for result in results] == [True] * 20
    assert len(set(results)) == 1
    assert all(one.status is not Status.NOT_MEASURED for one in results[0].checks)


@pytest.mark.parametrize(
    ("worsen", "caught"),
    [
        (swap_speaker, ("plafonds", "name_citation_mismatch_rate")),
        (alter_quotation, ("plafonds", "quotation_not_found_rate")),
        (always_answer, ("plafonds", "false_answer_rate")),
        (never_answer, ("plafonds", "over_refusal_rate")),
    ],
)
def test_a_worse_chatbot_fails_by_its_own_metric(
    worsen: Worsen,
    caught: tuple[str, str],
    answered: tuple[Answered, ...],
    corpus: Corpus,
    measure: Measure,
    gate: Gate,
) -> None:
    """Without a baseline: swapped speakers, altered quotations, always or never answering."""
    result = check(measure([worsen(row, corpus) for row in answered]), gate)

    assert not result.passed
    assert caught in broken(result)


def test_each_fault_breaks_only_what_it_should(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure, gate: Gate
) -> None:
    """Always answering is no refusal, never answering no false answer, an altered quotation no swap."""
    names = {
        worsen: {name for _, name in broken(check(measure([worsen(row, corpus) for row in answered]), gate))}
        for worsen in (alter_quotation, always_answer, never_answer)
    }

    assert "name_citation_mismatch_rate" not in names[alter_quotation]
    assert "over_refusal_rate" not in names[always_answer]
    assert "quotation_not_found_rate" not in names[always_answer]
    assert names[never_answer] == {"over_refusal_rate", "right_rate"}


def test_a_single_swapped_speaker_is_caught(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure, gate: Gate
) -> None:
    """One reply in sixteen that credits somebody else keeps the answers offline."""
    worse = [swap_speaker(row, corpus) if row.question.id == "q03" else row for row in answered]

    assert ("plafonds", "name_citation_mismatch_rate") in broken(check(measure(worse), gate))


def test_a_leg_removed_fails_against_the_baseline(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure, gate: Gate
) -> None:
    """The replies may stay the same: the recall of the fusion tells, question by question."""
    rows = [with_gold(row) for row in answered]
    before, after = measure(rows), measure([remove_leg(row, corpus) for row in rows])

    assert check(before, gate, before).passed
    assert broken(check(after, gate, before)) == {("pas_pire_que_la_reference", "fused_recall_10")}


def with_gold(row: Answered) -> Answered:
    """Take the statements that the unchanged chatbot cites as the gold of an answerable question."""
    cited = (citation["statement_id"] for citation in row.reply["citations"])
    groups = tuple((name,) for name in dict.fromkeys(cited) if name)
    return replace(row, question=replace(row.question, gold=groups)) if row.question.answerable else row


def test_never_answering_leaves_no_answer_to_judge_and_that_is_a_loss(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure, evaluation: Evaluation
) -> None:
    """A metric that the baseline measured and that now has nothing to measure is broken, not skipped."""
    gate = one_rule(RuleKind.NOT_WORSE, "speaker_accuracy", 0.5)

    result = check(measure([never_answer(row, corpus) for row in answered]), gate, evaluation)

    assert only(result).status is Status.BROKEN


def test_the_worse_end_of_the_interval_decides(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure, evaluation: Evaluation
) -> None:
    """Two new refusals of twelve lose 17 points; a tolerance of 20 does not cover what they may lose."""
    worse = measure(
        [never_answer(row, corpus) if row.question.id in {"q03", "q06"} else row for row in answered]
    )

    at_20 = check(worse, one_rule(RuleKind.NOT_WORSE, "over_refusal_rate", 0.20), evaluation)
    at_90 = check(worse, one_rule(RuleKind.NOT_WORSE, "over_refusal_rate", 0.90), evaluation)

    assert only(at_20).value == pytest.approx(2 / 12)
    assert only(at_20).status is Status.BROKEN
    assert only(at_90).status is Status.HELD


def test_being_better_than_the_baseline_is_no_loss(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure, evaluation: Evaluation
) -> None:
    """The direction of each metric counts: fewer refusals, and more right replies, both pass at 0."""
    before = measure(
        [never_answer(row, corpus) if row.question.id in {"q03", "q06"} else row for row in answered]
    )

    for metric in ("over_refusal_rate", "right_rate"):
        assert check(evaluation, one_rule(RuleKind.NOT_WORSE, metric, 0.0), before).passed, metric


@pytest.mark.parametrize(
    ("kind", "metric", "limit", "status"),
    [
        (RuleKind.FLOOR, "right_rate", 0.8, Status.HELD),  # 16 of 16: at least 80.6 %
        (RuleKind.FLOOR, "right_rate", 0.9, Status.HELD_BARELY),
        (RuleKind.FLOOR, "right_rate", 1.0, Status.HELD),
        (RuleKind.CEILING, "false_answer_rate", 0.1, Status.HELD_BARELY),  # 0 of 4 may still be 49 %
        (RuleKind.CEILING, "false_answer_rate", 0.0, Status.HELD),
        (RuleKind.CEILING, "right_rate", 0.5, Status.BROKEN),
        (RuleKind.FLOOR, "quotation_not_found_rate", 0.5, Status.BROKEN),
        (RuleKind.NOT_WORSE, "right_rate", 0.0, Status.NOT_MEASURED),
        (RuleKind.FLOOR, "fused_recall_10", 0.9, Status.NOT_MEASURED),  # no question names its passages
    ],
)
def test_a_rule_is_held_barely_held_broken_or_not_measured(
    kind: RuleKind, metric: str, limit: float, status: Status, evaluation: Evaluation
) -> None:
    """A value beyond its limit is held; where its interval reaches over, the report says so."""
    assert only(check(evaluation, one_rule(kind, metric, limit))).status is status


def test_a_gate_that_measured_nothing_does_not_pass(evaluation: Evaluation) -> None:
    """Nothing measured is no proof."""
    assert not check(evaluation, one_rule(RuleKind.NOT_WORSE, "right_rate", 0.1)).passed


def test_generated_questions_do_not_decide_for_people(
    answered: tuple[Answered, ...], corpus: Corpus, measure: Measure
) -> None:
    """Refusing every generated question leaves the gate of people's questions as it was."""
    generated = [
        never_answer(
            replace(row, question=replace(row.question, id=f"g-{row.question.id}", source="generated")),
            corpus,
        )
        for row in answered
    ]
    gate = one_rule(RuleKind.CEILING, "over_refusal_rate", 0.0)

    assert check(measure([*answered, *generated]), gate).passed
    assert only(check(measure(generated), gate)).status is Status.BROKEN


def test_a_baseline_without_a_common_question_is_refused(
    answered: tuple[Answered, ...], measure: Measure, evaluation: Evaluation, gate: Gate
) -> None:
    """Nothing can be compared with other questions, be their ids the same."""
    others = measure(
        [
            replace(row, question=replace(row.question, question=f"{row.question.question} Dites"))
            for row in answered
        ]
    )

    with pytest.raises(InputError, match="aucune question commune"):
        check(evaluation, gate, others)


def write(folder: Path, text: str) -> Path:
    """A gate file."""
    file = folder / "seuils.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[planchers]\nbonheur = 0.9", "mesure inconnue 'bonheur'"),
        ("[planchers]\nright_rate = 'haut'", "right_rate vaut 'haut'"),
        ("[planchers]\nright_rate = true", "right_rate vaut True"),
        ("[planchers]\nright_rate = -1", "right_rate vaut -1"),
        ("[planchers]\nright_rate = nan", "right_rate vaut nan"),
        ("[plafonds]\nlatency_total_p95_ms = inf", "latency_total_p95_ms vaut inf"),
        ("[plafonds]\nlatency_total_p95_ms = 1" + "0" * 400, "attendu un nombre de ms"),
        ("[planchers]\nright_rate = 90", "0.9 pour 90 %"),
        ("[murs]\nright_rate = 0.9", "'murs' inconnu"),
        ("right_rate = 0.9", "'right_rate' inconnu"),
        ("[planchers", "seuils illisibles"),
        ("", "aucun seuil"),
        ("[planchers]", "aucun seuil"),
    ],
)
def test_a_gate_file_that_means_nothing_is_refused(text: str, said: str, tmp_path: Path) -> None:
    """One line names the file, what was found, what was expected and the next step."""
    file = write(tmp_path, text)

    with pytest.raises(InputError, match=said) as caught:
        read_gate(file, METRICS)

    message = str(caught.value)
    assert message.startswith(str(file))
    assert "attendu" in message
    assert "\n" not in message


def test_an_unknown_metric_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    """The names that may be written are in the message."""
    with pytest.raises(InputError, match="false_answer_rate"):
        read_gate(write(tmp_path, "[plafonds]\nfalse_answers = 0.1"), METRICS)


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_gate_file_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    """A missing file and a folder."""
    with pytest.raises(InputError, match="seuils illisibles"):
        read_gate(tmp_path / name, METRICS)


def test_the_shipped_gate_is_explained_line_by_line() -> None:
    """Somebody who opens the file to change it reads what each number means, in its own words."""
    lines = DEFAULT_GATE.read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if " = " in line and not line.startswith("#")]

    assert len(rules) == len(read_gate(DEFAULT_GATE, METRICS).rules) > 10
    assert all(0 <= float(rule.split("=")[1].split("#")[0]) <= 1 for rule in rules)
    assert sum(line.startswith("#") for line in lines) >= len(rules)


def test_the_questions_try_both_sides() -> None:
    """The fixtures hold questions with and without an answer: else half of the gate would prove nothing."""
    sides: Sequence[bool] = [question.answerable for question in QUESTIONS]

    assert 4 <= sum(sides) <= len(sides) - 4
