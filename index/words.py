"""Which printed words mean nearly what a word means that nobody used: « lampadaires » → « luminaires »."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse
from index.encoders import Vectors

_WORDS, _VECTORS = "words.json", "vectors.npy"
_SAMPLE = 400  # words on whose pairs the usual likeness is measured


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The printed words with their vectors, shape (n_words, dimensions), rows of length 1."""

    words: tuple[str, ...]
    vectors: Vectors
    usual: float  # mean likeness of two printed words
    spread: float  # its standard deviation

    @classmethod
    def build(cls, words: tuple[str, ...], vectors: Vectors) -> "WordIndex":
        """Measure how like two words of these usually are: every encoder has its own scale."""
        step = max(1, len(words) // _SAMPLE)
        sample = vectors[::step]
        pairs = (sample @ sample.T)[np.triu_indices(len(sample), k=1)]
        return cls(
            words,
            vectors,
            float(pairs.mean()) if len(pairs) else 0.0,
            float(pairs.std()) if len(pairs) else 1.0,
        )

    def nearest(self, vector: NDArray[np.float32], *, least: float, k: int = 4) -> list[tuple[str, float]]:
        """Find printed words like another one.

        Args:
            vector: the other word, encoded.
            least: how many standard deviations above the usual likeness a word must be.
            k: how many at most.

        Returns:
            Words with a likeness from 0 (usual) to 1 (the same), best first.
        """
        if not self.words:
            return []
        scores = self.vectors @ vector
        best = np.argsort(-scores, kind="stable")[:k]
        scale = max(1.0 - self.usual, 1e-6)
        near = (scores - self.usual) / max(self.spread, 1e-6) >= least
        return [(self.words[i], float((scores[i] - self.usual) / scale)) for i in best if near[i]]

    def save(self, folder: Path) -> None:
        """Write two files into a new folder; no pickle."""
        folder.mkdir()
        (folder / _WORDS).write_text(json.dumps(self.words, ensure_ascii=False), encoding="utf-8")
        np.save(folder / _VECTORS, self.vectors.astype(np.float16), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "WordIndex":
        """Read what `save` wrote."""
        words = tuple(json.loads((folder / _WORDS).read_text(encoding="utf-8")))
        vectors = np.load(folder / _VECTORS, allow_pickle=False).astype(np.float32)
        if len(words) != len(vectors):
            raise ValueError(f"{len(words)} words and {len(vectors)} vectors")
        return cls.build(words, vectors)


def printed_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The distinct words of texts that carry meaning, in lower case and alphabetical order."""
    found = {
        word.strip(".,;:!?()«»“”\"'’…").lower()
        for text in texts
        for word in text.replace("'", " ").replace("’", " ").split()
    }
    return tuple(sorted(word for word in found if len(word) > 2 and word.isalpha() and analyse(word)))
