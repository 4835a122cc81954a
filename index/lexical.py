"""The lexical leg: BM25 over analysed headers and texts. The only importer of bm25s."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse

_K1 = 1.5
_B = 0.75


class LexicalIndex:
    """BM25 scores of every chunk for a query."""

    def __init__(self, bm25: "bm25s.BM25", size: int) -> None:
        self._bm25 = bm25
        self.size = size

    @classmethod
    def build(cls, headers: Sequence[str], texts: Sequence[str]) -> "LexicalIndex":
        """Index chunks given by their headers and texts."""
        terms = [analyse(header) + analyse(text) for header, text in zip(headers, texts, strict=True)]
        bm25 = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        # an empty term keeps the vocabulary non-empty where no chunk has a term
        bm25.index([chunk or [""] for chunk in terms] or [[""]], show_progress=False)
        return cls(bm25, len(terms))

    def scores(self, query: str) -> NDArray[np.float32]:
        """Score every chunk; all zeros where no term of the query is known. Shape `(n_chunks,)`."""
        terms = [term for term in analyse(query) if term in self._bm25.vocab_dict]
        if not terms or not self.size:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(terms), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write arrays and vocabulary; no pickle."""
        self._bm25.save(folder, allow_pickle=False, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """Read what `save` wrote."""
        return cls(bm25s.BM25.load(folder, allow_pickle=False, show_progress=False), size)
