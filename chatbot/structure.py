"""Questions that the structure answers, exact and complete.

Those about people are in `chatbot.participants`; here are the sessions and the event itself.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from chatbot.asked import Asked
from chatbot.describe import capital, counted, of, session_name, shorten, tell, theme, unquoted
from chatbot.events import announces
from chatbot.intents import PREVIOUS, Intent
from chatbot.mentions import Mentions
from chatbot.participants import Participants
from chatbot.places import kinds_named
from chatbot.printed import Printed, squeeze, trimmed_sentences
from chatbot.verify import Pointer, Sentence, escape_markdown, mark
from chatbot.voices import Voice
from ingest.model import Proceedings, Session, SessionKind, Statement, StatementKind
from prompts import phrase, replies

# What counts first as a session of the programme; the others frame it.
_MAIN_KINDS = (SessionKind.ROUND_TABLE, SessionKind.KEYNOTE, SessionKind.AGENDA_ITEM, SessionKind.SITTING)
_WHERE_TOO = re.compile(r"\bou\b|\bwhere\b|\blieu\b|\bcity\b")  # « où et quand … ? »


class Structure:
    """Answers from who, where and when, never from a search. Immutable once built."""

    def __init__(self, proceedings: Sequence[Proceedings], voices: Sequence[Voice]) -> None:
        self.printed = Printed(proceedings)
        self.participants = Participants(self.printed, voices)
        self._answers: dict[Intent, Callable[[Asked], list[Sentence]]] = {
            **self.participants.answers,
            Intent.COUNT_SESSIONS: self._count_sessions,
            Intent.THEME: self._theme,
            Intent.ADJACENT: self._adjacent,
            Intent.SESSIONS_ABOUT: lambda asked: self.sessions_about(asked.sessions),
            Intent.DATE: self._date,
            Intent.PLACE: lambda asked: self._fact(asked, "place", lambda document: document.place),
            Intent.EDITION: lambda asked: self._fact(asked, "edition", lambda document: document.edition),
            Intent.TITLE: lambda asked: self._fact(asked, "title", lambda document: document.title),
            Intent.ORGANISERS: self._organisers,
            Intent.NEXT_EDITION: self._next_edition,
            Intent.PROGRAMME: self._programme,
            Intent.MENTIONS: Mentions(self.printed, voices).look_up,
        }

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Everybody, in order of appearance."""
        return self.participants.voices

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, in order."""
        return self.printed.sessions

    def look_up(self, asked: Asked, intent: Intent | None = None) -> list[Sentence]:
        """Answer from the structure, under another intent than the first where one is given.

        Returns:
            Sentences; none where the question is of another kind or nothing is printed.
        """
        answer = self._answers.get(intent or asked.intent)
        return answer(asked) if answer else []

    def speakers_in(self, session: Session) -> list[Voice]:
        """Everybody printed in a session, in order of appearance."""
        return self.participants.present(session)

    # -- sessions

    def _theme(self, asked: Asked) -> list[Sentence]:
        return [sentence for session in asked.sessions for sentence in self._theme_told(session)]

    def _theme_told(self, session: Session) -> list[Sentence]:
        """The printed theme; where the title says no more than the name, how the session is introduced."""
        document = self.printed.document_of(session)
        narration = (
            s for s in document.statements if s.session_id == session.id and s.kind is StatementKind.NARRATION
        )
        if theme(session) or not (first := next(narration, None)):
            return [self._theme_of(session)]
        return [tell(Pointer(document, session, first, 0, len(first.text)))]

    def _theme_of(self, session: Session) -> Sentence:
        title = escape_markdown(unquoted(session.title))
        text = phrase("structure", "theme", of=of(session), title=title, marks=mark(0))
        return Sentence(text, (self.printed.theme(session),))

    def _count_sessions(self, asked: Asked) -> list[Sentence]:
        return [
            self._counted(kind, found)
            for document in self._events(asked)
            for kind in kinds_named(asked.frame) or _main_kinds(document)
            if (found := [session for session in document.sessions if session.kind is kind])
        ]

    def _counted(self, kind: SessionKind, sessions: Sequence[Session]) -> Sentence:
        listed = " ; ".join(_line(session, i) for i, session in enumerate(sessions))
        count = counted(len(sessions), *replies()["kinds"][kind.value])
        pointers = tuple(self.printed.theme(session) for session in sessions)
        return Sentence(phrase("structure", "count_sessions", count=count, sessions=listed), pointers)

    def _programme(self, asked: Asked) -> list[Sentence]:
        kinds = kinds_named(asked.frame)
        sentences = []
        for document in self._events(asked):
            found = [session for session in document.sessions if not kinds or session.kind in kinds]
            lead = [Sentence(phrase("structure", "programme"), leads_in=True)] if found else []
            sentences += lead + [self._listed(session) for session in found]
        return sentences

    def _listed(self, session: Session) -> Sentence:
        return Sentence(capital(_line(session, 0)), (self.printed.theme(session),), item=True)

    def _adjacent(self, asked: Asked) -> list[Sentence]:
        """The part right after or before each session asked about; of the kind asked for, if one is."""
        back = bool(PREVIOUS.search(asked.frame))
        kinds = kinds_named(asked.frame)
        sentences = []
        for session in asked.sessions:
            order = self.printed.document_of(session).sessions
            place = order.index(session)
            rest = order[:place][::-1] if back else order[place + 1 :]
            found = next((one for one in rest if not kinds or one.kind in kinds), None)
            if found:
                text = phrase("structure", "previous" if back else "next", session=_line(found, 0))
                sentences.append(Sentence(text, (self.printed.theme(found),)))
        return sentences

    def sessions_about(self, sessions: Sequence[Session]) -> list[Sentence]:
        """The sessions that a search found to be about something."""
        sentences = []
        for document in self.printed.documents:
            own = [session for session in sessions if session in document.sessions]
            if own:
                listed = " ; ".join(_line(session, i) for i, session in enumerate(own))
                pointers = tuple(self.printed.theme(session) for session in own)
                sentences.append(Sentence(phrase("structure", "sessions_about", sessions=listed), pointers))
        return sentences

    # -- the event

    def _events(self, asked: Asked) -> Sequence[Proceedings]:
        return asked.events or self.printed.documents

    def _date(self, asked: Asked) -> list[Sentence]:
        sentences = [
            Sentence(_dated(document), (pointer,))
            for document in self._events(asked)
            if document.date_printed and (pointer := self.printed.fact(document, "date"))
        ]
        if _WHERE_TOO.search(asked.frame.replace("eu lieu", "")):
            sentences += self._fact(asked, "place", lambda document: document.place)
        return sentences

    def _organisers(self, asked: Asked) -> list[Sentence]:
        """The sentence of the narration that names organisers or partners; else the list as it is printed."""
        told = [sentence for document in self._events(asked) for sentence in self._organisers_told(document)]
        return told or self._fact(asked, "organisers", lambda document: ", ".join(document.organisers))

    def _organisers_told(self, document: Proceedings) -> list[Sentence]:
        names = [squeeze(name) for name in document.organisers]

        def names_them(sentence: str) -> bool:
            return bool(re.search(r"organis|partena", sentence)) and any(
                n in squeeze(sentence) for n in names
            )

        narration = (s for s in document.statements if s.kind is StatementKind.NARRATION)
        return self._sentences_of(document, narration, names_them)

    def _next_edition(self, asked: Asked) -> list[Sentence]:
        """The sentences that announce the next edition: of those asked about, else whoever says them."""
        return [
            sentence
            for document in self._events(asked)
            for sentence in self._sentences_of(
                document, _statements_of(asked, document), partial(announces, document=document)
            )
        ]

    def _sentences_of(
        self, document: Proceedings, statements: Iterable[Statement], wanted: Callable[[str], bool]
    ) -> list[Sentence]:
        """Every sentence of some statements that is wanted, told as whoever's it is."""
        return [
            tell(Pointer(document, self.printed.session(statement.session_id), statement, start, end))
            for statement in statements
            for start, end in trimmed_sentences(statement.text)
            if wanted(statement.text[start:end])
        ]

    def _fact(self, asked: Asked, name: str, value: Callable[[Proceedings], str | None]) -> list[Sentence]:
        """A fact of each event, cited where it is printed; nothing where that place is unknown."""
        return [
            Sentence(
                phrase("structure", name, value=escape_markdown(unquoted(printed)), marks=mark(0)), (pointer,)
            )
            for document in self._events(asked)
            if (printed := value(document)) and (pointer := self.printed.fact(document, name))
        ]


