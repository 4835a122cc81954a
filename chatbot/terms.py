"""The terms of a text: its stems, numbers and ordinals, and pairs of words that stand together."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from chatbot.thesaurus import Expression, expressions_of
from chatbot.words import fold, words
from index.analysis import analyse, normalise

_MORE_LETTERS = 4
_LEAST_STEM = 5  # letters of a stem that is lengthened
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
_AROUND = ".,;:!?…()[]«»“”\"'’"


def terms_of(text: str) -> list[str]:
    """The stems of a text; one that is less than half of its word keeps the next letters of it.

    « communication » and « communes » have one stem, « commun », and say two things. Short stems stay:
    « éducation » and « éducatif » say one.
    """
    return [term for token in _ELIDED.sub(" ", normalise(text)).split() for term in _told_apart(token)]


def _told_apart(token: str) -> list[str]:
    stems = analyse(token)
    word = fold(token.strip(_AROUND))
    cut = len(stems) == 1 and len(stems[0]) >= _LEAST_STEM and len(word) > 2 * len(stems[0])
    return (
        [word[: len(stems[0]) + _MORE_LETTERS]]
        if cut and word.isalpha() and word.startswith(stems[0])
        else stems
    )


def terms_said(text: str) -> frozenset[str]:
    """Everything that a text says: its words, and those that stand together as one or as a phrase."""
    meant = frozenset(said_in_other_words(expression) for expression in expressions_of(text))
    return frozenset(terms_of(ordinals_as_digits(text))) | _neighbours(text) | phrases_of(text) | meant


def said_in_other_words(expression: Expression) -> str:
    """The term by which an expression of the thesaurus is found; no stem is written like it."""
    return "=" + " ".join(expression)


def _neighbours(text: str) -> frozenset[str]:
    """Words printed apart that may be asked for as one: « Chat GPT »."""
    printed = words(text)
    return frozenset(
        term
        for one, other in pairwise(printed)
        if other.start - one.end == 1 and len(one.folded) > 2 and len(other.folded) > 2
        for term in terms_of(one.raw + other.raw)
    )


_LINK = re.compile(r"[ \u00a0\u202f]+(?:(?:de|du|des|à|au|aux|en)(?: la| les| l['’])? ?|d['’])?")


def phrases_of(text: str) -> frozenset[str]:
    """Pairs of words that stand together: « appel à projets », « qualité de l'air »."""
    printed = [word for word in words(text) if terms_of(word.raw)]
    return frozenset(
        f"{terms_of(one.raw)[-1]} {terms_of(other.raw)[0]}"
        for one, other in pairwise(printed)
        if _LINK.fullmatch(text[one.end : other.start])
    )


_ORDINALS = {
    "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
    "cinquième": 5, "sixième": 6,
    "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})s?|(?P<digits>\d{{1,2}})(?:ère|er|re|nde|nd|ème|eme|e))\b",
    re.IGNORECASE,
)


def ordinals_as_digits(text: str) -> str:
    """« 2e », « deuxième » → « 2 », so that the two are found by each other."""
    return _ORDINAL.sub(lambda m: m["digits"] or str(_ORDINALS[m["word"].lower()]), text)


def joined(terms: Sequence[str], known: Collection[str]) -> list[str]:
    """Terms in order; two neighbours become one where only that one is known: « vidéo protection »."""
    result: list[str] = []
    for term in terms:
        if result and result[-1] + term in known and not (term in known and result[-1] in known):
            result[-1] += term
        else:
            result.append(term)
    return result
