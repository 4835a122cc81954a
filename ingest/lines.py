"""What a line break alone keeps together in a paragraph: headings, names, labelled and timed turns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.attribution.procedure import is_noted
from ingest.flow import Flow, read_flow
from ingest.headings import begins_with_list_label, match_heading
from ingest.model import Span
from ingest.noise import is_advert_label
from ingest.people.names import NameReader
from ingest.quotations import is_quotation_alone
from ingest.readers.blocks import Block, BlockKind
from ingest.signatures import is_name_line
from ingest.turns import may_begin_turn, read_labelled
from ingest.webpage import is_web_furniture

_Line = tuple[int, int]  # where it begins and ends in the source

_MAX_HEADING_LINES = 4  # of a paragraph
_MAX_HEADING_CHARS = 400
_MAX_NAME_LINES = 4  # above a quotation: « Name / role, / organisation »
_MAX_SIGNATURE = 200
_LINES = re.compile(r"[^\r\n]+")  # a paragraph holds no empty ones
# « [00:12:03] », « (12:03) », « 00:12:03 – »; without brackets an hour may be of a programme
_TIME = re.compile(
    r"[\s*_]*(?P<time>(?:[\[(](?=[\d:.,]+[\])])|(?=\d{1,2}:\d\d:\d\d))(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>\d{2})"
    r"(?:[.,]\d{1,3})?(?![\d:])[\])]?)[\s*_]*(?:[–—-]\s+)?"
)
_ENDED = re.compile(r"[.!?…»”\"][)\]*_\s]*$")
_HOUR = re.compile(r"\W*\d{1,2}\s?[h:]\s?\d{0,2}(?!\w)")
_BARE_LABEL = re.compile(r"[\w\s°º-]+")
# a line that ends with one of these goes on
LINKS = (
    r"(?:le|la|les|un|une|des|du|de|à|au|aux|et|ou|sur|dans|par|pour|avec|en|que|qui|dont|ne"
    r"|se|son|sa|ses|leur|ce|cette|plus|a|est|ont|sont)"
)
_LINKING = re.compile(rf"(?:^|\s){LINKS}$", re.IGNORECASE)


class Lines:
    """Parts the lines of paragraphs."""

    def __init__(self, source: str, vocabulary: frozenset[str], names: NameReader) -> None:
        self._source = source
        self._vocabulary = vocabulary
        self._names = names
        self.times: list[Span] = []  # printed before turns and taken off their words

    def part(self, block: Block) -> list[Block]:
        """Return the blocks that the lines of one are."""
        return [turn for part in self._by_form(block) for turn in self._turns(part)]

    def each(self, block: Block) -> list[Block]:
        """Return every line of a block as one of its own."""
        return [self._of(block, [line]) for line in self._spans(block)]

    def _spans(self, block: Block) -> list[_Line]:
        return [m.span() for m in _LINES.finditer(self._source, block.start, block.end)]

    def _by_form(self, block: Block) -> list[Block]:
        """Part what the form of its lines tells apart.

        A heading, wherever it stands, and the text around it; an advert's label or a page's own words and
        the text below; a quotation and the name that signs it, or that leads to it.
        """
        lines = self._spans(block)
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or len(lines) < 2 or not block.text:
            return [block]
        parts: list[Block] = []
        first = at = 0  # the lines from `first` to `at` are text
        while at < len(lines):
            length = self._heading_lines(block, lines, at)
            if length:
                parts += self._text_lines(block, lines[first:at])
                parts.append(self._of(block, lines[at : at + length]))
                first = at + length
            elif at > first and begins_with_list_label(self._bare_line(lines, at)):
                parts += self._text_lines(block, lines[first:at])
                first = at
            at += length or 1
        return [*parts, *self._text_lines(block, lines[first:])] if parts else self._text_lines(block, lines)

    def _heading_lines(self, block: Block, lines: list[_Line], at: int) -> int:
        """Return how many lines of a block are a heading from one on, or stand apart; 0 for none."""
        is_first = at == 0
        if is_first and block.kind is BlockKind.ITEM:
            return 0
        found = 0
        for length in range(1, _MAX_HEADING_LINES + 1):
            end = at + length
            if end > len(lines) or lines[end - 1][1] - lines[at][0] > _MAX_HEADING_CHARS:
                break
            flow = read_flow(self._source, lines[at][0], lines[end - 1][1], self._vocabulary)
            following = self._bare_line(lines, end)
            if is_first and _is_apart(flow.text, following, block.text):
                return length
            if not _is_whole_heading(flow, following):
                continue
            if not following[:1].islower() and (is_first or self._is_own_line(lines, at, flow.text)):
                return length
            found = found or length  # « Table ronde 2 : l'eau et / la forêt »: its theme may go on
        return found if is_first else 0

    def _bare_line(self, lines: list[_Line], at: int) -> str:
        """Return a line without the marks around it, empty after the last."""
        return self._source[slice(*lines[at])].strip(" \t*_") if at < len(lines) else ""

    def _is_own_line(self, lines: list[_Line], at: int, text: str) -> bool:
        """Tell a heading between lines of text from words that the page's width put on a line of their own.

        The line before ends a sentence, or was broken early: the next word would have fitted on it.
        """
        before = self._bare_line(lines, at - 1)
        if _HOUR.match(text):
            return True
        if re.search(r"[.!?…»”\"]\W*$", before):
            return not text[:1].islower() or _BARE_LABEL.fullmatch(text) is not None
        is_early = self._is_early(lines, at, text, within=lines[max(0, at - 5) : at + 6])
        is_whole = before[-1:] not in ",;—–-" and _LINKING.search(before) is None
        return is_early and is_whole and not text[:1].islower()

    def _is_early(self, lines: list[_Line], at: int, text: str, *, within: Sequence[_Line]) -> bool:
        """Tell whether the line before one had room for its first word: it was broken on purpose."""
        width = max(end - start for start, end in within)
        start, end = lines[at - 1]
        return end - start + 1 + len(text.lstrip().partition(" ")[0]) <= width

    def _text_lines(self, block: Block, lines: list[_Line]) -> list[Block]:
        """Return the blocks of lines without a heading: a name above or below a quotation is its own."""
        if not lines:
            return []
        cut = self._name_cut(block, lines) if block.kind is BlockKind.PARAGRAPH else 0
        if cut:
            return [self._of(block, lines[:cut]), self._of(block, lines[cut:])]
        is_all = (lines[0][0], lines[-1][1]) == (block.start, block.end)
        return [block if is_all else self._of(block, lines)]

    def _name_cut(self, block: Block, lines: list[_Line]) -> int:
        """Return how many lines stand before the break between a name and its quotation; 0 for no such break.

        The name leads to the quotation, with a role on lines of its own, or signs it on the last line.
        """
        for cut in range(1, min(_MAX_NAME_LINES, len(lines) - 1) + 1):
            is_lead = is_name_line(self._of(block, lines[:cut]).flow, self._names)
            if is_lead and is_quotation_alone(self._of(block, lines[cut:]).text):
                return cut
        start, end = lines[-1]
        if len(lines) < 2 or not 3 <= end - start <= _MAX_SIGNATURE:
            return 0
        head, last = self._of(block, lines[:-1]), self._of(block, lines[-1:])
        is_signed = is_quotation_alone(head.text) and is_name_line(last.flow, self._names)
        return len(lines) - 1 if is_signed else 0

    def _turns(self, block: Block) -> list[Block]:
        """Part the lines that begin with a time or, where several are turns, with « M. Martin. – »."""
        if block.kind is not BlockKind.PARAGRAPH:
            return [block]
        lines = self._spans(block)
        timed = [at for at, line in enumerate(lines) if _TIME.match(self._source, *line)]
        starts = [at for at in range(len(lines)) if at in timed or self._is_noted(lines, at)] if timed else []
        if not timed and len(lines) > 1:
            starts = self._labelled(lines)
        if not starts:
            return [block]
        ends = [*starts[1:], len(lines)]
        before = [self._of(block, lines[: starts[0]])] if starts[0] else []
        turns = [self._of(block, lines[a:b]) for a, b in zip(starts, ends, strict=True)]
        return [*before, *(self._timed(turn) for turn in turns)]

    def _labelled(self, lines: list[_Line]) -> list[int]:
        """Return which lines begin paragraphs of their own where the first line and another begin turns.

        A label of somebody unknown ends the turn before it too, and so does a line that nothing but a new
        paragraph broke off: « La délibération est adoptée. » is no word of the speaker before it.
        """
        flows = [read_flow(self._source, *line, self._vocabulary) for line in lines]
        ended = [at == 0 or _ENDED.search(flows[at - 1].text) is not None for at in range(len(lines))]
        labelled = [at for at, flow in enumerate(flows) if ended[at] and may_begin_turn(flow.text)]
        known = [at for at in labelled if read_labelled(flows[at], self._names) is not None]
        if len(known) < 2 or known[0] != 0:
            return []
        apart = [
            at
            for at in range(1, len(lines))
            if ended[at] and self._is_early(lines, at, flows[at].text, within=lines)
        ]
        return sorted({*labelled, *apart})

    def _is_noted(self, lines: list[_Line], at: int) -> bool:
        """Tell whether a line between turns notes a vote, what the room does, or may have a label."""
        text = self._bare_line(lines, at)
        ended = at > 0 and _ENDED.search(self._bare_line(lines, at - 1)) is not None
        return ended and (is_noted(text) or may_begin_turn(text))

    def _timed(self, block: Block) -> Block:
        """Take the time before a turn off its words: « [00:12:03] X : … »."""
        found = _TIME.match(self._source, block.start, block.end)
        if found is None:
            return block
        hours, minutes, seconds = (int(found[unit] or 0) for unit in ("h", "m", "s"))
        self.times.append(Span(*found.span("time")))
        flow = read_flow(self._source, found.end(), block.end, self._vocabulary)
        time = float(hours * 3600 + minutes * 60 + seconds)
        return replace(block, start=found.end(), flow=flow, time=time)

    def _of(self, block: Block, lines: list[_Line]) -> Block:
        """Return some lines of a block as a paragraph; those with the mark of an item stay one."""
        start, end = lines[0][0], lines[-1][1]
        if start == block.start and block.kind is BlockKind.ITEM and block.text:
            content = block.flow.cover(0, 1).start
            return replace(block, end=end, flow=read_flow(self._source, content, end, self._vocabulary))
        flow = read_flow(self._source, start, end, self._vocabulary)
        return Block(BlockKind.PARAGRAPH, start, end, flow, 0, block.page)


def _is_apart(text: str, following: str, whole: str) -> bool:
    """Tell whether the first lines of a block are an advert's label or a web page's own words."""
    if is_advert_label(text):
        return True
    return is_web_furniture(text) and not (following[:1].islower() or is_web_furniture(whole))


def _is_whole_heading(flow: Flow, rest: str) -> bool:
    """Tell whether lines are the heading of a session, and the next line does not go on with its number."""
    text = flow.text
    if text[:1].islower() and text.rstrip().endswith("."):
        return False  # « …de la / table ronde. X a… »
    goes_on = re.match(r"(?:n\s?[°º]|\d{1,2}\W*$|[ivxIVX]{1,4}\W*$|ronde)", rest, re.IGNORECASE)
    return goes_on is None and match_heading(text, marked=flow.is_all_bold) is not None
