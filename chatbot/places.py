"""Which session a question means: by number, ordinal, position, kind or theme."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chatbot.evidence import joined
from chatbot.words import fold
from index.analysis import analyse
from ingest.model import Proceedings, Session, SessionKind

_SPEECH = r"(?:ceremonie|discours|mots?|propos|session|seance|allocution)"
_KINDS = {
    SessionKind.ROUND_TABLE: r"tables?\s*-?\s*rondes?|round\s*-?\s*tables?|tr(?=\s*\d)|panels?",
    SessionKind.KEYNOTE: r"key\s*-?\s*notes?|conferences?\s+plenieres?|conferences?\s+inaugurales?",
    SessionKind.VISIT: r"visites?|visits?",
    SessionKind.OPENING: rf"{_SPEECH}\s+d'\s*ouverture|ouverture|opening",
    SessionKind.CLOSING: rf"{_SPEECH}\s+de\s+cloture|cloture|closing",
    SessionKind.AGENDA_ITEM: (
        r"points?\s+(?:de|a)\s+l'\s*ordre\s+du\s+jour|points?(?=\s*(?:n\s*[°o]?\s*)?\d)|agenda\s+items?"
    ),
    SessionKind.SITTING: r"seances?(?=\s*(?:n\s*[°o]?\s*)?\d)",
    SessionKind.INTRODUCTION: r"introduction",
}
_ORDINALS = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5,
    "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12,
    "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_CARDINALS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8,
    "nine": 9,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
}  # fmt: skip
_LAST = frozenset({"dernier", "derniere", "last", "ultime", "finale", "final"})
_PENULTIMATE = frozenset({"avant-derniere", "avant derniere", "penultieme"})
_ABOUT = (
    r"(?:\s+(?:etait|est|fut|qui\s+(?:etait|est)))?\s+(?:sur|consacree?s?\s+(?:a|au|aux)|dediee?s?\s+(?:a|au|aux)|portant\s+sur|"
    r"qui\s+(?:porte|portait|traite|traitait|parle|parlait|abordait)\s+(?:sur|de|des|du)?|traitant\s+(?:de|du|des)|"
    r"concernant|relatives?\s+(?:a|au|aux)|autour\s+(?:de|du|des)|a\s+propos\s+(?:de|du|des)|about|on|dealing\s+with|de\s+(?:la|l')|du|des)\s*"
)
# Where the theme of « la table ronde sur … » ends and the question goes on.
_THEME_END = (
    r"(?=[?,;:!.]|$|\s+"
    r"(?:qui|que|est|sont|a|ont|etait|etaient|combien|quand|did|was|were|who|what|et\s+qu)\b)"
)


# « l'ouverture des données » is a topic; « l'ouverture de la journée » is the session.
_OF_SOMETHING = re.compile(
    r"[\s]*(?:de|des|du|d')\b(?!\s*(?:la|l'|le|ces|cet|cette)?\s*(?:evenement|journee|assises|colloque|conference|debats?|"
    r"forum|congres|salon|seminaire|rencontres?))"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a question that mean a session. No session: there is none like that."""

    start: int  # in characters, end exclusive
    end: int
    written: str
    sessions: tuple[Session, ...]


