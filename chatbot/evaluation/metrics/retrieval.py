"""Whether the gold statements are found, at each stage of the way, so that a loss is located.

Computed by ir-measures (MacAvaney et al. 2022; recall and nDCG by its trec_eval, RR by its own) on the order
of the trace: ranks are passed as scores, so nothing is left to how a library breaks ties.

Where the library is missing (it has no wheel for Linux on aarch64) nothing is measured here, and all the rest
of an evaluation is. Counted: answerable questions with gold, answered by a local index (a server shows no
trace). The gold of a question is groups of statements, any one of which will do: a retrieved statement stands
for the first of its groups that no better one stands for; a second statement of a group is neither relevant
nor wanted. With one statement to a group these are the textbook measures.
"""

from collections.abc import Callable
from functools import lru_cache, partial

from chatbot.evaluation.libraries import is_installed, library
from chatbot.evaluation.model import Answered, Corpus, Interval, Metric

LIBRARY = "ir_measures"
Groups = tuple[tuple[str, ...], ...]
STAGES = {
    "lexical": "recherche par mots",
    "dense": "recherche par sens",
    "fused": "fusion des deux recherches",
    "sent": "passages retenus pour répondre",
}
MEASURES = {
    "recall_1": ("R@1", "rappel au rang 1", "part des groupes de passages attendus présents au rang 1"),
    "recall_3": ("R@3", "rappel aux 3 premiers rangs", "part des groupes attendus présents aux rangs 1 à 3"),
    "recall_5": ("R@5", "rappel aux 5 premiers rangs", "part des groupes attendus présents aux rangs 1 à 5"),
    "recall_10": (
        "R@10",
        "rappel aux 10 premiers rangs",
        "part des groupes attendus présents aux rangs 1 à 10",
    ),
    "rr_10": (
        "RR@10",
        "rang réciproque",
        "inverse du rang du premier passage attendu, 0 au-delà du rang 10",
    ),
    "ndcg_10": (
        "nDCG@10",
        "nDCG aux 10 premiers rangs",
        "gain cumulé actualisé des passages attendus aux rangs 1 à 10, rapporté au meilleur possible",
    ),
}


def needs(gold: Groups) -> Groups:
    """The groups that must be found: one that holds all of another is found with it."""
    sets = [frozenset(group) for group in dict.fromkeys(gold) if group]
    return tuple(
        tuple(sorted(group))
        for place, group in enumerate(sets)
        if not any(other < group or (other == group and i < place) for i, other in enumerate(sets))
    )


def measure(gold: Groups, ranked: tuple[str, ...]) -> dict[str, float]:
    """Every measure of one ranking, best first; an item that comes again counts at its first place only."""
    return dict(zip(MEASURES, _measured(needs(gold), tuple(dict.fromkeys(ranked))), strict=True))


@lru_cache(maxsize=16384)
def _measured(groups: Groups, ranked: tuple[str, ...]) -> tuple[float, ...]:
    ir_measures = library(LIBRARY, "ir-measures")
    measures = [ir_measures.parse_measure(name) for name, _, _ in MEASURES.values()]
    judged = [ir_measures.Qrel("q", _name(number), 1) for number in range(len(groups))]
    run = [
        ir_measures.ScoredDoc("q", name, float(len(ranked) - rank))
        for rank, name in enumerate(_stand_for(groups, ranked))
    ]
    if not run:
        return (0.0,) * len(measures)
    values = {found.measure: found.value for found in ir_measures.iter_calc(measures, judged, run)}
    return tuple(float(values[measure]) for measure in measures)


def _name(group: int) -> str:
    return f"group {group}"


def _stand_for(groups: Groups, ranked: tuple[str, ...]) -> list[str]:
    """Each ranked statement as the first group that it opens; itself where it opens none."""
    opened: set[int] = set()
    names = []
    for statement in ranked:
        group = next((i for i, ids in enumerate(groups) if statement in ids and i not in opened), None)
        if group is not None:
            opened.add(group)
        names.append(f"statement {statement}" if group is None else _name(group))
    return names


def _value(stage: str, measure_name: str, answered: Answered, corpus: Corpus) -> float | None:
    """One measure at one stage; None without an answer, gold, trace or library."""
    if not is_installed(LIBRARY):
        return None
    question, trace = answered.question, answered.trace
    if not question.answerable or not any(question.gold) or trace is None or stage not in trace.stages:
        return None
    return measure(question.gold, tuple(trace.stages[stage]))[measure_name]


def _metric(stage: str, name: str) -> Metric:
    _, title, definition = MEASURES[name]
    value: Callable[[Answered, Corpus], float | None] = partial(_value, stage, name)
    return Metric(
        name=f"{stage}_{name}",
        title=f"{STAGES[stage]} : {title}",
        definition=f"Sur les questions qui ont une réponse et des passages attendus : {definition} "
        f"(étape : {STAGES[stage]}), en moyenne.",
        group="retrieval",
        better="higher",
        interval=Interval.CLUSTER_BOOTSTRAP,
        value=value,
    )


METRICS = tuple(_metric(stage, name) for stage in STAGES for name in MEASURES)
