"""How well each leg and their fusion find passages, on questions that nobody wrote for this program.

The folder's format is in `benchmark.py`. Everything is searched by the program's own code, twice: in the text
alone, and with the header (title or theme, speaker) that the program indexes with it.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.evaluation.benchmark import Benchmark, Query, open_index, read_benchmark
from chatbot.evaluation.libraries import library
from chatbot.evaluation.statistics import Comparison, compare_paired
from chatbot.evaluation.vectors import KeptEncoder
from index.encoders import Encoder
from index.search import SPELLING_WEIGHT, search
from index.store import Index
from ingest.errors import InputError

CACHE = Path(".proceedings-cache/retrieval")
DEPTH = 10
_MEASURES = {  # as ir-measures and as our tables call them
    "Success@1": "trouvé@1",  # any relevant passage will do
    "Success@10": "trouvé@10",
    "R@1": "rappel@1",
    "R@5": "rappel@5",
    "R@10": "rappel@10",
    "RR@10": "RR@10",
    "nDCG@10": "nDCG@10",
}
SPEAKER = "personne@1"  # the first passage is by a gold speaker
LEGS = {"lexical": "par mots", "dense": "par sens", "fused": "fusion"}
VARIANTS = {False: "texte seul", True: "avec titre et personne"}
HALVES = ("moitié de réglage", "moitié de contrôle")  # of the groups of queries, by a hash of their name
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one leg found for one query, and how good that is."""

    query: Query
    found: tuple[str, ...]  # passages, best first
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """One leg on one set of queries."""

    encoder: str
    queries: str
    with_header: bool
    leg: str
    rankings: tuple[Ranking, ...]

    def column(self, measure: str) -> list[float]:
        """The value of each query."""
        return [ranking.values[measure] for ranking in self.rankings if measure in ranking.values]

    @property
    def clusters(self) -> list[str]:
        """What each query depends on."""
        return [ranking.query.cluster for ranking in self.rankings]

    @property
    def measures(self) -> tuple[str, ...]:
        """What was measured."""
        return tuple(self.rankings[0].values) if self.rankings else ()


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """Everything that was measured, and two encoders compared where two were asked for."""

    benchmark: str
    measured: tuple[Measured, ...]
    compared: Mapping[str, Mapping[str, Comparison]]  # set of queries and variant → measure → B against A
    skipped: tuple[str, ...]
    seed: int
    resamples: int


# -- the way


def measure_retrieval(
    folder: Path,
    encoders: Sequence[Encoder],
    *,
    cache: Path = CACHE,
    halves: bool = False,
    seed: int = 0,
    resamples: int = 2_000,
    progress: Progress = lambda _line: None,
) -> RetrievalReport:
    """Measure one encoder on a folder, or two and the second against the first.

    Args:
        folder: passages, questions and, where there are any, qrels.
        encoders: one or two.
        cache: where vectors are kept from one run to the next.
        halves: measure each set of queries again in two halves, of which whoever chooses weights may look at
            the first alone.
        seed: of the draws.
        resamples: how many are drawn.
        progress: told what is being done.

    Raises:
        InputError: the folder or the number of encoders is not what it should be.
    """
    if len(encoders) not in (1, 2):
        raise InputError(
            f"--encoder : {len(encoders)} encodeurs ; attendu un, ou deux à comparer ; retirez les autres"
        )
    library("ir_measures", "ir-measures")  # missing: said now, not after the last passage
    benchmark = read_benchmark(folder)
    measured: list[Measured] = []
    for encoder in encoders:
        kept = KeptEncoder(encoder, cache)
        for with_header in _variants(benchmark):
            progress(f"{encoder.name}, {VARIANTS[with_header]} : index de {len(benchmark.passages)} passages")
            index = open_index(benchmark, kept, with_header=with_header)
            for name in benchmark.queries:
                found = measure_queries(benchmark, name, index, kept, with_header=with_header)
                measured += [
                    part for one in found for part in ((one, *_in_halves(one)) if halves else (one,))
                ]
    compared = _compare(measured, encoders, seed, resamples) if len(encoders) == 2 else {}
    return RetrievalReport(benchmark.name, tuple(measured), compared, benchmark.skipped, seed, resamples)


def _variants(benchmark: Benchmark) -> tuple[bool, ...]:
    """The text alone; with a header too where there is anything to put into it."""
    return (False, True) if any(one.title or one.speaker for one in benchmark.passages) else (False,)