def _statements_of(asked: Asked, document: Proceedings) -> Iterable[Statement]:
    own = [s for voice in asked.voices if voice.proceedings is document for s in voice.statements]
    return own if asked.voices else document.statements


def _main_kinds(document: Proceedings) -> tuple[SessionKind, ...]:
    """Every kind of part there is, those of the programme first; what only introduces the event is none."""
    kinds = dict.fromkeys(session.kind for session in document.sessions)
    framing = [kind for kind in kinds if kind not in (*_MAIN_KINDS, SessionKind.INTRODUCTION)]
    return (*(kind for kind in _MAIN_KINDS if kind in kinds), *framing)


def _line(session: Session, number: int) -> str:
    """« table ronde 3 (*theme*) » with its marker."""
    return f"{session_name(session)}{theme(session)} {mark(number)}"


def _dated(document: Proceedings) -> str:
    printed = document.date_printed or ""
    has_year = document.date_iso or any(part.isdigit() and len(part) == 4 for part in printed.split())
    name = "date" if has_year else "date_without_year"
    return phrase("structure", name, value=escape_markdown(unquoted(printed)), marks=mark(0))


def titles(sessions: Iterable[Session]) -> str:
    """Session names with themes, for an abstention: nothing is cited there."""
    return " ; ".join(
        f"{session_name(s)} ({shorten(s.title)})" if s.title else session_name(s) for s in sessions
    )
