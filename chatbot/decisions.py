"""Votes: « la délibération sur l'école a-t-elle été adoptée ? » is answered by the vote on the school.

Minutes print a vote without what it was on, which the heading over it says.
"""

import re

from chatbot.words import fold, words

_DECIDED = r"(?:adopt|approuv|rejet|vot|vali|repouss|retenu|accept|refus)(?:d?e|u|)e?s?"
_ON_WHAT = r"(?:deliberation|resolution|motion|amendement|proposition|projet|vote|scrutin)s?"
_ASKED = re.compile(
    rf"\b(?:resultats?|issue|decision|score|sort)s? (?:du|des|de la|de l')? ?{_ON_WHAT}\b|"
    rf"\b(?:a|ont)(?: t (?:il|elle|on)s?)? ete {_DECIDED}\b|"
    rf"\b{_ON_WHAT}\b.*\b(?:est|sont)(?: t (?:il|elle)s?)? {_DECIDED}\b|\bcombien de voix\b"
)
_TOLD = re.compile(
    rf"\b{_DECIDED}\b.*\bvoix\b|\bvoix (?:pour|contre)\b|\bunanimite\b|\b{_ON_WHAT} {_DECIDED}\b"
)
_OF_ANY = re.compile(
    rf"resultats?|issue|decision|score|sort|{_ON_WHAT}|{_DECIDED}|voix|pour|contre|conseil|(?:obten|recueill|reun)\w+|recue?s?"
)


def asks_decision(frame: str) -> bool:
    """Whether the outcome of a vote is asked for."""
    return bool(_ASKED.search(frame))


def tells_decision(text: str) -> bool:
    """Whether a text gives the outcome of a vote."""
    return bool(_TOLD.search(fold(text)))


def voted_on(topic: str) -> list[str]:
    """What the vote was on: the words of a topic but those that fit any vote."""
    return [word.raw for word in words(topic) if not _OF_ANY.fullmatch(word.folded)]
