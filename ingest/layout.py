"""A converted magazine layout → sessions and whole paragraphs.

Adverts, sponsors and credits are set aside.
"""

import re
from dataclasses import replace
from itertools import islice, takewhile

from ingest.attribution.evidence import Speaker
from ingest.attribution.procedure import is_stage_note
from ingest.attribution.subjects import introductions
from ingest.dates import MONTHS
from ingest.event import DATED, EDITION, read_event
from ingest.flow import Flow, join_flows, read_flow, vocabulary_of
from ingest.french import fold
from ingest.headings import (
    SessionHeading,
    begins_with_list_label,
    is_list_label,
    match_heading,
    match_marked_prefix,
)
from ingest.interviews import (
    is_interview,
    is_question,
    mark_answers,
    question_end,
    read_interviewee,
    says_i,
)
from ingest.lines import LINKS, Lines
from ingest.model import Noise, NoiseKind, SessionKind, Span
from ingest.noise import (
    ADDRESS,
    COMMERCIAL,
    afterword,
    continues_advert,
    is_apparatus,
    is_caption,
    is_gap,
    is_page_furniture,
    is_role,
    noise_label,
)
from ingest.outline import Outline, Part, Passage, Theme
from ingest.people.capacities import read_capacity
from ingest.people.names import NameReader, name_key
from ingest.person_headings import read_name_heading, tells_of
from ingest.presentations import read_presentation
from ingest.quotations import is_quotation_alone, open_depth, repeats_mark
from ingest.readers.blocks import Block, BlockKind
from ingest.readers.markdown import read_blocks
from ingest.signatures import (
    JOINT,
    LOOK_AHEAD,
    Above,
    is_name_line,
    join_signature,
    leads,
    may_sign,
    signs,
)
from ingest.turns import begins_with_voice, debaters, is_debaters_turn
from ingest.webpage import (
    LEAST_MENU,
    count_menu_items,
    is_contact,
    is_web_furniture,
    opens_comments,
    opens_teasers,
)

_ENDS = tuple(".!?…")
_LONG = 60  # characters: a shorter block without final punctuation is a display line, not half a paragraph
_MAX_JOINED = 12  # blocks of one paragraph; no column layout cuts one more often
_MAX_CAPTION = 90  # characters
_MAX_ADVERT_LINE = 400  # characters of a paragraph that sells something without a label
_MAX_LEVEL = 7  # under every heading there is
_MAX_POINTED = 6  # other articles under one « Sur le même sujet »
_MAX_TITLE = 160  # characters of the title of another article, which quotes somebody
_LOOK_AHEAD = 12  # blocks in which an open quotation has to close
_MAX_HEADING_BLOCKS = 5  # « Table / ronde / n° / 4 » cut into blocks of their own


def read_layout(source: str) -> Outline:
    """Read a layout: which block is a heading, which is set aside, which goes on in the next."""
    reader = _LayoutReader(source)
    return reader.read()


