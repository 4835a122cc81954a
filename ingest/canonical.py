"""The canonical Markdown format → sessions, people under their own headings.

Paragraphs. See docs/format.md.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.attribution.evidence import Speaker
from ingest.dates import read_date
from ingest.errors import SourceError
from ingest.flow import Flow, vocabulary_of
from ingest.french import (
    DOMAIN_NOUNS,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PARTICLES,
    PROCEDURE_NOUNS,
    RANKS,
    ROLE_NOUNS,
    TITLES,
    fold,
    office_of_title,
)
from ingest.headings import NUMBERED_KINDS, SessionHeading, match_heading, match_marked_prefix
from ingest.model import Noise, NoiseKind, ParseWarning, SessionKind, Span
from ingest.noise import afterword, continues_advert, is_advert_label, is_gap, noise_label
from ingest.outline import Outline, Part, Passage, Theme
from ingest.people.genders import gender_of, gender_of_name
from ingest.people.names import NameReader, is_given_name, name_key
from ingest.people.offices import split_capacity
from ingest.people.organisations import is_organisation, is_proper
from ingest.person_headings import with_capacity_line
from ingest.readers.blocks import Block, BlockKind
from ingest.readers.front_matter import FrontMatter, has_front_matter, read_front_matter
from ingest.readers.markdown import read_blocks
from ingest.signatures import LOOK_AHEAD, Above, join_signature, signs
from ingest.turns import is_name_alone

_SESSION_LEVEL = 2
# what parts a person's heading: its long dashes; its hyphens between blanks only where it has none
_DASHES = (re.compile(r"\s+[—–]\s*|\s*[—–](?:\s+|$)"), re.compile(r"\s+-{1,3}(?:\s+|$)"))
_COLON = re.compile(r"\s*:\s+")
_EXPECTED = (
    "ce qui suit n'est à personne ; pour donner la parole : « ### Prénom Nom — rôle — organisation » "
    "ou « ### Organisation : Nom »"
)
_ORGANISATION = re.compile(r"organisation\s*:\s*", re.IGNORECASE)
_SESSION_LINE = re.compile(r"^## +\S", re.MULTILINE)
_PERSON_LINE = re.compile(r"^### +(?P<heading>[^\n]{1,300})$", re.MULTILINE)


def is_canonical(source: str) -> bool:
    """Tell whether a text is in the canonical format.

    By its front matter, or by headings of sessions and people; where « ### Table ronde 1 — … » is one of a
    session, it is an article under a title and a subtitle.
    """
    if has_front_matter(source):
        return True
    below = [match["heading"].strip() for match in _PERSON_LINE.finditer(source)]
    sessions = [found for text in below if (found := match_heading(text, marked=True)) is not None]
    return (
        _SESSION_LINE.search(source) is not None
        and any(re.match(r"[^,]+?\s[—–-]\s+\S", text) and read_person_heading(text) for text in below)
        and not any(found.kind in NUMBERED_KINDS for found in sessions)
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
    blocks, aside = _part_afterwords(read_blocks(source, start))
    _read_blocks(outline, source, blocks)
    for kind, block in aside:
        _set_aside(outline, kind, block, source)
    if not outline.facts.title:
        raise SourceError(
            f"{place} : ni en-tête YAML ni titre ; attendu « title: … » entre deux lignes « --- » ; "
            f"ajoutez-le (docs/format.md)"
        )
    return outline


def _read_blocks(outline: Outline, source: str, blocks: Sequence[Block]) -> None:
    """Read headings and what stands under them in order."""
    person: Speaker | None = None
    above, names = Above(), NameReader()
    unsigned = Flow()  # the paragraph just before, which the next block may sign
    vocabulary = vocabulary_of(source)
    for position, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            person, above = _read_heading(outline, block), Above()
            unsigned = Flow()
        elif person is not None and (described := _described(outline, blocks, position, person)):
            person = described
        elif _is_noise(outline, block, source):
            continue
        elif _signs(outline, blocks, position, above, names):
            last = outline.parts[-1].passages[-1]
            above.note_signed(last.flow.text)
            unsigned = Flow()
            joined = join_signature([last.flow], block.flow, vocabulary)
            outline.parts[-1].passages[-1] = replace(last, flow=joined)
        elif person is not None and _is_another(block, person):
            person = None
            outline.furniture.append(block.flow.cover(0, len(block.flow.text)))
            outline.warnings.append(
                ParseWarning(f"nom d'une autre personne sans titre ; {_EXPECTED}", block.start, block.end)
            )
        elif block.text:
            is_session = outline.parts[-1].kind is not None
            is_quote = block.kind is BlockKind.QUOTE
            passage = Passage(block.flow, block.page, block.time, person, is_quote, is_session)
            above.note(unsigned, names)
            outline.parts[-1].passages.append(passage)
            unsigned = block.flow


def _part_afterwords(blocks: Sequence[Block]) -> tuple[list[Block], list[tuple[NoiseKind, Block]]]:
    """Part the text from what stands under « Sponsors » or « Commentaires », up to a heading as high."""
    kept: list[Block] = []
    aside: list[tuple[NoiseKind, Block]] = []
    kind: NoiseKind | None = None
    level = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING and (kind is None or block.level <= level):
            kind, level = afterword(block.text), block.level
        if kind is None:
            kept.append(block)
        elif block.text:
            aside.append((kind, block))
    return kept, aside


def _described(outline: Outline, blocks: Sequence[Block], position: int, person: Speaker) -> Speaker | None:
    """Return the person of the heading just above with the role that a line of its own prints below it."""
    is_next = position > 0 and blocks[position - 1].kind is BlockKind.HEADING
    if not is_next or person.role or person.organisation or person.is_organisation:
        return None
    described = with_capacity_line(person, blocks[position])
    if described is not None:
        cover = blocks[position].flow.cover(0, len(blocks[position].flow.text))
        _, shown = outline.parts[-1].introduced[-1]
        outline.parts[-1].introduced[-1] = described, Span(shown.start, cover.end)
        outline.furniture.append(cover)
    return described


def _signs(outline: Outline, blocks: Sequence[Block], position: int, above: Above, names: NameReader) -> bool:
    """Tell whether a block signs the quotation before it.

    Under a person's heading a line without a dash is more likely the name of whoever comes next.
    """
    block, passages = blocks[position], outline.parts[-1].passages
    previous = blocks[position - 1].text if position else ""
    if not passages or len(block.text) > 200 or previous != passages[-1].flow.text.strip():
        return False
    if passages[-1].heading is not None and not re.match(r"\s*[—–]", block.text):
        return False
    quotation, following = passages[-1].flow.text, blocks[position + 1 : position + 1 + LOOK_AHEAD]
    return signs(block.flow, quotation, above=above, blocks=following, names=names)


_IMAGE = re.compile(r"\s*!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])\s*")
_SHORT = 60  # characters: an advert's line is shorter than running text


def _is_noise(outline: Outline, block: Block, source: str) -> bool:
    """Set aside an image, a credit, and an advert from its label to the next heading or running text."""
    text = block.text
    if not text:
        return False
    is_image = _IMAGE.fullmatch(source, block.start, block.end) is not None
    kind = NoiseKind.CREDIT if is_image else noise_label(text)
    if kind is NoiseKind.SPONSOR:
        kind = None  # a sentence of thanks is told like any other
    is_label = kind is NoiseKind.ADVERT or is_advert_label(source[block.start : block.end].splitlines()[0])
    if is_label:
        kind = NoiseKind.ADVERT
    if kind is None:
        kind = _in_advert(outline, block, source)
    if kind is None:
        return False
    _set_aside(outline, kind, block, source)
    if is_label:
        outline.advert_label = block.start
    return True


def _set_aside(outline: Outline, kind: NoiseKind, block: Block, source: str) -> None:
    """Note a block as noise; blocks of one kind that follow each other are one."""
    last = outline.noise[-1] if outline.noise else None
    if last and last.kind is kind and is_gap(source[last.end : block.start]):
        outline.noise[-1] = Noise(kind, last.start, block.end)
    else:
        outline.noise.append(Noise(kind, block.start, block.end))


def _in_advert(outline: Outline, block: Block, source: str) -> NoiseKind | None:
    """Tell whether a block goes on with the labelled advert before it."""
    advert = outline.labelled_advert(source, block.start)
    if advert is None:
        return None
    is_running = len(block.text) >= _SHORT and block.text[-1] in ".!?…»"
    is_line = not is_running and block.kind is not BlockKind.QUOTE
    return NoiseKind.ADVERT if is_line or continues_advert(advert, block.text) else None


def _is_another(block: Block, person: Speaker) -> bool:
    """Tell whether a paragraph is nothing but the name of somebody else than the heading's person."""
    mentions = NameReader().mentions(block.text)
    is_text = block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
    is_alone = is_text and is_name_alone(block.text, NameReader())
    return is_alone and name_key(mentions[0].name) != name_key(person.name)


