"""Questions about who takes part: who spoke where, beside whom, in what capacity, how many."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from chatbot.asked import Asked
from chatbot.bodies import is_of_kind
from chatbot.describe import (
    capital,
    counted,
    session_name,
    tell,
    theme,
    unquoted,
    voice_line,
    voice_line_in,
    when,
)
from chatbot.intents import (
    LAST,
    LEAST,
    PREVIOUS,
    Intent,
    asks_most_spoken,
    asks_whether,
    body_asked,
    counts_audience,
    counts_public,
    denies,
    place_in_order,
    sessions_at_least,
    who_is_there,
)
from chatbot.printed import Printed, trimmed_sentences
from chatbot.verify import Pointer, Sentence, escape_markdown, mark
from chatbot.voices import Voice
from chatbot.words import fold
from ingest.model import AttributionStatus, Proceedings, Session, SessionKind, StatementKind
from prompts import phrase

# Narration that says who leads: « animée par Jean Petit », « Jean Petit, journaliste, anime ».
_LEADS = re.compile(
    r"\b(?:animée?s?|modérée?s?) par (?:M\.|Mme|le|la|l['’]|[A-ZÀ-Ý])|\b(?:animat(?:eur|rice)|modérat(?:eur|"
    r"rice))s?\b|"
    r"[A-ZÀ-Ý][\w-]+(?:, [^.;]{1,80},)? (?:anim(?:e|ait|era)|modèr(?:e|ait)|a (?:animé|modéré)) (?:le|la|"
    r"les|cette|ce)\b"
)
_LEADING_ROLE = re.compile(
    r"^(?:modérat|animat(?:eur|rice)(?:$|,? (?:du|de la|des|de l['’]) ?(?:table|débat|séance|session|"
    r"échange|discussion|"
    r"journée|forum|colloque|conférence)))",
    re.IGNORECASE,
)


_PUBLIC_COUNTED = re.compile(
    r"\b\d[\d\s\u00a0\u202f]*(?:personnes|participants?|participantes|visiteurs|congressistes|auditeurs|spectateurs|inscrits)\b",
    re.IGNORECASE,
)
# The text tells what somebody is, not what they were, are no more or will be.
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:sera|seront|serait|deviendra|redeviendra)\b|\ba(?: t)? (?:(?:il|elle) )?(?:\w+ )?ete\b|"
    r"\bplus\b|\b(?:encore|toujours|deja|jadis|autrefois|avant)\b"
)
_ASKS_WORDS = re.compile(r"\bparole\b|\bparl\w+|\binterven\w+|\bexprim\w+|\b(?:spoke|speak)\b")
# Where those who speak are those who lead: « qui anime la keynote ? ».
_LED_BY_SPEAKERS = frozenset({SessionKind.KEYNOTE, SessionKind.VISIT})


class Participants:
    """Answers about people from what is printed of them. Immutable once built."""

    def __init__(self, printed: Printed, voices: Sequence[Voice]) -> None:
        self.printed = printed
        self.voices = tuple(voices)
        self._voices_in: dict[str, list[Voice]] = {}
        for voice in self.voices:
            for key in voice.session_ids:
                self._voices_in.setdefault(key, []).append(voice)
        self.answers = {
            Intent.SPEAKERS: self.speakers,
            Intent.COUNT_SPEAKERS: self._count,
            Intent.LARGEST: self._largest,
            Intent.SESSIONS_OF: self._sessions_of,
            Intent.WAS_THERE: self._was_there,
            Intent.TOGETHER: self._together,
            Intent.IDENTITY: self._identities,
            Intent.MEMBERS: self._identities,
            Intent.ALONGSIDE: self._alongside,
            Intent.NEXT_TO: self._next_to,
            Intent.FIRST_OR_LAST: self._first_or_last,
            Intent.MODERATOR: self._moderator,
            Intent.ORGANISATIONS: self._organisations,
        }

    def present(self, session: Session) -> list[Voice]:
        """Everybody printed in a session, in order of appearance there.

        An organisation is heard through its own people where they are there too.
        """
        found = sorted(self._voices_in.get(session.id, ()), key=lambda voice: _first_place(voice, session))
        return [voice for voice in found if not _is_represented(voice, found)]

    # -- who was there

    def speakers(self, asked: Asked) -> list[Sentence]:
        """Everybody, or everybody of the sessions asked about; nobody where the longest is asked for."""
        if asks_most_spoken(asked.frame):
            return []
        if times := sessions_at_least(asked.frame):
            return self._often(asked, times)
        if not asked.sessions:
            return [
                sentence
                for document in self._events(asked)
                for sentence in self._all_of(document, asked.excluded)
            ]
        return [self._speakers_in(session, asked.excluded) for session in asked.sessions]

    def _often(self, asked: Asked, times: int) -> list[Sentence]:
        """Those who take part in several sessions, of those asked about where some are."""
        keys = {session.id for session in asked.sessions or self.printed.sessions}
        events = self._events(asked)
        often = (voice for voice in self.voices if len(keys.intersection(voice.session_ids)) >= times)
        voices = tuple(voice for voice in often if voice.proceedings in events)
        return self._sessions_of(replace(asked, voices=voices, holds=None))

    def _events(self, asked: Asked) -> Sequence[Proceedings]:
        return asked.events or self.printed.documents

    def _speakers_in(self, session: Session, excluded: Collection[Voice] = ()) -> Sentence:
        voices = [voice for voice in self.present(session) if voice not in excluded]
        if not voices:
            pointer = self.printed.theme(session)
            text = phrase(
                "structure", "speakers_none", when=when(session), theme=theme(session), marks=mark(0)
            )
            return Sentence(text, (pointer,))
        text, pointers = self._people(voices, session)
        return Sentence(
            phrase("structure", "speakers", when=when(session), theme=theme(session), people=text), pointers
        )

    def _all_of(self, document: Proceedings, excluded: Collection[Voice] = ()) -> list[Sentence]:
        own = [v for v in self.voices if v.proceedings is document and v not in excluded]
        heard = [v for v in own if v.statements and not _is_represented(v, own)]
        silent = [voice for voice in own if not voice.statements and voice.appearances]
        lead = phrase("structure", "speakers_all", count=_heard(heard))
        sentences = [Sentence(lead, leads_in=True), *self._by_session(document, heard)]
        if silent:
            text, pointers = self._people(silent, None)
            sentences.append(Sentence(phrase("structure", "also_present", people=text), pointers))
        return sentences

    def _by_session(self, document: Proceedings, voices: Sequence[Voice]) -> list[Sentence]:
        sentences = []
        for session in (*document.sessions, None):
            key = session.id if session else None
            present = [voice for voice in voices if any(s.session_id == key for s in voice.statements)]
            if not present:
                continue
            text, pointers = self._people(present, session)
            name = capital(session_name(session)) if session else phrase("structure", "elsewhere")
            listed = phrase("structure", "speakers_listed", session=name, people=text)
            sentences.append(Sentence(listed, pointers, item=True))
        return sentences

    def _people(self, voices: Iterable[Voice], session: Session | None) -> tuple[str, tuple[Pointer, ...]]:
        found = list(voices)
        lines = [f"{voice_line_in(voice, session)} {mark(i)}" for i, voice in enumerate(found)]
        return " ; ".join(lines), tuple(self.printed.voice(voice, session) for voice in found)

    def _organisations(self, asked: Asked) -> list[Sentence]:
        """Every organisation printed, of each session asked about or of each event."""
        groups = [self.present(session) for session in asked.sessions] or [
            [voice for voice in self.voices if voice.proceedings is document]
            for document in self._events(asked)
        ]
        noun = body_asked(asked.frame)
        wanted = ([voice for voice in voices if voice not in asked.excluded] for voices in groups)
        return [sentence for voices in wanted for sentence in self._organisations_of(voices, noun)]

    def _organisations_of(self, voices: Sequence[Voice], noun: str) -> list[Sentence]:
        """Those of a kind where it is named and printed (« quelles régions … ? »), else all."""
        printed: dict[str, tuple[str, Pointer]] = {}
        for voice in voices:
            for _, organisation in voice.capacities:
                if organisation and organisation.casefold() not in printed:
                    printed[organisation.casefold()] = (organisation, self.printed.voice(voice, None))
        if not printed:
            return []
        of_kind = {name: shown for name, shown in printed.items() if is_of_kind(shown[0], noun)}
        printed = of_kind or printed
        lines = (
            f"{escape_markdown(unquoted(name))} {mark(i)}" for i, (name, _) in enumerate(printed.values())
        )
        text = phrase("structure", "organisations", organisations=" ; ".join(lines))
        return [Sentence(text, tuple(pointer for _, pointer in printed.values()))]

    # -- how many

    def _count(self, asked: Asked) -> list[Sentence]:
        if not asked.sessions:
            told = [s for document in self._events(asked) for s in self._public(asked, document)]
            return told or ([] if counts_audience(asked.frame) else self.speakers(asked))
        return [self._counted_in(session) for session in asked.sessions]

    def _public(self, asked: Asked, document: Proceedings) -> list[Sentence]:
        """The sentence of the narration that counts those who came, where they are asked about."""
        if not counts_public(asked.frame):
            return []
        return [
            tell(Pointer(document, self.printed.session(statement.session_id), statement, start, end))
            for statement in document.statements
            if statement.kind is StatementKind.NARRATION and statement.session_id is None
            for start, end in trimmed_sentences(statement.text)
            if _PUBLIC_COUNTED.search(statement.text[start:end])
        ]

    def _counted_in(self, session: Session) -> Sentence:
        voices = self.present(session)
        if not voices:
            return self._speakers_in(session)
        text, pointers = self._people(voices, session)
        count = counted(len(voices), "intervenant", "intervenants")
        organisations = sum(voice.id is None for voice in voices)
        of_them = counted(organisations, "organisation", "organisations")
        name = "count_speakers_mixed" if 0 < organisations < len(voices) else "count_speakers"
        told = phrase("structure", name, count=count, of_them=of_them, when=when(session), people=text)
        return Sentence(told, pointers)

    def _largest(self, asked: Asked) -> list[Sentence]:
        sizes = {
            session.id: len(self.present(session))
            for document in self._events(asked)
            for session in document.sessions
        }
        heard = [size for size in sizes.values() if size]
        if not heard:
            return []
        least = bool(LEAST.search(asked.frame))
        wanted = min(heard) if least else max(heard)
        lead = Sentence(phrase("structure", "smallest" if least else "largest"), leads_in=True)
        return [lead, *(self._counted_in(s) for s in self.printed.sessions if sizes.get(s.id) == wanted)]

    # -- somebody

    def _identities(self, asked: Asked) -> list[Sentence]:
        holds = None if asked.office or _OF_ANOTHER_TIME.search(asked.frame) else asked.holds
        unsure = asked.intent is Intent.IDENTITY and not asked.office and asks_whether(asked.frame)
        first = {None: "identity_only" if unsure else "identity", True: "identity_yes", False: "identity_no"}
        return [
            self._identity(voice, "identity" if number else first[holds])
            for number, voice in enumerate(asked.voices)
        ]

    def _identity(self, voice: Voice, name: str = "identity") -> Sentence:
        """Who somebody is and where they are printed, after yes or no where that is asked."""
        pointer = self.printed.voice(voice, None)
        if not any(any(pair) for pair in voice.capacities):
            text = phrase("structure", "identity_unknown", name=escape_markdown(voice.name), marks=mark(0))
            return Sentence(text, (pointer,))
        place = ", ".join(session_name(session) for session in self.printed.sessions_of(voice))
        line = voice_line(voice) + (f" ({place})" if place else "")
        return Sentence(phrase("structure", name, who=line, marks=mark(0)), (pointer,))

    def _sessions_of(self, asked: Asked) -> list[Sentence]:
        name = "sessions_of_yes" if asked.holds else "sessions_of"
        yes = {"yes": _yes(denied=denies(asked.frame))} if asked.holds else {}
        if asked.holds and _ASKS_WORDS.search(asked.frame) and not any(v.statements for v in asked.voices):
            return self._identities(replace(asked, holds=None))  # printed there, without a word of theirs
        return [
            Sentence(phrase("structure", name, **yes, who=voice_line(voice), sessions=text), pointers)
            for voice in asked.voices
            if (found := self.printed.sessions_of(voice))
            for text, pointers in (self._places(voice, found),)
        ]

    def _places(
        self, voice: Voice, sessions: Sequence[Session], first: int = 0
    ) -> tuple[str, tuple[Pointer, ...]]:
        """« lors de la table ronde 1 et lors de la table ronde 2 », each with its marker, from one on."""
        listed = (f"{when(s)}{theme(s)} {mark(i)}" for i, s in enumerate(sessions, start=first))
        return " et ".join(listed), tuple(self.printed.voice(voice, session) for session in sessions)

    def _was_there(self, asked: Asked) -> list[Sentence]:
        if who_is_there(asked.frame) and (none := self._none_there(asked)):
            return none
        return [
            self._was_in(voice, session, denied=denies(asked.frame))
            for session in asked.sessions
            for voice in asked.voices
            if voice.proceedings is self.printed.document_of(session)
        ]

    def _none_there(self, asked: Asked) -> list[Sentence]:
        """« qui est maire à la table ronde 1 ? » where no mayor is: nobody, and where those here are."""
        there = any(s.id in voice.session_ids for s in asked.sessions for voice in asked.voices)
        if there or any(map(self._is_doubtful, asked.sessions)):
            return []
        where = " ni ".join(when(session) for session in asked.sessions)
        lead = Sentence(phrase("structure", "none_there", when=where), leads_in=True)
        return [lead, *self._sessions_of(replace(asked, holds=None))]

    def _was_in(self, voice: Voice, session: Session, *, denied: bool) -> Sentence:
        if session.id in voice.session_ids:
            who = voice_line_in(voice, session)
            yes, where = _yes(denied=denied), when(session) + theme(session)
            text = phrase("structure", "was_there", yes=yes, who=who, where=where, marks=mark(0))
            return Sentence(text, (self.printed.voice(voice, session),))
        text, pointers = self._places(voice, self.printed.sessions_of(voice))
        name = "was_elsewhere" if self._is_doubtful(session) else "was_not_there"
        return Sentence(
            phrase("structure", name, who=voice_line(voice), sessions=text, when=when(session)), pointers
        )

    def _is_doubtful(self, session: Session) -> bool:
        """Whether somebody may have spoken in a session who is not known to have."""
        document = self.printed.document_of(session)
        own = (s for s in document.statements if s.session_id == session.id)
        return any(
            s.speaker is None and s.kind is not StatementKind.NARRATION
            for s in own
            if s.status is AttributionStatus.UNATTRIBUTED
        )

    def _together(self, asked: Asked) -> list[Sentence]:
        """Whether all were in one session, or in one asked about; where each of them was, if not."""
        names = {voice.name for voice in asked.voices}
        yes = _yes(denied=denies(asked.frame))
        sentences = [
            Sentence(phrase("structure", "together", yes=yes, where=when(s) + theme(s), people=text), own)
            for s in asked.sessions or self.printed.sessions
            for there in ([voice for voice in asked.voices if s.id in voice.session_ids],)
            if names == {voice.name for voice in there}
            for text, own in (self._people(there, s),)
        ]
        return sentences or (self._was_there(asked) if asked.sessions else self._apart(asked))

    def _apart(self, asked: Asked) -> list[Sentence]:
        """Where each of them was; of several events, each under its name."""
        if len({voice.proceedings.id for voice in asked.voices}) > 1:
            lead = Sentence(phrase("structure", "apart_events"), leads_in=True)
            return [lead, *self._sessions_of(replace(asked, holds=None))]
        lines: list[str] = []
        pointers: list[Pointer] = []
        for voice in asked.voices:
            text, own = self._places(voice, self.printed.sessions_of(voice), len(pointers))
            lines.append(f"{voice_line(voice)}, {text}" if text else "")
            pointers += own
        doubtful = any(
            self._is_doubtful(s) for voice in asked.voices for s in self.printed.sessions_of(voice)
        )
        name = "apart_perhaps" if doubtful else "apart"
        return [Sentence(phrase("structure", name, people=" ; ".join(filter(None, lines))), tuple(pointers))]

    def _alongside(self, asked: Asked) -> list[Sentence]:
        sessions = dict.fromkeys(
            session.id for voice in asked.voices for session in self._own_sessions(voice, asked.sessions)
        )
        return [self._speakers_in(session) for key in sessions if (session := self.printed.session(key))]

    # -- in which order

    def _turns(self, session: Session) -> list[Voice]:
        """Those who speak in a session, by where their first words there are printed."""
        firsts = [
            (min(s.spans[0].start for s in own), number, voice)
            for number, voice in enumerate(self.voices)
            if (own := [s for s in voice.statements if s.session_id == session.id])
        ]
        return [voice for _, _, voice in sorted(firsts, key=lambda turn: turn[:2])]

    def _next_to(self, asked: Asked) -> list[Sentence]:
        back = bool(PREVIOUS.search(asked.frame))
        return [
            sentence
            for voice in asked.voices
            for session in self._own_sessions(voice, asked.sessions)
            if voice in self._turns(session)
            for sentence in self._neighbours(voice, session, back=back, beyond=not asked.sessions)
        ]

    def _own_sessions(self, voice: Voice, asked_for: Sequence[Session]) -> list[Session]:
        """Where somebody takes part; of the sessions asked about only, where they are in one of these."""
        own = self.printed.sessions_of(voice)
        return [session for session in own if session in asked_for] or own

    def _neighbours(self, voice: Voice, session: Session, *, back: bool, beyond: bool) -> list[Sentence]:
        """Who speaks right after or before somebody in a session; else, beyond it, nearest to it."""
        turns = self._turns(session)
        place = turns.index(voice) + (-1 if back else 1)
        if 0 <= place < len(turns):
            return [self._neighbour(voice, turns[place], session, back=back)]
        text = phrase(
            "structure",
            "before_none" if back else "after_none",
            who=voice_line_in(voice, session),
            when=when(session),
            marks=mark(0),
        )
        none = Sentence(text, (self.printed.voice(voice, session),))
        order = self.printed.document_of(session).sessions
        here = order.index(session)
        others = order[:here][::-1] if back else order[here + 1 :]
        other = next((one for one in others if self._turns(one)), None)
        if other is None or not beyond:
            return [none]
        found = self._last_voice(other) if back else self._turns(other)[0]
        return [none, self._neighbour(voice, found, other, back=back)]

    def _neighbour(self, voice: Voice, found: Voice, session: Session, *, back: bool) -> Sentence:
        text = phrase(
            "structure",
            "before" if back else "after",
            who=voice_line_in(found, session),
            name=escape_markdown(voice.name),
            when=when(session),
            theme=theme(session),
            marks=mark(0),
        )
        return Sentence(text, (self.printed.voice(found, session),))

    def _first_or_last(self, asked: Asked) -> list[Sentence]:
        """Who speaks first or last: of each session asked about, else of each event."""
        parts = [[session] for session in asked.sessions] or [
            list(document.sessions) for document in self._events(asked)
        ]
        nth = place_in_order(asked.frame)
        if nth:
            return self._at_place(parts, nth) or self.speakers(asked)
        last = bool(LAST.search(asked.frame))
        sentences = []
        for sessions in parts:
            spoken = [session for session in sessions if self._turns(session)]
            if spoken:
                sentences.append(self._at_the_end(spoken[-1 if last else 0], "last" if last else "first"))
        return sentences or self.speakers(asked)

    def _at_place(self, parts: Sequence[Sequence[Session]], nth: int) -> list[Sentence]:
        """Who speaks as the second, third… of each session or event."""
        sentences = []
        for sessions in parts:
            turns = [(voice, session) for session in sessions for voice in self._turns(session)]
            if nth <= len(turns):
                voice, session = turns[nth - 1]
                who = voice_line_in(voice, session)
                text = phrase(
                    "structure",
                    "nth",
                    nth=nth,
                    who=who,
                    when=when(session),
                    theme=theme(session),
                    marks=mark(0),
                )
                sentences.append(Sentence(text, (self.printed.voice(voice, session),)))
        return sentences

    def _at_the_end(self, session: Session, position: str) -> Sentence:
        voice = self._last_voice(session) if position == "last" else self._turns(session)[0]
        who = voice_line_in(voice, session)
        text = phrase("structure", position, who=who, when=when(session), theme=theme(session), marks=mark(0))
        return Sentence(text, (self.printed.voice(voice, session),))

    def _last_voice(self, session: Session) -> Voice:
        """Who has the last words of a session, whoever began earlier."""
        return max(
            self._turns(session),
            key=lambda voice: max(s.spans[0].start for s in voice.statements if s.session_id == session.id),
        )

    # -- who led

    def _moderator(self, asked: Asked) -> list[Sentence]:
        """Whoever is printed as leading: by their role, else in the narration there or about the event."""
        documents = self._events(asked)
        sessions = asked.sessions or tuple(session for document in documents for session in document.sessions)
        homes = dict.fromkeys(self.printed.document_of(session).id for session in sessions)
        return (
            [sentence for session in sessions for sentence in self._led_by_role(session)]
            or [
                told
                for session in sessions
                for told in self._led_in(self.printed.document_of(session), session)
            ]
            or [
                told
                for document in documents
                if document.id in homes
                for told in self._led_in(document, None)
            ]
            or [self._speakers_in(session) for session in asked.sessions if session.kind in _LED_BY_SPEAKERS]
        )

    def _led_by_role(self, session: Session) -> list[Sentence]:
        return [
            self._identity(voice)
            for voice in self.present(session)
            if any(
                a.role and _LEADING_ROLE.search(a.role)
                for a in voice.appearances
                if a.session_id == session.id
            )
        ]

    def _led_in(self, document: Proceedings, session: Session | None) -> list[Sentence]:
        key = session.id if session else None
        return [
            tell(Pointer(document, session, statement, start, end))
            for statement in document.statements
            if statement.session_id == key and statement.kind is StatementKind.NARRATION
            for start, end in trimmed_sentences(statement.text)
            if _LEADS.search(statement.text[start:end])
        ]


def _yes(*, denied: bool) -> str:
    return phrase("structure", "yes_denied" if denied else "yes")


def _is_represented(voice: Voice, others: Iterable[Voice]) -> bool:
    """Whether somebody else of some voices speaks for an organisation."""
    return voice.id is None and any(
        organisation and fold(organisation) == fold(voice.name)
        for other in others
        if other.id
        for _, organisation in other.capacities
    )


def _heard(voices: Sequence[Voice]) -> str:
    """« 3 personnes et 1 organisation »."""
    people = sum(voice.id is not None for voice in voices)
    counts = (
        counted(people, "personne", "personnes") if people else "",
        counted(len(voices) - people, "organisation", "organisations") if people < len(voices) else "",
    )
    return " et ".join(filter(None, counts)) or counted(0, "personne", "personnes")


def _first_place(voice: Voice, session: Session) -> int:
    """Where somebody is first printed in a session."""
    introduced = [a.span.start for a in voice.appearances if a.session_id == session.id]
    return min(introduced + [s.spans[0].start for s in voice.statements if s.session_id == session.id])
