"""Where French sentences begin and end. Knows nothing about documents or speakers."""

import re
from itertools import pairwise

# Titles before a name: with a capital letter they never end a sentence, whatever follows ("M. Le Goff").
_TITLE_WORDS = "m mm mr mme mmes mlle mlles dr drs pr prs me mes mgr st ste sts stes vve lt col cdt gal cap"
# What follows completes them ("art. 3", "p. 12"), unless it is a word that opens sentences.
_NEVER_LAST_WORDS = """
art al alin n no nos num p pp cf ex fig chap vol éd ed réf ref tél tel av bd bld fg env vs ing arr dir resp
sq suiv ibid op cit ch tab coll c.-à-d i.e e.g p.ex
"""
# May stand inside a sentence or end it: it ends there only before a capital letter.
_MAY_BE_LAST_WORDS = """
etc hab habit km min max sec kg apr janv févr fév avr juil sept oct nov déc dép dépt cie sté
inc ltd soc adm ann hon
"""
# Words that open a sentence and are no surname: they tell "l'I.A. Nous…" from "J. Martin".
_OPENING_WORDS = """
il elle ils elles on nous vous je j tu ce c cet cette ces cela ça ceci le la les l un une des du de d au aux
mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs et mais ou or donc car puis ainsi alors
enfin ensuite aussi en dans sur sous pour par avec sans selon depuis pendant quand lorsque si s comme que qu
qui quel quelle à a après avant entre chez vers tout toute tous toutes chaque aucun aucune plusieurs
certains certaines voilà voici y n ne pourtant cependant toutefois néanmoins aujourd hier demain là ici bien
non oui très plus moins autre
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_NEVER_LAST = frozenset(_NEVER_LAST_WORDS.split())
_MAY_BE_LAST = frozenset(_MAY_BE_LAST_WORDS.split())
_OPENERS = frozenset(_OPENING_WORDS.split())

_SPACE = r"[\s\u00a0\u202f\u2009]"
# A stop, the closing marks that belong to it, and the white space up to the next sentence.
_STOP = re.compile(  # possessive, so that a hostile run of stops costs no more than reading it
    rf"(?<![.!?…])(?P<stop>\.++|[!?…]++(?:{_SPACE}?[!?…]++){{0,3}}+\.*+)"
    rf"(?P<close>(?:[\"”’'\)\]*_]++|{_SPACE}*+»)*+)"
    rf"(?P<gap>{_SPACE}++|$)"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"(?:[^\W_]|[.\-]+(?=[^\W_]))+$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_LONGEST_WORD = 30  # letters looked back: keeps the time linear in the text
_OPENING = re.compile(r"[«“\"‘'(\[*_—–\-•\s\u00a0\u202f]*")
_WORD = re.compile(r"[^\W_]+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences.

    Returns:
        Spans in order that together cover the whole text; the white space after a sentence belongs to it.
    """
    ends = {match.end() for match in _BLANK_LINE.finditer(text)}
    ends |= {match.end() for match in _STOP.finditer(text) if _is_end(text, match)}
    cuts = [0, *sorted(end for end in ends if 0 < end < len(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell the end of a sentence from a stop inside it."""
    opening = _OPENING.match(text, match.end())
    following = text[opening.end() : opening.end() + 1] if opening else ""
    if not following:
        return True
    if not (following.isupper() or following.isdigit()):
        return False
    if match["stop"] != "." or match["close"].strip():
        return True
    word = _word_before(text, match.start())
    if word.isdigit():
        return not _numbers_a_point(text, match.start() - len(word))
    return not _is_abbreviation(word, text, match.end())


def _word_before(text: str, end: int) -> str:
    """The word that ends at `end`, with stops and hyphens inside it ("J.-P"); empty where there is none."""
    found = _LAST_WORD.search(text, max(0, end - _LONGEST_WORD), end)
    return found.group().lstrip(".-") if found else ""


def _is_abbreviation(word: str, text: str, next_start: int) -> bool:
    """Tell whether a full stop after `word` belongs to it, from what follows at `next_start`."""
    if word[:1].isupper() and word.lower() in _TITLES:
        return True
    if word.lower() in _MAY_BE_LAST:
        return False
    is_initial = word[:1].isupper() and _INITIAL.fullmatch(word) is not None
    return (is_initial or word.lower() in _NEVER_LAST) and not _opens_sentence(text, next_start)


def _numbers_a_point(text: str, start: int) -> bool:
    """Tell whether the number at `start` stands where a sentence begins: "1. Premier point"."""
    before = text[max(0, start - _LONGEST_WORD) : start].rstrip(" ")
    if before.endswith("."):
        return not _is_abbreviation(_word_before(before, len(before) - 1), text, start)
    return not before or before[-1] in "\n!?…:;»"


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at `start` is one that opens sentences and cannot complete an abbreviation."""
    match = _WORD.search(text, start)
    if match is None or match.group().lower() not in _OPENERS:
        return False
    return match.group().lower() not in "cdjlmnst" or text[match.end() : match.end() + 1] in ("'", "’")
