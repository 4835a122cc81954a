"""Sentences that point become sentences that may be shown.

Whoever writes a draft, a program or a model, only points at statements. Names, sessions, quotations and
numbers of
citations are written here, and a sentence that breaks one of the contract's invariants is dropped as a whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chatbot.model import (
    Citation,
    SourceReference,
    Speaker,
    reference_to_proceedings,
    reference_to_session,
    speaker_of,
)
from ingest.model import Proceedings, Session, Span, Statement, StatementKind

_MARK = re.compile(r"⟦(\d+)⟧")
# What the text of a statement leaves out: comments, tags, emphasis, escapes, the addresses of links.
_MARKUP = re.compile(
    r"<!--.{0,2000}?-->|</?[A-Za-z][^<>\n]{0,200}>|\*{1,3}|_{2}|\\(?=\W)|\]\([^)\n]{0,500}\)", re.DOTALL
)
_QUOTED = re.compile(r"«\s*(.+?)\s*»(?=\s*(?:⟦|$|[.,;:)]))", re.DOTALL)
_VERBATIM = frozenset({StatementKind.DIRECT_QUOTE, StatementKind.TURN, StatementKind.DECISION})


@dataclass(frozen=True, slots=True)
class Pointer:
    """A stretch of a statement's text; of the source, where no statement shows the fact.

    `speaker` counts only without a statement: a citation of a statement copies the statement's own speaker.
    """

    proceedings: Proceedings
    session: Session | None
    statement: Statement | None
    start: int
    end: int
    speaker: Speaker | None = None

    @property
    def quote(self) -> str:
        """The exact words pointed at."""
        return (self.statement.text if self.statement else self.proceedings.source)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft. `text` is Markdown in which ⟦0⟧, ⟦1⟧… stand for its own pointers."""

    text: str
    pointers: tuple[Pointer, ...] = ()
    says: tuple[str, ...] = ()  # names that the sentence gives as those who say it
    leads_in: bool = False  # announces the sentences after it and claims nothing itself
    item: bool = False  # an entry of a list


@dataclass(frozen=True, slots=True)
class Verified:
    """What may be shown: text with markers [1] [2], and the citations that they stand for."""

    text: str
    citations: tuple[Citation, ...]
    dropped: tuple[str, ...]  # why sentences were left out


def mark(number: int) -> str:
    """The place of a citation number in a draft sentence."""
    return f"⟦{number}⟧"


def escape_markdown(text: str) -> str:
    """Words of the proceedings or of a visitor as plain text.

    No link, emphasis, heading or HTML comes out of them.
    """
    text = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff]", "", text)
    text = re.sub(r"\s+", " ", text.replace("⟦", "[").replace("⟧", "]")).strip()
    text = re.sub(r"([\\`*_\[\]<>|~#$])", r"\\\1", text)
    return re.sub(r"&(?=#?\w+;)", r"\\&", text)


def verify(draft: Iterable[Sentence]) -> Verified:
    """Keep the sentences that hold, number their citations in the order of the text, from 1.

    Two sentences that point at the same words share one number. A lead-in without a sentence after it goes
    too.
    """
    sentences = list(draft)
    problems = [_problem(sentence) for sentence in sentences]
    kept = [sentence for sentence, problem in zip(sentences, problems, strict=True) if not problem]
    kept = [
        s for i, s in enumerate(kept) if not s.leads_in or any(not later.leads_in for later in kept[i + 1 :])
    ]
    numbers: dict[tuple[str, str | None, int, int], int] = {}
    citations: list[Citation] = []
    blocks: list[str] = []
    for sentence in kept:
        local: list[int] = []
        for pointer in sentence.pointers:
            statement_id = pointer.statement.id if pointer.statement else None
            key = (pointer.proceedings.id, statement_id, pointer.start, pointer.end)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(cite(pointer, numbers[key]))
            local.append(numbers[key])
        text = _numbered(sentence.text, local)
        blocks.append(f"- {text}" if sentence.item else text)
    return Verified(_join(blocks), tuple(citations), tuple(p for p in problems if p))


