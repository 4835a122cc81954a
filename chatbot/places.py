"""Which session a question means: by number, ordinal, position, kind or theme."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chatbot.terms import joined
from chatbot.words import STOP_WORDS, Word, fold, folded_words, typos, words
from index.analysis import analyse
from ingest.model import Proceedings, Session, SessionKind

_SPEECH = r"(?:ceremonie|discours|mots?|propos|session|seance|allocution)"
_KINDS = {
    SessionKind.ROUND_TABLE: (
        r"tables?\s*-?\s*rondes?|round\s*-?\s*tables?|tr(?=\s*(?:n\s*[°ºo]?\s*)?\d)|panels?"
    ),
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
ORDINALS = {
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
_OTHER_FORMS = frozenset("atelier conference debat dialogue entretien".split())
LAST_WORDS = frozenset({"dernier", "derniere", "last", "ultime", "finale", "final"})
_PENULTIMATE = frozenset({"avant-derniere", "avant derniere", "penultieme"})
_ABOUT = (
    r"(?:\s+(?:etait|est|fut|qui\s+(?:etait|est)))?\s+(?:sur|consacree?s?\s+(?:a|au|aux)|dediee?s?\s+(?:a|"
    r"au|aux)|portant\s+sur|"
    r"qui\s+(?:porte|portait|traite|traitait|parle|parlait|abordait)\s+(?:sur|de|des|du)?|traitant\s+(?:de|"
    r"du|des)|"
    r"concernant|relatives?\s+(?:a|au|aux)|autour\s+(?:de|du|des)|a\s+propos\s+(?:de|du|des)|about|on|"
    r"dealing\s+with|de\s+(?:la|l')|du|des)\s*"
)
# Where the theme of « la table ronde sur … » ends and the question goes on.
_THEME_END = (
    r"(?=[?,;:!.]|$|\s+"
    r"(?:qui|que|est|sont|a|ont|etait|etaient|combien|quand|did|was|were|who|what|et\s+qu)\b)"
)


# Nouns for a session of any kind: only where a theme follows them.
_ANY_KIND = (
    r"sessions?|debats?|echanges?|discussions?|ateliers?|sequences?|temps\s+d'echanges?|parties?|"
    r"celles?|celui"
)
_CLEARLY_ABOUT = (
    r"(?:\s+(?:etait|est|qui\s+(?:etait|est)))?\s+(?:sur|consacree?s?\s+(?:a|au|aux)|dediee?s?\s+(?:a|au|"
    r"aux)|"
    r"portant\s+sur|qui\s+(?:porte|portait)\s+sur|traitant\s+(?:de|du|des)|about|on)\s*"
)
_AT_A_PLACE = re.compile(
    r"\b(?:pendant|durant|lors|dans|a|au|aux|resume\w*|during|at)\s+(?:de\s+)?(?:le|la|l'|les|du|the)?\s*$"
)
# « l'ouverture des données » is a topic; « l'ouverture de la journée » is the session.
_OF_SOMETHING = re.compile(
    r"[\s]*(?:de|des|du|d')\b(?!\s*(?:la|l'|le|ces|cet|cette)?\s*(?:evenement|journee|assises|colloque|"
    r"conference|debats?|"
    r"forum|congres|salon|seminaire|rencontres?))"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a question that mean sessions. No session: there is none like that."""

    start: int  # in characters, end exclusive
    end: int
    written: str
    sessions: tuple[Session, ...]


