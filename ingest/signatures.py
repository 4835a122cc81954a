"""A quotation in a block of its own that the next block signs: « Q », then « — Name, role ».

Only an unmistakable signature is one: a line that is nothing but a name and what the person is, directly
after a block that is nothing but a quotation. Without a dash it may as well be a caption, or the name of
whoever speaks next, so what stands before and after has to leave no other reading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.flow import INSERTED, Flow, Piece, join_flows
from ingest.french import DETERMINERS, HUMAN, PARTICLES, ROLE_NOUNS, fold
from ingest.people.capacities import read_capacity
from ingest.people.names import Mention, NameReader, in_bold, is_plural_title
from ingest.people.organisations import read_organisation
from ingest.quotations import is_quotation_alone, open_depth
from ingest.readers.blocks import Block, BlockKind

_MAX_LINE = 200
_OPENING_MARKS = '«“„"'
LOOK_AHEAD = 12  # blocks: six signed quotations in a row
_DASH = re.compile(r"\s*[—–-]\s*")
_QUOTED = re.compile(r"[«»“”\"]")
_MAX_TITLE = 90  # characters: what is longer is running text
# « Interview de X », « Trois questions à X »: X speaks, and a name below is the journalist's
_PORTRAIT = re.compile(
    r"\W*(?:l['’]\s?)?(?:(?:grande?\s+)?(?:interviews?|entretiens?|rencontre|portrait|conversation|tête-à-tête|face-à-face)"
    r"|(?:\w+\s+)?questions?|la\s+parole|paroles?|le\s+regard|regards?|l['’]invitée?|invitée?)\b",
    re.IGNORECASE,
)
# « Pour elle, tout presse. »: about whoever was named last
_OF_THE_PERSON = re.compile(
    r"(?:(?:pour|selon|chez|avec|d['’]après)\s+(?:elle|lui)|elle|il|sa|son|ses|cel(?:ui|le)-ci|ce(?:tte)?\s+derni(?:er|ère))\b",
    re.IGNORECASE,
)
_DANGLING = DETERMINERS | PARTICLES | frozenset("a au aux chez dans en et ou par pour sur".split())
JOINT = Flow("—", (Piece(0, INSERTED, 1, 1),))  # stands for the line break, so that the rules see a signature


@dataclass(slots=True)
class Above:
    """What a session printed above a quotation, as far as it tells what a line after it is.

    A name line that signs nothing, or a line that announces somebody, shows that names come first there.
    """

    before: str = ""  # the block before the quotation, empty for a heading or nothing
    is_named: bool = False  # somebody came up since the last quotation
    has_names: bool = False  # a line without a dash shows that names come first
    has_dashed_names: bool = False

    def note(self, line: Flow, names: NameReader) -> None:
        """Take a block into account that signs nothing."""
        self.before = line.text
        if _QUOTED.search(line.text):
            self.is_named = False
        else:
            self._note_names(line, names)

    def note_aside(self, line: Flow, names: NameReader) -> None:
        """Take a block into account that is set aside: who was announced above may still speak below."""
        if not _QUOTED.search(line.text):
            self._note_names(line, names)

    def _note_names(self, line: Flow, names: NameReader) -> None:
        text = line.text
        mentions = names.mentions(text, line.bold_ranges())
        self.is_named = self.is_named or any(m.is_strong for m in mentions)
        dash = _DASH.match(text)
        if may_sign(line, names):
            self.has_dashed_names = self.has_dashed_names or dash is not None
            self.has_names = self.has_names or dash is None
        elif mentions and len(text) <= _MAX_TITLE and not text.rstrip().endswith((".", ":", "!", "?")):
            self.has_names = True
            self.has_dashed_names = self.has_dashed_names or _PORTRAIT.match(text) is not None

    def note_signed(self, quotation: str) -> None:
        """Take a signed quotation into account."""
        self.before, self.is_named = quotation, False


def signs(line: Flow, quotation: str, *, above: Above, blocks: Sequence[Block], names: NameReader) -> bool:
    """Tell whether a line signs the quotation before it.

    Args:
        line: the block after the quotation.
        quotation: the text of that block.
        above: what stands before the quotation.
        blocks: what stands after the line.
        names: finds the people named in a text.
    """
    if not is_quotation_alone(quotation):
        return False
    dash = _DASH.match(line.text)
    begin = dash.end() if dash else 0
    if not is_name_line(line, names, begin):
        return dash is not None and _is_organisation_line(line.text, begin)
    if _BYLINE.search(line.text):
        return False
    if dash is not None:
        return not above.has_dashed_names
    if above.has_names or above.is_named or not _is_plain_before(above.before, names):
        return False
    return _is_plain_after(_after_signatures(blocks, names), names)


def leads(blocks: Sequence[Block], names: NameReader) -> bool:
    """Tell whether blocks begin with a name line and its quotation, and go on so; a last line would sign.

    « **Name**, role », then « Q », then the next name: the form of a list of portraits.
    """
    texts = [b for b in blocks[:LOOK_AHEAD] if b.kind is not BlockKind.MARKUP and b.text]
    position = 0
    while position + 1 < len(texts) and _is_lead(texts[position], texts[position + 1], names):
        position += 2
    following = texts[position] if position < len(texts) else None
    return position > 0 and (
        following is None or following.level > 0 or not is_name_line(following.flow, names)
    )


def _is_lead(line: Block, quotation: Block, names: NameReader) -> bool:
    """Tell whether a line names a person with a role, in bold or as a heading, and a quotation comes next."""
    if line.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or quotation.kind is not BlockKind.PARAGRAPH:
        return False
    text = quotation.text.lstrip()
    is_quotation = text[:1] in _OPENING_MARKS and (is_quotation_alone(text) or open_depth(text))
    is_shown = line.level > 0 or bool(line.flow.bold_ranges()) or "," in line.text
    return is_quotation and is_shown and not _DASH.match(line.text) and is_name_line(line.flow, names)


def _after_signatures(blocks: Sequence[Block], names: NameReader) -> list[Block]:
    """Return the blocks after a line and the signed quotations that follow it, up to a heading."""
    texts = [b for b in blocks[:LOOK_AHEAD] if b.kind is not BlockKind.MARKUP and b.text]
    while len(texts) > 1 and is_quotation_alone(texts[0].text) and is_name_line(texts[1].flow, names):
        texts = texts[2:]
    return list(takewhile(lambda b: b.kind is not BlockKind.HEADING, texts))


def join_signature(flows: list[Flow], line: Flow, vocabulary: frozenset[str]) -> Flow:
    """Put a quotation and the line that signs it into one paragraph."""
    joint = [] if _DASH.match(line.text) else [JOINT]
    return join_flows([*flows, *joint, line], vocabulary)


def may_sign(line: Flow, names: NameReader) -> bool:
    """Tell whether a line is a name line, with a dash before it or without."""
    dash = _DASH.match(line.text)
    return is_name_line(line, names, dash.end() if dash else 0)


def is_name_line(line: Flow, names: NameReader, begin: int = 0) -> bool:
    """Tell whether a line is nothing but a person's name and, where it is printed, role and organisation."""
    text = line.text
    if len(text) > _MAX_LINE or re.search(r"[:«»“”\"!?]", text):
        return False
    mentions = [m for m in names.mentions(text, line.bold_ranges()) if m.outer >= begin]
    if not mentions or text[begin : mentions[0].outer].strip() or is_plural_title(mentions[0].title):
        return False
    return _is_all(text, mentions[0], is_bold=in_bold(mentions[0].start, line.bold_ranges()))


