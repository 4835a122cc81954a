"""Those who speak in the proceedings, and the words of a question that mean them."""

from dataclasses import dataclass

from chatbot.words import fold
from ingest.model import Appearance, Proceedings, Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, or an organisation that speaks, with everything printed of them in one document."""

    id: str | None  # None for an organisation
    name: str
    proceedings: Proceedings
    appearances: tuple[Appearance, ...]
    statements: tuple[Statement, ...]

    @property
    def capacities(self) -> tuple[tuple[str | None, str | None], ...]:
        """Each printed (role, organisation), once, in order."""
        printed = [(a.role, a.organisation) for a in self.appearances] or [
            (s.role, s.organisation) for s in self.statements
        ]
        return tuple(dict.fromkeys(pair for pair in printed if any(pair))) or ((None, None),)

    @property
    def session_ids(self) -> tuple[str, ...]:
        """The sessions they take part in, in the document's order."""
        seen = {a.session_id for a in self.appearances} | {s.session_id for s in self.statements}
        return tuple(session.id for session in self.proceedings.sessions if session.id in seen)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that name or describe somebody.

    No voice: unknown. Several: the words do not decide.
    """

    start: int  # in words, end exclusive
    end: int
    written: str
    voices: tuple[Voice, ...]
    office: str = ""  # the office that they hold, as written, where it is printed in its other gender
    nearly: tuple[Voice, ...] = ()  # nobody is meant, but these but for a gender
    misspelt: bool = False  # one person is meant, written with another letter

    @property
    def is_ambiguous(self) -> bool:
        """Whether several different people are meant equally well."""
        return len({fold(voice.name) for voice in self.voices}) > 1


def voices_of(proceedings: Proceedings) -> tuple[Voice, ...]:
    """Everybody in a document, in order of appearance, then the organisations that speak."""
    people = [
        Voice(
            person.id,
            person.name,
            proceedings,
            tuple(a for a in proceedings.appearances if a.person_id == person.id),
            tuple(s for s in proceedings.statements if s.speaker_id == person.id),
        )
        for person in proceedings.people
    ]
    names = dict.fromkeys(s.speaker for s in proceedings.statements if s.speaker and s.speaker_id is None)
    organisations = [
        Voice(
            None,
            name,
            proceedings,
            (),
            tuple(s for s in proceedings.statements if s.speaker == name and s.speaker_id is None),
        )
        for name in names
    ]
    return tuple(people + organisations)
