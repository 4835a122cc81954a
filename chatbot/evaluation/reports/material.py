"""What every report is written from, and the answer to « may this go online? »."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chatbot.evaluation.compare import Comparison
from chatbot.evaluation.gate import Check, GateResult, RuleKind, Status
from chatbot.evaluation.judge import JudgeReport
from chatbot.evaluation.libraries import is_installed
from chatbot.evaluation.metrics import retrieval
from chatbot.evaluation.model import Corpus, Evaluation, Figure, Metric, QuestionType
from chatbot.evaluation.pairs import is_generated
from chatbot.evaluation.reports import wording
from chatbot.evaluation.reports.findings import Finding, Judged, judge_all, worst_findings
from chatbot.evaluation.statistics import wilson

EXTRACTIVE = "extractive"  # contracts §3: no model wrote the answer
_RIGHT = "right_rate"
_NAMED = 2  # broken rules, in the sentence of the verdict
TOO_FEW = 10  # nine of nine right do not exclude a chatbot that fails three times in ten
FEW = 50  # below this, nothing under about 15 points can be told from noise


class Decision(StrEnum):
    """May this go online? The value is printed."""

    YES = "Oui"
    CAUTIOUS = "Oui, avec prudence"
    NO = "Non"
    UNDECIDED = "Pas de verdict"


@dataclass(frozen=True, slots=True)
class Share:
    """How many replies of one kind are right, with the 95 % interval."""

    label: str
    right: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share."""
        return self.right / self.n


@dataclass(frozen=True, slots=True)
class Material:
    """One evaluation, with everything that is said about it."""

    evaluation: Evaluation
    corpus: Corpus
    metrics: Sequence[Metric]
    judged: tuple[Judged, ...]  # failures first
    gate: GateResult | None = None
    comparison: Comparison | None = None
    judge: JudgeReport | None = None
    power: str = ""  # what as many questions can show

    @property
    def figures(self) -> dict[str, Figure]:
        """The figures that decide: of people's questions; of generated ones where there are no others."""
        summary = self.evaluation.summary
        return dict(summary.generated if self.only_generated else summary.figures)

    @property
    def only_generated(self) -> bool:
        """Whether a program wrote every question."""
        return all(is_generated(one.question) for one in self.judged)

    @property
    def people(self) -> tuple[Judged, ...]:
        """The rows that decide."""
        return tuple(one for one in self.judged if self.only_generated or not is_generated(one.question))

    @property
    def failures(self) -> tuple[Judged, ...]:
        """The rows that are not right."""
        return tuple(one for one in self.judged if one.faults)

    @property
    def worst(self) -> tuple[Finding, ...]:
        """The three worst things."""
        return worst_findings(self.people)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The rules that were checked, broken ones first; those about a baseline only where there is one."""
        checks = filter(_decides, self.gate.checks) if self.gate else ()
        return tuple(sorted(checks, key=lambda check: check.status is not Status.BROKEN))

    @property
    def unavailable(self) -> tuple[str, ...]:
        """What could not be measured here, a line each."""
        traced = any(row.answered.trace for row in self.evaluation.results)
        if not traced or is_installed(retrieval.LIBRARY):
            return ()
        return (
            "Mesures de la recherche : indisponibles, la bibliothèque ir-measures manque "
            "(python -m pip install ir-measures, où elle existe) ; tout le reste est mesuré.",
        )

    @property
    def can_show(self) -> tuple[str, ...]:
        """How sure the test as a whole is, a sentence each."""
        right = self.figures.get(_RIGHT)
        if right is None or right.low is None or right.high is None:
            return (self.power,) if self.power else ()
        low, high = (wording.percent(end, 0) for end in (right.low, right.high))
        sure = f"La part de bonnes réponses à des questions de ce genre est sans doute entre {low} et {high}."
        return (sure, self.power) if self.power else (sure,)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said of the measures beside their figures, a line each."""
        written = self.evaluation.summary.generator
        cost = (
            "sans objet, aucun modèle n’a rédigé ces réponses."
            if written == EXTRACTIVE
            else f"inconnus, les réponses de {written} ne les donnent pas."
        )
        peak = self.evaluation.summary.curves.get("operations", {}).get("peak_memory_mib")
        memory = (f"Mémoire au plus haut : {wording.quantity(peak, 'Mio')}.",) if peak else ()
        return (*self.unavailable, *memory, f"Jetons et coût : {cost}")

    @property
    def decision(self) -> Decision:
        """May this go online?"""
        if self.gate is None or all(check.status is Status.NOT_MEASURED for check in self.gate.checks):
            return Decision.UNDECIDED
        if not self.gate.passed:
            return Decision.NO
        if self.asked < TOO_FEW:
            return Decision.UNDECIDED
        unsure = any(check.status is not Status.HELD for check in self.checks)
        return Decision.CAUTIOUS if unsure or self.asked < FEW else Decision.YES

    @property
    def asked(self) -> int:
        """How many questions decide."""
        return len({one.question.id for one in self.people})