class _LayoutReader:
    """Walks over the blocks once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.vocabulary = vocabulary_of(source)
        self.names = NameReader()
        self.lines = Lines(source, self.vocabulary, self.names)
        self.outline = Outline(parts=[Part(None, 0)])
        self.titles: list[Block] = []
        self.open: list[Flow] = []  # the blocks of the paragraph that may still go on
        self.open_kind = BlockKind.PARAGRAPH
        self.page: int | None = None
        self.time: float | None = None  # seconds
        self.level = 0  # of the heading that opened this session, 0 where it is none
        self.theme_level = 0  # of the heading below it that may print its theme
        self.above = Above()  # of the paragraph that may still go on, in this session
        self.led = 0  # quotations of this session that a name line leads to
        self.person: Speaker | None = None  # under whose heading quotations stand now
        self.open_person: Speaker | None = None  # and under whose the paragraph began that may go on
        self.capacity: Block | None = None  # the line below a person's heading that says as what
        self.apparatus: NoiseKind | None = None  # set aside until the next heading
        self.apparatus_level = 0  # lower headings than that do not end it
        self.menus: frozenset[int] = frozenset()  # where the blocks begin that are a site's menus
        self.first = 0  # where the first block begins that is none
        self.title: int | None = None  # where the line above the event's place and date begins
        self.pointed = 0  # other articles that a line of the page may still point to
        self.run: NoiseKind | None = None  # set aside until something that is no display line comes

    @property
    def part(self) -> Part:
        return self.outline.parts[-1]

    def read(self) -> Outline:
        printed = read_blocks(self.source)
        self.menus = _menus(printed, self.source)
        self.first = next(
            (
                b.start
                for b in printed
                if b.text and b.start not in self.menus and not is_web_furniture(b.text)
            ),
            0,
        )
        blocks = [b for at in range(len(printed)) for b in self._part(self._unlisted(printed, at))]
        self.outline.furniture += self.lines.times
        position = 0
        while position < len(blocks):
            found = self._heading_at(blocks, position)
            if found is None:
                self._read_block(blocks, position)
                position += 1
            else:
                heading, length = found
                self._open_session(blocks[position : position + length], heading)
                position += length
        self._close_paragraph()
        self._close_with_thanks()
        self._drop_programme()
        self._mark_debates()
        for part in self.outline.parts:
            if part.interviewee is not None:
                part.passages = mark_answers(part.passages, part.interviewee, self.names)
        read_event(self.outline, self.titles, self.source)
        return self.outline

    # ---- headings

    def _unlisted(self, blocks: list[Block], position: int) -> Block:
        """Take « 3. Table ronde », « • Table ronde 3 » for a heading where it is no item of a list."""
        block = blocks[position]
        around = blocks[max(0, position - 1) : position + 2]
        if block.kind is not BlockKind.ITEM or sum(b.kind is BlockKind.ITEM for b in around) > 1:
            return block
        flow = read_flow(self.source, block.start, block.end, self.vocabulary)
        heading = match_heading(flow.text, marked=False)
        return block if heading is None else replace(block, kind=BlockKind.PARAGRAPH, flow=flow)

    def _part(self, block: Block) -> list[Block]:
        """Part what a line break alone keeps together."""
        if block.start in self.menus:
            return [block]
        return self._title_and_date(block) or self.lines.part(block)

    def _title_and_date(self, block: Block) -> list[Block]:
        """Part the first line of a document from the one line under it that prints its place and date."""
        if block.start != self.first or block.kind is not BlockKind.PARAGRAPH:
            return []
        lines = self.lines.each(block)
        if len(lines) != 2:
            return []
        title, rest = lines
        is_line = len(title.text) < _MAX_CAPTION and re.search(r"[.!?:,;]$", title.text) is None
        if not is_line or self._is_person_line(title) or not self._is_front(rest):
            return []
        self.title = title.start
        return [title, rest]

    def _heading_at(self, blocks: list[Block], position: int) -> tuple[SessionHeading, int] | None:
        """Return the session heading that begins here, and how many blocks print it."""
        best = None
        text = ""
        if blocks[position].start in self.menus:
            return None
        for length in range(1, _MAX_HEADING_BLOCKS + 1):
            if position + length > len(blocks):
                break
            block = blocks[position + length - 1]
            if block.kind in {BlockKind.MARKUP, BlockKind.QUOTE, BlockKind.ITEM} or (
                length > 1 and len(block.text) > 12
            ):
                break
            text = f"{text} {block.text}".strip()
            following = blocks[position + length].text[:1] if position + length < len(blocks) else ""
            found = self._match(blocks[position], text, following, alone=length == 1)
            if found is not None and (best is None or self._extends(best[0], found)):
                best = found, length
        return best or self._interview_at(blocks, position)

    def _interview_at(self, blocks: list[Block], position: int) -> tuple[SessionHeading, int] | None:
        """Return the heading of an interview that no mark shows: « Trois questions à X »."""
        block = blocks[position]
        if block.kind is not BlockKind.PARAGRAPH or read_interviewee(block.flow, self.names) is None:
            return None
        found = match_heading(block.text, marked=True)
        below = takewhile(
            lambda b: is_question(b.flow) or match_heading(b.text, marked=b.flow.is_all_bold) is None,
            blocks[position + 1 :],
        )
        return (found, 1) if found is not None and is_interview(list(below)) else None

    def _extends(self, best: SessionHeading, found: SessionHeading) -> bool:
        """A longer reading is better only where it adds the number."""
        return best.number is None and found.number is not None and found.theme is None

    def _match(self, block: Block, text: str, following: str, *, alone: bool) -> SessionHeading | None:
        marked = block.level > 0 or block.flow.is_all_bold or _PLENARY.fullmatch(text) is not None
        found = match_heading(text, marked=marked)
        is_set_off = block.level > 0 or (self.run is None and _is_set_off(text, is_bold=marked))
        if found is None and alone and is_set_off and (self.titles or len(self.outline.parts) > 1):
            return match_marked_prefix(text)
        if (
            found
            and block.level
            and not self.titles
            and found.kind is not SessionKind.ROUND_TABLE
            and found.theme
            and len(self.outline.parts) == 1
        ):
            return None  # the title of the event may begin with « Conférence : »
        if found and not marked and text[:1].islower() and self._is_unfinished():
            if text.endswith("."):
                return None
            is_word = found.number is None and following.islower()  # that a column break left alone
            if is_word or found.theme:
                return None  # « …la question de la / première table ronde. X, maire, … »
        return found

    def _open_session(self, blocks: list[Block], heading: SessionHeading) -> None:
        """Begin the session that a heading announces."""
        self._close_paragraph()
        flow = join_flows([b.flow for b in blocks], self.vocabulary)
        offset = len(flow.text) - len(flow.text.lstrip())
        label = flow.text[offset:][slice(*heading.label)]
        part = Part(
            heading.kind,
            blocks[0].start,
            heading.number,
            flow.cover(0, len(flow.text)),
            label,
            is_closing=heading.is_closing,
        )
        if heading.theme:
            a, b = heading.theme[0] + offset, heading.theme[1] + offset
            part.theme = Theme(flow.text[a:b], flow.cover(a, b))
        if heading.kind is SessionKind.OTHER and (person := read_interviewee(flow, self.names)):
            part.interviewee, part.theme = person, None
            part.introduced.append((person, flow.cover(0, len(flow.text))))
        self.run, self.apparatus, self.led, self.pointed = None, None, 0, 0
        self.person, self.above = None, Above()
        self.level, self.theme_level = blocks[0].level, 0
        self.outline.parts.append(part)

    # ---- paragraphs

    def _read_block(self, blocks: list[Block], position: int) -> None:
        block = blocks[position]
        if block.kind is BlockKind.MARKUP or not block.text or block is self.capacity:
            return
        if (kind := self._noise_around(blocks, position)) is not None:
            self._set_aside(kind, block)
        elif self._introduces_by_heading(blocks, position):
            return
        elif self._signs(blocks, position):
            self.part.passages.append(
                Passage(join_signature(self.open, block.flow, self.vocabulary), self.page)
            )
            self.above.note_signed(_run_on([flow.text for flow in self.open]))
            self.open, self.person = [], None
        elif self.open and (self._is_page_furniture(block) or self._is_advert_inside(block)):
            self._set_aside(self.run or NoiseKind.FURNITURE, block)
        elif self._is_caption_inside(blocks, position):
            self._set_aside(NoiseKind.CREDIT, block)
        elif self._joins(blocks, position):
            self.open.append(block.flow)
            self.run = None
        else:
            self._read_new_block(blocks, position)

    def _introduces_by_heading(self, blocks: list[Block], position: int) -> bool:
        """Begin the part of the person whose name is a heading below the session's, « ### Nom, rôle »."""
        block = blocks[position]
        if self.part.kind is None or block.level <= self.level:
            return False
        found = read_name_heading(blocks[position : position + _LOOK_AHEAD], self.names)
        if found is None:
            return False
        self._close_paragraph()
        self.person, self.capacity = found
        self.above.note(block.flow, self.names)
        spans = [b.flow.cover(0, len(b.flow.text)) for b in (block, self.capacity) if b is not None]
        self.part.introduced.append((self.person, Span(spans[0].start, spans[-1].end)))
        self.outline.furniture += spans
        self.run = None
        return True

    def _read_new_block(self, blocks: list[Block], position: int) -> None:
        """Read a block that goes on with nothing before it."""
        block = blocks[position]
        if block.time is None and self._leads(blocks, position):
            self._begin_paragraph(blocks, position)
            self.above.note(block.flow, self.names)
            self.open.append(JOINT)
            self.led += 1
        elif block.time is not None or not self._reads_apart(blocks, position):
            self._begin_paragraph(blocks, position)

    def _reads_apart(self, blocks: list[Block], position: int) -> bool:
        """Read a block that is no paragraph, if it is one: a title, noise, what prints facts, a theme."""
        block = blocks[position]
        if self._is_plain_title(block):
            self.titles.append(block)
            self.outline.furniture.append(block.flow.cover(0, len(block.flow.text)))
        elif (noise := self._noise(blocks, position)) is not None:
            self._set_aside(noise, block)
        elif block.level:
            self._read_other_heading(block)
        elif self._is_furniture(block):
            self.outline.furniture.append(block.flow.cover(0, len(block.flow.text)))
        elif self._is_theme(blocks, position):
            self.part.theme = Theme(block.text, block.flow.cover(0, len(block.flow.text)))
            self.outline.furniture.append(self.part.theme.span)
        elif self._is_bare(block):
            if self.open and is_quotation_alone(_run_on([flow.text for flow in self.open])):
                self._close_paragraph()  # « Q », « Maire de Garel », « X, élu »: X does not sign Q
            self.outline.furniture.append(block.flow.cover(0, len(block.flow.text)))
        else:
            return False
        return True

    def _begin_paragraph(self, blocks: list[Block], position: int) -> None:
        block = blocks[position]
        self._close_paragraph()
        self.run = None
        self._open_captioned_session(blocks, position)
        self.open, self.page, self.open_kind = [block.flow], block.page, block.kind
        self.open_person, self.time = self.person, block.time

    def _close_paragraph(self) -> None:
        """Finish the paragraph that was being joined."""
        if self.open:
            flow = join_flows(self.open, self.vocabulary)
            person = self._heading_of(flow)
            is_blockquote = person is not None and self.open_kind is BlockKind.QUOTE
            self.part.passages.append(Passage(flow, self.page, self.time, person, is_blockquote))
            self.above.note(flow, self.names)
        self.open = []

    def _heading_of(self, flow: Flow) -> Speaker | None:
        """Return under whose heading a quotation stands; what does not tell of the person ends it."""
        person = self.open_person
        if person is None:
            return None
        is_quote = self.open_kind is BlockKind.QUOTE and not is_name_line(flow, self.names)
        if is_quote or is_quotation_alone(flow.text):
            return person
        if self.person is person and not tells_of(flow, person, self.names):
            self.person = None
        return None

    def _is_unfinished(self) -> bool:
        """Tell whether the paragraph so far wants to go on: a long line without an end."""
        if not self.open:
            return False
        text = self.open[-1].text.rstrip()
        total = sum(len(flow.text) for flow in self.open)
        if len(self.open) == 1 and read_presentation(self.open[0], self.names) is not None:
            return False  # « Rapporteure : X, rôle »
        return total >= _LONG and not re.search(r"[.!?…»”“\"):][)»”\"]?$", text)

    def _signs(self, blocks: list[Block], position: int) -> bool:
        """Tell whether a block signs the quotation before it."""
        block = blocks[position]
        if not self.open or block.level or len(block.text) > 200 or self.run is not None:
            return False  # below « Sponsor or » a name is a sponsor's
        if block.time is not None:
            return False  # a time stands before whoever speaks next
        if self.open_person is not None and not re.match(r"\s*[—–-]", block.text):
            return False  # under a heading it is the name of whoever comes next
        quotation = _run_on([flow.text for flow in self.open])
        following = blocks[position + 1 : position + 1 + LOOK_AHEAD]
        return signs(block.flow, quotation, above=self.above, blocks=following, names=self.names)

    def _leads(self, blocks: list[Block], position: int) -> bool:
        """Tell whether a name line leads to the quotation after it, where a session is printed in that form.

        Only while nobody has come up in the session but in that form: else the line may be a caption; on
        the line before its quotation it is none.
        """
        if self._is_tight(blocks, position):
            return True
        before = [p.flow for p in self.part.passages] + [join_flows(self.open, self.vocabulary)]
        others = [
            f for f in before if re.search(r"[«“\"]", f.text) or self.names.mentions(f.text, f.bold_ranges())
        ]
        is_first = self.part.kind is not None and len(others) == self.led
        return is_first and leads(blocks[position:], self.names)

    def _is_tight(self, blocks: list[Block], position: int) -> bool:
        """Tell whether only a line break parts a name line and its quotation, and nothing else claims it.

        Below another quotation the line may sign that one, and a name below may sign this one.
        """
        line, quotation, following = (*blocks[position : position + 3], None, None)[:3]
        before = _run_on([flow.text for flow in self.open]) if self.open else self.above.before
        if line is None or quotation is None or line.level or quotation.level or is_quotation_alone(before):
            return False
        is_part = self.source[line.end : quotation.start].strip(" \t") in {"\n", "\r", "\r\n"}
        if not is_part or not is_quotation_alone(quotation.text) or not is_name_line(line.flow, self.names):
            return False
        is_signed = following is not None and may_sign(following.flow, self.names)
        return not is_signed or self._is_tight(blocks, position + 2)

    def _joins(self, blocks: list[Block], position: int) -> bool:
        """Tell whether a block goes on with the paragraph before it."""
        block = blocks[position]
        if (
            not self.open
            or len(self.open) >= _MAX_JOINED
            or block.kind in {BlockKind.ITEM, BlockKind.QUOTE}
            or block.level
            or self.open_kind is BlockKind.QUOTE
            or block.time is not None
            or begins_with_list_label(block.text)
        ):
            return False
        if join_flows(self.open, self.vocabulary).is_bold_open and block.flow.is_bold_open:
            return True
        text = _run_on([flow.text for flow in self.open])
        if self.open_kind is BlockKind.ITEM and block.text[:1].isupper() and not open_depth(text):
            return False  # a list ends with its item
        if open_depth(text):
            continues = block.text[:1].islower() and self._is_unfinished() and self.run is None
            return continues or self._closes_soon(blocks, position, text)
        unfinished = self._is_unfinished() or text.rstrip().endswith((":", "—"))
        starts_low = bool(re.match(r"[a-zà-öø-ÿœ,;:.)»«“%\d]", block.text))
        if not unfinished and not re.search(r"[.!?…»”“\"]$", text.rstrip()):
            unfinished = block.text[:1].islower()
        is_new = self._introduces(block) or self._is_events(block) or self._is_bare(block)
        if is_new and not _DANGLING.search(text.rstrip()):
            return False
        return unfinished and (
            block.text[:1].islower()
            or (not noise_label(block.text) and (starts_low or self._noise(blocks, position) is None))
        )

    def _is_caption_inside(self, blocks: list[Block], position: int) -> bool:
        """Tell whether a line that names somebody stands in the middle of a quotation, as a caption does."""
        block = blocks[position]
        if not self.open or len(block.text) >= _MAX_CAPTION or re.search(r"[!?:«»“”\"]", block.text):
            return False
        text = _run_on([flow.text for flow in self.open])
        if not open_depth(text) or not (self._introduces(block) or self._is_events(block)):
            return False
        return position + 1 < len(blocks) and self._closes_soon(blocks, position + 1, text)

    def _closes_soon(self, blocks: list[Block], position: int, text: str) -> bool:
        """Tell whether the open quotation closes in this block or one of the next.

        Before another one begins.
        """
        block = blocks[position]
        goes_on = (
            len(block.text) >= _LONG
            or re.match(r"[a-zà-öø-ÿœ\d,;:.)%]|[^»”\"]*[»”\"]", block.text) is not None
        )
        if not block.text[:1].islower() and (
            noise_label(block.text) or (self._is_display(block) and not goes_on)
        ):
            return False
        if repeats_mark(block.text, is_cut=True):
            return True  # or the mark closes the quotation here, as the whole paragraph will show
        following = (
            b
            for b in blocks[position : position + 2 * _LOOK_AHEAD]
            if not is_page_furniture(b.text) and not noise_label(b.text)
        )
        is_plain = False  # a paragraph of the quotation has no mark: one with « does not repeat it then
        for block in islice(following, _LOOK_AHEAD):
            if block.level or match_heading(block.text, marked=block.flow.is_all_bold):
                return False
            is_plain = is_plain or (text.rstrip()[-1:] in _ENDS and block.text[:1].isupper())
            text = f"{text} {block.text}" if is_plain else _run_on([text, block.text])
            if self._starts_anew(block) or self._is_turn(block):
                return False
            if not open_depth(text):
                return True
        return False

    def _introduces(self, block: Block) -> bool:
        """Tell whether a block begins with a person, who may be about to speak."""
        mentions = self.names.mentions(block.text[:200], block.flow.bold_ranges())
        return bool(mentions) and mentions[0].is_strong and not block.text[: mentions[0].outer].strip()

    def _is_turn(self, block: Block) -> bool:
        """Tell whether a block is a turn of its own, « Jean Roux : … », inside an open quotation."""
        label = re.match(r"[^:.!?«»“”\"]{2,90}:\s", block.text)
        return label is not None and self._introduces(block)

    def _starts_anew(self, block: Block) -> bool:
        """Tell whether a block begins with a person and a quotation of its own.

        Then the one before was never closed.
        """
        opening = re.search(r"[«“„]", block.text)
        closing = re.search(r"[»”]", block.text)
        if opening is None or (closing and closing.start() < opening.start()) or opening.start() == 0:
            return False
        return bool(self.names.mentions(block.text[: opening.start()], block.flow.bold_ranges()))

    def _open_captioned_session(self, blocks: list[Block], position: int) -> None:
        """« Ouverture de l'évènement par A, role, et B… ».

        A caption is all there is of an opening or a closing.
        """
        block = blocks[position]
        flow = block.flow
        match = _CAPTION.match(flow.text)
        if match is None or not self.names.mentions(flow.text[match.end() : match.end() + 80], ()):
            return
        opening = fold(match["words"]).startswith(("ouvert", "introduc", "accueil"))
        last = position + 1 == len(blocks) or self._heading_at(blocks, position + 1) is not None
        if (opening and self.part.kind is not None) or (not opening and not last):
            return
        people = introductions(flow, self.names, match.end())
        label = match["label"].strip()
        part = Part(SessionKind.OPENING if opening else SessionKind.CLOSING, block.start, label=label)
        part.introduced = [(p, flow.cover(*p.shown)) for p in people if p.shown]
        self.level, self.theme_level = 0, 0
        self.outline.parts.append(part)

    # ---- what is no paragraph

    def _read_other_heading(self, block: Block) -> None:
        """A heading that opens no session.

        The event's title, a session's theme, a heading between paragraphs, or one as high as the session's
        own, which ends it.
        """
        self._close_paragraph()
        span = block.flow.cover(0, len(block.flow.text))
        if self.part.kind is None and not self.part.passages:
            self.titles.append(block)
            self.outline.furniture.append(span)
        elif is_list_label(block.text):
            self.outline.furniture.append(span)
        elif self.part.kind and not self.part.passages and self.part.theme is None:
            self.part.theme, self.theme_level = Theme(block.text, span), block.level
            self.outline.furniture.append(span)
        elif self.part.passages and block.level <= self.level:
            self.outline.parts.append(
                Part(SessionKind.OTHER, block.start, None, span, block.text, Theme(block.text, span))
            )
            self.run, self.above, self.theme_level = None, Above(), 0
        else:
            if self.part.kind is SessionKind.OTHER and block.level == self.theme_level:
                self.part.theme = None  # « Questions du public » over « Le prix », then « La date »
            self._set_aside(NoiseKind.FURNITURE, block)
            return
        self.above.note(block.flow, self.names)

    def _is_plain_title(self, block: Block) -> bool:
        """Tell whether the first line of a document without heading marks is its title."""
        is_first = all(n.kind is NoiseKind.FURNITURE for n in self.outline.noise)
        first = self.part.kind is None and not self.part.passages and not self.open and is_first
        return (
            first
            and not self.titles
            and not block.level
            and (self._is_display(block) or block.start == self.title)
            and not noise_label(block.text)
            and not self._is_furniture(block)
            and not COMMERCIAL.search(block.text)
        )

    def _is_furniture(self, block: Block) -> bool:
        """Tell whether a line prints the edition, the place and the date, or what a list below it is of."""
        text = block.text
        is_line = is_list_label(text) or EDITION.fullmatch(text.strip(" .")) or _DATE_LINE.fullmatch(text)
        if len(text) < _LONG and is_line:
            return True
        return (bool(self.titles) or _PLACE_LINE.match(text) is not None) and self._is_front(block)

    def _is_front(self, block: Block) -> bool:
        """Tell whether a line above the text holds a date, whatever it says besides, and sells nothing."""
        text = block.text
        is_front = self.part.kind is None and not self.part.passages and not self.open and self.run is None
        if not is_front or not self._is_display(block) or DATED.match(text) is None:
            return False
        return COMMERCIAL.search(text) is None and ADDRESS.search(text) is None

    def _is_bare(self, block: Block) -> bool:
        """Tell whether a line is a role without its person or a heading without its mark, not an advert's."""
        text = block.text
        if self.run is not None or not self._is_display(block) or self._is_events(block):
            return False
        return is_role(text) or match_heading(text, marked=True) is not None or count_menu_items(text) > 0

    def _is_theme(self, blocks: list[Block], position: int) -> bool:
        """Tell whether one display line between a session's heading and its text states the theme."""
        block = blocks[position]
        part = self.part
        if (
            part.kind is None
            or part.passages
            or part.theme
            or self.open
            or not self._is_display(block)
            or len(block.text) < 12
        ):
            return False
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        return (
            following is not None
            and not self._is_display(following)
            and (not block.text.isupper() or len(block.text.split()) > 2)
            and block.kind is BlockKind.PARAGRAPH
        )

    def _is_page_furniture(self, block: Block) -> bool:
        """Tell whether a block is a page number or a running head, wherever it stands."""
        is_furniture = is_page_furniture(block.text) and not is_contact(block.text)
        return not block.level and self.run is None and is_furniture

    def _is_advert_inside(self, block: Block) -> bool:
        """Tell whether a block inside a paragraph is an advert's.

        A bare address that nobody has just been told to call or to read; what sells something in a
        sentence of its own, next to an advert or in the middle of another sentence.
        """
        before = self.open[-1].text.rstrip()
        if is_contact(block.text):
            return self.run is not None or _TELLS_ADDRESS.search(before) is None
        if len(block.text) >= _MAX_ADVERT_LINE:
            return False
        is_between = self.run is NoiseKind.ADVERT or before[-1:].isalpha()
        is_sentence = block.text[:1].isupper() and not re.search(r"[«»“”\"]", block.text)
        return is_between and is_sentence and COMMERCIAL.search(block.text) is not None

    def _noise_around(self, blocks: list[Block], position: int) -> NoiseKind | None:
        """Return what kind of noise a block belongs to by the heading or the label that stands above it."""
        block = blocks[position]
        if block.start in self.menus:
            return NoiseKind.FURNITURE
        if block.level:
            self.person = None
            self._read_apparatus(block)
        elif opens_comments(block.text) and self._is_last_text(blocks, position):
            self.apparatus, self.apparatus_level = NoiseKind.FURNITURE, _MAX_LEVEL
        elif self.apparatus_level == _MAX_LEVEL and self._is_shown(block):
            self.apparatus, self.apparatus_level = None, 0
        if self.apparatus is not None:
            return self.apparatus
        if self._is_pointed_to(block):
            return NoiseKind.FURNITURE
        return NoiseKind.ADVERT if self._is_in_advert(block) else None

    def _read_apparatus(self, heading: Block) -> None:
        """Begin or end with a heading what is set aside."""
        is_theme = self.part.kind and not (self.part.passages or self.open or self.part.theme)
        kind = None if is_theme else afterword(heading.text)
        if self.apparatus is None or heading.level <= self.apparatus_level:
            level = _MAX_LEVEL if opens_teasers(heading.text) else heading.level
            self.apparatus, self.apparatus_level = kind, level if kind else 0
        if kind is None and is_apparatus(heading.text):
            self.apparatus, self.apparatus_level = NoiseKind.FURNITURE, _MAX_LEVEL - 1
        if self.apparatus is not None:
            self._close_paragraph()

    def _is_last_text(self, blocks: list[Block], position: int) -> bool:
        """Tell whether the text of the event is over: some stands above, and no session begins below."""
        has_text = self.part.kind is not None and (bool(self.part.passages) or bool(self.open))
        return has_text and all(
            self._heading_at(blocks, below) is None for below in range(position + 1, len(blocks))
        )

    def _is_shown(self, block: Block) -> bool:
        """Tell whether a block shows somebody as proceedings do: with a role, or known from above."""
        mentions = self.names.mentions(block.text[:400], block.flow.bold_ranges())
        has_role = any(read_capacity(block.text, m.end, len(block.text)).role for m in mentions[:3])
        return has_role or self._quotes_known(block)

    def _is_pointed_to(self, block: Block) -> bool:
        """Tell whether a line is the title of another article, in a list that « Sur le même sujet » opens.

        A title has no end of sentence, and whom it quotes is not shown here.
        """
        if opens_teasers(block.text):
            self.pointed = _MAX_POINTED
            return False
        is_title = len(block.text) < _MAX_TITLE and not re.search(r"[.;,:]\W*$", block.text)
        if self.open and block.text[:1].islower():
            return False
        if not self.pointed or not is_title or block.level or self._is_shown(block):
            self.pointed = 0
            return False
        self.pointed -= 1
        return True

    def _is_in_advert(self, block: Block) -> bool:
        """Tell whether a block belongs to the labelled advert before it, not to the paragraph that it cut."""
        advert = self.outline.labelled_advert(self.source, block.start)
        if advert is None:
            return False
        if (self.open and self._goes_on_after_advert(block, advert)) or self._quotes_known(block):
            return False
        return continues_advert(advert, block.text)

    def _quotes_known(self, block: Block) -> bool:
        """Tell whether a block quotes somebody whom the event has shown before."""
        if re.search(r"[«“\"]", block.text) is None:
            return False
        named = {name_key(m.name) for m in self.names.mentions(block.text, block.flow.bold_ranges())}
        shown = [p.flow for part in self.outline.parts for p in part.passages] + self.open
        return any(named & {name_key(m.name) for m in self.names.mentions(f.text)} for f in shown if named)

    def _goes_on_after_advert(self, block: Block, advert: str) -> bool:
        """Tell whether a block is the other half of what an advert cut: it begins low or ends a quotation."""
        is_quoted = open_depth(_run_on([flow.text for flow in self.open]))
        if block.text[:1].islower():
            return is_quoted or self._is_unfinished()
        return is_quoted and not open_depth(advert) and re.match(r"[^«»“”]+[»”]", block.text) is not None

    def _set_aside(self, kind: NoiseKind, block: Block) -> None:
        """Note a block as noise; blocks of one kind that follow each other are one."""
        if kind is not NoiseKind.CREDIT:
            self.above.note_aside(block.flow, self.names)
        span = block.flow.cover(0, len(block.flow.text))
        start = min(block.start, span.start) if block.kind is BlockKind.ITEM or block.level else span.start
        last = self.outline.noise[-1] if self.outline.noise else None
        end = max(block.end, span.end)
        end = start + len(self.source[start:end].rstrip())
        if last and last.kind is kind and is_gap(self.source[last.end : start]):
            self.outline.noise[-1] = Noise(kind, last.start, end)
        else:
            self.outline.noise.append(Noise(kind, start, end))
        if noise_label(block.text) is NoiseKind.ADVERT:
            self.outline.advert_label = start

    def _noise(self, blocks: list[Block], position: int) -> NoiseKind | None:
        """Return what kind of noise a block is, or None for text of the event."""
        block = blocks[position]
        text = block.text
        label = noise_label(text)
        if label is not None:
            self.run = label if label in {NoiseKind.SPONSOR, NoiseKind.ADVERT} else self.run
            return label
        if is_caption(text):
            return NoiseKind.CREDIT
        if re.fullmatch(r"\W*\d{1,4}\W*", text):
            return NoiseKind.FURNITURE if self.run is None else self.run
        if self._is_text(blocks, position):
            return None
        if self._is_commercial(block):
            self.run = self.run or NoiseKind.ADVERT
            return self.run
        if (
            self._is_display(block)
            and not self._is_furniture(block)
            and not self._is_bare(block)
            and not (block.level and self.run is None)
        ):
            if self.run is None and (self._is_theme(blocks, position) or block.level):
                return None
            self.run = self.run or NoiseKind.ADVERT
            return self.run
        return None

    def _is_events(self, block: Block) -> bool:
        """Tell whether a line is the event's own although nothing ends it, where no advert has begun.

        It shows a person whose name is a rare one, or would be a heading with a mark.
        """
        if not self._is_display(block):
            return False
        named = self.names.mentions(block.text, block.flow.bold_ranges())
        if any(m.is_strong for m in named) and match_heading(block.text, marked=True):
            return True  # « Interview de Paul Ferrand »
        if self.run or not named or ADDRESS.search(block.text) or COMMERCIAL.search(block.text):
            return False
        is_first = not block.text[: named[0].outer].strip()
        capacity = read_capacity(block.text, named[0].end, len(block.text), is_person=True)
        return is_first and capacity.role is not None

    def _is_text(self, blocks: list[Block], position: int) -> bool:
        """Tell whether a block is the event's by what it shows, whatever it looks like."""
        block = blocks[position]
        is_persons = self._is_person_line(block) or self._is_events(block)
        is_half = is_persons or self._is_broken_off(blocks, position)
        return is_half or is_stage_note(block.text) or self._is_listed(block) or self._is_answered(block)

    def _is_answered(self, block: Block) -> bool:
        """Tell a question of an interview and the answer right below it from what addresses the reader."""
        if self.part.interviewee is None or COMMERCIAL.search(block.text):
            return False
        above = self.open or [p.flow for p in self.part.passages[-1:]]
        is_below = bool(above) and is_question(above[-1])
        return question_end(block.flow) > 0 or is_below or says_i(block.text)

    def _is_listed(self, block: Block) -> bool:
        """Tell an item of a list that the text leads to, « Les rendez-vous : », from lines of an advert."""
        if block.kind is not BlockKind.ITEM or not self.open or self.run is not None:
            return False
        is_led = self.open[-1].text.rstrip().endswith(":") or self.open_kind is BlockKind.ITEM
        return is_led and COMMERCIAL.search(block.text) is None and ADDRESS.search(block.text) is None

    def _is_broken_off(self, blocks: list[Block], position: int) -> bool:
        """Tell whether a block without an end is the first half of a paragraph.

        What follows begins in lower case.
        """
        at = next(
            (
                at
                for at, b in enumerate(blocks[position + 1 : position + 4], start=position + 1)
                if not self._is_display(b) or b.text[:1].islower()
            ),
            None,
        )
        following, text = None if at is None else blocks[at], blocks[position].text
        if (
            at is None
            or following is None
            or following.level
            or not following.text[:1].islower()
            or blocks[position].kind is BlockKind.ITEM
        ):
            return False
        if _DANGLING.search(text) is None and self._heads_session(blocks, at):
            return False  # « …sur www.aqualor.example », then « keynote »
        return (
            text[-1:].isalpha()
            and not text.isupper()
            and (len(text) >= _LONG or _DANGLING.search(text) is not None)
        )

    def _heads_session(self, blocks: list[Block], position: int) -> bool:
        """Tell a bare « keynote » over a new paragraph from a word that a column break left alone."""
        following = next((b for b in blocks[position + 1 :] if b.text), None)
        is_heading = match_heading(blocks[position].text, marked=False) is not None
        return is_heading and following is not None and not following.text[:1].islower()

    def _is_display(self, block: Block) -> bool:
        """Tell a line set for the eye from running text: short, no end of sentence, nobody introduced."""
        text = block.text
        if not text or re.search(r"[«»“”„\"]", text):
            return False
        if text.isupper() and len(text) < 120:
            return True
        limit = (
            160
            if block.kind is BlockKind.ITEM or "\n" in self.source[block.start : block.end].strip()
            else 90
        )
        dangling = text.endswith(("...", "…")) or not re.search(r"[.!?:,;]$", text)
        if len(text) >= limit or not dangling or (re.search(r"[.!?]\s", text) and _DANGLING.search(text)):
            return False  # « … ? Réponse de » stands before the name that the layout cut off
        return not self._is_person_line(block)

    def _is_person_line(self, block: Block) -> bool:
        """Tell whether a block introduces a person: by name and role, or by a bold name that is going on."""
        mentions = self.names.mentions(block.text[:400], block.flow.bold_ranges())
        if not mentions:
            return block.flow.is_bold_open
        if any(read_capacity(block.text, m.end, len(block.text)).role for m in mentions[:3]):
            return True
        return mentions[0].is_strong and re.match(r"\s*[:,«]", block.text[mentions[0].end :]) is not None

    def _is_commercial(self, block: Block) -> bool:
        """Tell whether a short text without a person sells something.

        It addresses the reader, or speaks as « nous ».
        """
        text = block.text
        if len(text) > _MAX_ADVERT_LINE or (self.open and self._is_unfinished()) or begins_with_voice(text):
            return False
        outside = re.sub(r"«[^«»]*(?:»|$)|“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)", " ", text)
        named = any(m.is_strong for m in self.names.mentions(text))
        if named and (re.search(r"[«“\"]", text) or COMMERCIAL.search(outside) is None):
            return False
        return COMMERCIAL.search(outside) is not None or ADDRESS.search(outside) is not None

    def _drop_programme(self) -> None:
        """Take empty sessions that come again with a text for what they are: lines of a printed programme."""
        filled: dict[tuple[SessionKind | None, int | None], Part] = {
            (p.kind, p.number): p for p in self.outline.parts if p.number and (p.passages or p.introduced)
        }
        kept = []
        for part in self.outline.parts:
            again = filled.get((part.kind, part.number))
            if part.heading is None or again is None or part.passages or part.introduced:
                kept.append(part)
                continue
            self.outline.furniture.append(part.heading)
            again.theme = again.theme or part.theme
        self.outline.parts = kept

    def _mark_debates(self) -> None:
        """Let names begin lines where a session is a debate printed without quotation marks.

        In the minutes of one a turn of another session is one too, where its label shows it.
        """
        sessions = [part for part in self.outline.parts if part.kind is not None]
        found = [debaters((p.flow for p in part.passages), self.names) for part in sessions]
        known = frozenset().union(*found)
        for part, speakers in zip(sessions, found, strict=True):
            part.passages = [
                replace(p, has_labels=True)
                if speakers or (known and is_debaters_turn(p.flow, known, self.names))
                else p
                for p in part.passages
            ]

    def _close_with_thanks(self) -> None:
        """Thanks and sponsors at the very end are a closing of their own, without anybody speaking."""
        last = max(
            (span.end for p in self.part.passages for span in p.flow.spans(0, len(p.flow.text))),
            default=self.part.start,
        )
        trailing = [n for n in self.outline.noise if n.start >= last and n.kind is NoiseKind.SPONSOR]
        if self.part.kind is None or not trailing or not self.part.passages:
            return
        if _THANKS.match(self.source[trailing[0].start : trailing[0].start + 200]):
            self.outline.parts.append(Part(SessionKind.CLOSING, trailing[0].start, label="Remerciements"))


