"""MiniLM's layers in numpy: a question is encoded without the seconds that importing torch takes.

The numbers are those of sentence-transformers on the same weights, within single precision: a test compares
them. Training and other models go on through torch.
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from scipy.special import erf
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

_HEADS = 12
_SHARE = 128  # pieces that are worth a processor of their own: with fewer, it only reads the weights again
_NARROW = np.float32(1e-12)  # config.json: layer_norm_eps


class Vocabulary(Protocol):
    """The word vectors that stand before the layers."""

    @property
    def weights(self) -> Floats:
        """How much each piece counts in the mean over a text, shape (n_pieces,)."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def rows(self, numbers: NDArray[np.int64]) -> Floats:
        """Vectors of some pieces, shape (n_numbers, dimensions)."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is known of each piece of the vocabulary, one row for each."""

    vectors: NDArray[Any]  # shape (n_pieces, dimensions), of any number type
    scales: Floats  # what a row of vectors is multiplied by, shape (n_pieces,)
    weights: Floats

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self.vectors.shape[1])

    def rows(self, numbers: NDArray[np.int64]) -> Floats:
        """Vectors of some pieces, brought back to their size."""
        rows: Floats = self.vectors[numbers].astype(np.float32) * self.scales[numbers][:, None]
        return rows


@dataclass(frozen=True, slots=True)
class _Linear:
    """A matrix, ready to stand on the right of a product, and what is added after it."""

    matrix: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        result: Floats = x @ self.matrix
        result += self.bias
        return result


