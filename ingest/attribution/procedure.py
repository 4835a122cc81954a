"""What minutes note between the speeches: votes, applause, the conduct of a sitting. Nobody says it."""

import re

from ingest.french import PAST_EVENT, PROCEDURE, SPEECH, STAGE_NOTE, fold
from ingest.sentences import split_sentences

_MARKS = " \xa0\u202f\n*_([—–-•"
_VIEW = re.compile(
    rf"\b(?:selon|d['’]après)\s+(?P<view>lui|elle)\b|(?<![\w'’-]){SPEECH}-(?:t-)?(?P<incise>il|elle)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:je|nous)\b|\bj'")  # « Le débat est clos, je le regrette »: no clerk's words
_RECALLED = re.compile(PAST_EVENT)
# « adopté en 2021 », not « adopté pour être appliqué en 2031 »
_RECALLED_BEHIND = re.compile(rf"(?:(?!\bpour\b)[^,:;.!?]){{0,40}}?{PAST_EVENT}")


def is_stage_note(sentence: str) -> bool:
    """Tell a sentence that notes nothing but what the room does: « (Applaudissements.) »."""
    return STAGE_NOTE.fullmatch(fold(sentence).strip(_MARKS)) is not None


def is_procedure(sentence: str, gender: str = "") -> bool:
    """Tell a sentence that notes a vote or the conduct of a sitting from what somebody recalls of one.

    Args:
        sentence: the whole sentence.
        gender: of the person under whose heading it stands; « selon elle » makes it a woman's view.
    """
    found = PROCEDURE.match(fold(sentence).strip(_MARKS))
    if found is None or _SPEAKS.search(found.string) or is_view_of(sentence, gender):
        return False
    return not (_RECALLED.search(found["fronted"] or "") or _RECALLED_BEHIND.match(found.string, found.end()))


def is_noted(text: str) -> bool:
    """Tell whether a whole passage is procedure and what the room does, and nobody's words."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return bool(sentences) and all(
        is_stage_note(sentence) or is_procedure(sentence) for sentence in sentences
    )


def is_view_of(sentence: str, gender: str) -> bool:
    """Tell whether a sentence says that it is the view of the person of a heading: « …, estime-t-elle »."""
    found = _VIEW.search(sentence)
    if found is None:
        return False
    pronoun = (found["view"] or found["incise"]).lower()
    return not gender or (pronoun == "elle") == (gender == "f")
