"""What is searched: chunks of statements, and the passages that a search returns."""

from dataclasses import dataclass

from ingest.model import Proceedings, Session, Statement


@dataclass(frozen=True, slots=True)
class Chunk:
    """Part of one statement; the unit of the index. It never crosses a statement.

    `proceedings`, `session` and `statement` are shared objects, not copies.
    """

    proceedings: Proceedings
    session: Session | None
    statement: Statement
    start: int  # offsets in `statement.text`
    end: int
    header: str  # deterministic: event, session, speaker, role, organisation

    @property
    def text(self) -> str:
        """The statement's own words."""
        return self.statement.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that was retrieved. Scores are comparable within one list only; higher is better."""

    chunk: Chunk
    score: float  # fused
    lexical_score: float  # BM25, not normalised
    dense_score: float  # cosine
