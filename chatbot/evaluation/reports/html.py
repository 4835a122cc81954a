"""`report.html`: one file for people who are no statisticians; no script, nothing loaded from anywhere."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from chatbot.evaluation.compare import VERDICTS, explain_flip, summarise_changes
from chatbot.evaluation.gate import Status
from chatbot.evaluation.judge import describe_judge
from chatbot.evaluation.model import Figure
from chatbot.evaluation.pairs import is_generated
from chatbot.evaluation.reports import plots, wording
from chatbot.evaluation.reports.findings import Finding, Judged
from chatbot.evaluation.reports.material import (
    EXTRACTIVE,
    STATUS,
    Decision,
    Material,
    Share,
    describe_rule,
    explain_decision,
    measured,
    shares_by_session,
    shares_by_type,
)
from chatbot.web.render import make_markdown

_FOLDER = Path(__file__).parent
_TONES = {
    Decision.YES: "oui",
    Decision.CAUTIOUS: "prudence",
    Decision.NO: "non",
    Decision.UNDECIDED: "attente",
}
_MARKS = {Status.BROKEN: "rate", Status.HELD_BARELY: "doute"}
_EXAMPLES = 3
_RISK_TOPS = (0.05, 0.1, 0.25, 0.5, 1.0)  # ends of an axis of which a fifth is a whole percentage


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `mark` is the class of its last cell."""

    head: str
    cells: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first title is that of the heads of its rows."""

    id: str
    caption: str
    titles: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot, what it shows in a sentence, and its numbers."""

    title: str
    lead: str
    svg: Markup
    table: Table


def render_html(material: Material) -> str:
    """Write the report."""
    templates = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css = Markup(
        (_FOLDER / "report.css").read_text(encoding="utf-8")
    )  # our own file, quotation marks and all
    page = templates.get_template("report.html").render(css=css, anchor=_anchor, **_values(material))
    head, _, body = page.partition("</head>")
    return f"{head.lstrip()}</head>{wording.bind(body)}"


def _values(material: Material) -> dict[str, Any]:
    summary = material.evaluation.summary
    worst = material.worst
    questions = list(_questions(material))
    parts = {
        "bad": [one for one in questions if one["reasons"]],
        "good": [one for one in questions if not one["reasons"]],
        "gate": _gate_table(material),
        "risk": _risk(material),
        "latency": _latency(material),
        "generated": None
        if material.only_generated
        else _figures_table("engendrees", material, generated=True),
        "comparison": _comparison(material),
        "judge": list(describe_judge(material.judge)) if material.judge else [],
    }
    return {
        "summary": summary,
        "decision": str(material.decision),
        "tone": _TONES[material.decision],
        "explanation": explain_decision(material),
        "what": _what(material),
        "worst_title": "Les trois points les plus graves" if len(worst) > 2 else "Ce qui ne va pas",
        "worst": [_worst(finding, material.people) for finding in worst],
        "can_show": " ".join(material.can_show),
        "notes": material.notes,
        "contents": list(_contents(parts)),
        "bars": list(_bars(material)),
        "groups": list(_groups(material)),
        **parts,
    }


def _what(material: Material) -> str:
    summary = material.evaluation.summary
    written = " (toutes engendrées par programme)" if material.only_generated else ""
    date, _, time = summary.created.partition("T")
    day = "/".join(reversed(date.split("-")))
    return (
        f"Jeu « {summary.test_set} » : {wording.count(summary.questions, 'question')}{written}, "
        f"posées le {day} à {time[:5]} (temps universel). "
        + (
            "Réponses faites d’extraits."
            if summary.generator == EXTRACTIVE
            else f"Réponses de {summary.generator}."
        )
    )


