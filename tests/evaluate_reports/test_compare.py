"""Two evaluations side by side: verdicts, questions that flipped, and what may not be compared."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from chatbot.evaluation.compare import compare, render_comparison
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.model import Answered, Corpus, Evaluation, Scored
from chatbot.evaluation.statistics import Verdict
from ingest.errors import InputError
from tests.evaluate_reports.conftest import Measure, make_evaluation, never_answer, swap_speaker


@pytest.fixture(scope="module")
def worse_rows(answered: tuple[Answered, ...], corpus: Corpus) -> list[Answered]:
    """One refusal and one swapped speaker."""
    worse = {"q03": swap_speaker, "q06": never_answer}
    return [worse[row.question.id](row, corpus) if row.question.id in worse else row for row in answered]


@pytest.fixture(scope="module")
def worse(worse_rows: list[Answered], measure: Measure) -> Evaluation:
    """Measured."""
    return measure(worse_rows)


def test_the_same_evaluation_is_the_same(evaluation: Evaluation, corpus: Corpus) -> None:
    """No metric differs, no question flipped."""
    found = compare(evaluation, evaluation, (corpus, corpus), metrics=METRICS)

    assert {one.verdict for one in found.metrics.values()} == {Verdict.UNCHANGED}
    assert found.flips == ()
    assert "Aucune différence" in render_comparison(found, METRICS)


def test_flipped_questions_are_named_with_their_reasons(
    evaluation: Evaluation, worse: Evaluation, corpus: Corpus
) -> None:
    """Losses first, the worst of them at the top; the other way round they are gains."""
    lost = compare(evaluation, worse, (corpus, corpus), metrics=METRICS).flips
    gained = compare(worse, evaluation, (corpus, corpus), metrics=METRICS).flips

    assert [(flip.id, flip.gained) for flip in lost] == [("q03", False), ("q06", False)]
    assert "mauvaise personne" in lost[0].after[0]
    assert lost[0].before == ()
    assert {(flip.id, flip.gained) for flip in gained} == {("q03", True), ("q06", True)}
    assert any("mauvaise personne" in reason for flip in gained for reason in flip.before)


def test_losses_come_before_gains(
    answered: Sequence[Answered], worse: Evaluation, corpus: Corpus, measure: Measure
) -> None:
    """A question that was won stands after those that were lost, whatever its id."""
    before = measure([never_answer(row, corpus) if row.question.id == "q01" else row for row in answered])

    flips = compare(before, worse, (corpus, corpus), metrics=METRICS).flips

    assert [(flip.id, flip.gained) for flip in flips] == [("q03", False), ("q06", False), ("q01", True)]


def test_two_of_sixteen_tell_nothing(evaluation: Evaluation, worse: Evaluation, corpus: Corpus) -> None:
    """The difference is printed with its interval, and « on ne peut pas trancher »."""
    found = compare(evaluation, worse, (corpus, corpus), metrics=METRICS)
    text = render_comparison(found, METRICS).replace("\u00a0", " ").replace("\u202f", " ")

    right = found.metrics["right_rate"]
    assert right.verdict is Verdict.INCONCLUSIVE
    assert (right.n, right.a, right.b) == (16, 1, 14 / 16)
    assert "| Réponses justes en tout point | 16 | 100 % | 87,5 % | −12,5 points |" in text
    assert "on ne peut pas trancher" in text


def test_a_clear_loss_is_worse_and_a_clear_gain_better(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Sixty questions of thirty clusters, all refused: worse, and better the other way round."""
    rows = [
        replace(row, question=replace(row.question, id=f"{row.question.id}-{n}", cluster=f"c{i % 6}-{n}"))
        for n in range(5)
        for i, row in enumerate(answered[:12])
    ]
    refused = [never_answer(row, corpus) for row in rows]
    seed = {"resamples": 5000}
    before, after = (replace_draws(measure(part), **seed) for part in (rows, refused))

    loss = compare(before, after, (corpus, corpus), metrics=METRICS)
    gain = compare(after, before, (corpus, corpus), metrics=METRICS)

    assert loss.metrics["over_refusal_rate"].verdict is Verdict.WORSE
    assert gain.metrics["over_refusal_rate"].verdict is Verdict.BETTER
    assert "Moins bien : " in render_comparison(loss, METRICS)
    assert "Refus à tort" in render_comparison(loss, METRICS).split("Moins bien : ")[1].split("\n")[0]


def replace_draws(evaluation: Evaluation, resamples: int) -> Evaluation:
    """The same with more draws: Holm over many metrics needs small p."""
    return replace(evaluation, summary=replace(evaluation.summary, resamples=resamples))


def with_sha(evaluation: Evaluation, sha256: str) -> Evaluation:
    """As of another test set."""
    return replace(evaluation, summary=replace(evaluation.summary, test_set_sha256=sha256, test_set="autre"))


