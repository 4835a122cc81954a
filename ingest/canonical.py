"""The canonical Markdown format → sessions, people under their own headings.

Paragraphs. See docs/format.md.
"""

import re

from ingest.attribution import Speaker
from ingest.errors import SourceError
from ingest.event import read_date
from ingest.flow import Flow
from ingest.french import ROLE_NOUNS, fold
from ingest.headings import SessionHeading, match_heading, match_marked_prefix
from ingest.model import ParseWarning, SessionKind, Span
from ingest.outline import Outline, Part, Passage, Theme
from ingest.people import gender_of, gender_of_name
from ingest.readers.blocks import Block, BlockKind
from ingest.readers.front_matter import FrontMatter, has_front_matter, read_front_matter
from ingest.readers.markdown import read_blocks

_SESSION_LEVEL = 2
_SEPARATOR = re.compile(r"\s+[—–-]\s*|\s*[—–]\s+|\s*:\s+")
_ORGANISATION = re.compile(r"organisation\s*:\s*", re.IGNORECASE)
_SESSION_LINE = re.compile(r"^## +\S", re.MULTILINE)
_PERSON_LINE = re.compile(r"^### +[^\n]+ [—–-] +\S", re.MULTILINE)


def is_canonical(source: str) -> bool:
    """Tell whether a text is in the canonical format.

    By its front matter, or by headings of sessions and people.
    """
    return has_front_matter(source) or (
        _SESSION_LINE.search(source) is not None and _PERSON_LINE.search(source) is not None
    )


def read_canonical(source: str, place: str) -> Outline:
    """Read a canonical text.

    Raises:
        SourceError: front matter that cannot be used.
    """
    outline = Outline(parts=[Part(None, 0)])
    start = 0
    if has_front_matter(source):
        front = read_front_matter(source, place)
        _read_facts(outline, front)
        start = front.end
        outline.furniture.append(Span(0, start))
    person: Speaker | None = None
    for block in read_blocks(source, start):
        if block.kind is BlockKind.HEADING:
            person = _read_heading(outline, block)
        elif block.text:
            passage = Passage(block.flow, block.page, block.time, person, block.kind is BlockKind.QUOTE)
            outline.parts[-1].passages.append(passage)
    if not outline.facts.title:
        raise SourceError(
            f"{place} : ni en-tête YAML ni titre ; attendu « title: … » entre deux lignes « --- » ; "
            f"ajoutez-le (docs/format.md)"
        )
    return outline


def _read_facts(outline: Outline, front: FrontMatter) -> None:
    """Take over the front matter."""
    facts, values = outline.facts, front.values
    one = {key: value[0] for key, value in values.items() if key != "organisers" and value and value[0]}
    facts.title = one["title"]
    facts.edition, facts.place, facts.id = one.get("edition"), one.get("place"), one.get("id")
    facts.date_printed = one.get("date")
    facts.date_iso = one.get("date_iso") or _iso(one.get("date"))
    facts.language = one.get("language", "fr")
    facts.organisers = values.get("organisers", ())
    keys = ("title", "edition", "date", "place", "organisers")
    facts.printed = [(key, front.spans[key]) for key in keys if key in front.spans]


def _iso(printed: str | None) -> str | None:
    """Return a printed date that is a full day as YYYY-MM-DD."""
    if printed and re.fullmatch(r"\d{4}-\d{2}-\d{2}", printed):
        return printed
    return read_date(printed) if printed else None


def _read_heading(outline: Outline, block: Block) -> Speaker | None:
    """Read a heading by its level: the title, a session.

    A person. Return the person under whom paragraphs stand now.
    """
    cover = block.flow.cover(0, len(block.flow.text))
    found = match_heading(block.text, marked=True)
    if block.level == _SESSION_LEVEL or (
        block.level < _SESSION_LEVEL and found is not None and outline.facts.title
    ):
        outline.parts.append(_session(block, found or match_marked_prefix(block.text)))
        return None
    outline.furniture.append(cover)
    if block.level < _SESSION_LEVEL:
        if not outline.facts.title:
            outline.facts.title = block.text
            outline.facts.printed.append(("title", cover))
        return None
    if block.level > _SESSION_LEVEL + 1:
        return None
    return _read_person(outline, block, cover)


def _session(block: Block, heading: SessionHeading | None) -> Part:
    """Begin a session; an unknown form is a session all the same, with the whole heading as its theme."""
    flow = block.flow
    offset = len(flow.text) - len(flow.text.lstrip())
    cover = flow.cover(0, len(flow.text))
    if heading is None:
        return Part(SessionKind.OTHER, block.start, None, cover, block.text, Theme(block.text, cover))
    part = Part(
        heading.kind,
        block.start,
        heading.number,
        cover,
        block.text[slice(*heading.label)],
        is_closing=heading.is_closing,
    )
    if heading.theme:
        a, b = heading.theme[0] + offset, heading.theme[1] + offset
        part.theme = Theme(flow.text[a:b], flow.cover(a, b))
    return part


def _read_person(outline: Outline, block: Block, cover: Span) -> Speaker | None:
    """Read « Prénom NOM — rôle, organisation », « Nom — rôle — organisation » or « Organisation : Nom »."""
    flow, text = block.flow, block.text
    speaker = read_person_heading(flow, text)
    if speaker is None:
        outline.warnings.append(ParseWarning("titre de personne illisible", cover.start, cover.end))
        return None
    outline.parts[-1].introduced.append((speaker, cover))
    return speaker


def read_person_heading(flow: Flow, text: str) -> Speaker | None:
    """Return who a heading introduces, None where it names nobody."""
    organisation = _ORGANISATION.match(text)
    if organisation:
        name = text[organisation.end() :].strip()
        return Speaker(name, True, None, name) if name else None
    name, *parts = _SEPARATOR.split(text, maxsplit=1)
    if not parts:
        name, _, rest = text.partition(",")
        parts = [rest] if rest.strip() else []
    if not any(c.isalpha() for c in name):
        return None
    role, held = _split_heading(parts[0]) if parts else (None, None)
    return Speaker(name.strip(), False, role, held, gender_of("", role) or gender_of_name(name))


def _split_heading(text: str) -> tuple[str | None, str | None]:
    """Split at a second dash, else at the last comma unless a role follows it."""
    pieces = re.split(r"\s+[—–-](?:\s+|$)", text.strip())
    if len(pieces) > 1:
        return pieces[0].strip() or None, " — ".join(pieces[1:]).strip() or None
    head, comma, last = text.rpartition(",")
    first = re.match(r"\s*([\w'’.-]+)", last)
    if not comma or (
        first and fold(first.group(1)) in ROLE_NOUNS and first.group(1) not in {"Conseil", "conseil"}
    ):
        return text.strip() or None, None
    return head.strip() or None, last.strip() or None
