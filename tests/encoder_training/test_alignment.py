"""Translations found in a tiny corpus made here."""

import itertools

import numpy as np
import pytest

from encoder_training.alignment import pair_up, translate

# Piece n of one language means piece n of the other; sentences are all pairs of five words, in both orders.
SENTENCES = [list(words) for words in itertools.permutations(range(5), 2)]


def test_each_piece_finds_its_translation() -> None:
    """Words that only ever stand beside others are told apart by all their sentences together."""
    table = translate(SENTENCES, SENTENCES, shape=(5, 5), diagonal=0)

    assert table.toarray().argmax(axis=1).tolist() == [0, 1, 2, 3, 4]
    assert table.toarray().sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert table.toarray().diagonal().min() > 0.9


def test_the_diagonal_decides_where_nothing_else_does() -> None:
    """Of two words that always stand together, the first translates the first."""
    together = [[0, 1]] * 3

    table = translate(together, together, shape=(2, 2), diagonal=4.0).toarray()

    assert table.diagonal().min() > 0.9
    assert translate(together, together, shape=(2, 2), diagonal=0).toarray() == pytest.approx(0.5)


def test_an_unseen_piece_has_no_translation() -> None:
    """Its row is empty, not a guess."""
    table = translate([[0]], [[1]], shape=(3, 2)).toarray()

    assert table.tolist() == [[0, 1], [0, 0], [0, 0]]


def test_every_couple_of_a_sentence_is_laid_out_once() -> None:
    """Two by three and one by one: seven couples, their words numbered through the corpus."""
    found = pair_up([[7, 8], [7]], [[1, 2, 1], [3]], shape=(9, 4), diagonal=0)

    couples = sorted(zip(found.french[found.entry], found.english[found.entry], strict=True))
    assert couples == [(7, 1), (7, 1), (7, 2), (7, 3), (8, 1), (8, 1), (8, 2)]
    assert np.bincount(found.french_place).tolist() == [3, 3, 1]
    assert np.bincount(found.english_place).tolist() == [2, 2, 2, 1]
