"""Printed French dates: whether they say when, whether their days exist, which day they are."""

import datetime
import re
from collections.abc import Iterator

from ingest.french import fold

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_FOLDED = {fold(name): number for number, name in enumerate(MONTHS, start=1)}
_SHORT = {"janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
_NUMBERS = _FOLDED | _SHORT
_LEAP_YEAR = 2024  # stands in where no year is printed: 29 février may be right
_MONTH = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![a-z])\.?"
_DAY = r"\d{1,3}(?:er)?"
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_JOINT = rf"\s*(?:,|et|ou|au|a|-|–|/|&|puis)\s*(?:les?\s+)?(?:{_WEEKDAY}\s+)?"
_DAYS = re.compile(
    rf"(?<![\w/.-])(?P<days>{_DAY}(?:{_JOINT}{_DAY}){{0,30}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}})(?!\d))?"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})(?![\d/.-])")
_ISO = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_ONE_DAY = re.compile(
    rf"(?:le\s+)?(?:{_WEEKDAY}\s+)?(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})"
)
_VAGUE = re.compile(
    r"(?<!\d)(?:1[89]|20|21)\d{2}(?!\d)"
    r"|\b(?:printemps|ete|automne|hiver|rentree|trimestre|semestre|noel|paques|pentecote|toussaint)\b"
)
# a day of something that is no month: « 45 brumaire »
_DAY_OF_NOTHING = re.compile(
    r"(?<![\w/.-])\d{1,3}(?:er)?\s+(?!(?:et|ou|au|a|de|du|h|heures?|min|jours?|trimestre|semestre)\b)[a-z]"
)


def says_when(printed: str) -> bool:
    """Tell whether a text holds a date, as exact or vague as it may be: a day, a month, a season, a year."""
    text = fold(printed)
    if _ISO.search(text) or _NUMERIC.search(text) or re.search(rf"(?<![a-z]){_MONTH}", text):
        return True
    return _VAGUE.search(text) is not None and _DAY_OF_NOTHING.search(text) is None


def has_real_days(printed: str) -> bool:
    """Tell whether every day that is printed with its month exists: no 31 février, no 2024-13-45."""
    return all(_exists(*day) for day in _printed_days(fold(printed)))


def read_date(printed: str) -> str | None:
    """Return YYYY-MM-DD for a printed day with its year; None where the year or a single day is missing."""
    text = fold(printed).strip()
    if is_day(text):
        return text
    match = _ONE_DAY.fullmatch(text) or _NUMERIC.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), _month(match["month"]), int(match["day"])
    return datetime.date(year, month, day).isoformat() if _exists(year, month, day) else None


def is_day(text: str) -> bool:
    """Tell whether a text is a real day as YYYY-MM-DD."""
    return _ISO.fullmatch(text) is not None and _exists(*(int(part) for part in text.split("-")))


def _month(printed: str) -> int:
    """Return the number of a month that is printed as a word or in figures."""
    return int(printed) if printed.isdigit() else _NUMBERS[printed.rstrip(".")]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _printed_days(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and day of every day in a folded text.

    In « du 31 au 2 juin » the first day is one of the month before.
    """
    for match in _ISO.finditer(text):
        numbers = [int(part) for part in match.group().split("-")]
        yield numbers[0], numbers[1], numbers[2]
    for match in _NUMERIC.finditer(text):
        yield int(match["year"]), int(match["month"]), int(match["day"])
    for match in _DAYS.finditer(text):
        days = [int(day) for day in re.findall(r"\d+", match["days"])]
        year, month = int(match["year"] or _LEAP_YEAR), _month(match["month"])
        for day, following in zip(days, [*days[1:], days[-1]], strict=True):
            yield (year, 1, day) if day > following else (year, month, day)
