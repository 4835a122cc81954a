"""What the front matter may give as a date, and what is refused with one line."""

import pytest

from ingest.dates import read_date
from ingest.errors import SourceError
from ingest.model import Proceedings
from ingest.pipeline import parse_text


def parse(front: str) -> Proceedings:
    """Parse a canonical document with these lines in its front matter."""
    text = f"---\ntitle: Essai\n{front}\n---\n## Table ronde 1 — l'eau\n\nRien.\n"
    return parse_text(text, source_file="essai.md", sha256="0" * 64)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("12 mars 2024", "2024-03-12"),
        ("1er juin 2025", "2025-06-01"),
        ("mardi 12 mars 2024", "2024-03-12"),
        ("le mardi 12 mars 2024", "2024-03-12"),
        ("12 MARS 2024", "2024-03-12"),
        ("2 fevrier 2024", "2024-02-02"),
        ("12 sept. 2024", "2024-09-12"),
        ("12/03/2024", "2024-03-12"),
        ("2024-03-12", "2024-03-12"),
        ("29 septembre", None),
        ("3 et 4 juin 2025", None),
        ("3, 4 et 5 juin 2025", None),
        ("lundi 3 et mardi 4 juin 2025", None),
        ("du 30 juin au 2 juillet 2025", None),
        ("du 31 au 2 juin 2025", None),
        ("30 juin - 2 juillet 2025", None),
        ("juin 2025", None),
        ("printemps 2025", None),
        ("Été 2025", None),
        ("1er semestre 2025", None),
        ("2025", None),
        ("saison 2024-2025", None),
        ("12 mars 2024, de 9 h à 17 h", None),
        ("Pentecôte 2024", None),
        ("29 février", None),
    ],
)
def test_a_date_is_taken_as_printed(printed: str, iso: str | None) -> None:
    """Days, a range, a month, a season or a year is a date; only one full day has an ISO form."""
    proceedings = parse(f'date: "{printed}"')

    assert (proceedings.date_printed, proceedings.date_iso) == (printed, iso)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("45 brumaire", "reconnus"),
        ("45 brumaire 2024", "reconnus"),
        ("12 brumaire 2024", "reconnus"),
        ("à définir", "reconnus"),
        ("demain", "reconnus"),
        ("Paris", "reconnus"),
        ("12", "reconnus"),
        ("45 mars 2024", "jour réel"),
        ("31 février 2024", "jour réel"),
        ("29 février 2023", "jour réel"),
        ("3 et 32 juin 2025", "jour réel"),
        ("du 28 juin au 32 juillet 2025", "jour réel"),
        ("2024-13-45", "jour réel"),
        ("31/02/2024", "jour réel"),
        ("0 mars 2024", "jour réel"),
    ],
)
def test_what_is_no_date_is_refused(printed: str, found: str) -> None:
    """A value without any date, or with a day that no calendar has, is one clear line."""
    with pytest.raises(SourceError, match=found) as raised:
        parse(f'date: "{printed}"')

    assert printed in str(raised.value)
    assert "attendu" in str(raised.value)


def test_two_dates_that_contradict_each_other_are_refused() -> None:
    """`date` and `date_iso` have to name one day where both name one."""
    with pytest.raises(SourceError, match="contredisent"):
        parse("date: 12 mars 2024\ndate_iso: 2024-05-12")


def test_a_range_may_have_the_day_that_it_begins_on() -> None:
    """`date_iso` beside several days is the organiser's choice."""
    assert parse("date: 3 et 4 juin 2025\ndate_iso: 2025-06-03").date_iso == "2025-06-03"


def test_another_language_prints_its_dates_as_it_likes() -> None:
    """French months are expected of French proceedings only."""
    assert parse("date: March 12th\nlanguage: en").date_printed == "March 12th"


@pytest.mark.parametrize("printed", ["", "mars 2024", "12 mars", "avant le 12 mars 2024", "32 mars 2024"])
def test_no_day_is_guessed(printed: str) -> None:
    """What is not one full real day has no ISO form."""
    assert read_date(printed) is None
