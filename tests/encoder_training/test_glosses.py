"""Vectors made of other vectors."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from tokenizers import Tokenizer

from encoder_training.glosses import gloss, own_vectors, rarity_weights, sharpen
from encoder_training.vocabulary import SPECIAL, tokenizer_of

PIECES = [*SPECIAL, "town", "hall", "water"]
VECTORS = np.eye(8, dtype=np.float32)


@pytest.fixture
def english() -> Tokenizer:
    """A tokenizer of three English words."""
    return tokenizer_of(PIECES)


def test_a_french_word_stands_where_its_translations_do(english: Tokenizer) -> None:
    """Between its two translations, nearer to the likelier one, as long as an English vector."""
    table = csr_array(np.array([[0, 0, 0, 0, 0, 0.8, 0.2, 0]], dtype=np.float32))

    (vector,) = gloss(
        ["mairie"], english, VECTORS, table, french_counts=np.ones(1, "f4"), english_counts=np.zeros(1, "f4")
    )

    assert vector[5] / vector[6] == pytest.approx((0.8 / 0.2) ** 1.5, rel=1e-4)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_an_english_word_keeps_its_vector_as_far_as_it_is_english(english: Tokenizer) -> None:
    """A word of both languages stands between, by how often each uses it; an unseen one is untouched."""
    table = csr_array(np.array([[0, 0, 0, 0, 0, 0, 0, 1.0], [0] * 8], dtype=np.float32))
    counts = np.array([1, 0], dtype=np.float32), np.array([3, 0], dtype=np.float32)

    vectors = gloss(
        ["hall", "town"], english, VECTORS, table, french_counts=counts[0], english_counts=counts[1]
    )

    assert vectors[0][6] > 0
    assert vectors[0][7] > 0
    assert vectors[1] == pytest.approx(VECTORS[5])


def test_a_word_without_translation_is_spelled(english: Tokenizer) -> None:
    """Its vector is the mean of the pieces that the English encoder cuts it into."""
    (vector,) = own_vectors(["townhall"], tokenizer_of([*PIECES, "##hall"]), np.eye(9, dtype=np.float32))

    assert np.flatnonzero(vector).tolist() == [5, 8]


def test_only_the_best_translations_count() -> None:
    """Two of three, and they sum to one."""
    table = sharpen(csr_array(np.array([[0.5, 0.1, 0.4], [0, 0, 0]])), best=2, power=1)

    assert table.toarray()[0] == pytest.approx([5 / 9, 0, 4 / 9])
    assert table.toarray()[1].tolist() == [0, 0, 0]


def test_frequent_pieces_count_less() -> None:
    """Half at the given frequency; marks have their own weight."""
    counts = np.array([0, 0, 0, 0, 0, 900, 98, 0], dtype=np.float32)

    weights = rarity_weights(counts, rarity=99 / (998 + 8), mark_weight=0.2)

    assert weights[:5] == pytest.approx(0.2)
    assert weights[6] == pytest.approx(0.5)
    assert weights[5] < weights[6] < weights[7]
