"""The layers in numpy give the vectors that sentence-transformers gives, and need neither it nor torch."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from index.encoders import Encoder, packaged_folder
from index.minilm import MiniLMEncoder, Pieces, load_minilm
from index.sentence_models import load_folder

TEXTS = (
    "",
    "Water leaks in the network.",
    "L’État et les écoles : « 80 018 € », 3,5 %…",
    "la voirie est entretenue par la commune. " * 60,  # beyond the limit
    "x",
)


@pytest.fixture(scope="module")
def folder() -> Path:
    """The packaged weights."""
    return packaged_folder()


@pytest.fixture(scope="module")
def pieces(folder: Path) -> Pieces:
    """Its own word vectors with weights that differ from piece to piece."""
    vectors = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    weights = np.random.default_rng(7).uniform(0.1, 2, len(vectors)).astype(np.float32)
    return Pieces(vectors, np.ones(len(vectors), dtype=np.float32), weights)


def load(folder: Path, pieces: Pieces | None = None) -> MiniLMEncoder:
    """Read the packaged layers."""
    return load_minilm(
        "x", layers=folder / "model.safetensors", tokenizer=folder / "tokenizer.json", max_tokens=254,
        pieces=pieces,
    )  # fmt: skip


def weighted_vectors(folder: Path, pieces: Pieces) -> Iterator[np.ndarray]:
    """Vectors of sentence-transformers with a weighted mean, text by text."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import (
        Normalize,
        Pooling,
        Transformer,
        WordWeights,
    )

    transformer = Transformer(str(folder))
    transformer.max_seq_length = 256
    vocabulary = transformer.processor.get_vocab()
    words = sorted(vocabulary, key=vocabulary.__getitem__)
    weights = dict(zip(words, pieces.weights.tolist(), strict=True))
    modules = [transformer, WordWeights(words, weights), Pooling(384, "mean"), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu")
    for text in TEXTS:
        yield model.encode(text, show_progress_bar=False)


@pytest.mark.slow
def test_the_vectors_are_those_of_sentence_transformers(folder: Path) -> None:
    """Short, empty, accented and cut texts: nothing beyond what single precision rounds."""
    ours, theirs = load(folder), load_folder(folder)

    assert np.abs(ours.encode_document(TEXTS) - theirs.encode_document(TEXTS)).max() < 1e-5
    assert [ours.count_tokens(text) for text in TEXTS] == [theirs.count_tokens(text) for text in TEXTS]


@pytest.mark.slow
@pytest.mark.parametrize("query", [True, False])
def test_the_vectors_of_words_are_those_of_sentence_transformers(folder: Path, query: bool) -> None:
    """A word's is the mean of its pieces'; words beyond the limit have none."""
    found = load(folder).encode_words(TEXTS, query=query)
    expected = load_folder(folder).encode_words(TEXTS, query=query)

    assert [len(words) for words in found] == [len(text.split()) for text in TEXTS]
    for ours, theirs in zip(found, expected, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-5)
    assert np.linalg.norm(found[1], axis=1) == pytest.approx(1)
    assert not found[3][-1].any()


def test_the_weighted_mean_is_that_of_sentence_transformers(folder: Path, pieces: Pieces) -> None:
    """Pieces count as much as their weights say."""
    expected = np.stack(list(weighted_vectors(folder, pieces)))

    assert np.abs(load(folder, pieces).encode_document(TEXTS) - expected).max() < 1e-5


def test_a_row_of_vectors_is_multiplied_by_its_scale(folder: Path, pieces: Pieces) -> None:
    """Vectors that are stored smaller are brought back to their size."""
    smaller = Pieces(pieces.vectors / 8, pieces.scales * 8, pieces.weights)

    assert np.allclose(
        load(folder, smaller).encode_query(TEXTS), load(folder, pieces).encode_query(TEXTS), atol=1e-6
    )


def test_a_text_has_one_vector_in_any_company(packaged_encoder: Encoder) -> None:
    """Alone, with others, and while others are asking."""
    alone = np.concatenate([packaged_encoder.encode_query([text]) for text in TEXTS])

    with ThreadPoolExecutor(4) as visitors:
        together = list(visitors.map(packaged_encoder.encode_query, [TEXTS] * 8))

    assert all(np.allclose(vectors, alone, atol=1e-5) for vectors in together)


@pytest.mark.parametrize("name", ["multilingual-e5-small", "french-minilm", "packaged-minilm"])
def test_encoding_imports_neither_torch_nor_what_stands_on_it(name: str) -> None:
    """They take seconds and hundreds of megabytes."""
    script = (
        f"import sys; from index.encoders import load_encoder; load_encoder({name!r}).encode_query(['eau']);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'sklearn'} & {*sys.modules}))"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
