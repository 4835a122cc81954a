"""Under a person's heading: whether a quote block, or what follows another paragraph, is this person's.

A paragraph that ends with a colon leads to the block below it as it leads to a quotation inside it.
"""

import re
from dataclasses import dataclass

from ingest.attribution.active_clause import may_speak
from ingest.attribution.addressed import addresses, is_answered
from ingest.attribution.carried_over import cut_out
from ingest.attribution.evidence import Decision, Evidence, Reading, Segment, Speaker, given_to_nobody
from ingest.attribution.paragraphs import cut_paragraph, read_paragraph
from ingest.attribution.rules import attribute
from ingest.attribution.telling import comes_back
from ingest.attribution.unnamed import gives_floor
from ingest.flow import Flow
from ingest.french import DETERMINERS, EDITORIAL, HUMAN_NOUN, ROLE_NOUNS, TEXT_NOUNS, fold
from ingest.model import StatementKind
from ingest.people.names import NameReader, name_key
from ingest.quotations import find_quotations
from ingest.sentences import split_sentences
from ingest.turns import quotes_others

_RULE = "person_heading"
BRACKETS = " \xa0\u202f([*_–—-"
_MARKS = re.compile('[«»“”"]')
_SIGNATURE = re.compile(r"\s[—–-]\s+([^—–]{3,120})$")
_SIGNED_WITHOUT_NAME = re.compile(
    r"\s[—–-]\s+(?P<who>[^\W\d_a-zà-öø-ÿœ][^—–.!?…«»“”\"]{2,60})$"
)  # « … » — La préfète


@dataclass(frozen=True, slots=True)
class Around:
    """What stands just above and below a passage under the same person's heading."""

    above: str = ""
    below: str = ""
    reading: Reading | None = None  # of what stands above
    is_block_above: bool = False

    @property
    def is_foreign(self) -> bool:
        """Whether somebody else has come up above."""
        return self.reading is not None and self.reading.is_foreign


NOTHING = Around()


def read_block(flow: Flow, names: NameReader, heading: Speaker, around: Around) -> Reading:
    """Read a quote block: its person's words as a whole, if neither it nor what is around it denies that."""
    text = flow.text
    if _names_another(text, names, heading):
        return read_paragraph(flow, names)
    signature = _SIGNATURE.search(text)
    end = signature.start() if signature and names.mentions(signature.group(1)) else len(text)
    decision = Decision(heading, _RULE)
    if _is_anothers(text, names, heading, around):
        decision = given_to_nobody(_RULE)
    spoken = Segment(StatementKind.DIRECT_QUOTE, (_inside_marks(text[:end]),), decision)
    signed = Segment(None, ((end, len(text)),), Decision(None, "attribution_clause"))
    is_foreign = around.is_foreign and decision.speaker is None
    return Reading((spoken, signed) if end < len(text) else (spoken,), (), is_foreign=is_foreign)


def comes_from_another(text: str, names: NameReader, heading: Speaker, around: Around) -> bool:
    """Tell whether what stands above a passage may make it somebody else's words."""
    if around.is_foreign and not comes_back(text, around.above, heading):
        return True
    lead = around.above.rstrip(" \xa0\u202f*_")
    if around.is_block_above or _MARKS.match(text.lstrip()) is None:
        return False
    if lead.endswith(":"):
        return not _leads_to_own(lead, text, names, heading)
    return _hands_over(lead, heading)


def _is_anothers(text: str, names: NameReader, heading: Speaker, around: Around) -> bool:
    """Tell whether a quote block may be the words of somebody else than the heading's person."""
    if addresses(text, heading) or comes_from_another(f"« {text}", names, heading, around):
        return True
    if (
        around.is_block_above
        and around.reading is not None
        and around.reading.segments[0].decision.speaker is None
    ):
        return True  # one text in several blocks
    asks = text.rstrip(' »”"').endswith("?")
    return asks and is_answered(around.below, heading)


def _leads_to_own(lead: str, text: str, names: NameReader, heading: Speaker) -> bool:
    """Tell whether a paragraph that ends with a colon leads to words of the heading's person."""
    joined = f"{lead} « {_MARKS.sub(' ', text)} »"
    paragraph = cut_paragraph(Flow(joined), names, heading)
    quotation = next((q for q in paragraph.quotations if q.start > len(lead)), None)
    sentence = next((s for s in paragraph.sentences if s[0] <= len(lead) < s[1]), (0, len(joined)))
    if quotation is None:
        return False
    start = max([sentence[0], *(q.end for q in paragraph.quotations if q.end <= len(lead))])
    evidence = Evidence(paragraph, quotation, (start, quotation.start), (quotation.end, quotation.end))
    speaker = attribute(evidence).speaker
    return speaker is not None and name_key(speaker.name) == name_key(heading.name)


def _hands_over(above: str, heading: Speaker) -> bool:
    """Tell whether the sentence above a block gives the floor to somebody: « Elle écoute un maraîcher. »."""
    start, end = (split_sentences(above) or [(0, 0)])[-1]
    return gives_floor(above[start:end], heading)


def _names_another(text: str, names: NameReader, heading: Speaker) -> bool:
    """Tell whether a blockquote says itself whose words it holds: « … », dit Y, or a last line « — Y »."""
    if re.search(r"[«“\"]", text) and _inside_marks(text) == (0, len(text)) and not _is_spoken(text, names):
        return True
    if any(EDITORIAL.match(text[start:].lstrip(BRACKETS)) for start, _ in split_sentences(text)):
        return True
    signature = _SIGNATURE.search(text)
    mentions = names.mentions(signature.group(1)) if signature else []
    if not mentions and _is_signed_without_name(text):
        return True
    return any(name_key(m.name) != name_key(heading.name) for m in mentions)


def _is_signed_without_name(text: str) -> bool:
    """Tell whether the last line of a block is who says it, by no name: « — La préfète »."""
    found = _SIGNED_WITHOUT_NAME.search(text)
    if found is None:
        return False
    words = [fold(word) for word in re.findall(r"[\w-]+", found["who"])]
    noun = next((word for word in words if word not in DETERMINERS), "")
    return noun in ROLE_NOUNS | TEXT_NOUNS or HUMAN_NOUN.fullmatch(noun) is not None or may_speak(noun)


def _is_spoken(text: str, names: NameReader) -> bool:
    """Tell whether a blockquote is words that quote others, « Il m'a dit : « … » », none that is signed."""
    quotations = find_quotations(text)
    if not quotations or re.match(r"[\s–—-]*[«“\"]", text) or not all(q.is_closed for q in quotations):
        return False
    outside = cut_out(text, [(q.start, q.end) for q in quotations])
    return not names.mentions(outside) and quotes_others(text, 0, quotations)


def _inside_marks(text: str) -> tuple[int, int]:
    """Leave out quotation marks around a whole blockquote."""
    match = re.fullmatch(r"\s*(?:[«“\"]\s*)?(.*?)(?:\s*[»”\"])?\s*", text, re.DOTALL)
    return (
        match.span(1)
        if match and match.group(1).strip() and not re.search('[«»“”"]', match.group(1))
        else (0, len(text))
    )
