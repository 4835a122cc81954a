"""Sessions in order with their speakers: what the side view and the permanent pages show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatbot.web import wording
from ingest.model import Proceedings, Session, Statement


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """One speaker of one session, as printed there. `person_id` is None where an organisation speaks.

    Some are introduced and never speak.
    """

    person_id: str | None
    name: str
    title: str
    initials: str
    question: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class SessionBlock:
    """One session with its speakers, in order of appearance."""

    id: str
    name: str
    theme: str
    question: str
    speakers: tuple[SpeakerLine, ...]


@dataclass(frozen=True, slots=True)
class EventBlock:
    """One event with its sessions."""

    id: str
    title: str
    edition: str | None
    when_and_where: str
    sessions: tuple[SessionBlock, ...]

    def count_people(self, *, who_speak: bool) -> int:
        """How many different people the sessions show, organisations that speak not counted."""
        lines = (line for session in self.sessions for line in session.speakers)
        return len({line.person_id for line in lines if line.person_id and line.speaks is who_speak})


def outline(proceedings: Proceedings) -> EventBlock:
    """Lay out an event for reading."""
    return EventBlock(
        id=proceedings.id,
        title=proceedings.title,
        edition=proceedings.edition,
        when_and_where=" · ".join(part for part in (proceedings.place, proceedings.date_printed) if part),
        sessions=tuple(
            _lay_out(session, proceedings) for session in sorted(proceedings.sessions, key=lambda s: s.order)
        ),
    )


def _lay_out(session: Session, proceedings: Proceedings) -> SessionBlock:
    name = name_of(session)
    return SessionBlock(
        id=session.id,
        name=name,
        theme="" if session.title.casefold() == name.casefold() else session.title,
        question=wording.ask_about_session(session),
        speakers=tuple(speakers_of(session, proceedings)),
    )


def name_of(session: Session) -> str:
    """Name a session of an event."""
    return wording.name_session(session.kind, session.number, is_closing=session.is_closing)


def speakers_of(session: Session, proceedings: Proceedings) -> Iterator[SpeakerLine]:
    """List who appears in a session, each once, people who are introduced first in order of print."""
    talkers = {statement.speaker_id for statement in proceedings.statements}
    names = {person.id: person.name for person in proceedings.people}
    seen: set[str] = set()
    for person_id, name, title in _mentions(session, proceedings, names):
        if name not in seen:
            seen.add(name)
            speaks = person_id is None or person_id in talkers
            question = wording.ask_about_speaker(name, speaks=speaks)
            yield SpeakerLine(person_id, name, title, wording.initials(name), question, speaks)


def _mentions(
    session: Session, proceedings: Proceedings, names: dict[str, str]
) -> Iterator[tuple[str | None, str, str]]:
    for appearance in sorted(proceedings.appearances, key=lambda found: found.span):
        if appearance.session_id == session.id and appearance.person_id in names:
            name = names[appearance.person_id]
            yield (
                appearance.person_id,
                name,
                wording.join_title(name, appearance.role, appearance.organisation),
            )
    for statement in in_session(session.id, proceedings):
        if statement.speaker is not None:
            name = names.get(statement.speaker_id or "", statement.speaker)
            title = wording.join_title(name, statement.role, statement.organisation)
            yield statement.speaker_id, name, title


def in_session(session_id: str | None, proceedings: Proceedings) -> Sequence[Statement]:
    """List the statements of a session in reading order."""
    found = [statement for statement in proceedings.statements if statement.session_id == session_id]
    return sorted(found, key=lambda statement: statement.spans[0].start)
