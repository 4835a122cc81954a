"""Headings of an article that are nothing but a person's name; what the person is may stand a line below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.attribution.evidence import Paragraph, Speaker
from ingest.attribution.subjects import introduce
from ingest.flow import Flow
from ingest.french import HUMAN
from ingest.people.capacities import read_capacity
from ingest.people.genders import gender_of
from ingest.people.names import NameReader, name_key
from ingest.quotations import is_quotation_alone
from ingest.readers.blocks import Block, BlockKind
from ingest.signatures import is_name_line

_MAX_CAPACITY = 160  # characters
_NO_CAPACITY = re.compile(r"[:;«»“”\"!?]|[.…]$")


def read_name_heading(blocks: Sequence[Block], names: NameReader) -> tuple[Speaker, Block | None] | None:
    """Return whom the heading at the beginning of some blocks introduces, and the block that says as what.

    A name without a role could be what a session is about, « Victor Hugo »: a role has to follow, or words.
    """
    heading, following = blocks[0], next((b for b in blocks[1:] if b.text), None)
    flow = heading.flow
    if not is_name_line(flow, names):
        return None
    mentions = names.mentions(flow.text, flow.bold_ranges())
    paragraph = Paragraph(flow.text, (), ((0, len(flow.text)),), tuple(mentions), ())
    speaker = replace(introduce(paragraph, mentions[0], len(flow.text))[0], shown=None)
    if speaker.role or speaker.organisation:
        return speaker, None
    if following is None or following.level:
        return None
    below = with_capacity_line(speaker, following)
    if below is not None:
        return below, following
    is_quoted = following.kind is BlockKind.QUOTE or is_quotation_alone(following.text)
    return (speaker, None) if is_quoted and " " in speaker.name else None


def with_capacity_line(speaker: Speaker, line: Block) -> Speaker | None:
    """Return a person with the role that a line of its own prints, None where it is no such line."""
    text = f"—, {line.text}"  # as it would stand after the name
    if line.kind is not BlockKind.PARAGRAPH or len(text) > _MAX_CAPACITY or _NO_CAPACITY.search(text):
        return None
    capacity = read_capacity(text, 1, len(text))
    if capacity.role is None or text[capacity.end :].strip():
        return None
    gender = speaker.gender or gender_of("", capacity.role)
    return replace(speaker, role=capacity.role, organisation=capacity.organisation, gender=gender)


_OWN_SUBJECT = re.compile(r"\s*(?:il|elle)\s", re.IGNORECASE)


def tells_of(flow: Flow, person: Speaker, names: NameReader) -> bool:
    """Tell whether a paragraph under a person's heading is about this person and nobody else."""
    text = flow.text
    mentions = names.mentions(text, flow.bold_ranges())
    if any(name_key(m.name) != name_key(person.name) for m in mentions) or HUMAN.search(text):
        return False
    is_named = bool(mentions) and not text[: mentions[0].outer].strip()
    return (is_named or _OWN_SUBJECT.match(text) is not None) and re.search(r"[.!?…»]\s*$", text) is not None