_CAPTION = re.compile(
    (
        r"\s*(?P<label>(?:(?:discours|mots?|allocution|séance)\s+(?:d['’]|de\s+))?(?P<words>ouverture"
        r"|clôture|accueil|introduction|conclusion|ouverte?|clôturée?)\b[^.:«?!]{0,80}?)"
        r"(?:\s+par\s+|\s+(?:de\s+|d['’])(?=(?-i:[^\Wa-zà-öø-ÿœ_\d][\w'’-]+\s(?:\w{1,3}\s)*[^\Wa-zà-öø-ÿœ_\d])))"
    ),
    re.IGNORECASE,
)
_DAY = rf"\b\d{{1,2}}(?:er)?(?:\s+(?:et|au|-)\s+\d{{1,2}})?\s+(?:{'|'.join(MONTHS)})(?:\s+\d{{4}})?"
_DATE_LINE = re.compile(rf"[^.«»:]{{0,40}}{_DAY}\W*", re.IGNORECASE)
# « Brive, 3 mai 2024 — organisé par l'association des rives »
_PLACE_LINE = re.compile(rf"[^.,«»:]{{2,40}},\s+(?:(?:le|les)\s+)?{_DAY}\s+[–—•|-]\s", re.IGNORECASE)
_DANGLING = re.compile(rf".{{20,}}\s{LINKS}$", re.DOTALL)
# « Plénière d'ouverture »: says what it opens or closes, so that no mark has to
_PLENARY = re.compile(
    r"\W*(?:la\s+)?(?:plénière|session|séance|conférence)\s+(?:plénière\s+)?(?:d['’]ouverture|inaugurale|introductive|de\s+clôture)\W*",
    re.IGNORECASE,
)
_TELLS_ADDRESS = re.compile(
    r"\b(?:appel(?:er|ez|ons|lent?)|téléphon\w+|compos\w+|numéro|consult\w+|site|adresse|écri\w+|tap\w+|joindre"
    r"|trouve\w*)\b[^.!?]{0,30}?(?:\b(?:le|au|à|sur|suivante?|numéro|site|adresse|est)|:)$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\W*(?:nous\s+remercions|merci|un\s+grand\s+merci|remerciements|nos\s+remerciements)", re.IGNORECASE
)


