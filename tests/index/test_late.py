"""Words in their context: likeness by hand, on disk and back."""

from pathlib import Path

import numpy as np
import pytest

import index.late
from index.late import WordsInContext

EAST, NORTH = np.array([1, 0], dtype=np.float32), np.array([0, 1], dtype=np.float32)
BETWEEN = np.array([0.6, 0.8], dtype=np.float32)


@pytest.fixture
def words() -> WordsInContext:
    """Three passages; the second has no word that an encoder read."""
    none = np.zeros((0, 2), dtype=np.float32)
    return WordsInContext.build([np.stack([EAST, BETWEEN]), none, np.stack([NORTH])], 2)


def test_every_word_finds_the_likest_word_of_a_passage(words: WordsInContext) -> None:
    """The order is that of the passages asked for."""
    found = words.likeness(np.stack([EAST, NORTH]), np.array([2, 0, 1]))

    assert np.allclose(found, np.array([[0, 1], [1, 0.8], [0, 0]]), atol=1e-3)


def test_passages_far_down_a_long_list_are_not_compared(
    words: WordsInContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They get the least that one of the nearest got."""
    monkeypatch.setattr(index.late, "_COMPARED", 2)

    found = words.likeness(np.stack([EAST, NORTH]), np.array([0, 2, 1]))

    assert np.allclose(found, np.array([[1, 0.8], [0, 1], [0, 0.8]]), atol=1e-3)


def test_the_usual_likeness_is_that_of_words_of_different_passages() -> None:
    """Measured both ways between the two: 1, 0.6 and 1."""
    words = WordsInContext.build([np.stack([EAST, BETWEEN]), np.stack([EAST])], 2)

    assert words.usual == pytest.approx((1 + 0.6 + 1) / 3, abs=1e-3)
    assert words.spread == pytest.approx(np.std([1, 0.6, 1]), abs=1e-3)


@pytest.mark.parametrize("count", [0, 1])
def test_one_passage_or_none_has_no_usual_likeness(count: int) -> None:
    """Nothing is divided by zero."""
    words = WordsInContext.build([np.stack([EAST])] * count, 2)

    assert (words.usual, words.spread) == (0.0, 1.0)


def test_what_was_saved_is_read(words: WordsInContext, tmp_path: Path) -> None:
    """Vectors, ends and the usual likeness."""
    words.save(tmp_path / "words")

    read = WordsInContext.load(tmp_path / "words", 3)

    assert np.array_equal(read.vectors, words.vectors)
    assert np.array_equal(read.ends, words.ends)
    assert (read.usual, read.spread) == (words.usual, words.spread)


def test_words_of_other_passages_are_refused(words: WordsInContext, tmp_path: Path) -> None:
    """Their number is checked."""
    words.save(tmp_path / "words")

    with pytest.raises(ValueError, match="3 words of 3 passages, not of 4"):
        WordsInContext.load(tmp_path / "words", 4)
