"""`retrieval.md` and `retrieval.jsonl`: tables with clustered intervals, and what each query found."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

from chatbot.evaluation.compare import VERDICTS
from chatbot.evaluation.reports import wording
from chatbot.evaluation.results import write_file
from chatbot.evaluation.retrieval import LEGS, VARIANTS, Measured, RetrievalReport
from chatbot.evaluation.statistics import Comparison, Verdict, cluster_bootstrap
from ingest.errors import InputError
from ingest.reasons import in_french


def write_retrieval(folder: Path, report: RetrievalReport) -> None:
    """Write the table, the figures, and what was found for each query.

    Raises:
        InputError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise InputError(f"{folder} : ne peut pas être écrit ({in_french(exc)}) ; changez --out") from exc
    write_file(folder / "retrieval.md", render_retrieval(report))
    write_file(folder / "retrieval.jsonl", "".join(_query_lines(report)))


def _query_lines(report: RetrievalReport) -> Iterator[str]:
    for one in report.measured:
        for ranking in one.rankings:
            line = {
                "encoder": one.encoder,
                "queries": one.queries,
                "with_header": one.with_header,
                "leg": one.leg,
                "qid": ranking.query.id,
                "cluster": ranking.query.cluster,
                "gold": ranking.query.gold,
                "found": ranking.found,
                "values": ranking.values,
            }
            yield json.dumps(line, ensure_ascii=False) + "\n"


def render_retrieval(report: RetrievalReport) -> str:
    """The tables as Markdown, also readable on a terminal."""
    lines = [f"# Recherche dans « {report.benchmark} »", ""]
    lines += [
        f"{name} : laissé de côté, rien à y chercher (sans passage, ou attributions).\n"
        for name in report.skipped
    ]
    for encoder, queries, with_header in dict.fromkeys(
        (one.encoder, one.queries, one.with_header) for one in report.measured
    ):
        chosen = [
            one
            for one in report.measured
            if (one.encoder, one.queries, one.with_header) == (encoder, queries, with_header)
        ]
        lines += [*_table(chosen, report), ""]
    for title, compared in report.compared.items():
        lines += [*_comparison_table(title, compared, report), ""]
    lines.append(
        f"Intervalles à 95 %, groupes entiers tirés (graine {report.seed}, {report.resamples} tirages)."
    )
    return "\n".join(lines) + "\n"


def _table(chosen: Sequence[Measured], report: RetrievalReport) -> Iterator[str]:
    first = chosen[0]
    groups = len(set(first.clusters))
    yield (
        f"## {first.queries}, {VARIANTS[first.with_header]} — {first.encoder} "
        f"(n = {len(first.rankings)}, {groups} groupes)"
    )
    yield ""
    yield f"| étape | {' | '.join(first.measures)} |"
    yield f"|---|{'--:|' * len(first.measures)}"
    for one in chosen:
        cells = (_cell(one, measure, report) for measure in one.measures)
        yield f"| {LEGS[one.leg]} | {' | '.join(cells)} |"


def _cell(one: Measured, measure: str, report: RetrievalReport) -> str:
    values = one.column(measure)
    clusters = [ranking.query.cluster for ranking in one.rankings if measure in ranking.values]
    bounds = cluster_bootstrap(values, clusters, seed=report.seed, resamples=report.resamples)
    mean = wording.number(fmean(values), 3)
    return mean if bounds is None else f"{mean} ({' à '.join(wording.number(end, 3) for end in bounds)})"


def _comparison_table(
    title: str, compared: Mapping[str, Comparison], report: RetrievalReport
) -> Iterator[str]:
    names = list(dict.fromkeys(one.encoder for one in report.measured))
    yield f"## {names[1]} comparé à {names[0]} : {title}"
    yield ""
    yield "| mesure | avant | après | différence | intervalle à 95 % | p (Holm) | verdict |"
    yield "|---|--:|--:|--:|--:|--:|---|"
    for measure, one in compared.items():
        if one.verdict is not Verdict.NOT_MEASURED:
            numbers = [wording.number(value or 0, 3) for value in (one.a, one.b, one.difference)]
            ends = " à ".join(wording.number(end or 0, 3) for end in (one.low, one.high))
            p = wording.number(one.p_adjusted if one.p_adjusted is not None else 1, 3)
            yield f"| {measure} | {' | '.join(numbers)} | {ends} | {p} | {VERDICTS[one.verdict]} |"