def measure_queries(
    benchmark: Benchmark, name: str, index: Index, encoder: KeptEncoder, *, with_header: bool
) -> Iterator[Measured]:
    """Ask one set of queries of an index: both legs, and the search that the program uses."""
    queries = benchmark.queries[name]
    vectors = encoder.encode_queries([query.text for query in queries], label=name, progress=True)
    found: dict[str, list[tuple[str, ...]]] = {leg: [] for leg in LEGS}
    for query, vector in zip(queries, vectors, strict=True):
        for leg, ids in _legs(index, query.text, vector):
            found[leg].append(ids)
    speakers = {passage.id: passage.speaker for passage in benchmark.passages}
    for leg, ranked in found.items():
        rankings = tuple(_rankings(queries, ranked, speakers))
        yield Measured(index.encoder.name, name, with_header, leg, rankings)


def half_of(cluster: str) -> int:
    """0 for the half on which weights are chosen, 1 for the other: whole groups, by a hash of their name."""
    return hashlib.sha256(cluster.encode()).digest()[0] % 2


def _in_halves(one: Measured) -> Iterator[Measured]:
    """The queries of each half, where it has any."""
    for half, name in enumerate(HALVES):
        rankings = tuple(ranking for ranking in one.rankings if half_of(ranking.query.cluster) == half)
        if rankings:
            yield replace(one, queries=f"{one.queries}, {name}", rankings=rankings)


def _legs(index: Index, text: str, vector: NDArray[np.float32]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each leg alone as `index.search` scores it, then `index.search` itself."""
    lexical = index.lexical.scores(text) + np.float32(SPELLING_WEIGHT) * index.lexical.spelling_scores(text)
    for leg, scores in (("lexical", lexical), ("dense", index.dense.scores(vector))):
        best = np.argsort(-scores, kind="stable")[: 10 * DEPTH]
        yield leg, _first(index.chunks[number].statement.id for number in best)
    fused = search(index, text, k=10 * DEPTH, query_vector=vector)
    yield "fused", _first(passage.chunk.statement.id for passage in fused)


def _first(ids: Iterator[str]) -> tuple[str, ...]:
    """The first passages: several chunks of one count once."""
    return tuple(dict.fromkeys(ids))[:DEPTH]


def _rankings(
    queries: Sequence[Query], ranked: Sequence[tuple[str, ...]], speakers: Mapping[str, str]
) -> Iterator[Ranking]:
    values = _values(queries, ranked)
    for query, ids in zip(queries, ranked, strict=True):
        own = values[query.id]
        if query.speakers:
            own = {**own, SPEAKER: float(bool(ids) and speakers[ids[0]] in query.speakers)}
        yield Ranking(query, ids, own)


def _values(queries: Sequence[Query], ranked: Sequence[tuple[str, ...]]) -> dict[str, dict[str, float]]:
    """Every measure of every query, by ir-measures: ranks are passed as scores, so no tie is left to it."""
    ir_measures = library("ir_measures", "ir-measures")
    relevant = [ir_measures.Qrel(query.id, name, 1) for query in queries for name in query.gold]
    run = [
        ir_measures.ScoredDoc(query.id, name, float(-rank))
        for query, ids in zip(queries, ranked, strict=True)
        for rank, name in enumerate(ids)
    ]
    found = {query.id: dict.fromkeys(_MEASURES.values(), 0.0) for query in queries}
    for one in ir_measures.iter_calc([ir_measures.parse_measure(name) for name in _MEASURES], relevant, run):
        found[one.query_id][_MEASURES[str(one.measure)]] = float(one.value)
    return found


def _compare(
    measured: Sequence[Measured], encoders: Sequence[Encoder], seed: int, resamples: int
) -> dict[str, dict[str, Comparison]]:
    """The second encoder against the first, query by query; Holm over all measures of a set."""
    first, second = (
        {(one.queries, one.with_header, one.leg): one for one in measured if one.encoder == encoder.name}
        for encoder in encoders
    )
    compared: dict[str, dict[str, Comparison]] = {}
    for queries, with_header in dict.fromkeys((one.queries, one.with_header) for one in measured):
        columns = [
            {
                f"{LEGS[leg]} {measure}": side[queries, with_header, leg].column(measure)
                for leg in ("dense", "fused")
                for measure in side[queries, with_header, leg].measures
            }
            for side in (first, second)
        ]
        compared[f"{queries}, {VARIANTS[with_header]}"] = compare_paired(
            columns[0],
            columns[1],
            first[queries, with_header, "fused"].clusters,
            better=dict.fromkeys(columns[0], "higher"),
            seed=seed,
            resamples=resamples,
        )
    return compared