def make_material(
    evaluation: Evaluation,
    corpus: Corpus,
    metrics: Sequence[Metric],
    *,
    gate: GateResult | None = None,
    comparison: Comparison | None = None,
    judge: JudgeReport | None = None,
    power: str = "",
) -> Material:
    """Judge every reply and put together what reports are written from."""
    return Material(
        evaluation, corpus, metrics, judge_all(evaluation.results, corpus), gate, comparison, judge, power
    )


def _decides(check: Check) -> bool:
    """A rule about a baseline that nobody gave is no reason for doubt."""
    return check.rule.kind is not RuleKind.NOT_WORSE or check.status is not Status.NOT_MEASURED


def explain_decision(material: Material) -> str:
    """The decision in a sentence that needs no statistics."""
    right = len({one.question.id for one in material.people if not one.faults})
    asked = material.asked
    counted = f"{wording.count(right, 'bonne réponse', 'bonnes réponses')} sur {asked}"
    sentences = {
        Decision.YES: f"Tous les seuils demandés sont tenus, et nettement : {counted}.",
        Decision.CAUTIOUS: f"Les seuils demandés sont tenus ({counted}), mais pas tous avec certitude : "
        f"il faudrait davantage de questions pour en être sûr.{_untried(material)}",
        Decision.NO: f"{_broken(material)}. {counted}.",
        Decision.UNDECIDED: f"Trop peu de questions pour dire oui : {counted}. Posez-en au moins {TOO_FEW}, "
        "dont quelques-unes auxquelles les actes ne répondent pas."
        if asked < TOO_FEW
        else f"Aucun seuil n’a été vérifié : {counted}. Donnez des seuils avec --gate.",
    }
    return sentences[material.decision]


def _untried(material: Material) -> str:
    """What no question tried."""
    names = [
        wording.title_of(check.rule.metric, material.metrics)
        for check in material.checks
        if check.status is Status.NOT_MEASURED
    ]
    return f" Aucune question n’a essayé : {', '.join(names)}." if names else ""


def _broken(material: Material) -> str:
    broken = material.gate.broken if material.gate else ()
    named = [
        f"{wording.title_of(check.rule.metric, material.metrics)} : {measured(check, material.metrics)[0]}, "
        f"demandé {describe_rule(check, material.metrics)}"
        for check in broken[:_NAMED]
    ]
    more = len(broken) - len(named)
    rest = f" ; et {wording.count(more, 'autre')}" if more else ""
    lead = "Un seuil n’est pas tenu" if len(broken) == 1 else f"{len(broken)} seuils ne sont pas tenus"
    return f"{lead}. {' ; '.join(named)}{rest}"


def describe_rule(check: Check, metrics: Sequence[Metric]) -> str:
    """What a rule asks."""
    unit = wording.unit_of(check.rule.metric, metrics)
    limit = wording.quantity(check.rule.limit, unit)
    if check.rule.kind is RuleKind.FLOOR:
        return f"au moins {limit}"
    if check.rule.kind is RuleKind.CEILING:
        return f"au plus {limit}"
    lost = wording.points(check.rule.limit, unit).removeprefix("+")
    return f"pas plus de {lost} de perte sur la référence"


def measured(check: Check, metrics: Sequence[Metric]) -> tuple[str, str]:
    """What was measured and its interval; against the baseline, the difference."""
    unit = wording.unit_of(check.rule.metric, metrics)
    if check.rule.kind is not RuleKind.NOT_WORSE:
        return wording.quantity(check.value, unit), wording.interval(check.low, check.high, unit)
    if check.low is None:
        return "plus rien à mesurer", wording.UNKNOWN
    ends = wording.points(check.low, unit), wording.points(check.high, unit)
    return wording.points(check.value, unit), " à ".join(ends)


STATUS = {
    Status.HELD: "tenu",
    Status.HELD_BARELY: "tenu, sans certitude",
    Status.BROKEN: "NON TENU",
    Status.NOT_MEASURED: "non mesuré",
}


def shares_by_type(judged: Sequence[Judged]) -> tuple[Share, ...]:
    """Right replies by type of question."""
    order = list(QuestionType)
    groups: dict[QuestionType, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.question.type, []).append(one)
    return tuple(_share(wording.TYPES[kind], groups[kind]) for kind in sorted(groups, key=order.index))


def shares_by_session(judged: Sequence[Judged]) -> tuple[Share, ...]:
    """Right replies by the session in which the answer was given; answerable questions only."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        for key in one.question.gold_sessions:
            groups.setdefault(key, []).append(one)
    return tuple(_share(wording.session(key), groups[key]) for key in sorted(groups))


def _share(label: str, rows: Sequence[Judged]) -> Share:
    right = sum(not one.faults for one in rows)
    low, high = wilson(right, len(rows))
    return Share(label, right, len(rows), low, high)
