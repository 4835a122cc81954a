"""Statements → chunks that an encoder can read whole, each with a header that says whose words they are."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from index.model import Chunk
from ingest.model import Proceedings, Session, SessionKind, Statement
from ingest.sentences import split_sentences

CountTokens = Callable[[str], int]

_HEADER_SHARE = 0.5  # of the encoder's limit; a longer header is indexed lexically but not encoded
_CLAUSE = re.compile(r"[;:,—–]\s+")
_WORD = re.compile(r"\S+\s*|\s+")
_KIND_NAMES = {
    SessionKind.INTRODUCTION: "Introduction",
    SessionKind.OPENING: "Ouverture",
    SessionKind.ROUND_TABLE: "Table ronde",
    SessionKind.KEYNOTE: "Keynote",
    SessionKind.VISIT: "Visite",
    SessionKind.CLOSING: "Clôture",
    SessionKind.AGENDA_ITEM: "Point de l'ordre du jour",
    SessionKind.SITTING: "Séance",
    SessionKind.OTHER: "",
}


def header_of(proceedings: Proceedings, session: Session | None, statement: Statement) -> str:
    """Say in one line from which event and session a statement is, who speaks, and in what capacity."""
    event = " ".join(part for part in (proceedings.title, proceedings.edition) if part)
    named = dict.fromkeys((statement.speaker, statement.role, statement.organisation))  # an organisation once
    speaker = ", ".join(part for part in named if part)
    return " | ".join(part for part in (event, session_label(session), speaker) if part)


def session_label(session: Session | None) -> str:
    """The session as people call it: kind, number and theme."""
    if session is None:
        return ""
    number = "" if session.number is None else str(session.number)
    name = " ".join(part for part in (_KIND_NAMES[session.kind], number) if part)
    return " : ".join(part for part in (name, session.title) if part)


def chunk_proceedings(
    proceedings: Proceedings, *, max_tokens: int, count_tokens: CountTokens
) -> Iterator[Chunk]:
    """Cut every statement of a document, in document order."""
    sessions = {session.id: session for session in proceedings.sessions}
    for statement in proceedings.statements:
        session = None if statement.session_id is None else sessions.get(statement.session_id)
        header = header_of(proceedings, session, statement)
        room = max_tokens - _header_tokens(header, max_tokens=max_tokens, count_tokens=count_tokens)
        for start, end in chunk_statement(statement, max_tokens=room, count_tokens=count_tokens):
            yield Chunk(proceedings, session, statement, start, end, header)


def encoder_input(chunk: Chunk, *, max_tokens: int, count_tokens: CountTokens) -> str:
    """What the encoder reads of a chunk: header and text; the text alone where a header is too long."""
    if _header_tokens(chunk.header, max_tokens=max_tokens, count_tokens=count_tokens):
        return f"{chunk.header}\n{chunk.text}"
    return chunk.text


def _header_tokens(header: str, *, max_tokens: int, count_tokens: CountTokens) -> int:
    """How many of the encoder's tokens the header takes; 0 where it is too long to be encoded."""
    tokens = count_tokens(header + "\n")
    return tokens if tokens <= max_tokens * _HEADER_SHARE else 0


def chunk_statement(
    statement: Statement, *, max_tokens: int, count_tokens: CountTokens
) -> list[tuple[int, int]]:
    """Cut one statement into consecutive chunks that fit the encoder.

    Cuts fall at sentence ends. A sentence longer than the limit is cut after a clause, else after a word, so
    that the encoder reads all of it; whoever quotes slices the statement, not the chunk.

    Args:
        statement: the statement to cut.
        max_tokens: what the encoder has left for the text, its header and special tokens deducted.
        count_tokens: the encoder's own count.

    Returns:
        Spans of `statement.text` that together cover it; at least one.
    """
    text = statement.text
    pieces = [
        piece
        for start, end in split_sentences(text)
        for piece in _fit(text, start, end, max_tokens=max_tokens, count_tokens=count_tokens)
    ]
    return _pack(text, pieces, max_tokens=max_tokens, count_tokens=count_tokens) or [(0, len(text))]


def _fit(
    text: str, start: int, end: int, *, max_tokens: int, count_tokens: CountTokens
) -> Iterator[tuple[int, int]]:
    """Cut one sentence into pieces that fit: itself, else clauses, else words, else parts of a word."""
    if count_tokens(text[start:end]) <= max_tokens:
        yield start, end
        return
    for clause in _clauses(text, start, end):
        if count_tokens(text[slice(*clause)]) <= max_tokens:
            yield clause
            continue
        words = [
            part
            for match in _WORD.finditer(text, *clause)
            for part in _halves(text, *match.span(), max_tokens=max_tokens, count_tokens=count_tokens)
        ]
        yield from _pack(text, words, max_tokens=max_tokens, count_tokens=count_tokens)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut after commas, semicolons, colons and dashes."""
    cuts = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    return [(left, right) for left, right in pairwise(cuts) if left < right]


def _halves(
    text: str, start: int, end: int, *, max_tokens: int, count_tokens: CountTokens
) -> Iterator[tuple[int, int]]:
    """Halve a word until each part fits; a single character is never cut."""
    if end - start < 2 or count_tokens(text[start:end]) <= max_tokens:
        yield start, end
        return
    middle = (start + end) // 2
    yield from _halves(text, start, middle, max_tokens=max_tokens, count_tokens=count_tokens)
    yield from _halves(text, middle, end, max_tokens=max_tokens, count_tokens=count_tokens)


def _pack(
    text: str, pieces: list[tuple[int, int]], *, max_tokens: int, count_tokens: CountTokens
) -> list[tuple[int, int]]:
    """Join neighbouring pieces as long as they fit together."""
    packed: list[tuple[int, int]] = []
    for start, end in pieces:
        if packed and count_tokens(text[packed[-1][0] : end]) <= max_tokens:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.append((start, end))
    return packed
