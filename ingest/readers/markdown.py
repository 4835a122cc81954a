"""Markdown-like text → blocks; it serves the canonical format and converted magazine layouts alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.flow import Flow, read_flow, vocabulary_of
from ingest.readers.blocks import Block, BlockKind

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEADING = re.compile(
    r"[ \t]{0,3}(#{1,6})(?:[ \t]+|(?<=##))(?=[^\s#])"
)  # « ##Table ronde » too, but no « #mot »
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_ITEM = re.compile(r"[ \t]{0,6}(?:[-*+•▪‣◦][ \t]+|\d{1,2}[.)][ \t]+(?=\S))")
_RULE = re.compile(r"[ \t]{0,3}(?:[-_*=~][ \t]*){3,}$")
_COMMENT = re.compile(r"<!--.{0,2000}?-->")
_PAGE = re.compile(r"<!--\s*page\s+(\d{1,5})\s*-->", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line and what its first characters make of it."""

    start: int
    end: int  # without the line end
    kind: BlockKind | None  # None: blank
    content: int  # where its text begins
    level: int = 0
    page_breaks: int = 0


def read_blocks(source: str, start: int = 0) -> list[Block]:
    """Cut a text into blocks, from `start` on."""
    vocabulary = vocabulary_of(source)
    blocks: list[Block] = []
    page: int | None = None
    for lines in _group(_lines(source, start)):
        page = _turn_page(page, source, lines)
        if lines[0].kind is not None:
            blocks.append(_block(source, lines, vocabulary, page))
    return blocks


def _lines(source: str, start: int) -> Iterator[_Line]:
    """Yield the lines with their kinds; a line ends where the usual three line ends are, nowhere else."""
    for match in _LINE.finditer(source, start):
        if match.start() == match.end():
            return
        text = match.group().rstrip("\r\n")
        yield _classify(text, match.start())


def _classify(text: str, start: int) -> _Line:
    """Tell what a line is by its first characters."""
    end, pages = start + len(text), text.count("\f")
    bare = text.strip()
    if not bare:
        return _Line(start, end, None, end, page_breaks=pages)
    if _RULE.match(text) or not _COMMENT.sub("", bare).strip():
        return _Line(start, end, BlockKind.MARKUP, start, page_breaks=pages)
    if heading := _HEADING.match(text):
        return _Line(start, end, BlockKind.HEADING, start + heading.end(), len(heading.group(1)), pages)
    for kind, pattern in ((BlockKind.QUOTE, _QUOTE), (BlockKind.ITEM, _ITEM)):
        if found := pattern.match(text):
            return _Line(start, end, kind, start + found.end(), page_breaks=pages)
    return _Line(start, end, BlockKind.PARAGRAPH, start, page_breaks=pages)


def _group(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Put the lines of one block together; blank lines come as groups of their own."""
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[_Line], line: _Line) -> bool:
    """Tell whether a line belongs to the block before it."""
    first = group[0].kind
    if first is None or line.kind is None or line.page_breaks:
        return False
    if first in {BlockKind.HEADING, BlockKind.MARKUP}:
        return False
    if line.kind is BlockKind.PARAGRAPH:
        return True
    return first is BlockKind.QUOTE and line.kind is BlockKind.QUOTE


def _turn_page(page: int | None, source: str, lines: list[_Line]) -> int | None:
    """Count form feeds, and believe printed page marks."""
    turned = sum(line.page_breaks for line in lines)
    if turned:
        page = (page or 1) + turned
    mark = _PAGE.search(source, lines[0].start, lines[-1].end) if lines[0].kind is BlockKind.MARKUP else None
    return int(mark.group(1)) if mark else page


def _block(source: str, lines: list[_Line], vocabulary: frozenset[str], page: int | None) -> Block:
    """Make one block of its lines."""
    first, end = lines[0], lines[-1].end
    kind = first.kind or BlockKind.MARKUP
    if kind is BlockKind.HEADING and (marks := _CLOSING_MARKS.search(source, first.content, end)):
        flow = read_flow(source, first.content, marks.start(), vocabulary)
    else:
        flow = Flow() if kind is BlockKind.MARKUP else read_flow(source, first.content, end, vocabulary)
    return Block(kind, first.start, end, flow, first.level, page)
