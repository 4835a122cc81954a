"""Which English pieces translate a French piece: IBM model 1 in both directions, on whole arrays.

Every co-occurrence of a French and an English piece in a pair of sentences is one entry of flat arrays; a
round of expectation maximisation is a gather, two divisions and a count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_Ints = NDArray[np.int64]
_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Cooccurrences:
    """Every pairing of pieces within a pair of sentences."""

    entry: NDArray[np.int32]  # which (French, English) couple, as a position in `french` and `english`
    french_place: NDArray[np.int32]  # number of the French word in the whole corpus
    english_place: NDArray[np.int32]
    nearness: _Floats  # prior: words near the diagonal translate each other more often
    french: NDArray[np.int32]  # piece of each couple
    english: NDArray[np.int32]


def translate(
    french: Sequence[Sequence[int]],
    english: Sequence[Sequence[int]],
    *,
    shape: tuple[int, int],
    rounds: int = 5,
    diagonal: float = 4.0,
    report: Callable[[str], None] = lambda _line: None,
) -> csr_array:
    """Estimate p(English piece | French piece), counting only what both directions agree on.

    Args:
        french: piece numbers of each French sentence.
        english: piece numbers of its translation.
        shape: number of French and of English pieces.
        rounds: of expectation maximisation.
        diagonal: how strongly equal positions are preferred; 0 for not at all.
        report: told of each round.

    Returns:
        A matrix of that shape whose rows sum to one, or to zero where nothing is known.
    """
    found = pair_up(french, english, shape=shape, diagonal=diagonal)
    report(f"{len(found.entry) / 1e6:.0f} millions de rencontres")
    forward = backward = both = np.ones(len(found.french), dtype=np.float32)
    for number in range(rounds):
        to_english = _posterior(found, forward, found.english_place)
        to_french = _posterior(found, backward, found.french_place)
        forward = _normalise(_count(found, to_english), found.french, shape[0])
        backward = _normalise(_count(found, to_french), found.english, shape[1])
        if number == rounds - 1:
            both = _normalise(_count(found, to_english * to_french), found.french, shape[0])
        report(f"tour {number + 1} sur {rounds}")
    return csr_array((both, (found.french, found.english)), shape=shape, dtype=np.float32)


def pair_up(
    french: Sequence[Sequence[int]],
    english: Sequence[Sequence[int]],
    *,
    shape: tuple[int, int],
    diagonal: float,
) -> Cooccurrences:
    """Lay out every couple of every pair of sentences."""
    french_size, english_size = _sizes(french), _sizes(english)
    couples = french_size * english_size
    starts = np.cumsum(couples) - couples
    sentence = np.repeat(np.arange(len(couples), dtype=np.int32), couples)
    place = (np.arange(len(sentence)) - starts[sentence]).astype(np.int32)
    width = french_size[sentence].astype(np.int32)
    row, column = place // width, place % width
    nearness = np.exp(
        -diagonal * np.abs((row + 0.5) / english_size[sentence] - (column + 0.5) / width)
    ).astype(np.float32)
    french_place = (column + (np.cumsum(french_size) - french_size)[sentence]).astype(np.int32)
    english_place = (row + (np.cumsum(english_size) - english_size)[sentence]).astype(np.int32)
    del sentence, place, width, row, column
    keys = _flat(french)[french_place] * shape[1] + _flat(english)[english_place]
    couple, entry = np.unique(keys, return_inverse=True)
    return Cooccurrences(
        entry.astype(np.int32),
        french_place,
        english_place,
        nearness,
        (couple // shape[1]).astype(np.int32),
        (couple % shape[1]).astype(np.int32),
    )


def _posterior(found: Cooccurrences, table: _Floats, place: NDArray[np.int32]) -> _Floats:
    """How likely each couple is the one that explains the word at its place."""
    weight = table[found.entry] * found.nearness
    total = np.bincount(place, weights=weight).astype(np.float32)
    posterior: _Floats = np.divide(weight, np.maximum(total, np.float32(1e-30))[place], dtype=np.float32)
    return posterior


def _count(found: Cooccurrences, posterior: _Floats) -> NDArray[np.float64]:
    counts = np.bincount(found.entry, weights=posterior, minlength=len(found.french))
    return counts.astype(np.float64, copy=False)


def _normalise(counts: NDArray[np.float64], given: NDArray[np.int32], size: int) -> _Floats:
    total = np.bincount(given, weights=counts, minlength=size)
    shares: _Floats = (counts / np.maximum(total, 1e-30)[given]).astype(np.float32)
    return shares


def _sizes(sentences: Sequence[Sequence[int]]) -> _Ints:
    return np.fromiter((len(pieces) for pieces in sentences), dtype=np.int64, count=len(sentences))


def _flat(sentences: Sequence[Sequence[int]]) -> _Ints:
    return np.fromiter((piece for pieces in sentences for piece in pieces), dtype=np.int64)
