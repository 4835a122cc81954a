"""Two finished evaluations side by side: what is better, what is worse, and what cannot be told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chatbot.evaluation.model import Corpus, Evaluation, Metric, Scored
from chatbot.evaluation.pairs import by_question, clusters_of, column, common_questions, is_generated
from chatbot.evaluation.reports import wording
from chatbot.evaluation.reports.findings import judge_all
from chatbot.evaluation.statistics import Comparison as Tested
from chatbot.evaluation.statistics import Verdict, compare_paired
from ingest.errors import InputError

MIN_COMMON = 10  # fewer questions than that tell nothing
MIN_SHARE = 0.5  # of the larger test set


RIGHT = "right_rate"  # the metric that says whether a reply is right as a whole
Corpora = tuple[Corpus | None, Corpus | None]  # of the two evaluations; None where it was not kept
VERDICTS = {
    Verdict.BETTER: "mieux",
    Verdict.WORSE: "moins bien",
    Verdict.INCONCLUSIVE: "on ne peut pas trancher",
    Verdict.UNCHANGED: "identique",
    Verdict.NOT_MEASURED: "non mesuré",
}


@dataclass(frozen=True, slots=True)
class Flip:
    """A question that was right and is not any more, or the reverse."""

    id: str
    question: str
    gained: bool  # it is right now
    before: tuple[str, ...]  # what was wrong, where that is known
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations, side by side."""

    before: str  # their names
    after: str
    common: int
    asked: tuple[int, int]  # how many questions each asked
    metrics: Mapping[str, Tested]  # by name, with p after Holm over all of them
    flips: tuple[Flip, ...]
    notes: tuple[str, ...]


def compare(
    before: Evaluation,
    after: Evaluation,
    corpora: Corpora,
    *,
    metrics: Sequence[Metric],
    names: tuple[str, str] = ("A", "B"),
) -> Comparison:
    """Set two evaluations side by side, on the questions that both asked.

    Questions that a program wrote are compared only where there are no others. Seed and number of draws are
    those of the second evaluation.

    Raises:
        InputError: too few common questions.
    """
    ids = _shared(before, after, names)
    rows = by_question(before.results), by_question(after.results)
    by_people = [name for name in ids if not is_generated(rows[1][name][0].answered.question)]
    kept = by_people or ids
    was, now = ({metric.name: column(metric.name, kept, part) for metric in metrics} for part in rows)
    tested = compare_paired(
        was,
        now,
        clusters_of(kept, rows[1]),
        better={metric.name: metric.better for metric in metrics},
        seed=after.summary.seed,
        resamples=after.summary.resamples,
    )
    return Comparison(
        before=names[0],
        after=names[1],
        common=len(kept),
        asked=(len(rows[0]), len(rows[1])),
        metrics={name: one for name, one in tested.items() if one.n},
        flips=tuple(_flips(before, after, corpora, ids)),
        notes=tuple(_notes(before, after, len(ids), len(kept))),
    )


def _shared(before: Evaluation, after: Evaluation, names: tuple[str, str]) -> tuple[str, ...]:
    """The common questions, if they are enough.

    Raises:
        InputError: they are not.
    """
    ids = common_questions(before.results, after.results)
    larger = max(len(by_question(before.results)), len(by_question(after.results)))
    same_set = before.summary.test_set_sha256 == after.summary.test_set_sha256
    if not ids or (not same_set and len(ids) < max(MIN_COMMON, MIN_SHARE * larger)):
        raise InputError(
            f"{names[0]} et {names[1]} : jeux de questions différents ({before.summary.test_set}, "
            f"{after.summary.test_set}), {wording.common_questions(len(ids))} "
            f"sur {larger} ; attendu au moins {MIN_COMMON} et la moitié ; évaluez les deux sur le même jeu"
        )
    return ids


def _flips(before: Evaluation, after: Evaluation, corpora: Corpora, ids: Sequence[str]) -> Iterator[Flip]:
    """Losses first, the worst at the top. A repeated question is right where every repetition is."""
    rows = by_question(before.results), by_question(after.results)
    was, now = (
        {
            name: value == 1
            for name, value in zip(ids, column(RIGHT, ids, part), strict=True)
            if value is not None
        }
        for part in rows
    )
    reasons = tuple(
        _reasons(found.results, corpus) for found, corpus in zip((before, after), corpora, strict=True)
    )
    flips = [
        Flip(
            name,
            rows[1][name][0].answered.question.question,
            now[name],
            reasons[0].get(name, ()),
            reasons[1].get(name, ()),
        )
        for name in dict.fromkeys((*reasons[1], *ids))
        if name in was and name in now and was[name] is not now[name]
    ]
    yield from sorted(flips, key=lambda flip: flip.gained)


