"""Somebody told by whom they stand to: « le chef de X », « le maire de la ville de X », « la sœur de X »."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from chatbot.cast import Cast
from chatbot.speaking import TITLES
from chatbot.voices import Mention, Voice
from chatbot.words import Word, fold, folded_words

# Beside offices, of which any may be held under somebody.
_RELATIVES = frozenset(
    """
    collegue collegues confrere consoeur superieur superieure hierarchique assistant successeur successeure
    predecesseur predecesseure ami amie amis femme mari epouse epoux conjoint conjointe frere soeur pere mere
    fils fille cousin cousine neveu niece oncle tante famille parent parents voisin voisine n+1 bras
    """.split()
)
_THEIR_PLACES = frozenset(
    "ville commune mairie collectivite entreprise societe structure agglomeration region ministere".split()
)
_LONGEST_OFFICE = 8  # words
_OF = frozenset({"de", "d", "du"})
_ARTICLES = frozenset({"la", "l", "le"})


def of_relatives(cast: Cast, free: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with those who are only told by a person here as unknown: no X for « le chef de X ».

    Args:
        cast: who takes part.
        free: the words of the question that name no session.
        mentions: whom it names.
    """
    subject = next((one.end for one in mentions if one.voices), len(free))
    return [_related(cast, free, mention, subject) for mention in mentions]


def _related(cast: Cast, free: Sequence[Word], mention: Mention, subject: int) -> Mention:
    """One mention; after a subject a relation is what is said of that: « X est-il le frère de Y ? »."""
    if not _is_named(mention):
        return mention
    if subject < mention.start:
        return _with_office(cast, free, mention)
    begin = _relation_before(free, mention.start, cast.is_role)
    if begin is None:
        return _with_office(cast, free, mention)
    described = cast.described(free, begin)
    if described and described.voices and described.end >= mention.end:
        return described  # « l'adjointe de X », as printed of her
    written = " ".join(word.raw for word in free[begin : mention.end])
    return replace(mention, start=begin, written=written, voices=(), nearly=(), misspelt=False)


def _with_office(cast: Cast, free: Sequence[Word], mention: Mention) -> Mention:
    """« la juriste de Z Jeanne Petit »: what stands before a name and only tells who that is is no topic."""
    for start in range(max(0, mention.start - _LONGEST_OFFICE), mention.start):
        told = cast.described(free[: mention.start], start) if cast.is_role(free[start].folded) else None
        if told and told.end == mention.start and set(mention.voices) <= set(told.voices):
            return replace(mention, start=start)
    return mention


def _is_named(mention: Mention) -> bool:
    """Whether people are meant by their name, not by an office or a body."""
    return bool(mention.voices) and all(_bears(voice, mention.written) for voice in mention.voices)


def _bears(voice: Voice, written: str) -> bool:
    return voice.id is not None and bool(set(folded_words(fold(written))) & set(folded_words(voice.name)))


def _relation_before(free: Sequence[Word], start: int, is_role: Callable[[str], bool]) -> int | None:
    """Where « chef de », « maire de la ville de » begins that a name completes; None where neither stands."""
    index = _before_of(free, start)
    if index is not None and free[index].folded in _THEIR_PLACES:
        index = _before_of(free, index)
    if index is None:
        return None
    word = free[index].folded
    return index if word in _RELATIVES or is_role(word) else None


def _before_of(free: Sequence[Word], start: int) -> int | None:
    """The place of the noun before « de », « de la », « de M. »; None where nothing like that stands."""
    index = start - 1
    while index >= 0 and free[index].folded in TITLES | _ARTICLES:
        index -= 1
    return index - 1 if index > 0 and free[index].folded in _OF else None