class Programme:
    """The sessions of the proceedings, to be asked for. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        self.sessions = tuple(session for document in proceedings for session in document.sessions)

    def find(self, question: str) -> list[Place]:
        """Find the sessions that a question names, left to right, without overlap."""
        folded = fold_in_place(question)
        places: list[Place] = []
        for kind, noun in _KINDS.items():
            for match in re.finditer(_pattern(noun), folded):
                place = self._resolve(kind, match, question)
                if place and not any(p.start < place.end and place.start < p.end for p in places):
                    places.append(place)
        return sorted(places, key=lambda place: place.start)

    def numbered(self, kind: SessionKind, written: str) -> tuple[Session, ...] | None:
        """The session of a kind that a number or ordinal alone means; None where the words are no number."""
        folded = fold(written)
        digits = re.fullmatch(r"(\d{1,2})(?:e|eme|er|ere|re|nd|nde)?", folded)
        number = int(digits[1]) if digits else _ORDINALS.get(folded) or _CARDINALS.get(folded)
        own = [session for session in self.sessions if session.kind is kind]
        if folded in _LAST:
            return tuple(own[-1:])
        return None if number is None else tuple(session for session in own if session.number == number)

    def _resolve(self, kind: SessionKind, match: re.Match[str], question: str) -> Place | None:
        own = [session for session in self.sessions if session.kind is kind]
        written = question[match.start() : match.end()].strip()
        number = _number(match)
        position = (match["before"] or "").strip()
        if position in _PENULTIMATE and len(own) > 1:
            return Place(match.start(), match.end(), written, (own[-2],))
        if position in _LAST or (match["after"] or "") in _LAST:
            return Place(match.start(), match.end(), written, tuple(own[-1:]))
        if match["closing"]:
            return Place(
                match.start(), match.end(), written, tuple([s for s in own if s.is_closing] or own[-1:])
            )
        if number is not None:
            return Place(
                match.start(),
                match.end(),
                written,
                tuple(s for s in own if s.number == number or _counted(own, s) == number),
            )
        return self._by_theme(own, match, question) or self._only_one(kind, own, match, written)

    def _by_theme(self, own: Sequence[Session], match: re.Match[str], question: str) -> Place | None:
        """« la table ronde sur l'eau »: the session of whose title the words say most, if one stands out."""
        theme = re.compile(_ABOUT + r"(?P<theme>.+?)" + _THEME_END).match(
            fold_in_place(question), match.end()
        )
        if not theme or not own:
            return None
        written = question[theme.start("theme") : theme.end("theme")]
        titles = [set(analyse(session.title)) for session in own]
        wanted = set(joined(analyse(written), frozenset().union(*titles)))
        if not wanted:
            return None
        scores = [len(wanted & title) / len(wanted) for title in titles]
        best = max(scores)
        written = question[match.start() : theme.end()].strip()
        if best < 0.5 or scores.count(best) > 1:
            return None
        return Place(match.start(), theme.end(), written, (own[scores.index(best)],))

    def _only_one(
        self, kind: SessionKind, own: Sequence[Session], match: re.Match[str], written: str
    ) -> Place | None:
        """« la visite », « l'ouverture »: a kind of which there is one."""
        if kind in {SessionKind.ROUND_TABLE, SessionKind.AGENDA_ITEM, SessionKind.SITTING} or len(own) != 1:
            return None
        if not re.search(r"\b(?:l|la|le|the|cette|ce|d|du|une)[' ]\s*$", match.string[: match.start("noun")]):
            return None
        if kind in {SessionKind.OPENING, SessionKind.CLOSING} and _OF_SOMETHING.match(
            match.string, match.end()
        ):
            return None
        return Place(match.start(), match.end(), written, tuple(own))


def kinds_named(question: str) -> tuple[SessionKind, ...]:
    """The kinds of session that a question speaks of in general: « combien de tables rondes ? »."""
    folded = fold_in_place(question)
    return tuple(kind for kind, noun in _KINDS.items() if re.search(rf"\b(?:{noun})\b", folded))


def _pattern(noun: str) -> str:
    ordinals = "|".join(_ORDINALS)
    cardinals = "|".join(sorted(_CARDINALS, key=len, reverse=True))
    return (
        rf"\b(?P<before>(?:(?:{ordinals})|avant[- ]derniere?|penultieme|dernier|derniere|last|"
        rf"ultime|\d{{1,2}}\s*(?:e|eme|er|ere|re|nd|nde|th|st|rd))\s+)?"
        rf"(?P<noun>{noun})(?:\b|(?<=\btr)(?=\d))"
        rf"(?P<closing>\s+(?:de\s+(?:cloture|fin)|de\s+la\s+fin|conclusive|finale)\b)?"
        rf"(?:\s*(?:n\s*[°ºo]\s*\.?|numero|number|no\.?|#)?\s*(?P<number>\d{{1,2}}|{cardinals})\b(?!\s*(?:%|personnes|minutes|km)))?"
        rf"(?:\s+(?P<after>derniere|finale|final|last)\b)?"
    )


def _number(match: re.Match[str]) -> int | None:
    before = (match["before"] or "").strip()
    if before in _ORDINALS:
        return _ORDINALS[before]
    if digits := re.match(r"\d+", before):
        return int(digits[0])
    after = match["number"]
    if not after:
        return None
    return int(after) if after.isdigit() else _CARDINALS[after]


def _counted(own: Sequence[Session], session: Session) -> int | None:
    return own.index(session) + 1 if session.number is None else None


def fold_in_place(text: str) -> str:
    """Fold without moving any character, so that offsets stay those of the question."""
    folded = [fold(char) for char in text]
    return "".join(new if len(new) == 1 else (new[:1] or " ") for new in folded)