def _read_facts(outline: Outline, front: FrontMatter) -> None:
    """Take over the front matter."""
    facts, values = outline.facts, front.values
    one = {key: value[0] for key, value in values.items() if key != "organisers" and value and value[0]}
    facts.title = one["title"]
    facts.edition, facts.place, facts.id = one.get("edition"), one.get("place"), one.get("id")
    facts.date_printed = one.get("date")
    facts.date_iso = one.get("date_iso") or read_date(one.get("date", ""))
    facts.language = one.get("language", "fr")
    facts.organisers = values.get("organisers", ())
    keys = ("title", "edition", "date", "place", "organisers")
    facts.printed = [(key, front.spans[key]) for key in keys if key in front.spans]


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
    speaker = read_person_heading(block.text)
    if speaker is None:
        outline.warnings.append(
            ParseWarning(f"ce titre ne nomme personne ; {_EXPECTED}", cover.start, cover.end)
        )
        return None
    outline.parts[-1].introduced.append((speaker, cover))
    return speaker


def read_person_heading(text: str) -> Speaker | None:
    """Return who a heading introduces, None where it names nobody."""
    organisation = _ORGANISATION.match(text)
    if organisation:
        name = text[organisation.end() :].strip()
        return Speaker(name, True, None, name) if name else None
    dash = next((d for d in _DASHES if d.search(text)), _DASHES[0])
    found = min((m for m in (dash.search(text), _COLON.search(text)) if m), key=re.Match.start, default=None)
    name, rest = (text[: found.start()], text[found.end() :]) if found else (text, "")
    name, _, office = _NICKNAME.sub("", name).partition(",")
    capacity = _split_office(office, found, rest, dash) if office.strip() else _split_heading(rest, dash)
    if capacity is None or not any(c.isalpha() for c in name):
        return None
    role, held = capacity
    if not _is_one_person(name, has_role=role is not None):
        return None
    title, office, name = _without_title(name.strip())
    gender = gender_of(title, role) or gender_of_name(name)
    return Speaker(name, False, role, held, gender, title=office)


