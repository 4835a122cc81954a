"""Whether the answers may go online: floors, ceilings, and nothing worse than the baseline.

A gate file is TOML:

    [planchers]            # floors: the value must be at least this
    speaker_accuracy = 0.95

    [plafonds]             # ceilings: at most this
    false_answer_rate = 0.10

    [pas_pire_que_la_reference]     # against --baseline: how much may be lost at most
    speaker_accuracy = 0.02         # the worse end of the paired 95 % interval decides

Nothing here draws at random without a seed: the same results give the same verdict.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from chatbot.evaluation.model import Evaluation, Figure, Metric, Scored, Summary
from chatbot.evaluation.pairs import by_question, clusters_of, column, common_questions, is_generated
from chatbot.evaluation.statistics import compare_values
from ingest.errors import InputError
from ingest.reasons import in_french

_MOST = 1e9  # of a limit in a unit: milliseconds
_ROUNDING = 1e-9  # 0.3 − 0.1 is not 0.2 in binary: a limit that is just reached is held
DEFAULT_GATE = Path(__file__).parent / "default_gate.toml"


class RuleKind(StrEnum):
    """What a rule of a gate asks; the value is the table's name in the file."""

    FLOOR = "planchers"
    CEILING = "plafonds"
    NOT_WORSE = "pas_pire_que_la_reference"


class Status(StrEnum):
    """What came of a rule."""

    HELD = "held"
    HELD_BARELY = "held_barely"  # the value holds, an end of its interval does not: more questions would tell
    BROKEN = "broken"
    NOT_MEASURED = "not_measured"  # no question of the set tries it, or there is no baseline


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a gate file."""

    kind: RuleKind
    metric: str
    limit: float


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate file."""

    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and what was measured: for `NOT_WORSE`, the difference from the baseline."""

    rule: Rule
    status: Status
    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class GateResult:
    """Every rule of a gate, checked."""

    gate: str
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Nothing is broken, and something was measured."""
        return not self.broken and any(check.status is not Status.NOT_MEASURED for check in self.checks)

    @property
    def broken(self) -> tuple[Check, ...]:
        """The checks that keep the answers offline."""
        return tuple(check for check in self.checks if check.status is Status.BROKEN)


def read_gate(file: Path, metrics: Sequence[Metric]) -> Gate:
    """Read a gate file.

    Raises:
        InputError: unreadable, without a rule, or with a table, metric or value that means nothing.
    """
    tables = _read_toml(file)
    known = [kind.value for kind in RuleKind]
    for table, rules in tables.items():
        if table not in known or not isinstance(rules, dict):
            raise InputError(
                f"{file} : {table!r} inconnu ; attendu les rubriques {_listed(known)} ; corrigez la rubrique"
            )
    rules = tuple(
        _rule(file, RuleKind(table), name, limit, metrics)
        for table, lines in tables.items()
        for name, limit in lines.items()
    )
    if not rules:
        raise InputError(
            f"{file} : aucun seuil ; attendu par exemple [planchers] puis une ligne « mesure = 0.9 » ; "
            f"partez de {DEFAULT_GATE.name}"
        )
    return Gate(file.name, rules)


