"""Readable text that remembers where in the source each of its characters is printed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Span

INSERTED = -1  # source position of a character that the repair added


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters of a flow that are consecutive in the source too."""

    position: int  # in the flow
    source: int  # in the source, or INSERTED
    length: int
    width: int  # in the source; another than the length where a letter is printed as several, or the reverse


@dataclass(frozen=True, slots=True)
class Flow:
    """Text with its layout repaired: no mark-up, no line breaks, no hyphenation.

    `switches` are the positions where bold goes on or off; `breaks` the positions that follow a layout break,
    where a span of the source has to end and the next one to begin.
    """

    text: str = ""
    pieces: tuple[Piece, ...] = ()
    switches: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()

    @property
    def is_bold_open(self) -> bool:
        """Whether bold was switched on and never off."""
        return len(self.switches) % 2 == 1

    def bold_ranges(self) -> tuple[tuple[int, int], ...]:
        """Return the bold stretches, in flow positions; an unclosed one is not bold."""
        return tuple(zip(self.switches[::2], self.switches[1::2], strict=False))

    @property
    def is_all_bold(self) -> bool:
        """Whether nothing but dots stands outside of one bold stretch."""
        ranges = self.bold_ranges()
        if len(ranges) != 1:
            return False
        start, end = ranges[0]
        return not self.text[:start].strip() and not self.text[end:].strip(" .:")

    def source_of(self, position: int) -> int:
        """Return where the character at a flow position is printed, or INSERTED."""
        piece = self._piece_at(position)
        if piece.source == INSERTED:
            return INSERTED
        return piece.source + min(position - piece.position, piece.width - 1)

    def _end_of(self, position: int) -> int:
        """Return where in the source the printed character at a flow position ends."""
        piece = self._piece_at(position)
        if position == piece.position + piece.length - 1:
            return piece.source + piece.width
        return self.source_of(position) + 1

    def _piece_at(self, position: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, position, key=lambda p: p.position) - 1]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the stretches of the source that print `text[start:end]`, cut at layout breaks."""
        inside = self.breaks[bisect_right(self.breaks, start) : bisect_right(self.breaks, end - 1)]
        cuts = [start, *inside, end]
        found = (self._span(a, b) for a, b in pairwise(cuts))
        return tuple(span for span in found if span is not None)

    def _span(self, start: int, end: int) -> Span | None:
        """Return the source stretch of a range without layout break; blank edges are left out."""
        while start < end and (self.text[start].isspace() or self.source_of(start) == INSERTED):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.source_of(end - 1) == INSERTED):
            end -= 1
        return Span(self.source_of(start), self._end_of(end - 1)) if end > start else None

    def cover(self, start: int, end: int) -> Span:
        """Return the one source stretch from the first to the last character of a range."""
        spans = self.spans(start, end)
        return Span(spans[0].start, spans[-1].end)


_TOKEN = re.compile(
    r"<!--.{0,2000}?-->"
    r"|</?[A-Za-z][^<>\n]{0,200}>"
    r"|[\u200b\u2060\ufeff]"
    r"|\*{1,3}|_{1,2}"
    r"|\\(?=[*_#\[\]>-])"
    r"|\[(?=[^\]\n]{1,200}\]\([^)\n]{0,500}\))|(?<=.)\]\([^)\n]{0,500}\)"
    r"|\u00ad"
    r"|(?:(?<![ \t])[ \t]*+)?(?:\r\n|\r|\n)[ \t]*(?:>[ \t]?)*[ \t]*",  # linear in a run of blanks
    re.DOTALL,
)
_COMPOSED = re.compile(r"\w[\u0300-\u036f]+|[\ufb00-\ufb06]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WORD = re.compile(r"[^\W\d_]+")
_CUT_WORD = re.compile(
    r"(?<!\w)[^\W\d_]{1,60}[-\u00ad][ \t]*(?:\r\n|\r|\n)+[ \t]*[^\W\d_]+"
)  # no word of French is longer than 60 letters
_CLITICS = frozenset(
    [
        "je",
        "tu",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "ce",
        "ci",
        "là",
        "le",
        "la",
        "les",
        "moi",
        "toi",
        "lui",
        "leur",
        "y",
        "en",
        "t",
        "même",
        "mêmes",
        "être",
        "dire",
    ]
)
_PREFIXES = frozenset(
    [
        "pré",
        "anti",
        "auto",
        "semi",
        "demi",
        "mi",
        "non",
        "sous",
        "vice",
        "ex",
        "quasi",
        "vidéo",
        "audio",
        "micro",
        "macro",
        "mini",
        "multi",
        "inter",
        "éco",
        "socio",
        "post",
        "contre",
        "avant",
        "après",
        "arrière",
        "grand",
        "sur",
        "télé",
        "cyber",
        "hydro",
        "géo",
        "bio",
        "agro",
    ]
)


def vocabulary_of(source: str) -> frozenset[str]:
    """Return the words printed whole in a source: they decide what a hyphen at a line end meant."""
    composed = unicodedata.normalize("NFC", source)
    return frozenset(word.casefold() for word in _WORD.findall(_CUT_WORD.sub(" ", composed)))


def keeps_hyphen(left: str, right: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line end belongs to the word (peut-elle) or to the layout (terri-toire)."""
    left, right = left.casefold(), right.casefold()
    if left + right in vocabulary:
        return False
    return right in _CLITICS or left in _PREFIXES or (left in vocabulary and right in vocabulary)