def _numbered(text: str, numbers: Sequence[int]) -> str:
    return _MARK.sub(lambda match: f"[{numbers[int(match[1])]}]", text)


def _join(blocks: Sequence[str]) -> str:
    text = ""
    for i, block in enumerate(blocks):
        listed = i and block.startswith("- ") and blocks[i - 1].startswith("- ")
        text += ("\n" if listed else "\n\n" if i else "") + block
    return text


def _problem(sentence: Sentence) -> str:
    """Why a sentence may not be shown; empty where it may."""
    if sentence.leads_in:
        return "a lead-in cannot cite or quote" if sentence.pointers or _MARK.search(sentence.text) else ""
    used = {int(match) for match in _MARK.findall(sentence.text)}
    if not sentence.pointers or used != set(range(len(sentence.pointers))):
        return f"markers and citations differ: {sentence.text[:60]}"
    if any(not pointer.quote.strip() for pointer in sentence.pointers):
        return f"cites nothing: {sentence.text[:60]}"
    speakers = {speaker.name for pointer in sentence.pointers if (speaker := pointed_speaker(pointer))}
    if not set(sentence.says) <= speakers:
        return f"names a speaker who is not cited: {sentence.text[:60]}"
    quotable = [escape_markdown(p.quote) for p in sentence.pointers if _may_be_quoted(p)]
    for quotation in _QUOTED.findall(sentence.text):
        if not any(quotation.strip() in words for words in quotable):
            return f"quotes what no cited statement says: {quotation[:60]}"
    return ""


def _may_be_quoted(pointer: Pointer) -> bool:
    """Whether guillemets are right.

    Printed speech, or words that are printed between guillemets themselves.
    """
    return (pointer.statement is not None and pointer.statement.kind in _VERBATIM) or "«" in pointer.quote


def pointed_speaker(pointer: Pointer) -> Speaker | None:
    """Whose words or presence a pointer shows."""
    return speaker_of(pointer.statement) if pointer.statement else pointer.speaker


def cite(pointer: Pointer, number: int) -> Citation:
    """The citation of a pointer, everything in it copied from the proceedings."""
    statement, proceedings = pointer.statement, pointer.proceedings
    span = (
        locate(statement, proceedings.source, pointer.start, pointer.end)
        if statement
        else Span(pointer.start, pointer.end)
    )
    anchor = statement.id if statement else pointer.session.id if pointer.session else None
    folder = "statements" if statement else "sessions"
    return Citation(
        number=number,
        statement_id=statement.id if statement else None,
        statement_kind=statement.kind.value if statement else None,
        quote=pointer.quote,
        speaker=pointed_speaker(pointer),
        session=reference_to_session(pointer.session),
        proceedings=reference_to_proceedings(proceedings),
        source=SourceReference(
            proceedings.source_file,
            span.start,
            span.end,
            statement.page if statement else None,
            statement.time_start if statement else None,
        ),
        url=f"/{folder}/{anchor}" if anchor else "/",
    )


def locate(statement: Statement, source: str, start: int, end: int) -> Span:
    """Where in the source some words of a statement stand.

    A statement's text is its spans with line breaks, mark-up and hyphenation repaired, so its characters
    other than
    blanks come in the same order in the source: one walk over both finds the first and the last.
    """
    positions = [p for span in statement.spans for p in _printed(source, span)]
    first = last = None
    cursor = 0
    for offset, char in enumerate(statement.text[:end]):
        if char.isspace():
            continue
        found = next((i for i in range(cursor, len(positions)) if source[positions[i]] == char), None)
        if found is None:
            continue
        if offset >= start:
            first = positions[found] if first is None else first
            last = positions[found]
        cursor = found + 1
    if first is None or last is None:
        return Span(statement.spans[0].start, statement.spans[-1].end)
    return Span(first, last + 1)


def _printed(source: str, span: Span) -> Iterable[int]:
    position = span.start
    while position < span.end:
        markup = _MARKUP.match(source, position, span.end)
        if markup:
            position = markup.end()
            continue
        if not source[position].isspace():
            yield position
        position += 1