def _read_toml(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as exc:  # not TOML, not text, or not there
        reason = str(exc) if isinstance(exc, tomllib.TOMLDecodeError) else in_french(exc)
        raise InputError(
            f"{file} : seuils illisibles ({reason}) ; attendu un fichier TOML ; partez de {DEFAULT_GATE.name}"
        ) from exc


def _rule(file: Path, kind: RuleKind, name: str, limit: Any, metrics: Sequence[Metric]) -> Rule:
    units = {metric.name: metric.unit for metric in metrics}
    if name not in units:
        raise InputError(
            f"{file}, [{kind}] : mesure inconnue {name!r} ; attendu {_listed(sorted(units))} ; corrigez-la"
        )
    most = _MOST if units[name] else 1
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 <= limit <= most:
        expected = f"un nombre de {units[name]}" if units[name] else "une part de 0 à 1, 0.9 pour 90 %"
        raise InputError(f"{file}, [{kind}] : {name} vaut {limit!r:.40} ; attendu {expected} ; corrigez-le")
    return Rule(kind, name, float(limit))


def check_gate(
    summary: Summary,
    results: Sequence[Scored],
    baseline: Evaluation | None,
    gate: Gate,
    *,
    metrics: Sequence[Metric],
) -> GateResult:
    """Check every rule of a gate.

    Questions of people decide; those that a program wrote decide only where there are no others.

    Args:
        summary: what was measured.
        results: the same, question by question.
        baseline: an earlier evaluation; None leaves its rules unmeasured.
        gate: the rules.
        metrics: what is measured, for the better direction.

    Raises:
        InputError: the baseline holds none of the questions.
    """
    generated = all(is_generated(row.answered.question) for row in results)
    figures = summary.generated if generated else summary.figures
    mine = [row for row in results if is_generated(row.answered.question) is generated]
    before = baseline.results if baseline else ()
    if baseline and not common_questions(before, mine):
        raise InputError(
            f"référence {baseline.summary.test_set} : aucune question commune avec {summary.test_set} ; "
            "attendu une évaluation des mêmes questions ; refaites la référence avec ce jeu"
        )
    higher = {metric.name: metric.better == "higher" for metric in metrics}
    of_trace = {metric.name for metric in metrics if metric.group == "retrieval"}
    checks = (
        _against(rule, before, mine, summary, higher=higher[rule.metric], of_trace=rule.metric in of_trace)
        if rule.kind is RuleKind.NOT_WORSE
        else _limit(rule, figures.get(rule.metric))
        for rule in gate.rules
    )
    return GateResult(gate.name, tuple(checks))


def _limit(rule: Rule, figure: Figure | None) -> Check:
    """A floor or a ceiling: the value decides, its interval says how surely."""
    if figure is None or figure.value is None:
        return Check(rule, Status.NOT_MEASURED, 0)
    sign = 1 if rule.kind is RuleKind.FLOOR else -1
    worse_end = figure.low if sign == 1 else figure.high
    status = Status.HELD
    perfect = rule.limit == (1 if sign == 1 else 0)  # no interval ever lies beyond perfection
    if not perfect and worse_end is not None and sign * worse_end < sign * rule.limit:
        status = Status.HELD_BARELY
    if sign * figure.value < sign * rule.limit:
        status = Status.BROKEN
    return Check(rule, status, figure.n, figure.value, figure.low, figure.high)


def _against(
    rule: Rule,
    before: Sequence[Scored],
    after: Sequence[Scored],
    summary: Summary,
    *,
    higher: bool,
    of_trace: bool,
) -> Check:
    """Not worse than the baseline: the worse end of the paired interval decides.

    What the baseline measured and of which nothing is left (no answer at all any more) is a loss, unless it
    is told by a trace, which a server does not show. Where not one question is worse, nothing is lost,
    however far the interval of a few gains reaches.
    """
    ids = common_questions(before, after)
    rows = by_question(before), by_question(after)
    was, now = (column(rule.metric, ids, part) for part in rows)
    if all(value is None for value in was) or (of_trace and all(value is None for value in now)):
        return Check(rule, Status.NOT_MEASURED, 0)
    found = compare_values(
        was, now, clusters_of(ids, rows[1]), seed=summary.seed, resamples=summary.resamples
    )
    if found.low is None or found.high is None:
        return Check(rule, Status.BROKEN, 0)
    gains = [
        (y - x) * (1 if higher else -1)
        for x, y in zip(was, now, strict=True)
        if x is not None and y is not None
    ]
    loss = -found.low if higher else found.high
    harmless = min(gains) >= 0 or loss <= rule.limit + _ROUNDING
    status = Status.HELD if harmless else Status.BROKEN
    return Check(rule, status, found.n, found.difference, found.low, found.high)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
