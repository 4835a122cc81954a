"""A clause that announces another's words by a noun: « résume la doctrine d'EDF : »."""

import re

from ingest.attribution.announced import OPINION
from ingest.attribution.unnamed import is_somebody
from ingest.french import TEXT_NOUNS, fold

_TEXTS = TEXT_NOUNS - {"principe", "projet", "programme", "histoire"}
_HELD = re.compile(rf"(?:{OPINION}|revendications?|griefs?|conversations?|attentes?)", re.IGNORECASE)
# « la promesse d'EDF », « une conversation avec Suez », « les griefs de la CGT »
_NOUN_OF = re.compile(
    r"\b(?:(?P<first>[\w-]+)\s+)?(?P<noun>[\w-]+)\s+(?:de\s+(?:la\s+|l['’])?|du\s+|des\s+|d['’]|avec\s+(?:l[ae]s?\s+|l['’])?)(?P<whose>[\w-]+)"
)
_WITH_ANOTHER = re.compile(r"(?:^|\s)avec\s+(?-i:[^\W\d_a-zà-öø-ÿœ])[\w-]+", re.IGNORECASE)
_VERSE = re.compile(
    r"\b(?:un|une|le|la|les|ce|cette|ces|deux|quelques|des)\s+(?:vers|poèmes?|proverbes?|adages?|dictons?|maximes?|citations?|refrains?"
    r"|chansons?|couplets?)\b|\bla\s+une\b",
    re.IGNORECASE,
)
_REMEMBERS = re.compile(r"\bsouv(?:ien|en)\w*\b(?P<what>.*)", re.IGNORECASE | re.DOTALL)
_TELLS_HOW = re.compile(
    r"\b(?:racont|relat|narr)\w*\s+(?:comment|que|qu['’])\s*(?P<told>.*)", re.IGNORECASE | re.DOTALL
)
_CAPITAL = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý]{2,}|(?<=['’])[A-ZÀ-Ý]{2,}")


def announces_anothers(text: str) -> bool:
    """Tell whether the clause between a subject and its colon announces words that are another's."""
    if _WITH_ANOTHER.search(text) or _VERSE.search(text):
        return True
    if any(_are_words_of(found) for found in _NOUN_OF.finditer(text)):
        return True
    remembered = _REMEMBERS.search(text)
    if remembered and any(_is_of_words(word) for word in re.findall(r"[\w-]+", remembered["what"])):
        return True
    how = _TELLS_HOW.search(text)
    return how is not None and (_CAPITAL.search(how["told"]) is not None or _holds_text(how["told"]))


def _holds_text(text: str) -> bool:
    return any(_is_of_words(word) for word in re.findall(r"[\w-]+", text))


def _is_of_words(noun: str) -> bool:
    """Tell whether a noun is what is said, thought or written."""
    folded = fold(noun)
    return not _TEXTS.isdisjoint({folded, folded.removesuffix("s")}) or _HELD.fullmatch(noun) is not None


def _are_words_of(found: re.Match[str]) -> bool:
    """Tell whether a noun of words, or the one before an adjective, is a name's or somebody's."""
    is_said = any(_is_of_words(noun) for noun in (found["first"], found["noun"]) if noun)
    return is_said and (found["whose"][0].isupper() or is_somebody(found["whose"]))
