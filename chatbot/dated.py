"""The days and months that a question names: what is told of another one does not answer it."""

import re

from chatbot.words import fold
from ingest.dates import MONTHS

MONTH = "|".join(map(fold, MONTHS))  # one of them, folded, in a pattern
WEEKDAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
# Words for a time: none is another's synonym, however alike the encoder finds them.
CALENDAR = frozenset(f"{MONTH}|{WEEKDAY}".split("|"))
_DATED = re.compile(
    rf"\b(?P<days>(?:\d{{1,2}}(?:er)?(?:,? |-)(?:et |ou |au )?)*)(?P<month>{MONTH})\b"
    r"(?: (?P<year>(?:19|20)\d\d))?"
)
_WEEKDAY = re.compile(rf"\b({WEEKDAY})s?\b")
_EVERY_DAY = re.compile(
    r"\b(?:7|sept) ?(?:jours|j)? ?(?:/|sur) ?(?:7|sept)\b|\btous les jours\b|\bchaque jour\b|\bquotidien"
)


def tells_times_of(topic: str, text: str, event_date: str) -> bool:
    """Whether a text has every day, weekday and month that a topic names.

    Args:
        topic: the words that say what a question is about.
        text: what was said.
        event_date: of the event, which tells the month and the weekday of what is said there; what was done
            on a certain day says so itself.
    """
    asked = fold(topic)
    if not (_DATED.search(asked) or _WEEKDAY.search(asked)):
        return True
    told = fold(text)
    known = f"{told} ; {fold(event_date)}"
    months = _months(known)
    return bool(
        _days(asked) <= _days(told)
        and (_EVERY_DAY.search(told) or set(_WEEKDAY.findall(asked)) <= set(_WEEKDAY.findall(known)))
        and all(
            month in months and (not months[month] or years <= months[month])
            for month, years in _months(asked).items()
        )
    )


def _days(folded: str) -> set[str]:
    """« 16 et 17 mai » → « 16 mai », « 17 mai »."""
    return {
        f"{day} {match['month']}"
        for match in _DATED.finditer(folded)
        for day in re.findall(r"\d+", match["days"])
    }


def _months(folded: str) -> dict[str, set[str]]:
    """The months with the years that are told beside them."""
    found: dict[str, set[str]] = {}
    for match in _DATED.finditer(folded):
        found.setdefault(match["month"], set()).update(filter(None, [match["year"]]))
    return found