class Programme:
    """The sessions of the proceedings, to be asked for. Immutable once built.

    Where there are several events, « la table ronde 2 » means the one of each.
    """

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self._documents = documents
        self._parts = {document.id: document.sessions for document in documents}
        self._forms = {
            session.id: form
            for document in documents
            for session in document.sessions
            if (form := _form_of(session, document)) and form not in folded_words(document.title)
        }
        self.sessions = tuple(session for sessions in self._parts.values() for session in sessions)

    def find(self, question: str, events: Iterable[Proceedings] = ()) -> list[Place]:
        """Find the sessions that a question names, left to right, without overlap.

        Args:
            question: as written.
            events: whose sessions count; everybody's where none is given.
        """
        keys = [document.id for document in events] or list(self._parts)
        parts = [self._parts[key] for key in keys]
        places: list[Place] = []
        found = (
            *_counted_or_themed(question, parts),
            *_by_form(question, parts, self._forms),
            *_titled(question, parts),
        )
        for place in found:
            if not any(p.start < place.end and place.start < p.end for p in places):
                places.append(replace(place, written=question[place.start : place.end].strip()))
        return sorted(places, key=lambda place: place.start)

    def about(
        self, topic: str, kinds: Collection[SessionKind], events: Iterable[Proceedings]
    ) -> tuple[Session, ...]:
        """The one session whose title says all of a topic; none where several do, or none does.

        Args:
            topic: what the session is to be about.
            kinds: which kinds count; every kind where none is given.
            events: whose sessions count; everybody's where none is given.
        """
        wanted = set(analyse(topic))
        keys = [document.id for document in events] or list(self._parts)
        own = (session for key in keys for session in self._parts[key] if not kinds or session.kind in kinds)
        found = tuple(session for session in own if wanted and wanted <= set(analyse(session.title)))
        return found if len(found) == 1 else ()

    def event_of(self, sessions: Iterable[Session]) -> tuple[Proceedings, ...]:
        """The one event of some sessions; none where they are of several, or all are of the only one."""
        own = {session.id for session in sessions}
        found = [one for one in self._documents if own & {session.id for session in one.sessions}]
        return tuple(found) if len(found) == 1 and len(self._documents) > 1 else ()

    def beside(self, session: Session, step: int) -> tuple[Session, ...]:
        """The session of the same kind and event so many places after another, or before it."""
        part = next(part for part in self._parts.values() if session in part)
        own = [one for one in part if one.kind is session.kind]
        place = own.index(session) + step
        return tuple(own[place : place + 1]) if place >= 0 else ()

    def same_parts(self, sessions: Iterable[Session], events: Iterable[Proceedings]) -> tuple[Session, ...]:
        """The sessions of some events that have the kind and number of others."""
        wanted = {(session.kind, session.number) for session in sessions}
        own = (session for event in events for session in event.sessions)
        return tuple(session for session in own if (session.kind, session.number) in wanted)

    def numbered(self, kind: SessionKind, written: str) -> tuple[Session, ...] | None:
        """The session of a kind that a number or ordinal alone means; None where the words are no number."""
        folded = fold(written)
        digits = re.fullmatch(r"(\d{1,2})(?:e|eme|er|ere|re|nd|nde|th|st|rd)?", folded)
        number = int(digits[1]) if digits else ORDINALS.get(folded) or _CARDINALS.get(folded)
        if number is None and folded not in LAST_WORDS:
            return None
        own = ([session for session in part if session.kind is kind] for part in self._parts.values())
        return tuple(
            session for part in own for session in (part[-1:] if number is None else _at(part, {number}))
        )


def _counted_or_themed(question: str, parts: Sequence[Sequence[Session]]) -> Iterator[Place]:
    """« la table ronde 2 », « la dernière keynote », « la session sur l'eau », « la visite »."""
    folded = fold_in_place(question)
    for kind, noun in (*_KINDS.items(), (None, _ANY_KIND)):
        for match in re.finditer(_pattern(noun), folded):
            owns = (_of_kind(kind, part) for part in parts)
            yield from _together(match, [_resolve(kind, match, own, question) for own in owns])


def _by_form(question: str, parts: Sequence[Sequence[Session]], forms: Mapping[str, str]) -> Iterator[Place]:
    """« l'atelier », « la deuxième conférence »: by the noun of the printed heading."""
    folded = fold_in_place(question)
    for noun in sorted(set(forms.values())):
        for match in re.finditer(_pattern(f"{noun}s?"), folded):
            owns = ([session for session in part if forms.get(session.id) == noun] for part in parts)
            places = [_resolve(SessionKind.OTHER, match, own, question) for own in owns if own]
            yield from _together(match, places)


def _together(match: re.Match[str], places: Iterable[Place | None]) -> Iterator[Place]:
    """What a noun means in several events, as one."""
    found = [place for place in places if place]
    if found:
        end = max(place.end for place in found)
        yield Place(match.start(), end, "", tuple(session for place in found for session in place.sessions))


def _form_of(session: Session, document: Proceedings) -> str:
    """The noun for a form of session that a heading begins with and that no kind stands for."""
    heading = document.source[session.heading.start : session.heading.end] if session.heading else ""
    first = next(iter(folded_words(heading)), "")
    return first if first in _OTHER_FORMS else ""


def _of_kind(kind: SessionKind | None, part: Sequence[Session]) -> list[Session]:
    """The sessions of a kind; where none is the closing one by its form, those printed as closing."""
    own = [session for session in part if kind is None or session.kind is kind]
    if kind is SessionKind.CLOSING and not own:
        return [session for session in part if session.is_closing]
    return own


def _resolve(
    kind: SessionKind | None, match: re.Match[str], own: Sequence[Session], question: str
) -> Place | None:
    """What a noun for sessions means in one event, of which these are of that kind."""
    if kind is None:
        return _by_theme(own, match, _CLEARLY_ABOUT, question)
    numbers = _numbers(match)
    position = (match["before"] or "").strip()
    if position in _PENULTIMATE and len(own) > 1:
        found = own[-2:-1]
    elif position in LAST_WORDS or (match["after"] or "") in LAST_WORDS:
        found = own[-1:]
    elif match["closing"]:
        found = [session for session in own if session.is_closing] or own[-1:]
    elif numbers:
        decimal = match["more"][:1] == "," and match["more"][1:2].isdigit() and match["noun"][-1] != "s"
        found = [] if decimal else _at(own, numbers)  # « la table ronde 1,5 » is none
    else:
        named = _by_theme(own, match, r"\s+", question, least=1.0)  # « la table ronde mobilité »
        return _by_theme(own, match, _ABOUT, question) or named or _only_one(kind, own, match)
    return Place(match.start(), match.end(), "", tuple(found))


