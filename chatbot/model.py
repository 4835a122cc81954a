"""What a visitor gets: a reply with its citations, or an abstention with its reason."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from ingest.model import Proceedings, Session, Statement

SCHEMA = 1


class AbstentionReason(StrEnum):
    """Why there is no answer."""

    NOTHING_RELEVANT = "nothing_relevant"
    SPEAKER_SILENT_ON_THIS = "speaker_silent_on_this"
    UNKNOWN_SPEAKER = "unknown_speaker"
    UNKNOWN_SESSION = "unknown_session"
    AMBIGUOUS = "ambiguous"
    NOT_A_QUESTION = "not_a_question"
    MODEL_UNAVAILABLE = "model_unavailable"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One earlier question of the conversation; `reply` is None where only the question is known."""

    question: str
    reply: "Reply | None" = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, as printed. `id` is None where an organisation speaks."""

    id: str | None
    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class SessionReference:
    """In which part of the event."""

    id: str
    kind: str
    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class ProceedingsReference:
    """In which document."""

    id: str
    title: str
    edition: str | None
    date_printed: str | None


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Where in the decoded source, in code points, end exclusive."""

    file: str
    start: int
    end: int
    page: int | None
    time_start: float | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A number in the answer and what it points to.

    Speaker and session are copied from the statement by the program. `statement_id` and `statement_kind`
    are None
    for a fact of the structure that no statement shows: `quote` is then the source's own text at `source`.
    """

    number: int
    statement_id: str | None
    statement_kind: str | None
    quote: str
    speaker: Speaker | None
    session: SessionReference | None
    proceedings: ProceedingsReference
    source: SourceReference
    url: str


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why there is no answer, what comes nearest, and where to turn."""

    reason: AbstentionReason
    nearest: tuple[Citation, ...] = ()
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent."""

    search: float = 0.0
    generate: float = 0.0
    verify: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply, the same for the terminal, the page, the widget and the API."""

    id: str
    question: str
    query: str
    text: str  # Markdown with [1] [2] markers
    citations: tuple[Citation, ...]
    abstention: Abstention | None
    suggestions: tuple[str, ...]
    generator: str
    corpus_version: str
    timings_ms: Timings

    @property
    def kind(self) -> str:
        """`answer` or `abstention`."""
        return "answer" if self.abstention is None else "abstention"

    def to_json(self) -> dict[str, Any]:
        """The reply as the contract prints it (schema 1)."""
        fields = asdict(self)
        return {
            "schema": SCHEMA,
            "id": fields.pop("id"),
            "question": fields.pop("question"),
            "query": fields.pop("query"),
            "kind": self.kind,
            **fields,
        }


def reference_to_session(session: Session | None) -> SessionReference | None:
    """What a citation says of a session."""
    if session is None:
        return None
    return SessionReference(session.id, session.kind.value, session.number, session.title)


def reference_to_proceedings(proceedings: Proceedings) -> ProceedingsReference:
    """What a citation says of a document."""
    return ProceedingsReference(
        proceedings.id, proceedings.title, proceedings.edition, proceedings.date_printed
    )


def speaker_of(statement: Statement) -> Speaker | None:
    """Who a citation of this statement names, copied and never written."""
    if statement.speaker is None:
        return None
    return Speaker(statement.speaker_id, statement.speaker, statement.role, statement.organisation)