@dataclass(frozen=True, slots=True)
class _Norm:
    """Brings every row to mean 0 and variance 1, then to a learned scale."""

    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        result: Floats = x - x.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", result, result) / np.float32(x.shape[1])
        result /= np.sqrt(variance + _NARROW)[:, None]
        result *= self.weight
        result += self.bias
        return result


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: every piece looks at the others of its text, then thinks for itself."""

    attend: _Linear  # queries, keys and values side by side
    gather: _Linear
    after_attention: _Norm
    widen: _Linear
    narrow: _Linear
    after_thought: _Norm

    def __call__(self, x: Floats, texts: Sequence[slice]) -> Floats:
        seen = np.empty_like(x)
        joined = self.attend(x)
        for text in texts:
            seen[text] = _look_around(joined[text])
        x = self.after_attention(x + self.gather(seen))
        return self.after_thought(x + self.narrow(_gelu(self.widen(x))))


class MiniLMEncoder:
    """An encoder on MiniLM's layers."""

    def __init__(
        self,
        name: str,
        *,
        layers: Mapping[str, Floats],
        pieces: Vocabulary,
        tokenizer: Callable[[Sequence[str]], list[list[int]]],
        max_tokens: int,
        before_query: str = "",
        before_document: str = "",
    ) -> None:
        """Hold what was read of a model's files.

        Args:
            name: what an index remembers.
            layers: the published weights by their names, word vectors excepted.
            pieces: vectors and weights of the tokenizer's vocabulary.
            tokenizer: texts → numbers of their pieces, a special one at each end.
            max_tokens: how many pieces are read of a text, the special ones and those before it deducted.
            before_query: what this model was trained to find before a question.
            before_document: the same before a passage.
        """
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else a forked web worker prints a warning
        self.name = name
        self.dimensions = pieces.dimensions
        self.max_tokens = max_tokens
        self._pieces = pieces
        self._tokenizer = tokenizer
        self._places: Floats = (
            layers["embeddings.position_embeddings.weight"]
            + layers["embeddings.token_type_embeddings.weight"][0]
        )
        self._before = _norm(layers, "embeddings.LayerNorm")
        self._layers = tuple(_read_layers(layers))
        self._before_query = (before_query, max_tokens + self.count_tokens(before_query))
        self._before_document = (before_document, max_tokens + self.count_tokens(before_document))
        self._blas = ThreadpoolController()
        self._lock = threading.Lock()

    def encode_query(self, texts: Sequence[str]) -> Floats:
        """Encode questions."""
        return self._encode(texts, *self._before_query)

    def encode_document(self, texts: Sequence[str]) -> Floats:
        """Encode passages."""
        return self._encode(texts, *self._before_document)

    def encode_words(self, texts: Sequence[str], *, query: bool) -> list[Floats]:
        """Encode words in their context: a word's vector is the mean of its pieces', of length 1."""
        before, read = self._before_query if query else self._before_document
        start = self._tokenizer([before])[0]
        pieces, owners = zip(*(self._words_of(text, start, read) for text in texts), strict=True)
        states = self._states(pieces)
        return [
            _summed(state[len(start) - 1 : -1], owner, len(text.split()))
            for state, owner, text in zip(states, owners, texts, strict=True)
        ]

    def count_tokens(self, text: str) -> int:
        """Count pieces as the encoder's own tokenizer does, without the special ones."""
        return len(self._tokenizer([text])[0]) - 2

    def _words_of(
        self, text: str, start: list[int], read: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The pieces of a text that are read, and the number of the word that each after `start` is of."""
        words = [numbers[1:-1] for numbers in self._tokenizer(text.split())] if text.split() else []
        pieces = _cut([*start[:-1], *chain.from_iterable(words), start[-1]], read)
        owners = np.repeat(np.arange(len(words)), [len(word) for word in words])
        return pieces, owners[: len(pieces) - len(start)]

    def _encode(self, texts: Sequence[str], before: str, read: int) -> Floats:
        pieces = [_cut(numbers, read) for numbers in self._tokenizer([before + text for text in texts])]
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for number, state in enumerate(self._states(pieces)):
            vectors[number] = state.sum(axis=0)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _states(self, pieces: Sequence[NDArray[np.int64]]) -> list[Floats]:
        """What the last layer makes of every piece of each text, as much as the piece counts."""
        states: list[Floats] = [np.zeros((0, self.dimensions), dtype=np.float32)] * len(pieces)
        step = max(1, min(len(pieces), _processors(), sum(map(len, pieces)) // _SHARE))
        shares = [slice(start, None, step) for start in range(step)]

        def fill(share: slice) -> None:
            states[share] = self._run(pieces[share])

        # The matrices of a question are so small that threads of the library wait for each other longer than
        # they compute, on a busy machine ten times as long: each share has one processor.
        with self._lock, self._blas.limit(limits=1, user_api="blas"):
            if step > 1:
                with ThreadPoolExecutor(step) as pool:
                    list(pool.map(fill, shares))
            elif pieces:
                fill(shares[0])
        return states

    def _run(self, pieces: Sequence[NDArray[np.int64]]) -> list[Floats]:
        """Run the layers; the pieces of the texts lie one behind the other, so that nothing is padded."""
        numbers = np.concatenate(pieces)
        ends = np.cumsum([len(text) for text in pieces])
        starts = ends - [len(text) for text in pieces]
        spans = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
        x = self._before(
            self._pieces.rows(numbers) + np.concatenate([self._places[: len(text)] for text in pieces])
        )
        for layer in self._layers:
            x = layer(x, spans)
        x *= self._pieces.weights[numbers][:, None]
        return [x[span] for span in spans]


def load_minilm(
    name: str, *, layers: Path, tokenizer: Path, max_tokens: int, pieces: Pieces | None = None
) -> MiniLMEncoder:
    """Read the layers and put word vectors and a tokenizer before them.

    Args:
        name: what an index remembers.
        layers: the published weights, a safetensors file.
        tokenizer: a tokenizer.json.
        max_tokens: how many pieces are read of a text, the special ones deducted.
        pieces: word vectors to use instead of those in `layers`.
    """
    words = "embeddings.word_embeddings.weight"
    with safe_open(layers, "numpy") as file:
        weights = {key: file.get_tensor(key) for key in file.keys() if key != words}  # noqa: SIM118 - no mapping
        if pieces is None:
            vectors = file.get_tensor(words)
            ones = np.ones(len(vectors), dtype=np.float32)
            pieces = Pieces(vectors, ones, ones)
    reader = Tokenizer.from_file(str(tokenizer))
    reader.no_padding()
    reader.no_truncation()
    return MiniLMEncoder(
        name,
        layers=weights,
        pieces=pieces,
        tokenizer=lambda texts: [encoding.ids for encoding in reader.encode_batch(list(texts))],
        max_tokens=max_tokens,
    )


def _cut(numbers: list[int], read: int) -> NDArray[np.int64]:
    """The pieces that are read: the special ones at both ends and as many as fit between them."""
    kept = numbers if len(numbers) <= read + 2 else [*numbers[: read + 1], numbers[-1]]
    return np.asarray(kept, dtype=np.int64)


def _summed(state: Floats, owners: NDArray[np.int64], count: int) -> Floats:
    """Vectors of words from those of their pieces, shape (count, dimensions)."""
    vectors = np.zeros((count, state.shape[1]), dtype=np.float32)
    np.add.at(vectors, owners, state)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _NARROW)
    return vectors


def _read_layers(weights: Mapping[str, Floats]) -> Iterator[_Layer]:
    number = 0
    while (prefix := f"encoder.layer.{number}.") + "output.dense.weight" in weights:
        parts = [_linear(weights, f"{prefix}attention.self.{part}") for part in ("query", "key", "value")]
        yield _Layer(
            attend=_Linear(
                np.concatenate([part.matrix for part in parts], axis=1),
                np.concatenate([part.bias for part in parts]),
            ),
            gather=_linear(weights, f"{prefix}attention.output.dense"),
            after_attention=_norm(weights, f"{prefix}attention.output.LayerNorm"),
            widen=_linear(weights, f"{prefix}intermediate.dense"),
            narrow=_linear(weights, f"{prefix}output.dense"),
            after_thought=_norm(weights, f"{prefix}output.LayerNorm"),
        )
        number += 1


def _linear(weights: Mapping[str, Floats], name: str) -> _Linear:
    return _Linear(weights[f"{name}.weight"].T, weights[f"{name}.bias"])


def _norm(weights: Mapping[str, Floats], name: str) -> _Norm:
    return _Norm(weights[f"{name}.weight"], weights[f"{name}.bias"])


def _look_around(joined: Floats) -> Floats:
    """What each piece of one text takes from the others; `joined` has shape (n_pieces, 3 × dimensions)."""
    count, width = len(joined), joined.shape[1] // 3
    queries, keys, values = joined.reshape(count, 3, _HEADS, width // _HEADS).transpose(1, 2, 0, 3)
    attention: Floats = queries @ keys.transpose(0, 2, 1)
    attention *= np.float32((width // _HEADS) ** -0.5)
    attention -= attention.max(axis=2, keepdims=True)
    np.exp(attention, out=attention)
    attention /= attention.sum(axis=2, keepdims=True)
    seen: Floats = (attention @ values).transpose(1, 0, 2).reshape(count, width)
    return seen


def _gelu(x: Floats) -> Floats:
    """The activation between the two products: x times the share of a normal distribution below x."""
    share: Floats = x * np.float32(2**-0.5)
    erf(share, out=share)
    share += 1
    share *= x
    share *= np.float32(0.5)
    return share


def _processors() -> int:
    """How many texts are encoded at once."""
    return min(os.cpu_count() or 1, 8)