# « Paul Martin dit « Polo » », « Paul Martin (dit Polo) »: one person's name, and what friends call him
_NICKNAME = re.compile(
    r"(?:\s*\(|,?\s)\s*(?:dite?|alias|surnommée?)\s+(?:[«“\"][^«»“”\"]{1,30}[»”\"]|[^\W\d_a-zà-öø-ÿœ][\w'’-]*)\)?(?=\s*(?:,|$))"
)


def _split_office(
    office: str, separator: re.Match[str] | None, rest: str, dash: re.Pattern[str]
) -> tuple[str | None, str | None] | None:
    """Read what follows « Nom, »: « fonction, organisation », or « fonction — organisation ».

    None where it shows somebody else, or nobody knows what it says: « Nom, Tracéa — débat ».
    """
    if _begins_with_person(f"{office}, {rest}"):
        return None
    if separator is None:
        return _split_heading(office, dash)
    if separator.re is _COLON or split_capacity(office)[0] is None:
        return None
    held = rest.strip()
    if not held or is_proper(held) or is_organisation(held):
        return office.strip(), held or None
    second = split_capacity(held)
    return None if second[0] is None else (f"{office.strip()}, {second[0]}", second[1])


def _begins_with_person(capacity: str) -> bool:
    """Tell whether a part of a capacity is somebody's name: « Nom, maire et Marie Durand »."""
    parts = re.split(r",|\set\s", capacity)
    names = NameReader()
    for before, part in pairwise(["", *parts]):
        if before.split() and is_given_name(before.split()[-1]):
            continue  # « Institut Pierre et Marie Curie »
        if part.split()[1:] == [] and is_given_name(part.strip()):
            return True
        if any(m.is_strong and not part[: m.outer].strip() for m in names.mentions(part)):
            return True
    return False