def test_enough_common_questions_of_two_sets_are_compared(
    answered: Sequence[Answered], corpus: Corpus, evaluation: Evaluation
) -> None:
    """Twelve of sixteen are; the report says how many, and that the sets differ."""
    part = with_sha(make_evaluation(answered[:12], corpus), "cd" * 32)

    found = compare(evaluation, part, (corpus, corpus), metrics=METRICS)

    assert (found.common, found.asked) == (12, (16, 12))
    assert any("12\u00a0questions communes" in note for note in found.notes)


@pytest.mark.parametrize("kept", [0, 3, 9])
def test_too_few_common_questions_are_refused(
    kept: int, answered: Sequence[Answered], corpus: Corpus, evaluation: Evaluation
) -> None:
    """One line names both sets and counts what they share."""
    rows = [
        row if number < kept else replace(row, question=replace(row.question, id=f"autre-{number}"))
        for number, row in enumerate(answered)
    ]
    other = with_sha(make_evaluation(rows, corpus), "cd" * 32)

    with pytest.raises(InputError, match="jeux de questions différents") as caught:
        compare(evaluation, other, (corpus, corpus), metrics=METRICS, names=("hier", "ce soir"))

    assert str(caught.value).startswith("hier et ce soir : ")
    assert f"{kept}\u00a0question" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_under_which_something_else_is_asked_is_not_common(
    answered: Sequence[Answered], corpus: Corpus, evaluation: Evaluation
) -> None:
    """Twelve keep their words, four are reworded under the same id: only twelve are compared."""
    rows = [
        row if number < 12 else replace(row, question=replace(row.question, question="Qui a parlé ?"))
        for number, row in enumerate(answered)
    ]

    found = compare(
        evaluation, with_sha(make_evaluation(rows, corpus), "cd" * 32), (corpus, corpus), metrics=METRICS
    )

    assert found.common == 12


def test_a_baseline_without_replies_still_tells_what_flipped(
    evaluation: Evaluation, worse: Evaluation, corpus: Corpus
) -> None:
    """A compact baseline keeps values only: what was wrong before is not known, that it was right is."""
    bare = [
        Scored(replace(row.answered, reply={"kind": row.answered.reply["kind"]}), row.values)
        for row in worse.results
    ]
    small = Evaluation(worse.summary, tuple(bare))

    found = compare(small, evaluation, (None, corpus), metrics=METRICS)

    assert {(flip.id, flip.gained, flip.before) for flip in found.flips} == {
        ("q03", True, ()),
        ("q06", True, ()),
    }
    assert "avant : à revoir" in render_comparison(found, METRICS)


def test_where_rightness_was_not_kept_nothing_is_said_to_flip(evaluation: Evaluation, corpus: Corpus) -> None:
    """A baseline of a gate without `right_rate` does not know: no question is called gained."""
    kept = ("over_refusal_rate",)
    bare = [
        Scored(row.answered, {name: value for name, value in row.values.items() if name in kept})
        for row in evaluation.results
    ]

    found = compare(Evaluation(evaluation.summary, tuple(bare)), evaluation, (None, corpus), metrics=METRICS)

    assert found.flips == ()
    assert list(found.metrics) == list(kept)


def test_generated_questions_are_not_mixed_with_those_of_people(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Sixteen questions of people decide; lost generated ones are in the list only."""
    generated = [
        replace(row, question=replace(row.question, id=f"g-{row.question.id}", source="generated"))
        for row in answered[:4]
    ]
    before = measure([*answered, *generated])
    after = measure([*answered, *(never_answer(row, corpus) for row in generated)])

    found = compare(before, after, (corpus, corpus), metrics=METRICS)

    assert found.common == found.metrics["right_rate"].n == 16
    assert found.metrics["right_rate"].verdict is Verdict.UNCHANGED
    assert [flip.id for flip in found.flips] == ["g-q01", "g-q02", "g-q03", "g-q04"]
    assert any("engendrées" in note for note in found.notes)


def test_repetitions_count_once(answered: Sequence[Answered], corpus: Corpus, measure: Measure) -> None:
    """Three repetitions of which one refuses: a third less, on sixteen questions."""
    again = [replace(row, repetition=n) for n in (1, 2, 3) for row in answered]
    flaky = [
        never_answer(row, corpus) if row.question.id == "q06" and row.repetition == 2 else row
        for row in again
    ]

    found = compare(measure(again), measure(flaky), (corpus, corpus), metrics=METRICS)

    assert found.metrics["right_rate"].n == 16
    assert found.metrics["right_rate"].difference == pytest.approx(-1 / 3 / 16)
    assert [flip.id for flip in found.flips] == ["q06"]
