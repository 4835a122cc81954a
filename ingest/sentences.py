"""Where French sentences begin and end. Knows nothing about documents or speakers."""

import re
from itertools import pairwise

# Never the last word of a sentence: what follows completes them ("M. Martin", "art. 3", "p. 12").
_NEVER_LAST_WORDS = """
m mm mr mme mmes mlle mlles dr drs pr prs me mes mgr st ste sts stes vve art al alin n no nos num p pp cf ex
fig chap vol éd ed réf ref tél tel av bd bld fg env vs cap lt col gal ing arr dir resp sq suiv ibid op cit
ch tab coll c.-à-d i.e e.g p.ex
"""
# May stand inside a sentence or end it: it ends there only before a capital letter.
_MAY_BE_LAST_WORDS = """
etc hab habit km min max sec kg j.-c av.j.-c apr janv févr fév avr juil sept oct nov déc dép dépt cie sté
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
_NEVER_LAST = frozenset(_NEVER_LAST_WORDS.split())
_MAY_BE_LAST = frozenset(_MAY_BE_LAST_WORDS.split())
_OPENERS = frozenset(_OPENING_WORDS.split())

_SPACE = r"[\s\u00a0\u202f\u2009]"
# A stop, the closing marks that belong to it, and the white space up to the next sentence.
_STOP = re.compile(
    rf"(?P<stop>\.+|[!?…]+(?:{_SPACE}?[!?…]+)*\.*)"
    rf"(?P<close>(?:[\"”’'\)\]*_]+|{_SPACE}*»)*)"
    rf"(?P<gap>{_SPACE}+|$)"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"(?:[^\W_]|[.\-](?=[^\W_]))+$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
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
    if match.end() == len(text):
        return True
    following = text[_OPENING.match(text, match.end()).end() :][:1]  # type: ignore[union-attr]  # matches empty text
    if not (following.isupper() or following.isdigit()):
        return False
    if match["stop"] != "." or match["close"].strip():
        return True
    return not _is_abbreviation(text, match.start(), match.end())


def _is_abbreviation(text: str, stop: int, next_start: int) -> bool:
    """Tell whether the full stop at `stop` belongs to an abbreviation, an initial or a list number."""
    found = _LAST_WORD.search(text, max(0, stop - 30), stop)
    if found is None:
        return False
    word = found.group()
    if word.isdigit():
        return _opens_line(text, found.start())
    lowered = word.lower()
    if lowered in _NEVER_LAST:
        return not (word.islower() and _opens_sentence(text, next_start))
    if lowered in _MAY_BE_LAST:
        return False
    return (
        word[0].isupper() and _INITIAL.fullmatch(word) is not None and not _opens_sentence(text, next_start)
    )


def _opens_line(text: str, start: int) -> bool:
    """Tell whether only white space stands before `start` on its line: "1. Premier point"."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at `start` is one that opens sentences and cannot complete an abbreviation."""
    word = _WORD.search(text, start)
    return word is not None and word.group().lower() in _OPENERS
