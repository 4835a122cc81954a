"""Reading the training data: cleaned, without repetition, the same every time."""

import gzip
import json
from pathlib import Path

import pytest

from encoder_training.corpus import Pair, TrainingDataError, read_parallel, read_titles, sample


def write_lines(file: Path, rows: list[object]) -> None:
    """Write gzip JSON lines."""
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_repeated_and_unlikely_pairs_are_left_out(tmp_path: Path) -> None:
    """A sentence beside one three times as long is no translation; excluded sources are not read."""
    good = {"fr": "Le maire ouvre la séance du conseil municipal.", "en": "The mayor opens it.", "src": "a"}
    rows: list[object] = [
        good,
        good,
        {
            "fr": "Oui.",
            "en": "Yes, although we would first like to hear what everybody else says.",
            "src": "a",
        },
        {"fr": "La rue est fermée.", "en": "The street is closed.", "src": "b"},
    ]
    write_lines(tmp_path / "pairs-fr-en-00.jsonl.gz", rows)

    pairs = read_parallel(tmp_path, excluded=("b",))

    assert pairs == [Pair(str(good["fr"]), str(good["en"]), "a")]


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    """File, line and what was expected."""
    write_lines(tmp_path / "titles-texts-fr-00.jsonl.gz", [{"q": "a", "d": "b", "src": "c"}, "not JSON"])

    with pytest.raises(TrainingDataError, match=r"titles-texts-fr-00.jsonl.gz, ligne 2 : 'not JSON"):
        read_titles(tmp_path)


@pytest.mark.parametrize("content", [b"not gzip", gzip.compress(b"{}\n" * 99)[:-9], gzip.compress(b"\xff\n")])
def test_a_file_that_cannot_be_read_is_named(content: bytes, tmp_path: Path) -> None:
    """Not compressed, cut off, or no UTF-8: one line, no trace."""
    (tmp_path / "pairs-fr-en-00.jsonl.gz").write_bytes(content)

    with pytest.raises(TrainingDataError, match=r"pairs-fr-en-00.jsonl.gz"):
        read_parallel(tmp_path)


def test_a_folder_without_data_is_named(tmp_path: Path) -> None:
    """It says which files were expected, and the option."""
    with pytest.raises(TrainingDataError, match=r"aucun fichier pairs-fr-en-\*.* --data"):
        read_parallel(tmp_path)


def test_a_sample_is_balanced_short_and_repeatable() -> None:
    """So many of each source at most, none too long; the seed alone decides."""
    pairs = [Pair(f"phrase {number}", "x" * number, "ab"[number % 2]) for number in range(40)]

    drawn = sample(pairs, per_source=5, max_chars=30, seed=3)

    assert [sum(pair.source == source for pair in drawn) for source in "ab"] == [5, 5]
    assert max(len(pair.right) for pair in drawn) <= 30
    assert drawn == sample(pairs, per_source=5, max_chars=30, seed=3)
    assert drawn != sample(pairs, per_source=5, max_chars=30, seed=4)