class FlowBuilder:
    """Collects characters of the source in order; `flow()` returns what was collected."""

    def __init__(self, vocabulary: frozenset[str]) -> None:
        """Start empty.

        Args:
            vocabulary: the words of the source, see `vocabulary_of`.
        """
        self._vocabulary = vocabulary
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._switches: list[int] = []
        self._breaks: list[int] = []
        self._length = 0

    def add(self, text: str, source: int) -> None:
        """Add characters that the source prints at `source` (INSERTED: that it does not print).

        A letter and its accent in two characters become one, and a ligature its letters: words are compared.
        """
        if text.isascii() or source == INSERTED:
            self.add_printed(text, source, len(text))
            return
        position = 0
        for match in _COMPOSED.finditer(text):
            self.add_printed(text[position : match.start()], source + position, match.start() - position)
            letters = _LIGATURES.get(match.group()) or unicodedata.normalize("NFC", match.group())
            self.add_printed(letters, source + match.start(), len(match.group()))
            position = match.end()
        self.add_printed(text[position:], source + position, len(text) - position)

    def add_printed(self, text: str, source: int, width: int) -> None:
        """Add characters that the source prints as `width` characters."""
        if text:
            self._texts.append(text)
            self._pieces.append(Piece(self._length, source, len(text), width))
            self._length += len(text)

    def switch_bold(self) -> None:
        """Note that bold goes on or off here."""
        self._switches.append(self._length)

    def note_break(self) -> None:
        """Note that a layout break ends here."""
        self._breaks.append(self._length)

    def tail(self, length: int) -> str:
        """Return at least the last `length` characters, as far as there are any."""
        found: list[str] = []
        missing = length
        for text in reversed(self._texts):
            found.append(text)
            missing -= len(text)
            if missing <= 0:
                break
        return "".join(reversed(found))

    def drop_last(self) -> None:
        """Take back the last character: the hyphen of a cut word."""
        last, piece = self._texts.pop()[:-1], self._pieces.pop()
        self._length -= 1
        if last:
            self._texts.append(last)
            self._pieces.append(Piece(piece.position, piece.source, len(last), len(last)))

    def add_line_break(self, following: str, source: int) -> None:
        """Add what a line break stands for: a space, or nothing inside a cut word.

        Args:
            following: the text after the break, at least its first word.
            source: where the line break is printed, INSERTED for none.
        """
        cut = re.search(r"([^\W\d_]+)[-\u00ad]$", self.tail(60)[-60:])
        right = _WORD.match(following[:60])
        if cut is None or right is None:
            if self._length:
                self.add(" ", source)
        elif right.group()[0].islower() and not keeps_hyphen(cut.group(1), right.group(), self._vocabulary):
            self.drop_last()

    def flow(self) -> Flow:
        """Return everything that was added."""
        return Flow("".join(self._texts), tuple(self._pieces), tuple(self._switches), tuple(self._breaks))


def read_flow(source: str, start: int, end: int, vocabulary: frozenset[str]) -> Flow:
    """Read one block of Markdown-like text: drop its mark-up, note its bold, repair its line breaks."""
    builder = FlowBuilder(vocabulary)
    position = start
    for token in _TOKEN.finditer(source, start, end):
        builder.add(source[position : token.start()], position)
        _add_token(builder, source, token, end)
        position = token.end()
    builder.add(source[position:end], position)
    return builder.flow()


def _add_token(builder: FlowBuilder, source: str, token: re.Match[str], end: int) -> None:
    """Add what one piece of mark-up stands for."""
    mark = token.group()
    if "\n" in mark[-80:].lstrip("<!-") or "\r" in mark:
        newline = token.start() + next(i for i, c in enumerate(mark) if c in "\r\n")
        if not mark.startswith("<!--"):
            builder.add_line_break(source[token.end() : min(end, token.end() + 60)], newline)
    elif mark.lower().startswith(("<br", "<hr")):
        builder.add(" ", token.start())
    elif mark in {"**", "***", "__"} or mark.lower() in {"<b>", "</b>", "<strong>", "</strong>"}:
        builder.switch_bold()
    elif mark in {"*", "_"} and not _is_emphasis(source, token):
        builder.add(mark, token.start())


def _is_emphasis(source: str, token: re.Match[str]) -> bool:
    """Tell a mark of emphasis from a printed star or underscore: it touches a word on one side only."""
    before = source[token.start() - 1 : token.start()]
    after = source[token.end() : token.end() + 1]
    outside_before, outside_after = not before.isalnum(), not after.isalnum()
    touches = bool(before.strip() or after.strip())
    return touches and (outside_before or outside_after)


def join_flows(flows: Sequence[Flow], vocabulary: frozenset[str]) -> Flow:
    """Join blocks that the layout broke apart into one paragraph."""
    builder = FlowBuilder(vocabulary)
    for number, flow in enumerate(flows):
        if number:
            builder.add_line_break(flow.text, INSERTED)
            builder.note_break()
        _append(builder, flow)
    return builder.flow()


def _append(builder: FlowBuilder, flow: Flow) -> None:
    """Add a finished flow, its bold and its breaks to another one."""
    marks = sorted([(p, 0) for p in flow.switches] + [(p, 1) for p in flow.breaks])
    position = 0
    for mark, is_break in marks:
        _copy(builder, flow, position, mark)
        position = mark
        (builder.note_break if is_break else builder.switch_bold)()
    _copy(builder, flow, position, len(flow.text))


def _copy(builder: FlowBuilder, flow: Flow, start: int, end: int) -> None:
    """Copy a range of a flow piece by piece."""
    first = max(0, bisect_right(flow.pieces, start, key=lambda p: p.position) - 1)
    for piece in flow.pieces[first:]:
        if piece.position >= end:
            break
        a, b = max(start, piece.position), min(end, piece.position + piece.length)
        if a >= b:
            continue
        if piece.length == piece.width:
            source = INSERTED if piece.source == INSERTED else piece.source + a - piece.position
            builder.add(flow.text[a:b], source)
        else:
            builder.add_printed(flow.text[a:b], piece.source, piece.width)