def _menus(blocks: list[Block], source: str) -> frozenset[int]:
    """Return where the blocks begin that are links of a site's menu, as one block or as several in a row."""
    found: set[int] = set()
    row: list[Block] = []
    count = 0
    for block in [*(b for b in blocks if b.text), None]:
        items = 0 if block is None or block.level else count_menu_items(source[block.start : block.end])
        if block is not None and items:
            row, count = [*row, block], count + items
            continue
        found |= {b.start for b in row if count >= LEAST_MENU}
        row, count = [], 0
    return frozenset(found)


def _is_set_off(text: str, *, is_bold: bool) -> bool:
    """Tell whether a line in bold or capitals may be a heading: no caption, sentence or advert."""
    is_line = (is_bold or text.isupper()) and len(text) < _MAX_CAPTION and text[-1:] not in ".:"
    return is_line and not (ADDRESS.search(text) or _CAPTION.match(text))


def _run_on(texts: list[str]) -> str:
    """Put texts together; « or » at the beginning of one only says that an open quotation goes on."""
    whole = texts[0]
    for text in texts[1:]:
        is_repeated = text.lstrip()[:1] in "«“„" or repeats_mark(text, is_cut=True)
        whole = f"{whole} {text.lstrip()[1:] if is_repeated and open_depth(whole) else text}"
    return whole
