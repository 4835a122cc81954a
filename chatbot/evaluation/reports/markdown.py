"""`report.md`: what fits a comment of a pull request, the verdict first."""

from collections.abc import Iterator, Sequence

from chatbot.evaluation.compare import named, summarise_changes
from chatbot.evaluation.gate import Status
from chatbot.evaluation.judge import describe_judge
from chatbot.evaluation.model import Figure, Metric
from chatbot.evaluation.reports import wording
from chatbot.evaluation.reports.findings import Finding
from chatbot.evaluation.reports.material import (
    STATUS,
    Decision,
    Material,
    describe_rule,
    explain_decision,
    measured,
)
from chatbot.evaluation.statistics import Verdict

MAX_CHARS = 60_000  # a comment holds 65,536
_MAX_IDS = 12
_MAX_FAILURES = 60
_SIGNS = {Decision.YES: "✅", Decision.CAUTIOUS: "🟠", Decision.NO: "❌", Decision.UNDECIDED: "❔"}


def render_markdown(material: Material) -> str:
    """Write the report."""
    sections = (
        _verdict(material),
        _worst(material.worst),
        _gate(material),
        _key_figures(material),
        _comparison(material),
        _judge(material),
        _failures(material),
        _footer(material),
    )
    text = "\n".join(line for section in sections for line in section)
    return (
        text
        if len(text) <= MAX_CHARS
        else text[:MAX_CHARS].rsplit("\n", 1)[0] + "\n\n… (coupé : voir report.html)\n"
    )


def _verdict(material: Material) -> Iterator[str]:
    decision = material.decision
    yield f"# {_SIGNS[decision]} Mise en ligne : {str(decision).lower()}"
    yield ""
    yield explain_decision(material)
    yield ""
    yield from material.can_show
    yield ""


def _worst(findings: Sequence[Finding]) -> Iterator[str]:
    yield "## Les trois points les plus graves" if len(findings) > 2 else "## Ce qui ne va pas"
    yield ""
    for number, finding in enumerate(findings, 1):
        yield (
            f"{number}. **{wording.capital(finding.fault.title)}** : {len(finding.ids)} sur {finding.asked}. "
            f"{finding.fault.meaning} Questions : {_ids(finding.ids)}."
        )
    if not findings:
        yield "Aucune faute relevée."
    yield ""


def _ids(ids: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in ids[:_MAX_IDS])
    more = len(ids) - _MAX_IDS
    return f"{shown} et {wording.count(more, 'autre')}" if more > 0 else shown


def _gate(material: Material) -> Iterator[str]:
    if material.gate is None:
        return
    yield f"## Seuils ({_cell(material.gate.gate)})"
    yield ""
    yield "| mesure | demandé | n | mesuré | intervalle à 95 % | |"
    yield "|---|---|--:|--:|--:|---|"
    for check in material.checks:
        name = check.rule.metric
        shown = STATUS[check.status]
        yield _row(
            wording.title_of(name, material.metrics),
            describe_rule(check, material.metrics),
            str(check.n),
            *measured(check, material.metrics),
            f"**{shown}**" if check.status is Status.BROKEN else shown,
        )
    yield ""


def _key_figures(material: Material) -> Iterator[str]:
    named = {metric.name for metric in material.metrics}
    checked = {check.rule.metric for check in material.gate.checks} if material.gate else set()
    whose = " (questions engendrées par programme)" if material.only_generated else ""
    yield from (f"- {note}" for note in material.notes)
    yield ""
    yield f"<details><summary>Les autres mesures{whose}</summary>"
    yield ""
    yield "| mesure | n | valeur | intervalle à 95 % |"
    yield "|---|--:|--:|--:|"
    for metric in material.metrics:
        measured = material.figures.get(metric.name)
        if measured and measured.n and metric.name in named - checked:
            yield _figure(metric, measured)
    yield ""
    yield "</details>"
    yield ""


def _figure(metric: Metric, measured: Figure) -> str:
    return _row(
        wording.capital(metric.title),
        str(measured.n),
        wording.quantity(measured.value, metric.unit),
        wording.interval(measured.low, measured.high, metric.unit),
    )


def _comparison(material: Material) -> Iterator[str]:
    comparison = material.comparison
    if comparison is None:
        return
    yield f"## Par rapport à {_cell(comparison.before)}"
    yield ""
    yield f"{wording.common_questions(comparison.common)}. {summarise_changes(comparison, material.metrics)}"
    lost = [flip.id for flip in comparison.flips if not flip.gained]
    gained = [flip.id for flip in comparison.flips if flip.gained]
    untold = len(named(comparison, Verdict.INCONCLUSIVE))
    if untold:
        yield f"Pour {wording.count(untold, 'mesure')}, on ne peut pas trancher."
    yield ""
    yield f"- Questions perdues : {len(lost)}" + (f" ({_ids(lost)})" if lost else "")
    yield f"- Questions gagnées : {len(gained)}" + (f" ({_ids(gained)})" if gained else "")
    yield ""


def _judge(material: Material) -> Iterator[str]:
    if material.judge is not None:
        yield "## Avis d’un modèle (pour information, ne décide de rien)"
        yield ""
        yield from describe_judge(material.judge)
        yield ""


def _failures(material: Material) -> Iterator[str]:
    if not material.failures:
        return
    yield f"<details><summary>Les {len(material.failures)} réponses à revoir</summary>"
    yield ""
    for one in material.failures[:_MAX_FAILURES]:
        asked = _cell(wording.shorten(one.question.question, 120))
        yield f"- `{one.question.id}` {asked} — {_cell(' ; '.join(one.reasons))}"
    if len(material.failures) > _MAX_FAILURES:
        yield f"- … et {len(material.failures) - _MAX_FAILURES} autres : voir report.html"
    yield ""
    yield "</details>"
    yield ""


def _footer(material: Material) -> Iterator[str]:
    summary = material.evaluation.summary
    yield (
        f"Jeu « {_cell(summary.test_set)} » (SHA-256 `{summary.test_set_sha256[:12]}`), "
        f"{wording.count(summary.questions, 'question')}, actes `{summary.corpus_version[:12]}`, "
        f"générateur {_cell(summary.generator)}, encodeur {_cell(summary.encoder)}, le {summary.created} ; "
        f"intervalles : graine {summary.seed}, {summary.resamples} tirages."
    )
    yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """Text that can break neither a table nor a tag."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
