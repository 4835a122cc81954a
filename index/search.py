"""A query → passages: both legs scored over the allowed chunks, then one weighted sum.

Each leg is brought to one scale within the allowed chunks of this query: BM25 divided by its best score,
cosine from its worst (0) to its best (1). Words lead. The cosine of an encoder that knows little French only
orders what words leave equal, unless the best of BM25 shares one word or none with the query, which may be
chance. Weights were chosen on labelled questions: see `docs/retrieval.md`.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse
from index.encoders import FRENCH, PACKAGED
from index.model import Chunk, Passage
from index.store import Index

SPELLING_WEIGHT = 0.3  # beside 1 for the stems, before both are scaled
DENSE_WEIGHT = 0.2  # beside .8 for the lexical leg, both scaled: words still lead
_TIE_BREAK = 0.001  # the same for an encoder that knows little French
_WEAK = (FRENCH, PACKAGED)
_CHANCE = 1  # words of the query that a passage may hold by chance

_Scores = NDArray[np.float32]


def search(
    index: Index,
    query: str,
    *,
    allowed: Collection[int] | None = None,
    k: int = 10,
    query_vector: NDArray[np.float32] | None = None,
) -> list[Passage]:
    """Find the passages nearest to a query.

    Args:
        index: what to search.
        query: what is searched, after rewriting.
        allowed: numbers of the chunks to choose from, None for all; the others are never looked at.
        k: how many at most.
        query_vector: the encoded query, where the caller has it already.

    Returns:
        Passages, best first; equal scores in document order. Those that share nothing with the query come
        last: whether a passage carries the question is for the caller to decide from its scores.
    """
    numbers = np.asarray(
        sorted(set(range(len(index.chunks)) if allowed is None else allowed)), dtype=np.int64
    )
    if not len(numbers) or k <= 0:
        return []
    vector = index.encoder.encode_query([query])[0] if query_vector is None else query_vector
    stems = index.lexical.scores(query)[numbers]
    spelling = index.lexical.spelling_scores(query)[numbers]
    dense = _cosines(index, vector, numbers)
    lexical = stems + np.float32(SPELLING_WEIGHT) * spelling
    shared = shared_words(query, index.chunks[numbers[int(lexical.argmax())]])
    fused = fuse(lexical, dense, dense_weight(index.encoder.name, shared))
    best = np.argsort(-fused, kind="stable")[:k]
    return [
        Passage(index.chunks[numbers[i]], float(fused[i]), float(stems[i]), float(dense[i])) for i in best
    ]


def shared_words(query: str, chunk: Chunk) -> int:
    """How many stems of the query a chunk holds, in its header or its text."""
    return len({*analyse(query)} & {*analyse(f"{chunk.header}\n{chunk.text}")})


def dense_weight(encoder: str, shared: int) -> float:
    """What the dense leg counts.

    Args:
        encoder: its name, which an index remembers.
        shared: how many words the best of the lexical leg shares with the query.
    """
    words_lead = encoder.startswith(_WEAK) and shared > _CHANCE
    return _TIE_BREAK if words_lead else DENSE_WEIGHT


def fuse(lexical: _Scores, dense: _Scores, weight: float) -> _Scores:
    """Bring both legs to one scale and add them with their weights."""
    top = lexical.max()
    low, high = dense.min(), dense.max()
    scaled = lexical / top if top > 0 else lexical
    spread = (dense - low) / (high - low) if high > low else np.zeros_like(dense)
    fused: _Scores = (1 - weight) * scaled + weight * spread
    return fused


def _cosines(index: Index, vector: _Scores, numbers: NDArray[np.int64]) -> _Scores:
    """Cosine of each of these chunks, in their order, which is ascending."""
    allowed = None if len(numbers) == len(index.chunks) else numbers.tolist()
    found, scores = index.dense.search(vector, len(numbers), allowed)
    cosines: _Scores = scores[np.argsort(found)]
    return cosines
