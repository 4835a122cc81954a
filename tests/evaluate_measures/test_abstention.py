"""Abstention both ways, and what confidence is worth, by hand and against scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import f1_score, roc_auc_score  # type: ignore[import-untyped,unused-ignore]  # without types

from chatbot.evaluation.metrics import METRICS, summarise
from chatbot.evaluation.metrics.abstention import (
    abstention_f1,
    confidence_auroc,
    confidence_nauc,
    risk_coverage,
    risks,
)
from chatbot.evaluation.model import Answered, Figure, QuestionType, Trace
from tests.evaluate_measures.invented import (
    ANNE,
    INVENTED,
    make_abstention,
    make_answer,
    make_citation,
    make_question,
)

VALUE = {metric.name: metric.value for metric in METRICS}
ANSWER = make_answer("Anne Morvan le dit. [1]", make_citation(1, "s1"))


def asked(*, answerable: bool, answered: bool, reasons: tuple[str, ...] = (), number: int = 0) -> Answered:
    """One of the four cases."""
    kind = QuestionType.FACTUAL if answerable else QuestionType.NEAR_MISS
    question = make_question(kind, answerable=answerable, id=f"q{number}", reasons=reasons)
    return Answered(question, ANSWER if answered else make_abstention(), Trace({}, float(answered)))


def figures(cases: list[Answered]) -> dict[str, Figure]:
    """All figures of some cases."""
    return dict(summarise(cases, INVENTED, seed=1, resamples=200).figures)


def test_the_two_errors_are_counted_apart() -> None:
    """A false answer is over the unanswerable, a refusal over the answerable."""
    assert VALUE["false_answer_rate"](asked(answerable=False, answered=True), INVENTED) == 1.0
    assert VALUE["false_answer_rate"](asked(answerable=False, answered=False), INVENTED) == 0.0
    assert VALUE["false_answer_rate"](asked(answerable=True, answered=True), INVENTED) is None
    assert VALUE["over_refusal_rate"](asked(answerable=True, answered=False), INVENTED) == 1.0
    assert VALUE["over_refusal_rate"](asked(answerable=True, answered=True), INVENTED) == 0.0
    assert VALUE["over_refusal_rate"](asked(answerable=False, answered=False), INVENTED) is None


def test_an_accepted_reason_makes_a_refusal_right() -> None:
    """An answerable question may say that abstaining is right too."""
    accepted = asked(answerable=True, answered=False, reasons=("nothing_relevant",))
    other = asked(answerable=True, answered=False, reasons=("unknown_speaker",))

    assert VALUE["over_refusal_rate"](accepted, INVENTED) == 0.0
    assert VALUE["abstention_precision"](accepted, INVENTED) == 1.0
    assert VALUE["over_refusal_rate"](other, INVENTED) == 1.0


def test_the_reason_counts_for_right_abstentions_only() -> None:
    """The right reason, a wrong one, and a row that names none."""
    right = asked(answerable=False, answered=False, reasons=("nothing_relevant",))
    wrong = asked(answerable=False, answered=False, reasons=("unknown_speaker",))

    assert VALUE["right_reason_rate"](right, INVENTED) == 1.0
    assert VALUE["right_reason_rate"](wrong, INVENTED) == 0.0
    assert VALUE["right_reason_rate"](asked(answerable=False, answered=False), INVENTED) is None
    assert (
        VALUE["right_reason_rate"](asked(answerable=False, answered=True, reasons=("x",)), INVENTED) is None
    )


def test_precision_recall_and_f1_of_abstaining() -> None:
    """3 abstentions of which 2 are right, 4 that should be: P 2/3, R 1/2, F1 4/7."""
    cases = [
        *(asked(answerable=False, answered=False, number=n) for n in range(2)),
        *(asked(answerable=False, answered=True, number=n) for n in range(2, 4)),
        asked(answerable=True, answered=False, number=4),
        asked(answerable=True, answered=True, number=5),
    ]
    found = figures(cases)

    assert found["abstention_precision"].value == pytest.approx(2 / 3)
    assert found["abstention_recall"].value == pytest.approx(1 / 2)
    assert found["abstention_f1"].value == pytest.approx(4 / 7)
    assert (found["abstention_precision"].n, found["abstention_recall"].n, found["abstention_f1"].n) == (
        3,
        4,
        6,
    )
    assert found["false_answer_rate"].by_type["near_miss"].value == 0.5


def test_f1_is_that_of_scikit_learn() -> None:
    """On a hundred random rows."""
    rows = np.random.default_rng(4).integers(0, 2, (100, 2)).astype(float)

    assert abstention_f1(rows) == pytest.approx(f1_score(rows[:, 1], rows[:, 0]))


def test_an_empty_set_has_no_value_anywhere() -> None:
    """Nothing was asked: n is 0 and every value None."""
    found = figures([])

    assert {figure.n for figure in found.values()} == {0}
    assert {figure.value for figure in found.values()} == {None}


def test_all_abstaining_is_perfect_one_way_and_useless_the_other() -> None:
    """No false answer, every answerable question refused, nothing to say of citations."""
    cases = [asked(answerable=n % 2 == 0, answered=False, number=n) for n in range(20)]
    found = figures(cases)

    assert found["false_answer_rate"].value == 0.0
    assert found["over_refusal_rate"].value == 1.0
    assert found["abstention_recall"].value == 1.0
    assert found["abstention_f1"].value == pytest.approx(2 / 3)
    assert (found["citation_coverage"].n, found["citation_coverage"].value) == (0, None)
    assert found["confidence_nauc"].value is None
    assert found["over_refusal_rate"].low == pytest.approx(0.722, abs=0.001)  # Wilson of 10 of 10


def test_auroc_is_that_of_scikit_learn() -> None:
    """With and without ties."""
    random = np.random.default_rng(2)
    for digits in (1, 9):
        rows = np.column_stack([random.random(80).round(digits), random.integers(0, 2, 80)]).astype(float)

        assert confidence_auroc(rows) == pytest.approx(roc_auc_score(rows[:, 1], rows[:, 0]))


def test_auroc_by_hand() -> None:
    """Ties count half; one class alone has none."""
    assert confidence_auroc(np.array([[0.9, 1], [0.1, 0]])) == 1.0
    assert confidence_auroc(np.array([[0.5, 1], [0.5, 0]])) == 0.5
    assert confidence_auroc(np.array([[0.9, 0], [0.5, 1], [0.1, 0]])) == 0.5
    assert confidence_auroc(np.array([[0.9, 1], [0.5, 1]])) is None


def test_risks_by_hand() -> None:
    """Right, wrong, right in the order of confidence."""
    found = risks(np.array([0.9, 0.5, 0.7]), np.array([0.0, 0.0, 1.0]))

    assert found.tolist() == pytest.approx([0, 1 / 2, 1 / 3])


def test_equal_confidence_has_no_order() -> None:
    """However equals are listed, each takes their mean error."""
    one = risks(np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    other = risks(np.array([0.5, 0.5]), np.array([1.0, 0.0]))

    assert one.tolist() == other.tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[0.9, 0], [0.8, 0], [0.2, 1], [0.1, 1]], 1.0),  # perfect
        ([[0.5, 0], [0.5, 1], [0.5, 0], [0.5, 1]], 0.0),  # knows nothing
        # wrong ones first: risks 1, 1, 2/3, 1/2, mean 19/24; oracle 0, 0, 1/3, 1/2, mean 5/24; chance 1/2
        ([[0.9, 1], [0.8, 1], [0.2, 0], [0.1, 0]], (1 / 2 - 19 / 24) / (1 / 2 - 5 / 24)),
    ],
)
def test_nauc_is_one_for_a_perfect_order_and_zero_for_none(rows: list[list[float]], expected: float) -> None:
    """The area between chance and the perfect order."""
    assert confidence_nauc(np.array(rows)) == pytest.approx(expected)


def test_nauc_needs_right_and_wrong_answers() -> None:
    """Where all answers are alike there is nothing to order."""
    assert confidence_nauc(np.array([[0.9, 0.0], [0.1, 0.0]])) is None
    assert confidence_nauc(np.array([[0.9, 1.0], [0.1, 1.0]])) is None


def test_the_risk_coverage_curve_by_hand() -> None:
    """Two right answers with high confidence, a false one with low, an abstention."""
    cases = [
        Answered(make_question(id="a", gold_speakers=(ANNE,)), ANSWER, Trace({}, 0.9)),
        Answered(make_question(id="b", gold_speakers=(ANNE,)), ANSWER, Trace({}, 0.9)),
        Answered(make_question(QuestionType.NEAR_MISS, answerable=False, id="c"), ANSWER, Trace({}, 0.4)),
        Answered(make_question(id="d"), make_abstention(), Trace({}, 0.1)),
    ]

    assert risk_coverage(cases, INVENTED) == [
        {"confidence": 0.9, "coverage": 0.5, "risk": 0.0, "answers": 2},
        {"confidence": 0.4, "coverage": 0.75, "risk": pytest.approx(1 / 3), "answers": 3},
    ]
