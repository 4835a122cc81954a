"""Where the facts of the structure are printed: what citations of people, sessions and dates point to."""

from collections.abc import Iterator, Sequence

from chatbot.model import Speaker
from chatbot.verify import Pointer
from chatbot.voices import Voice
from ingest.model import Proceedings, Session, Span, Statement, StatementKind
from ingest.sentences import split_sentences

_SHOWN_CHARS = 200  # of a session that has neither heading nor statement


class Printed:
    """Finds the place of the source that shows a fact. Immutable once built."""

    def __init__(self, proceedings: Sequence[Proceedings]) -> None:
        self.documents = tuple(proceedings)
        self._homes = {
            session.id: (session, document) for document in proceedings for session in document.sessions
        }

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, in order."""
        return tuple(session for session, _ in self._homes.values())

    def session(self, key: str | None) -> Session | None:
        """The session of an id; None outside a session."""
        return self._homes[key][0] if key else None

    def sessions_of(self, voice: Voice) -> list[Session]:
        """Where somebody takes part, in order."""
        return [self._homes[key][0] for key in voice.session_ids]

    def document_of(self, session: Session) -> Proceedings:
        """The document that a session is part of."""
        return self._homes[session.id][1]

    def voice(self, voice: Voice, session: Session | None) -> Pointer:
        """What shows that somebody is here: their first statement there, else where they are introduced."""
        own = [s for s in voice.statements if session is None or s.session_id == session.id]
        if own:
            return self._first_sentence(voice.proceedings, own[0])
        places = [a for a in voice.appearances if session is None or a.session_id == session.id]
        place = (places or list(voice.appearances))[0]
        speaker = Speaker(voice.id, voice.name, place.role, place.organisation)
        return self._around(voice.proceedings, place.span, self.session(place.session_id), speaker)

    def theme(self, session: Session) -> Pointer:
        """What shows a session: its printed theme, heading or first words."""
        document = self.document_of(session)
        shown = session.theme or session.heading
        if shown:
            return self._around(document, shown, session, None)
        own = [s for s in document.statements if s.session_id == session.id]
        if own:
            return self._first_sentence(document, own[0])
        return Pointer(document, session, None, session.start, min(session.end, session.start + _SHOWN_CHARS))

    def fact(self, document: Proceedings, name: str) -> Pointer | None:
        """Where the title, date, place… is printed; None where that is unknown."""
        span = dict(document.facts).get(name)
        return self._around(document, span, None, None) if span else None

    def _first_sentence(self, document: Proceedings, statement: Statement) -> Pointer:
        home = self.session(statement.session_id)
        return Pointer(document, home, statement, *split_sentences(statement.text)[0])

    def _around(
        self, document: Proceedings, span: Span, session: Session | None, speaker: Speaker | None
    ) -> Pointer:
        """The narration around a place of the source, else the source's own words there."""
        narration = next((s for s in document.statements if _is_narrated(s, span)), None)
        if narration is None:
            return Pointer(document, session, None, span.start, span.end, speaker)
        home = self.session(narration.session_id)
        wanted = document.source[span.start : span.end]
        for start, end in split_sentences(narration.text):
            sentence = narration.text[start:end]
            if wanted.split()[0] in sentence and squeeze(wanted) in squeeze(sentence):
                return Pointer(document, home, narration, start, end)
        return Pointer(document, home, narration, 0, len(narration.text))


def _is_narrated(statement: Statement, span: Span) -> bool:
    inside = any(own.start <= span.start and span.end <= own.end for own in statement.spans)
    return inside and statement.kind is StatementKind.NARRATION


def trimmed_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text stands, without the blanks after it."""
    for start, end in split_sentences(text):
        yield start, start + len(text[start:end].rstrip())


def squeeze(text: str) -> str:
    """Letters and digits only, to compare printed words whatever stands between them."""
    return "".join(char for char in text if char.isalnum())
