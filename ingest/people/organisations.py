"""Which words are the name of an organisation."""

import re

from ingest.french import (
    DOMAIN_NOUNS,
    INNER_UNITS,
    ORGANISATION_NOUNS,
    ORGANISATION_QUALIFIERS,
    ROLE_NOUNS,
    SPEAKING_ORGANISATIONS,
    fold,
)
from ingest.people.names import is_given_name

_PARTICLE = (
    r"(?:(?:de\s+la|de\s+l['’]|d['’]|l['’]|de|du|des|la|le|les|et|en|sur|sous|lès|aux|au|à|pour|&|-|–|—"
    r"|\+)\s*)"
)
_PROPER_WORD = r"(?:[^\W\d_a-zà-öø-ÿœ][\w.'’‑-]*|\d[\w-]*|\([^()]{1,80}\))"
_PROPER = re.compile(rf"{_PROPER_WORD}(?:\s*{_PARTICLE}{{0,3}}{_PROPER_WORD})*")


def first_word(text: str) -> str:
    """Return the first word after an elided article, to compare."""
    match = re.match(r"(?:l['’])?([\w-]+)", text, re.IGNORECASE)
    return fold(match.group(1)) if match else ""


def is_proper(text: str) -> bool:
    """Tell whether a whole text is a proper name."""
    return _PROPER.fullmatch(text.strip()) is not None


def is_domain(text: str) -> bool:
    """Tell whether a text begins with a common noun that is merely printed with a capital.

    Innovation, Cabinet.
    """
    first = first_word(text)
    if first in ORGANISATION_NOUNS and first not in INNER_UNITS:
        return False
    return first in DOMAIN_NOUNS or first in INNER_UNITS or first in ROLE_NOUNS


def is_organisation(text: str) -> bool:
    """Tell whether a text begins with a noun of organisations that has a name.

    « ville de Plaisir », « Conseil régional ».
    """
    match = re.match(r"(?:(?:la|le|les)\s+|l['’])?([\w-]+)(?:\s+([\w'’-]+))?", text)
    if match is None or fold(match.group(1)) not in ORGANISATION_NOUNS:
        return False
    following = fold(match.group(2) or "")
    named = re.search(r"[^\W\d_a-zà-öø-ÿœ]", text[match.start(1) + 1 :]) is not None
    if match.group(1)[0].islower():
        linked = not following or (match.group(2) or " ")[0].isupper() or following.startswith("d'")
        linked = (
            linked
            or following in ORGANISATION_QUALIFIERS | {"de", "du", "des", "et", "l'", "la", "pour"}
            or following.startswith("l'")
        )
        return named and linked
    return named or following != ""


def read_organisation(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the name of an organisation that is a subject here.

    « la start-up X » gives X, « la Banque des Y » all of it.
    """
    article = re.compile(r"(?:(?:la|le|les|une|un)\s+|l['’])?", re.IGNORECASE).match(text, start, limit)
    begin = article.end() if article else start
    noun = re.compile(r"[\w-]+").match(text, begin, limit)
    if noun is None or fold(noun.group()) not in SPEAKING_ORGANISATIONS:
        return None
    name = re.compile(
        rf"\s+(?:{_PARTICLE}{{1,3}})?{_PROPER_WORD}(?:\s+(?:{_PARTICLE}{{1,3}})?{_PROPER_WORD}){{0,7}}"
    ).match(text, noun.end(), limit)
    if name is None:
        return None
    proper = re.search(r"[^\Wa-zà-öø-ÿœ][\w'’-]*\s", name.group())
    if proper and is_given_name(proper.group().strip()):
        return None  # « la fondation Paul Martin », « la société de Paul Martin »: neither is surely meant
    end = noun.end() + len(name.group().rstrip("."))
    direct = text[noun.end() : name.end()].lstrip()[:1].isupper()
    if direct and noun.group()[0].islower():
        return name.end() - len(name.group().lstrip()), end
    return begin, end