def _at(own: Sequence[Session], numbers: Collection[int]) -> list[Session]:
    """The sessions of a kind with these numbers; one without a number counts by its position."""
    counted = {i: session.number or i for i, session in enumerate(own, start=1)}
    return [session for i, session in enumerate(own, start=1) if counted[i] in numbers]


def _by_theme(
    own: Sequence[Session], match: re.Match[str], about: str, question: str, *, least: float = 0.5
) -> Place | None:
    """« la table ronde sur l'eau »: the session of whose title the words say most, if one stands out."""
    theme = re.compile(about + r"(?P<theme>.+?)" + _THEME_END).match(match.string, match.end())
    if not theme or not own:
        return None
    titles = [set(analyse(session.title)) for session in own]
    wanted = set(joined(analyse(question[slice(*theme.span("theme"))]), frozenset().union(*titles)))
    scores = [len(wanted & title) / len(wanted) for title in titles] if wanted else [0.0]
    best = max(scores)
    if best < least or scores.count(best) > 1:
        return None
    return Place(match.start(), theme.end(), "", (own[scores.index(best)],))


def _only_one(kind: SessionKind, own: Sequence[Session], match: re.Match[str]) -> Place | None:
    """« la visite », « l'ouverture »: a kind of which there is one."""
    if kind in {SessionKind.ROUND_TABLE, SessionKind.AGENDA_ITEM, SessionKind.SITTING} or len(own) != 1:
        return None
    if not re.search(r"\b(?:l|la|le|the|cette|ce|d|du|une)[' ]\s*$", match.string[: match.start("noun")]):
        return None
    if kind in {SessionKind.OPENING, SessionKind.CLOSING} and _OF_SOMETHING.match(match.string, match.end()):
        return None
    return Place(match.start(), match.end(), "", tuple(own))


def _titled(question: str, parts: Sequence[Sequence[Session]]) -> Iterator[Place]:
    """« le coin des apprentis »: a part of no usual form, by the words of its title."""
    asked = [word for word in words(question) if word.folded not in STOP_WORDS]
    for part in parts:
        for session in part:
            title = [token for token in folded_words(session.title) if token not in STOP_WORDS]
            if session.kind is SessionKind.OTHER and title:
                yield from _with_title(session, title, asked, fold_in_place(question))


def _with_title(
    session: Session, title: Sequence[str], asked: Sequence[Word], folded: str
) -> Iterator[Place]:
    """Where all words of a title stand one after the other; a single one only where a place is named."""
    for start in range(len(asked) - len(title) + 1):
        run = asked[start : start + len(title)]
        alike = all(typos(word.folded, token) is not None for word, token in zip(run, title, strict=True))
        if alike and (len(title) > 1 or _AT_A_PLACE.search(folded[: run[0].start])):
            yield Place(run[0].start, run[-1].end, "", (session,))


def kinds_named(question: str) -> tuple[SessionKind, ...]:
    """The kinds of session that a question speaks of in general: « combien de tables rondes ? »."""
    folded = fold_in_place(question)
    return tuple(kind for kind, noun in _KINDS.items() if re.search(rf"\b(?:{noun})\b", folded))


def _pattern(noun: str) -> str:
    ordinals = "|".join(ORDINALS)
    cardinals = "|".join(sorted(_CARDINALS, key=len, reverse=True))
    return (
        rf"\b(?P<before>(?:(?:{ordinals})|avant[- ]derniere?|penultieme|dernier|derniere|last|"
        rf"ultime|\d{{1,2}}\s*(?:e|eme|er|ere|re|nd|nde|th|st|rd))\s+)?"
        rf"(?P<noun>{noun})(?:\b|(?<=\btr)(?=\d))"
        rf"(?P<closing>\s+(?:de\s+(?:cloture|fin)|de\s+la\s+fin|conclusive|finale)\b)?"
        rf"(?:\s*(?:n\s*[°ºo]\s*\.?|numero|number|no\.?|#)?\s*(?P<number>\d{{1,2}}|{cardinals})\b(?!\s*(?:%|"
        rf"personnes|minutes|km)))?"
        rf"(?P<more>(?:\s*(?:,|et|and|&)\s*(?:la\s+|n\s*°\s*)?\d{{1,2}}\b(?!\s*(?:%|personnes|minutes|km)))*)"
        rf"(?:\s+(?P<after>derniere|finale|final|last)\b)?"
    )


def _numbers(match: re.Match[str]) -> set[int]:
    """« 2 », « deuxième », « 2 et 3 »; none where no number is given."""
    before, after = (match["before"] or "").strip(), match["number"] or ""
    digits = re.match(r"\d+", before)
    first = ORDINALS.get(before) or (int(digits[0]) if digits else 0)
    first = first or (int(after) if after.isdigit() else _CARDINALS.get(after, 0))
    return {first, *map(int, re.findall(r"\d+", match["more"]))} if first else set()


def fold_in_place(text: str) -> str:
    """Fold without moving any character, so that offsets stay those of the question."""
    folded = [fold(char) for char in text]
    return "".join(new if len(new) == 1 else (new[:1] or " ") for new in folded)
