"""The dense leg: exact inner products. The only importer of FAISS."""

from collections.abc import Sequence

import faiss
import numpy as np
from numpy.typing import NDArray


class DenseIndex:
    """Vectors of every chunk, searched exhaustively: exact, and fast enough up to some 100,000 chunks."""

    def __init__(self, index: "faiss.Index") -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: NDArray[np.float32]) -> "DenseIndex":
        """Index unit vectors, shape `(n_chunks, dimensions)`."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @property
    def size(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Sequence[int] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Find the nearest chunks among those allowed; the others are never looked at.

        Args:
            vector: one unit vector, shape `(dimensions,)`.
            k: how many at most.
            allowed: chunk numbers to choose from; None for all.

        Returns:
            Chunk numbers and cosines, best first; fewer than `k` where fewer are allowed.
        """
        count = min(k, self.size if allowed is None else len(set(allowed)))
        if count <= 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        scores, numbers = self._index.search(query, count, params=_only(allowed))
        return numbers[0], scores[0]

    def scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Cosine of every chunk, shape `(n_chunks,)`."""
        numbers, found = self.search(vector, self.size)
        scores = np.zeros(self.size, dtype=np.float32)
        scores[numbers] = found
        return scores

    def to_bytes(self) -> bytes:
        """The index in FAISS's own format."""
        data: bytes = faiss.serialize_index(self._index).tobytes()
        return data

    @classmethod
    def from_bytes(cls, data: bytes) -> "DenseIndex":
        """Read what `to_bytes` gave; only ever called on bytes whose checksum was verified."""
        return cls(faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8)))


def _only(allowed: Sequence[int] | None) -> "faiss.SearchParameters | None":
    """A selector that hides every other vector from the search."""
    if allowed is None:
        return None
    selector = faiss.IDSelectorBatch(np.asarray(sorted(set(allowed)), dtype=np.int64))
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # a keyword that FAISS adds at run time
