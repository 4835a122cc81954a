"""Whether the chatbot abstains where it should and only there, and whether its confidence knows.

Sources: false-answer and over-refusal rates after Rajpurkar et al. 2018 (SQuAD 2.0) and Röttger et al. 2024
(XSTest); AUROC of scikit-learn; risk and coverage after Geifman & El-Yaniv 2017 (arXiv 1705.08500); nAUC
after Gisserot-Boukhlef et al. 2024 (arXiv 2402.12997), here on the area under the risk–coverage curve.
An abstention on an answerable question for one of its accepted `reasons` is right in all of these.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from chatbot.evaluation.metrics.citations import is_answer
from chatbot.evaluation.model import Answered, Corpus, Interval, Metric
from chatbot.evaluation.verdict import judge

Floats = NDArray[np.float64]


def false_answer(answered: Answered, corpus: Corpus) -> float | None:
    """1 where a question without an answer is answered, 0 where the chatbot abstains."""
    return None if answered.question.answerable else float(is_answer(answered))


def over_refusal(answered: Answered, corpus: Corpus) -> float | None:
    """1 where a question that has an answer gets an abstention that is not one of its accepted reasons."""
    if not answered.question.answerable:
        return None
    return float(not is_answer(answered) and not _is_accepted(answered))


def _reason(answered: Answered) -> str:
    return str((answered.reply["abstention"] or {}).get("reason", ""))


def _is_accepted(answered: Answered) -> bool:
    return not is_answer(answered) and _reason(answered) in answered.question.reasons


def right_reason(answered: Answered, corpus: Corpus) -> float | None:
    """1 where the reason of an abstention is one of the right ones.

    Over abstentions on questions without an answer that say which reasons are right.
    """
    question = answered.question
    if question.answerable or is_answer(answered) or not question.reasons:
        return None
    return float(_is_accepted(answered))


def _should_abstain(answered: Answered) -> bool:
    return not answered.question.answerable or _is_accepted(answered)


def abstention_precision(answered: Answered, corpus: Corpus) -> float | None:
    """Over abstentions: 1 where abstaining was right (no answer, or an accepted reason), else 0."""
    return None if is_answer(answered) else float(_should_abstain(answered))


def abstention_recall(answered: Answered, corpus: Corpus) -> float | None:
    """Over questions where abstaining is right: 1 where the chatbot abstained, else 0.

    An answerable question with accepted reasons counts only where the chatbot abstained for one of them.
    """
    return float(not is_answer(answered)) if _should_abstain(answered) else None


def _abstention_row(answered: Answered, corpus: Corpus) -> tuple[float, ...]:
    return float(not is_answer(answered)), float(_should_abstain(answered))


def abstention_f1(rows: Floats) -> float | None:
    """F1 of abstaining over a set: 2·both / (abstained + should abstain).

    None where nobody should abstain and nobody did. Rows: abstained, should abstain.
    """
    either = rows[:, 0].sum() + rows[:, 1].sum()
    return float(2 * (rows[:, 0] * rows[:, 1]).sum() / either) if either else None


def _confidence(answered: Answered) -> float | None:
    return answered.trace.confidence if answered.trace else None


def _answerable_row(answered: Answered, corpus: Corpus) -> tuple[float, ...] | None:
    confidence = _confidence(answered)
    return None if confidence is None else (confidence, float(answered.question.answerable))


def confidence_auroc(rows: Floats) -> float | None:
    """Probability that an answerable question has a higher confidence than one without an answer.

    Ties count half. From the ranks (Mann & Whitney; scipy `rankdata`), equal to scikit-learn's
    `roc_auc_score`, which takes a hundred times as long for each draw of the bootstrap. None where one
    of the two is missing. Rows: confidence, answerable.
    """
    answerable = rows[:, 1] == 1
    yes, no = int(answerable.sum()), int((~answerable).sum())
    if not yes or not no:
        return None
    ranks = stats.rankdata(rows[:, 0])
    return float((ranks[answerable].sum() - yes * (yes + 1) / 2) / (yes * no))


def _risk_row(answered: Answered, corpus: Corpus) -> tuple[float, ...] | None:
    """Confidence and error of an answer; abstentions risk nothing and cover nothing."""
    confidence = _confidence(answered)
    if confidence is None or not is_answer(answered):
        return None
    return confidence, float(not judge(answered.question, answered.reply, corpus).right)


def risks(confidences: Floats, errors: Floats) -> Floats:
    """The share of errors among the 1, 2, … n most confident answers.

    Among equally confident answers the order means nothing: each takes the mean error of its equals.
    """
    order = np.argsort(-confidences, kind="stable")
    _, place = np.unique(-confidences[order], return_inverse=True)
    expected = (np.bincount(place, weights=errors[order]) / np.bincount(place))[place]
    return np.asarray(np.cumsum(expected) / np.arange(1, len(errors) + 1))


def confidence_nauc(rows: Floats) -> float | None:
    """Normalised area under the risk–coverage curve of the given answers.

    (A_random − A) / (A_random − A_oracle), with A the mean of `risks`, A_random the share of errors (what any
    order gives on average) and A_oracle that of the order with all right answers first: 1 is perfect, 0 no
    better than chance, below 0 worse. None where all answers are right or all wrong. Rows: confidence, error
    (an answer that is not right as a whole).
    """
    confidences, errors = rows[:, 0], rows[:, 1]
    overall = errors.mean()
    if overall in (0.0, 1.0):
        return None
    oracle = risks(-errors, errors).mean()
    return float((overall - risks(confidences, errors).mean()) / (overall - oracle))


def risk_coverage(answered: list[Answered], corpus: Corpus) -> list[dict[str, Any]]:
    """The risk–coverage curve: one point per confidence that an answer has, the most confident first.

    `risk`: share of errors among the answers of at least this confidence; `coverage`: their share of all
    questions.
    """
    rows = [row for one in answered if (row := _risk_row(one, corpus)) is not None]
    if not rows:
        return []
    data = np.asarray(rows)
    points = []
    for threshold in sorted(set(data[:, 0].tolist()), reverse=True):
        kept = data[data[:, 0] >= threshold]
        points.append(
            {
                "confidence": threshold,
                "coverage": len(kept) / len(answered),
                "risk": float(kept[:, 1].mean()),
                "answers": len(kept),
            }
        )
    return points


def _of_the_set(answered: Answered, corpus: Corpus) -> None:
    """Nothing for one question."""


_GROUP, _RATE, _DRAWN = "abstention", Interval.WILSON, Interval.CLUSTER_BOOTSTRAP
METRICS = (
    Metric(
        "false_answer_rate",
        "réponses à tort",
        "Sur les questions sans réponse dans les actes : part de celles auxquelles l'assistant répond quand "
        "même.",
        _GROUP,
        "lower",
        _RATE,
        false_answer,
    ),
    Metric(
        "over_refusal_rate",
        "refus à tort",
        "Sur les questions qui ont une réponse : part de celles où l'assistant s'abstient, sauf pour un "
        "motif admis.",
        _GROUP,
        "lower",
        _RATE,
        over_refusal,
    ),
    Metric(
        "abstention_precision",
        "abstentions justifiées",
        "Sur les abstentions : part de celles où s'abstenir était juste.",
        _GROUP,
        "higher",
        _RATE,
        abstention_precision,
    ),
    Metric(
        "abstention_recall",
        "abstentions obtenues",
        "Sur les questions où s'abstenir est juste : part de celles où l'assistant s'abstient.",
        _GROUP,
        "higher",
        _RATE,
        abstention_recall,
    ),
    Metric(
        "abstention_f1",
        "F1 de l'abstention",
        "Sur toutes les questions : deux fois les abstentions justes, sur la somme des abstentions et des "
        "questions où s'abstenir est juste.",
        _GROUP,
        "higher",
        _DRAWN,
        _of_the_set,
        row=_abstention_row,
        over=abstention_f1,
    ),
    Metric(
        "right_reason_rate",
        "bon motif d'abstention",
        "Sur les abstentions à des questions sans réponse : part de celles dont le motif est l'un des motifs "
        "justes.",
        _GROUP,
        "higher",
        _RATE,
        right_reason,
    ),
    Metric(
        "confidence_auroc",
        "confiance : sépare les questions avec et sans réponse (AUROC)",
        "Probabilité qu'une question qui a une réponse reçoive une confiance plus haute qu'une question sans "
        "réponse ; 0,5 : hasard.",
        _GROUP,
        "higher",
        _DRAWN,
        _of_the_set,
        row=_answerable_row,
        over=confidence_auroc,
    ),
    Metric(
        "confidence_nauc",
        "confiance : range les réponses justes devant (nAUC)",
        "Aire sous la courbe risque–couverture des réponses données, ramenée à 0 pour un ordre au hasard et "
        "1 pour un ordre parfait.",
        _GROUP,
        "higher",
        _DRAWN,
        _of_the_set,
        row=_risk_row,
        over=confidence_nauc,
    ),
)