def _reasons(results: Sequence[Scored], corpus: Corpus | None) -> dict[str, tuple[str, ...]]:
    """What is wrong with each question, the worst first; unknown where replies were not kept."""
    kept = [row for row in results if "text" in row.answered.reply]
    found: dict[str, tuple[str, ...]] = {}
    for one in judge_all(kept, corpus) if corpus else ():
        if one.faults:
            found.setdefault(one.question.id, one.reasons)
    return found


def _notes(before: Evaluation, after: Evaluation, shared: int, kept: int) -> Iterator[str]:
    if before.summary.test_set_sha256 != after.summary.test_set_sha256:
        yield (
            f"Les jeux de questions diffèrent : une partie est comparée, {wording.common_questions(shared)}."
        )
    if kept < shared:
        yield (
            f"Les mesures portent sur {wording.count(kept, 'question')} écrites par des personnes ; "
            f"{shared - kept} autres, engendrées par programme, ne sont pas comptées."
        )
    if before.summary.corpus_version != after.summary.corpus_version:
        yield "Les deux évaluations portent sur des actes différents (ou lus autrement)."


def render_comparison(comparison: Comparison, metrics: Sequence[Metric]) -> str:
    """The comparison as Markdown, also readable on a terminal."""
    lines = [
        f"# {comparison.after} comparé à {comparison.before}",
        "",
        f"{wording.common_questions(comparison.common)} "
        f"({comparison.asked[0]} et {comparison.asked[1]} posées). {summarise_changes(comparison, metrics)}",
        *(f"- {note}" for note in comparison.notes),
        "",
        "| mesure | n | avant | après | différence | intervalle à 95 % | p (Holm) | verdict |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
        *(_row(name, tested, metrics) for name, tested in comparison.metrics.items()),
        "",
        *_flip_lines(comparison.flips),
    ]
    return "\n".join(lines).rstrip() + "\n"


def summarise_changes(comparison: Comparison, metrics: Sequence[Metric]) -> str:
    """What is better and what is worse, in a sentence or two."""
    said = [
        f"{lead} : {', '.join(names)}."
        for lead, wanted in (("Mieux", Verdict.BETTER), ("Moins bien", Verdict.WORSE))
        if (names := [wording.title_of(name, metrics) for name in named(comparison, wanted)])
    ]
    return " ".join(said) or "Aucune différence que le hasard n’explique pas."


def named(comparison: Comparison, verdict: Verdict) -> list[str]:
    """The metrics with a verdict."""
    return [name for name, tested in comparison.metrics.items() if tested.verdict is verdict]


def _row(name: str, tested: Tested, metrics: Sequence[Metric]) -> str:
    unit = wording.unit_of(name, metrics)
    p = "" if tested.p_adjusted is None else wording.number(tested.p_adjusted, 3)
    cells = (
        wording.title_of(name, metrics),
        str(tested.n),
        wording.quantity(tested.a, unit),
        wording.quantity(tested.b, unit),
        wording.points(tested.difference, unit),
        f"{wording.points(tested.low, unit)} à {wording.points(tested.high, unit)}",
        p,
        VERDICTS[tested.verdict],
    )
    return f"| {' | '.join(cells)} |"


def explain_flip(flip: Flip) -> str:
    """What is wrong now, or was."""
    why = " ; ".join(flip.before if flip.gained else flip.after) or "à revoir"
    return f"avant : {why}" if flip.gained else why


def _flip_lines(flips: Sequence[Flip]) -> Iterator[str]:
    for title, gained in (("Questions perdues", False), ("Questions gagnées", True)):
        chosen = [flip for flip in flips if flip.gained is gained]
        if chosen:
            yield f"## {title} ({len(chosen)})"
            yield ""
            for flip in chosen:
                yield f"- `{flip.id}` {wording.shorten(flip.question, 100)} — {explain_flip(flip)}"
            yield ""