def _contents(parts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    titles = {
        "gate": ("seuils", "Les seuils demandés"),
        "bad": ("a-revoir", "Les réponses à revoir"),
        "": ("types", "Réponses bonnes, par type et par partie"),
        "risk": ("abstention", "Répondre ou s’abstenir"),
        "latency": ("temps", "Temps de réponse"),
        " ": ("mesures", "Toutes les mesures"),
        "generated": ("engendrees", "Questions engendrées par programme"),
        "comparison": ("comparaison", "Par rapport à la référence"),
        "judge": ("avis", "Avis d’un modèle"),
        "good": ("questions", "Les bonnes réponses"),
    }
    yield from (title for part, title in titles.items() if parts.get(part, True))


def _worst(finding: Finding, judged: Sequence[Judged]) -> dict[str, Any]:
    asked = {one.question.id: one.question.question for one in judged}
    return {
        "title": wording.capital(finding.fault.title),
        "meaning": finding.fault.meaning,
        "count": len(finding.ids),
        "asked": finding.asked,
        "examples": [(name, wording.shorten(asked[name], 80)) for name in finding.ids[:_EXAMPLES]],
        "more": f" et {wording.count(more, 'autre')}" if (more := len(finding.ids) - _EXAMPLES) > 0 else "",
    }


def _anchor(identifier: str) -> str:
    """An address within the page: ids of questions may hold anything."""
    return "q-" + hashlib.sha256(identifier.encode()).hexdigest()[:12]


def _gate_table(material: Material) -> Table | None:
    if material.gate is None:
        return None
    metrics = material.metrics
    rows = tuple(
        Row(
            wording.title_of(check.rule.metric, metrics),
            (
                describe_rule(check, metrics),
                str(check.n),
                *measured(check, metrics),
                STATUS[check.status],
            ),
            _MARKS.get(check.status, ""),
        )
        for check in material.checks
    )
    titles = ("Mesure", "Demandé", "n", "Mesuré", "Intervalle à 95 %", "Résultat")
    return Table("table-seuils", f"Seuils de {material.gate.gate} : demandé et mesuré", titles, rows)


def _bars(material: Material) -> Iterator[Plot]:
    found = (
        ("type", "Par type de question", shares_by_type(material.people)),
        ("session", "Par partie de l’événement", shares_by_session(material.people)),
    )
    for name, title, shares in found:
        if shares:
            yield _bar_plot(name, title, shares)


def _bar_plot(name: str, title: str, shares: Sequence[Share]) -> Plot:
    weakest = min(shares, key=lambda share: share.value)
    lead = (
        f"Le plus faible : {weakest.label}, {wording.percent(weakest.value, 0)} de bonnes réponses "
        f"({weakest.right} sur {weakest.n}). Le trait fin est l’intervalle : plus long, il est moins sûr."
    )
    description = "; ".join(f"{share.label} : {wording.percent(share.value, 0)}" for share in shares)
    rows = tuple(
        Row(
            share.label,
            (
                str(share.n),
                str(share.right),
                wording.percent(share.value),
                wording.interval(share.low, share.high),
            ),
        )
        for share in shares
    )
    titles = (title.removeprefix("Par ").capitalize(), "n", "Bonnes", "Part", "Intervalle à 95 %")
    return Plot(
        title,
        lead,
        plots.bars(
            f"barres-{name}",
            f"Part de bonnes réponses, {title[0].lower()}{title[1:]}",
            description,
            [plots.Bar(share.label, share.value, share.low, share.high, share.n) for share in shares],
        ),
        Table(f"table-{name}", f"Part de bonnes réponses, {title[0].lower()}{title[1:]}", titles, rows),
    )


def _risk(material: Material) -> Plot | None:
    """Of the answers of which the chatbot is surest, how many are wrong: the fewer are given, the fewer."""
    curve = material.evaluation.summary.curves.get("risk_coverage") or []
    points = [(float(point["coverage"]), float(point["risk"])) for point in curve]
    if not points:
        return None
    chosen = dict.fromkeys(points[max(0, round(len(points) * part / 4) - 1)] for part in (1, 2, 3, 4))
    rows = tuple(Row(wording.percent(cover, 0), (wording.percent(risk, 0),)) for cover, risk in chosen)
    lead = (
        f"Aujourd’hui, l’assistant répond à {rows[-1].head} des questions, et {rows[-1].cells[0]} de ses "
        "réponses sont à revoir. Plus à gauche : s’il ne gardait que celles dont il est le plus sûr."
    )
    said = "; ".join(f"{row.head} des questions : {row.cells[0]} à revoir" for row in rows)
    up = next(top for top in _RISK_TOPS if top >= max(risk for _, risk in points))
    axes = (
        plots.shares("part des questions auxquelles il répond"),
        plots.Axis("réponses à revoir", up, up / 5, percent=True),
    )
    title = "Courbe risque–couverture"
    table = Table("table-risque", f"{title}, quelques points", ("Questions répondues", "À revoir"), rows)
    return Plot(title, lead, plots.curve("risque", title, said, points, axes), table)


def _latency(material: Material) -> Plot | None:
    times = material.evaluation.summary.curves.get("operations", {})
    values = times.get("warm_ms", {}).get("total")
    if not values:
        return None
    named = {
        "La moitié des réponses": 50,
        "19 réponses sur 20": 95,
        "99 réponses sur 100": 99,
        "La plus lente": 100,
    }
    rows = tuple(
        Row(label, (wording.quantity(float(np.percentile(values, at)), "ms"),)) for label, at in named.items()
    )
    half, most = rows[0].cells[0], rows[1].cells[0]
    cold = wording.quantity(times["cold_ms"]["total"], "ms")
    lead = (
        f"La moitié des réponses viennent en moins de {half}, 19 sur 20 en moins de {most} ; "
        f"la toute première, qui charge l’assistant, en {cold}."
    )
    edges, counts, axis = plots.bins(values)
    svg = plots.histogram("duree", "Répartition des temps de réponse", lead, edges, counts, axis)
    table = Table(
        "table-duree", f"Temps de {len(values)} réponses, sans la première", ("Réponses", "En moins de"), rows
    )
    return Plot("Combien de temps attend un visiteur", lead, svg, table)


def _groups(material: Material) -> Iterator[dict[str, Any]]:
    figures = material.figures
    for group in dict.fromkeys((*wording.GROUPS, *(metric.group for metric in material.metrics))):
        chosen = [
            metric
            for metric in material.metrics
            if metric.group == group and metric.name in figures and figures[metric.name].n
        ]
        if chosen:
            title = wording.GROUPS.get(group, group)
            rows = tuple(
                _figure_row(wording.capital(metric.title), figures[metric.name], metric.unit)
                for metric in chosen
            )
            table = Table(f"table-{group}", f"Mesures : {title[0].lower()}{title[1:]}", _FIGURE_TITLES, rows)
            definitions = [(wording.capital(metric.title), metric.definition) for metric in chosen]
            yield {"title": title, "table": table, "definitions": definitions}


_FIGURE_TITLES = ("Mesure", "n", "Valeur", "Intervalle à 95 %")


def _figure_row(title: str, figure: Figure, unit: str) -> Row:
    interval = wording.interval(figure.low, figure.high, unit)
    return Row(title, (str(figure.n), wording.quantity(figure.value, unit), interval))


def _figures_table(name: str, material: Material, *, generated: bool) -> Table | None:
    summary = material.evaluation.summary
    figures = summary.generated if generated else summary.figures
    rows = tuple(
        _figure_row(wording.capital(metric.title), figures[metric.name], metric.unit)
        for metric in material.metrics
        if metric.name in figures and figures[metric.name].n
    )
    return Table(f"table-{name}", "Mesures des questions engendrées", _FIGURE_TITLES, rows) if rows else None


def _comparison(material: Material) -> dict[str, Any] | None:
    comparison = material.comparison
    if comparison is None:
        return None
    rows = []
    for name, tested in comparison.metrics.items():
        unit = wording.unit_of(name, material.metrics)
        cells = (
            str(tested.n),
            wording.quantity(tested.a, unit),
            wording.quantity(tested.b, unit),
            f"{wording.points(tested.difference, unit)} "
            f"({wording.points(tested.low, unit)} à {wording.points(tested.high, unit)})",
            VERDICTS[tested.verdict],
        )
        rows.append(Row(wording.title_of(name, material.metrics), cells))
    titles = ("Mesure", "n", "Avant", "Après", "Différence (95 %)", "Verdict")
    flips = [(flip.gained, (flip.id, flip.question, explain_flip(flip))) for flip in comparison.flips]
    return {
        "before": comparison.before,
        "summary": f"{wording.common_questions(comparison.common)}. "
        f"{summarise_changes(comparison, material.metrics)}",
        "notes": comparison.notes,
        "table": Table("table-comparaison", "Avant et après, question par question", titles, tuple(rows)),
        "flips": tuple(
            (title, [shown for gained, shown in flips if gained is wanted])
            for title, wanted in (("Questions perdues", False), ("Questions gagnées", True))
        ),
    }


def _questions(material: Material) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    markdown = make_markdown()
    said = {one.id: one for one in material.judge.judgements} if material.judge else {}
    for one in material.judged:
        question, reply = one.question, one.reply
        judgement = said.get(question.id)
        yield {
            "anchor": "" if question.id in seen else _anchor(question.id),
            "id": question.id,
            "question": question.question,
            "reasons": one.reasons,
            "history": question.history,
            "kind": wording.TYPES[question.type],
            "origin": ", engendrée par programme" if is_generated(question) else "",
            "reply_kind": _reply_kind(one),
            "text": Markup(markdown.render(reply["text"])),  # no tag of its own passes
            "citations": [_citation(citation) for citation in reply["citations"]],
            "gold": list(_gold(one, material)),
            "opinion": f"{judgement.opinion or 'illisible'} — {judgement.reason}" if judgement else "",
            "violations": one.verdict.violations,
        }
        seen.add(question.id)


def _reply_kind(judged: Judged) -> str:
    if judged.reply["kind"] == "answer":
        return "l’assistant a répondu"
    reason = (judged.reply["abstention"] or {}).get("reason", "")
    return f"l’assistant s’est abstenu ({wording.REASONS.get(reason, reason)})"


def _citation(citation: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "number": citation["number"],
        "quote": citation["quote"],
        "whose": ", ".join(filter(None, (_speaker(citation["speaker"]), _session(citation["session"])))),
    }


def _speaker(speaker: Mapping[str, Any] | None) -> str:
    if speaker is None:
        return "sans auteur nommé"
    return ", ".join(filter(None, (speaker["name"], speaker["role"], speaker["organisation"])))


def _session(session: Mapping[str, Any] | None) -> str:
    return wording.session(f"{session['kind']} {session['number'] or ''}".strip()) if session else ""


def _gold(judged: Judged, material: Material) -> Iterator[str]:
    """What the test set expects, in words."""
    question = judged.question
    lists = {
        "Personnes": question.gold_speakers,
        "Sessions": tuple(map(wording.session, question.gold_sessions)),
        "Réponse": question.answers,
        "Doit contenir": question.must_include,
        "Ne doit pas contenir": question.must_not_include,
        "Motifs d’abstention admis": tuple(
            wording.REASONS.get(reason, reason) for reason in question.reasons
        ),
    }
    if not question.answerable:
        yield "Ne pas répondre : les actes n’en disent rien."
    yield from (f"{title} : {', '.join(values)}" for title, values in lists.items() if values)
    for group in question.gold:
        texts = [material.corpus.statements[name] for name in group if name in material.corpus.statements]
        said = (f"{found.speaker or 'récit'} : « {wording.shorten(found.text, 300)} »" for found in texts)
        yield "Passage : " + " ; ou ".join(said)
