"""Vectors of texts, kept on disk as they are made: what was stopped goes on, no text is encoded twice.

One file for each encoder, under its name and revision: records of the text's hash and its vector, appended. A
record that a killed process left half-written is cut off by the next; nothing is pickled.
"""

import fcntl
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.encoders import Encoder, Vectors
from ingest.errors import InputError
from ingest.reasons import in_french

_BATCH = 64
_UNIT = 1e-3  # how far from 1 the length of a vector may be: further off, the file is damaged


class KeptEncoder:
    """An encoder whose vectors are looked up before they are made."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Read what earlier runs kept.

        Args:
            encoder: makes what is missing.
            folder: where the file of each encoder is.

        Raises:
            InputError: the folder cannot be used.
        """
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self.max_tokens = encoder.max_tokens
        self._encoder = encoder
        self._record = np.dtype([("key", "V32"), ("vector", "<f4", (encoder.dimensions,))])
        self._file = folder / f"{hashlib.sha256(encoder.name.encode()).hexdigest()[:16]}.vectors"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._kept = self._read()
        except OSError as exc:
            raise _unusable(self._file, exc) from exc

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, those that no run has encoded yet."""
        return self._encode("question", texts, self._encoder.encode_query)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, those that no run has encoded yet."""
        return self._encode("passage", texts, self._encoder.encode_document)

    def encode_words(self, texts: Sequence[str], *, query: bool) -> list[Vectors]:
        """Encode words; they are not kept."""
        return self._encoder.encode_words(texts, query=query)

    def count_tokens(self, text: str) -> int:
        """Count as the encoder does."""
        return self._encoder.count_tokens(text)

    def encode_queries(self, texts: Sequence[str], *, label: str, progress: bool) -> Vectors:
        """Encode many questions in batches of like length, with a bar; in the order of the texts."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        with tqdm(total=len(texts), desc=label, unit="", disable=None if progress else True) as bar:
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                vectors[batch] = self.encode_query([texts[number] for number in batch])
                bar.update(len(batch))
        return vectors

    def _encode(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        keys = [hashlib.sha256(f"{kind}\0{text}".encode()).digest() for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._kept}
        if missing:
            self._keep(list(missing), encode(list(missing.values())))
        return np.stack([self._kept[key] for key in keys])

    def _keep(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        records = np.empty(len(keys), dtype=self._record)
        records["key"] = [np.void(key) for key in keys]
        records["vector"] = vectors
        self._kept.update(zip(keys, records["vector"], strict=True))
        try:
            with self._file.open("ab") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                os.ftruncate(
                    file.fileno(), file.seek(0, os.SEEK_END) // self._record.itemsize * self._record.itemsize
                )
                file.write(records.tobytes())
        except OSError as exc:
            raise _unusable(self._file, exc) from exc

    def _read(self) -> dict[bytes, Vectors]:
        data = self._file.read_bytes() if self._file.exists() else b""
        whole = len(data) // self._record.itemsize
        records = np.frombuffer(data, dtype=self._record, count=whole)
        lengths = np.linalg.norm(records["vector"].astype(np.float64), axis=1)
        sound = np.abs(lengths - 1) < _UNIT
        return {row["key"].tobytes(): row["vector"] for row in records[sound]}


def _unusable(file: Path, error: OSError) -> InputError:
    return InputError(
        f"{file} : ne peut pas être écrit ({in_french(error)}) ; attendu un dossier où garder des vecteurs ; "
        "lancez la commande d'un autre dossier"
    )
