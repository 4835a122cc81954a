"""A vector for each piece of the new vocabulary, made of the English encoder's own word vectors."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from tokenizers import Tokenizer

from encoder_training.vocabulary import SPECIAL

Matrix = NDArray[np.float32]  # a row for each piece


def gloss(
    pieces: Sequence[str],
    english: Tokenizer,
    vectors: Matrix,
    table: csr_array,
    *,
    french_counts: NDArray[np.float32],
    english_counts: NDArray[np.float32],
    best: int = 4,
    power: float = 1.5,
) -> Matrix:
    """Average the vectors of a piece's best translations; an English word keeps its own share.

    Args:
        pieces: the new vocabulary.
        english: the English encoder's tokenizer.
        vectors: its word vectors, a row for each of its pieces.
        table: p(English piece | French piece).
        french_counts: how often each new piece occurs on the French side.
        english_counts: how often on the English side.
        best: translations averaged.
        power: of their probabilities; more than one favours the best.

    Returns:
        A row for each piece, of the mean length of English vectors.
    """
    length = np.linalg.norm(vectors, axis=1).mean()
    own = own_vectors(pieces, english, vectors)
    glossed = _scale(sharpen(table, best=best, power=power) @ vectors, length)
    known = english.get_vocab()
    is_english = np.array([piece in known for piece in pieces])
    has_gloss = np.asarray(table.sum(axis=1)).ravel() > 0
    french = french_counts / max(1, french_counts.sum())
    other = english_counts / max(1, english_counts.sum())
    share = np.where(is_english, other / np.maximum(french + other, 1e-12), 0.0)
    share[~has_gloss] = 1.0
    mixed = _scale(share[:, None] * own + (1 - share[:, None]) * glossed, length)
    return np.where(share[:, None] == 1.0, own, mixed)


def rarity_weights(counts: NDArray[np.float32], *, rarity: float, mark_weight: float) -> NDArray[np.float32]:
    """What each piece counts in the mean of a text: the rarer the more, from 0 to 1.

    Args:
        counts: how often each piece occurs in French.
        rarity: the relative frequency at which a piece counts half.
        mark_weight: of the pieces that are no text.
    """
    frequency = (counts + 1) / (counts + 1).sum()
    weights: NDArray[np.float32] = (rarity / (rarity + frequency)).astype(np.float32)
    weights[: len(SPECIAL)] = mark_weight
    return weights


def own_vectors(pieces: Sequence[str], english: Tokenizer, vectors: Matrix) -> Matrix:
    """The vector that the English encoder has for the same letters; the mean of its pieces where it cuts."""
    known = english.get_vocab()
    rows = []
    for piece in pieces:
        if piece in known:
            rows.append(vectors[known[piece]])
            continue
        parts = english.encode(piece.removeprefix("##"), add_special_tokens=False).tokens
        if piece.startswith("##"):
            parts = ["##" + part.removeprefix("##") for part in parts]
        numbers = [known.get(part, known["[UNK]"]) for part in parts] or [known["[UNK]"]]
        rows.append(vectors[numbers].mean(axis=0))
    return np.stack(rows).astype(np.float32)


def sharpen(table: csr_array, *, best: int, power: float) -> csr_array:
    """Keep each row's best entries, raised to a power, so that they sum to one."""
    table = table.tocsr()
    row_of = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    order = np.lexsort((-table.data, row_of))
    rank = np.arange(len(order)) - table.indptr[row_of[order]]
    kept = order[rank < best]
    data = table.data[kept] ** power
    total = np.bincount(row_of[kept], weights=data, minlength=table.shape[0])
    data = data / np.maximum(total[row_of[kept]], 1e-30)
    return csr_array((data.astype(np.float32), (row_of[kept], table.indices[kept])), shape=table.shape)


def _scale(vectors: NDArray[np.floating[Any]], length: float) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Matrix = (vectors * (length / np.maximum(norms, 1e-9))).astype(np.float32)
    return scaled