_TITLE = re.compile(r"\s*(?P<title>[\w.-]+)\s+(?=\S)")


def _without_title(name: str) -> tuple[str, str, str]:
    """Part « Mme », « Capitaine » from a name: with its title a person would be another one than without.

    Returns:
        The title, the office that a title names (« Dr »), the name.
    """
    title, office, at = "", "", 0
    while (found := _TITLE.match(name, at)) and fold(found["title"]) in TITLES:
        title = title if gender_of(title, None) else fold(found["title"])  # « Dr M. Roux » is a man
        office = office or office_of_title(fold(found["title"]))
        at = found.end()
    rank = _TITLE.match(name, at)
    if rank is not None and fold(rank["title"]) in RANKS and " " in name[rank.end() :].strip():
        at = rank.end()
    return title, office, name[at:]


_JOINED = re.compile(r"\s(?:et|ou|puis|avec)\s|[/&+,;]", re.IGNORECASE)


_ELISION = re.compile(r"\b[dl]['’](?=\w)", re.IGNORECASE)  # « d'Albret »: a particle, no word of its own


def _is_one_person(name: str, *, has_role: bool) -> bool:
    """Tell the name of one person from « Débat », « Question de la salle », « A et B »."""
    if _JOINED.search(name):
        return False
    words = re.findall(r"[\w'’.-]+", _ELISION.sub("", name))
    others = {fold(w) for w in words if not w[0].isupper()}
    has_title = bool(words) and fold(words[0]) in TITLES
    common = NOT_NAMES | ROLE_NOUNS | DOMAIN_NOUNS | TITLES | (frozenset() if has_title else PROCEDURE_NOUNS)
    own = [w for w in words if w[0].isupper() and (fold(w) not in common or is_given_name(w))]
    is_body = (
        bool(words) and fold(words[0]) in ORGANISATION_NOUNS
    )  # « Compagnie du Pré »: « Organisation : » lacks
    if not own or is_body or others - PARTICLES - TITLES:
        return False
    return len(own) > 1 or has_role or has_title or is_given_name(own[0])


def _split_heading(text: str, dash: re.Pattern[str]) -> tuple[str | None, str | None]:
    """Split at a second dash of the heading's kind, else at the last comma unless a role follows it."""
    role, *held = dash.split(text.strip(), maxsplit=1)
    if held:
        return role.strip() or None, held[0].strip() or None
    head, comma, last = text.rpartition(",")
    first = re.match(r"\s*([\w'’.-]+)", last)
    if not comma or (
        first and fold(first.group(1)) in ROLE_NOUNS and first.group(1) not in {"Conseil", "conseil"}
    ):
        return text.strip() or None, None
    return head.strip() or None, last.strip() or None
