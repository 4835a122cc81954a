"""A query → passages: both legs scored over the allowed chunks, then one weighted sum.

Each leg is brought to the same scale within the allowed chunks of this query: BM25 divided by its best score,
cosine from its worst (0) to its best (1). The weights were chosen on labelled questions: see `docs/retrieval.md`.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from index.model import Passage
from index.store import Index

LEXICAL_WEIGHT = 0.8  # the dense leg has the rest


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
        Passages, best first; equal scores in document order.
    """
    numbers = np.arange(len(index.chunks)) if allowed is None else np.asarray(sorted(set(allowed)), dtype=np.int64)
    if not len(numbers) or k <= 0:
        return []
    lexical = index.lexical.scores(query)[numbers]
    vector = index.encoder.encode_query([query])[0] if query_vector is None else query_vector
    dense = _dense_scores(index, vector, numbers.tolist())
    fused = fuse(lexical, dense)
    best = np.argsort(-fused, kind="stable")[:k]
    return [
        Passage(index.chunks[numbers[i]], float(fused[i]), float(lexical[i]), float(dense[i])) for i in best
    ]


def fuse(
    lexical: NDArray[np.float32], dense: NDArray[np.float32], lexical_weight: float = LEXICAL_WEIGHT
) -> NDArray[np.float32]:
    """Bring both legs to one scale and add them with their weights."""
    top = lexical.max(initial=0.0)
    scaled = lexical / top if top > 0 else lexical
    low, high = dense.min(initial=1.0), dense.max(initial=-1.0)
    spread = (dense - low) / (high - low) if high > low else np.zeros_like(dense)
    fused: NDArray[np.float32] = lexical_weight * scaled + (1 - lexical_weight) * spread
    return fused


def _dense_scores(index: Index, vector: NDArray[np.float32], allowed: Sequence[int]) -> NDArray[np.float32]:
    """Cosine of each allowed chunk, in the order of `allowed`, which is ascending."""
    numbers, scores = index.dense.search(vector, len(allowed), None if len(allowed) == len(index.chunks) else allowed)
    found: NDArray[np.float32] = scores[np.argsort(numbers)]
    return found