def _is_all(text: str, mention: Mention, *, is_bold: bool) -> bool:
    """Tell whether a name and its capacity are all of a text, and show a person."""
    capacity = read_capacity(text, mention.end, len(text), is_person=mention.is_strong)
    rest = text[max(mention.end, capacity.end) :].strip(" \xa0\u202f.)")
    is_shown = capacity.role is not None or (
        mention.is_strong and (is_bold or capacity.organisation is not None)
    )
    if rest or fold(text.split()[-1]) in _DANGLING:
        return False
    return is_shown or (mention.is_strong and (" " in mention.name or bool(mention.title)))


def _is_organisation_line(text: str, begin: int) -> bool:
    """Tell whether a line is nothing but the name of an organisation: « — la société Aqualor »."""
    found = read_organisation(text, begin, len(text))
    return found is not None and not text[found[1] :].strip(" .")


_SUBJECT = re.compile(r"\W*(?:(?:le|la|une?|ce(?:t|tte)?)\s+|l['’])(?P<noun>[\w-]+)", re.IGNORECASE)
# who writes the article, and puts a name below it
_BYLINE = re.compile(
    r",\s*(?:journaliste|photographe|reporter|pigiste|correspondante?|rédact(?:eur|rice)|chroniqueu(?:r|se)|secrétaire\s+de\s+rédaction)\b",
    re.IGNORECASE,
)


def _is_plain_before(before: str, names: NameReader) -> bool:
    """Tell whether nobody was introduced just before a quotation without being quoted there."""
    if re.search(r"[«»“”\"]", before):
        return not before.rstrip().endswith(":")
    subject = _SUBJECT.match(before)
    is_somebody = HUMAN.match(before.lstrip()) or (subject and fold(subject["noun"]) in ROLE_NOUNS)
    return not (names.mentions(before) or is_somebody or before.rstrip().endswith(":"))


def _is_plain_after(blocks: Sequence[Block], names: NameReader) -> bool:
    """Tell whether what follows a line cannot be its second half, or what the named person says.

    The first quotation below is another's only where its paragraph names somebody, or a line does before it.
    """
    first = blocks[0].text if blocks else ""
    if first and (not first[0].isupper() or _OF_THE_PERSON.match(first)):
        return False
    for block in blocks:
        if _QUOTED.search(block.text):
            outside = re.sub(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"", " ", block.text)
            return bool(names.mentions(outside))
        if is_name_line(block.flow, names):
            break
    return True
