"""The lexical leg: BM25 over headers and texts. The only importer of bm25s."""

from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse, spell

Scores = NDArray[np.float32]  # shape (n_chunks,)

# Chosen on labelled questions, see docs/retrieval.md: turns of speech vary more in length than articles do,
# so length counts for less (b) and repetition for less (k1) than in the usual 0.75 and 1.5.
_K1 = 0.8
_B = 0.4
_TERMS, _SPELLING = "terms", "spelling"  # folder names


class LexicalIndex:
    """BM25 scores of every chunk for a query, by its words and by their spelling."""

    def __init__(self, terms: "_Field", spelling: "_Field") -> None:
        self._terms = terms
        self._spelling = spelling

    @classmethod
    def build(cls, headers: Sequence[str], texts: Sequence[str]) -> "LexicalIndex":
        """Index chunks given by their headers and texts, in order."""
        chunks = [f"{header}\n{text}" for header, text in zip(headers, texts, strict=True)]
        return cls(_Field.build(chunks, analyse), _Field.build(chunks, spell))

    def scores(self, query: str) -> Scores:
        """Score every chunk by the stems that it shares with the query; all zeros where it shares none."""
        return self._terms.scores(query)

    def spelling_scores(self, query: str) -> Scores:
        """Score every chunk by the exact words and runs of letters that it shares: typos find it too."""
        return self._spelling.scores(query)

    def save(self, folder: Path) -> None:
        """Write arrays and vocabularies; no pickle."""
        self._terms.save(folder / _TERMS)
        self._spelling.save(folder / _SPELLING)

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """Read what `save` wrote of `size` chunks."""
        return cls(_Field.load(folder / _TERMS, size, analyse), _Field.load(folder / _SPELLING, size, spell))


class _Field:
    """One BM25 index and the function that makes its terms."""

    def __init__(self, bm25: "bm25s.BM25", size: int, terms_of: Callable[[str], list[str]]) -> None:
        self._bm25 = bm25
        self._size = size
        self._terms_of = terms_of

    @classmethod
    def build(cls, chunks: Sequence[str], terms_of: Callable[[str], list[str]]) -> "_Field":
        bm25 = bm25s.BM25(
            k1=_K1, b=_B, method="lucene"
        )  # Lucene's idf is positive in the smallest corpus too
        # the empty term, which no query has, stands in where a chunk has no term
        bm25.index([terms_of(chunk) or [""] for chunk in chunks], show_progress=False)
        return cls(bm25, len(chunks), terms_of)

    def scores(self, query: str) -> Scores:
        terms = [term for term in self._terms_of(query) if term in self._bm25.vocab_dict]
        if not terms:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(terms), dtype=np.float32)

    def save(self, folder: Path) -> None:
        self._bm25.save(folder, allow_pickle=False, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int, terms_of: Callable[[str], list[str]]) -> "_Field":
        return cls(bm25s.BM25.load(folder, allow_pickle=False, show_progress=False), size, terms_of)
