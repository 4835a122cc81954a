"""Parallel sentences and titles with their texts: gzip JSON lines → cleaned, sampled, in a fixed order."""

import gzip
import json
import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ProceedingsError
from ingest.reasons import in_french

_MAX_RATIO = 2.2  # of lengths in characters; beyond it a pair is rarely a translation
_MIN_CHARS = 2


class TrainingDataError(ProceedingsError):
    """The data of the training are missing or not as described."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together, and where they come from.

    In parallel data `left` is French and `right` English; in titles and texts both are French.
    """

    left: str
    right: str
    source: str


def read_parallel(folder: Path, *, excluded: Sequence[str] = ()) -> list[Pair]:
    """Read French and English sentences; repeated ones and those that cannot be translations are left out."""
    pairs = dict.fromkeys(_read(folder, "pairs-fr-en-*.jsonl.gz", "fr", "en", excluded))
    return [pair for pair in pairs if _is_plausible(pair)]


def read_titles(folder: Path, *, excluded: Sequence[str] = ()) -> list[Pair]:
    """Read titles and the texts under them; repeated ones are left out."""
    return list(dict.fromkeys(_read(folder, "titles-texts-fr-*.jsonl.gz", "q", "d", excluded)))


def sample(pairs: Sequence[Pair], *, per_source: int, max_chars: int, seed: int) -> list[Pair]:
    """Draw at most so many pairs of each source, none longer than so many characters, shuffled."""
    draw = random.Random(seed)
    by_source: dict[str, list[Pair]] = {}
    for pair in pairs:
        if max(len(pair.left), len(pair.right)) <= max_chars:
            by_source.setdefault(pair.source, []).append(pair)
    kept = [
        pair
        for found in by_source.values()
        for pair in (found if len(found) <= per_source else draw.sample(found, per_source))
    ]
    draw.shuffle(kept)
    return kept


def _read(folder: Path, pattern: str, left: str, right: str, excluded: Sequence[str]) -> Iterator[Pair]:
    files = sorted(folder.glob(pattern))
    if not files:
        raise TrainingDataError(
            f"{folder} : aucun fichier {pattern} ; attendu des lignes JSON comprimées par gzip ; "
            "donnez leur dossier par --data"
        )
    for file in files:
        for number, line in enumerate(_lines(file), start=1):
            pair = _parse(file, number, line, left, right)
            if pair.source not in excluded:
                yield pair


def _lines(file: Path) -> Iterator[str]:
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from lines
    except (OSError, EOFError, ValueError, zlib.error) as exc:
        raise TrainingDataError(
            f"{file} : illisible ({in_french(exc)}) ; attendu des lignes JSON comprimées par gzip ; "
            "copiez le fichier de nouveau"
        ) from exc


def _parse(file: Path, number: int, line: str, left: str, right: str) -> Pair:
    try:
        row = json.loads(line)
        return Pair(row[left].strip(), row[right].strip(), row["src"])
    except (ValueError, KeyError, AttributeError, TypeError) as exc:
        raise TrainingDataError(
            f"{file}, ligne {number} : {line[:60]!r} ; attendu un objet avec {left!r}, {right!r} et 'src' ; "
            "corrigez la ligne ou retirez-la"
        ) from exc


def _is_plausible(pair: Pair) -> bool:
    shorter, longer = sorted((len(pair.left), len(pair.right)))
    return shorter >= _MIN_CHARS and longer <= _MAX_RATIO * shorter + 20  # 20: short ones vary more
