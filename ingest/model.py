"""What the proceedings of an event are made of: frozen values, no behaviour beyond their own consistency.

Offsets are Unicode code points of the decoded source text, counted from 0, end exclusive.
"""

from dataclasses import dataclass
from enum import StrEnum


class SessionKind(StrEnum):
    """The forms a part of an event takes."""

    INTRODUCTION = "introduction"
    OPENING = "opening"
    ROUND_TABLE = "round_table"
    KEYNOTE = "keynote"
    VISIT = "visit"
    CLOSING = "closing"
    AGENDA_ITEM = "agenda_item"
    SITTING = "sitting"
    OTHER = "other"


class StatementKind(StrEnum):
    """How the words reached the page."""

    DIRECT_QUOTE = "direct_quote"  # printed between quotation marks
    REPORTED = "reported"  # someone's words in the writer's
    TURN = "turn"  # a labelled turn of a debate or transcript
    NARRATION = "narration"  # the writer's own
    DECISION = "decision"  # a vote or resolution


class AttributionStatus(StrEnum):
    """How sure the program is of whose statement it is."""

    ATTRIBUTED = "attributed"
    CARRIED_OVER = "carried_over"
    UNATTRIBUTED = "unattributed"


class NoiseKind(StrEnum):
    """Text that is set aside and never cited."""

    ADVERT = "advert"
    SPONSOR = "sponsor"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the decoded source, `source[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who takes part in the event."""

    id: str
    name: str  # as printed, the fullest form
    variants: tuple[str, ...] = ()  # other printed forms of the name


@dataclass(frozen=True, slots=True)
class Appearance:
    """One printed introduction of a person: in which session, in what capacity.

    A person may appear without a statement (the two speakers of an opening that is only a photo caption).
    """

    person_id: str
    session_id: str | None
    role: str | None  # as printed
    organisation: str | None  # as printed
    span: Span  # source text that shows it: from the name to the end of role and organisation


@dataclass(frozen=True, slots=True)
class Session:
    """A part of the event with its own theme and speakers."""

    id: str
    kind: SessionKind
    number: int | None  # counts within the kind, from 1; None for kinds that are not numbered
    title: str  # the theme, as printed where there is one
    order: int  # position in the document, from 1
    start: int
    end: int
    heading: Span | None = None  # the printed heading ("Table ronde 3")
    theme: Span | None = None  # the printed words that state the theme
    is_closing: bool = False  # printed as the closing one ("table ronde de clôture")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said without interruption, or a piece of the writer's own narration.

    `text` is the joined `spans` of the source with layout repaired and nothing else changed.
    `speaker_id` is a person's id; where an organisation speaks, it is None and `speaker` is its name.
    """

    id: str
    session_id: str | None
    kind: StatementKind
    speaker_id: str | None
    speaker: str | None
    role: str | None
    organisation: str | None
    text: str
    spans: tuple[Span, ...]
    rule: str
    status: AttributionStatus
    page: int | None = None
    time_start: float | None = None  # seconds


@dataclass(frozen=True, slots=True)
class Noise:
    """Text that was set aside."""

    kind: NoiseKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something a person should look at."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proceedings:
    """One parsed document: one event, one sitting, one council meeting."""

    id: str
    title: str
    edition: str | None
    date_printed: str | None
    date_iso: str | None  # YYYY-MM-DD
    place: str | None
    organisers: tuple[str, ...]
    language: str
    source_file: str  # file name only, never a path of the machine that parsed it
    sha256: str  # of the source's bytes
    source: str  # the decoded text that every offset points into
    people: tuple[Person, ...]
    appearances: tuple[Appearance, ...]
    sessions: tuple[Session, ...]
    statements: tuple[Statement, ...]
    noise: tuple[Noise, ...]
    warnings: tuple[ParseWarning, ...]
    facts: tuple[
        tuple[str, Span], ...
    ] = ()  # where "title", "edition", "date", "place", "organisers" are printed
    furniture: tuple[
        Span, ...
    ] = ()  # titles, front matter, headings of people, clauses that attribute: neither cited nor noise
