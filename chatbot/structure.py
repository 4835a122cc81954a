"""Questions that the structure answers, exact and complete.

Who spoke where, roles, counts, themes, date, place.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from chatbot.cast import Voice
from chatbot.describe import (
    capacity,
    capital,
    of,
    session_name,
    shorten,
    tell,
    theme,
    unquoted,
    voice_line,
    when,
)
from chatbot.intents import Intent
from chatbot.model import Speaker
from chatbot.places import kinds_named
from chatbot.question import Asked
from chatbot.verify import Pointer, Sentence, escape_markdown, mark
from chatbot.words import fold
from ingest.model import Proceedings, Session, SessionKind, Span, Statement, StatementKind
from ingest.sentences import split_sentences
from prompts import phrase, replies

# What counts as a session of the programme; the others frame it.
_MAIN_KINDS = (SessionKind.ROUND_TABLE, SessionKind.KEYNOTE, SessionKind.AGENDA_ITEM, SessionKind.SITTING)


class Structure:
    """Answers from who, where and when, never from a search. Immutable once built."""

    def __init__(self, proceedings: Sequence[Proceedings], voices: Sequence[Voice]) -> None:
        self._documents = tuple(proceedings)
        self.voices = tuple(voices)
        self._sessions = {
            session.id: (session, document) for document in proceedings for session in document.sessions
        }
        self._answers: dict[Intent, Callable[[Asked], list[Sentence]]] = {
            Intent.SPEAKERS: self._speakers,
            Intent.COUNT_SPEAKERS: self._count_speakers,
            Intent.SESSIONS_OF: self._sessions_of,
            Intent.IDENTITY: self._identity,
            Intent.MEMBERS: self._identity,
            Intent.ALONGSIDE: self._alongside,
            Intent.FIRST_OR_LAST: self._first_or_last,
            Intent.COUNT_SESSIONS: self._count_sessions,
            Intent.THEME: self._theme,
            Intent.DATE: self._date,
            Intent.PLACE: lambda asked: self._fact("place", "place", lambda document: document.place),
            Intent.EDITION: lambda asked: self._fact("edition", "edition", lambda document: document.edition),
            Intent.TITLE: lambda asked: self._fact("title", "title", lambda document: document.title),
            Intent.ORGANISERS: self._organisers,
            Intent.PROGRAMME: self._programme,
            Intent.ORGANISATIONS: self._organisations,
        }

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, in order."""
        return tuple(session for session, _ in self._sessions.values())

    def look_up(self, asked: Asked, intent: Intent | None = None) -> list[Sentence]:
        """Answer from the structure, under another intent than the first where one is given.

        Returns:
            Sentences; none where the question is of another kind or nothing is printed.
        """
        answer = self._answers.get(intent or asked.intent)
        return answer(asked) if answer else []

    # -- people
    # ------------------------------------------------------------------------------------------------

    def speakers_in(self, session: Session) -> list[Voice]:
        """Everybody printed in a session, in order of appearance."""
        present = [voice for voice in self.voices if session.id in voice.session_ids]
        return [voice for voice in present if voice.id] or present

    def _speakers(self, asked: Asked) -> list[Sentence]:
        if not asked.sessions:
            return self._all_speakers()
        return [self._speakers_of(session) for session in asked.sessions]

    def _speakers_of(self, session: Session) -> Sentence:
        voices = self.speakers_in(session)
        if not voices:
            pointer = self.session_pointer(session)
            text = phrase(
                "structure", "speakers_none", when=when(session), theme=theme(session), marks=mark(0)
            )
            return Sentence(text, (pointer,))
        text, pointers = self._people(voices, session)
        return Sentence(
            phrase("structure", "speakers", when=when(session), theme=theme(session), people=text), pointers
        )

    def _all_speakers(self) -> list[Sentence]:
        heard = [voice for voice in self.voices if voice.statements and voice.id]
        lead = phrase("structure", "speakers_all", count=_counted(len(heard), "personne", "personnes"))
        return [Sentence(lead, leads_in=True), *self._by_session(heard), *self._silent()]

    def _by_session(self, voices: Sequence[Voice]) -> list[Sentence]:
        sentences = []
        for session, _ in self._sessions.values():
            present = [voice for voice in voices if any(s.session_id == session.id for s in voice.statements)]
            if present:
                text, pointers = self._people(present, session)
                listed = phrase(
                    "structure", "speakers_listed", session=capital(session_name(session)), people=text
                )
                sentences.append(Sentence(listed, pointers, item=True))
        elsewhere = [v for v in voices if not any(s.session_id for s in v.statements)]
        if elsewhere:
            text, pointers = self._people(elsewhere, None)
            sentences.append(
                Sentence(
                    phrase("structure", "speakers_listed", session="Ailleurs", people=text),
                    pointers,
                    item=True,
                )
            )
        return sentences

    def _silent(self) -> list[Sentence]:
        silent = [voice for voice in self.voices if not voice.statements and voice.appearances]
        if not silent:
            return []
        text, pointers = self._people(silent, None)
        return [Sentence(phrase("structure", "also_present", people=text), pointers)]

    def _people(self, voices: Sequence[Voice], session: Session | None) -> tuple[str, tuple[Pointer, ...]]:
        pointers = tuple(self.voice_pointer(voice, session) for voice in voices)
        lines = [f"{_line_in(voice, session)} {mark(i)}" for i, voice in enumerate(voices)]
        return " ; ".join(lines), pointers

    def _count_speakers(self, asked: Asked) -> list[Sentence]:
        if not asked.sessions:
            return self._all_speakers()
        sentences = []
        for session in asked.sessions:
            voices = [voice for voice in self.speakers_in(session) if voice.id]
            if not voices:
                sentences.append(self._speakers_of(session))
                continue
            text, pointers = self._people(voices, session)
            count = _counted(len(voices), "intervenant", "intervenants")
            sentences.append(
                Sentence(
                    phrase("structure", "count_speakers", count=count, when=when(session), people=text),
                    pointers,
                )
            )
        return sentences

    def _sessions_of(self, asked: Asked) -> list[Sentence]:
        sentences = []
        for voice in asked.voices:
            found = [self._sessions[key][0] for key in voice.session_ids]
            if not found:
                continue
            pointers = tuple(self.voice_pointer(voice, session) for session in found)
            listed = " et ".join(
                f"{when(session)}{theme(session)} {mark(i)}" for i, session in enumerate(found)
            )
            sentences.append(
                Sentence(phrase("structure", "sessions_of", who=voice_line(voice), sessions=listed), pointers)
            )
        return sentences

    def _alongside(self, asked: Asked) -> list[Sentence]:
        keys = dict.fromkeys(key for voice in asked.voices for key in voice.session_ids)
        return [self._speakers_of(self._sessions[key][0]) for key in keys]

    def _first_or_last(self, asked: Asked) -> list[Sentence]:
        chosen = {session.id for session in asked.sessions} or set(self._sessions)
        turns = [
            (s, voice)
            for voice in self.voices
            if voice.id
            for s in voice.statements
            if s.session_id in chosen
        ]
        turns.sort(key=lambda turn: turn[0].spans[0].start)
        if not turns:
            return []
        last = re.search(r"derni|last|referm|conclu|clot|ferm", fold(asked.question))
        statement, voice = turns[-1 if last else 0]
        return [
            self._identity_at(
                voice, self._sessions[statement.session_id or ""][0], "last" if last else "first"
            )
        ]

    def _identity_at(self, voice: Voice, session: Session, position: str) -> Sentence:
        text = phrase(
            "structure",
            position,
            who=_line_in(voice, session),
            when=when(session),
            theme=theme(session),
            marks=mark(0),
        )
        return Sentence(text, (self.voice_pointer(voice, session),))

    def _identity(self, asked: Asked) -> list[Sentence]:
        return [self.identity_of(voice) for voice in asked.voices]

    def identity_of(self, voice: Voice) -> Sentence:
        """Who somebody is and where they are printed."""
        pointer = self.voice_pointer(voice, None)
        if not any(any(pair) for pair in voice.capacities):
            return Sentence(
                phrase("structure", "identity_unknown", name=escape_markdown(voice.name), marks=mark(0)),
                (pointer,),
            )
        sessions = [self._sessions[key][0] for key in voice.session_ids]
        place = ", ".join(session_name(session) for session in sessions)
        line = voice_line(voice) + (f" ({place})" if place else "")
        return Sentence(phrase("structure", "identity", who=line, marks=mark(0)), (pointer,))

    def _organisations(self, asked: Asked) -> list[Sentence]:
        pointers: list[Pointer] = []
        printed: dict[str, int] = {}
        for voice in self.voices:
            for _, organisation in voice.capacities:
                if organisation and organisation.casefold() not in {name.casefold() for name in printed}:
                    printed[organisation] = len(pointers)
                    pointers.append(self.voice_pointer(voice, None))
        if not printed:
            return []
        listed = " ; ".join(f"{escape_markdown(unquoted(name))} {mark(i)}" for name, i in printed.items())
        return [Sentence(phrase("structure", "organisations", organisations=listed), tuple(pointers))]

    # -- sessions
    # ----------------------------------------------------------------------------------------------

    def _theme(self, asked: Asked) -> list[Sentence]:
        return [self._theme_of(session) for session in asked.sessions]

    def _theme_of(self, session: Session) -> Sentence:
        text = phrase(
            "structure",
            "theme",
            of=of(session),
            title=escape_markdown(unquoted(session.title)),
            marks=mark(0),
        )
        return Sentence(text, (self.session_pointer(session),))

    def session_line(self, session: Session, number: int) -> str:
        """« table ronde 3 (*theme*) » with its marker."""
        return f"{session_name(session)}{theme(session)} {mark(number)}"

    def _count_sessions(self, asked: Asked) -> list[Sentence]:
        kinds = kinds_named(asked.question) or tuple(
            k for k in _MAIN_KINDS if any(s.kind is k for s, _ in self._sessions.values())
        )
        sentences = []
        for kind in kinds:
            found = [session for session, _ in self._sessions.values() if session.kind is kind]
            if not found:
                continue
            listed = " ; ".join(self.session_line(session, i) for i, session in enumerate(found))
            count = _counted(len(found), *replies()["kinds"][kind.value])
            pointers = tuple(self.session_pointer(session) for session in found)
            sentences.append(
                Sentence(phrase("structure", "count_sessions", count=count, sessions=listed), pointers)
            )
        return sentences

    def _programme(self, asked: Asked) -> list[Sentence]:
        kinds = kinds_named(asked.question)
        found = [s for s, _ in self._sessions.values() if not kinds or s.kind in kinds]
        if not found:
            return []
        lead = Sentence(phrase("structure", "programme"), leads_in=True)
        return [lead, *(self._listed(session) for session in found)]

    def _listed(self, session: Session) -> Sentence:
        line = capital(self.session_line(session, 0))
        return Sentence(line, (self.session_pointer(session),), item=True)

    def sessions_about(self, sessions: Sequence[Session]) -> list[Sentence]:
        """The sessions that a search found to be about something."""
        listed = " ; ".join(self.session_line(session, i) for i, session in enumerate(sessions))
        pointers = tuple(self.session_pointer(session) for session in sessions)
        return (
            [Sentence(phrase("structure", "sessions_about", sessions=listed), pointers)] if sessions else []
        )

    # -- the event
    # ---------------------------------------------------------------------------------------------

    def _date(self, asked: Asked) -> list[Sentence]:
        sentences = []
        for document in self._documents:
            if not document.date_printed:
                continue
            dated = document.date_iso or any(
                part.isdigit() and len(part) == 4 for part in document.date_printed.split()
            )
            name = "date" if dated else "date_without_year"
            sentences += self._stated(
                document,
                "date",
                phrase(
                    "structure", name, value=escape_markdown(unquoted(document.date_printed)), marks=mark(0)
                ),
            )
        if re.search(
            r"\bou\b|\bwhere\b|\blieu\b(?<!eu lieu)|\bcity\b", fold(asked.question).replace("eu lieu", "")
        ):
            sentences += self._fact("place", "place", lambda document: document.place)  # « où et quand … ? »
        return sentences

    def _organisers(self, asked: Asked) -> list[Sentence]:
        """The sentence of the narration that names organisers or partners; else the list as it is printed."""
        sentences = []
        for document in self._documents:
            names = [_squeeze(name) for name in document.organisers]
            for statement in document.statements:
                if statement.kind is not StatementKind.NARRATION:
                    continue
                for start, end in split_sentences(statement.text):
                    text = statement.text[start:end]
                    if re.search(r"organis|partena", text) and any(name in _squeeze(text) for name in names):
                        home = self._sessions[statement.session_id][0] if statement.session_id else None
                        sentences.append(
                            tell(
                                Pointer(document, home, statement, start, start + len(text.rstrip())),
                                with_theme=False,
                            )
                        )
        return sentences or self._fact(
            "organisers", "organisers", lambda document: ", ".join(document.organisers)
        )

    def _fact(self, fact: str, name: str, value: Callable[[Proceedings], str | None]) -> list[Sentence]:
        return [
            sentence
            for document in self._documents
            if (printed := value(document))
            for sentence in self._stated(
                document,
                fact,
                phrase("structure", name, value=escape_markdown(unquoted(printed)), marks=mark(0)),
            )
        ]

    def _stated(self, document: Proceedings, fact: str, text: str) -> list[Sentence]:
        """A fact of a document, cited where it is printed; nothing where that place is unknown."""
        span = dict(document.facts).get(fact)
        return [Sentence(text, (self._printed_at(document, span, None, None),))] if span else []

    # -- where it is printed
    # -----------------------------------------------------------------------------------

    def voice_pointer(self, voice: Voice, session: Session | None) -> Pointer:
        """What shows that somebody is here: their first statement there, else where they are introduced."""
        own = [s for s in voice.statements if session is None or s.session_id == session.id]
        if own:
            return self._statement_pointer(voice.proceedings, own[0])
        places = [a for a in voice.appearances if session is None or a.session_id == session.id] or list(
            voice.appearances
        )
        place = places[0]
        speaker = Speaker(voice.id, voice.name, place.role, place.organisation)
        home = self._sessions[place.session_id][0] if place.session_id else None
        return self._printed_at(voice.proceedings, place.span, home, speaker)

    def session_pointer(self, session: Session) -> Pointer:
        """What shows a session.

        The narration that states its theme, else its printed theme, heading or first words.
        """
        document = self._sessions[session.id][1]
        shown = session.theme or session.heading
        if shown:
            return self._printed_at(document, shown, session, None)
        own = [s for s in document.statements if s.session_id == session.id]
        if own:
            return self._statement_pointer(document, own[0])
        end = min(session.end, session.start + 200)
        return Pointer(document, session, None, session.start, end)

    def _statement_pointer(self, document: Proceedings, statement: Statement) -> Pointer:
        session = self._sessions[statement.session_id][0] if statement.session_id else None
        return Pointer(document, session, statement, *split_sentences(statement.text)[0])

    def _printed_at(
        self, document: Proceedings, span: Span, session: Session | None, speaker: Speaker | None
    ) -> Pointer:
        """The narration around a place of the source, else the source's own words there."""
        for statement in document.statements:
            inside = any(own.start <= span.start and span.end <= own.end for own in statement.spans)
            if inside and statement.kind is StatementKind.NARRATION:
                home = self._sessions[statement.session_id][0] if statement.session_id else None
                wanted = document.source[span.start : span.end]
                for start, end in split_sentences(statement.text):
                    if wanted.split()[0] in statement.text[start:end] and _squeeze(wanted) in _squeeze(
                        statement.text[start:end]
                    ):
                        return Pointer(document, home, statement, start, end)
                return Pointer(document, home, statement, 0, len(statement.text))
        return Pointer(document, session, None, span.start, span.end, speaker)


def _squeeze(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _line_in(voice: Voice, session: Session | None) -> str:
    """A voice with the capacity printed in this session, where one is."""
    own = [
        a
        for a in voice.appearances
        if session is not None and a.session_id == session.id and (a.role or a.organisation)
    ]
    if not own:
        return voice_line(voice)
    said = capacity(own[0].role, own[0].organisation)
    return f"**{escape_markdown(voice.name)}**" + (f", {said}" if said else "")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def titles(sessions: Iterable[Session]) -> str:
    """Session names with themes, for an abstention: nothing is cited there."""
    return " ; ".join(
        f"{session_name(s)} ({shorten(s.title)})" if s.title else session_name(s) for s in sessions
    )
