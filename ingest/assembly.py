"""An outline → the parsed proceedings.

Every paragraph read, every person, session and statement with its identifier.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.attribution.blocks import BRACKETS, NOTHING, Around, comes_from_another, read_block
from ingest.attribution.evidence import NARRATION, Decision, Reading, Segment, Speaker
from ingest.attribution.paragraphs import cut_paragraph, read_paragraph
from ingest.attribution.procedure import is_noted
from ingest.attribution.subjects import first_introduced
from ingest.french import EDITORIAL, fold
from ingest.headings import NUMBERED_KINDS
from ingest.interviews import read_answer
from ingest.model import (
    Appearance,
    AttributionStatus,
    ParseWarning,
    Person,
    Proceedings,
    Session,
    SessionKind,
    Span,
    Statement,
    StatementKind,
)
from ingest.outline import EventFacts, Outline, Part, Passage
from ingest.people.genders import gender_of_name
from ingest.people.homonyms import Office
from ingest.people.names import NameReader, is_given_name, name_key
from ingest.people.offices import bare_office, is_called, tells_of_another_holder
from ingest.presentations import read_presentation
from ingest.register import Register, slug
from ingest.themes import find_theme
from ingest.turns import read_labelled, read_turn

_MAX_ID_CHARS = 60
_PREFIXES = {
    SessionKind.ROUND_TABLE: "rt",
    SessionKind.KEYNOTE: "keynote",
    SessionKind.AGENDA_ITEM: "item",
    SessionKind.SITTING: "sitting",
}


def proceedings_id(outline: Outline, sha256: str) -> str:
    """Return the front matter's identifier, else a short one of title and edition.

    Else one of the content.
    """
    facts = outline.facts
    if facts.id:
        return facts.id
    whole = slug(f"{facts.title} {facts.edition or ''}")
    if len(whole) > _MAX_ID_CHARS:
        whole = whole[:_MAX_ID_CHARS].rsplit("-", 1)[0]
    return whole or f"proceedings-{sha256[:12]}"


def full_names(outline: Outline, introduced: Iterable[Speaker]) -> dict[str, str]:
    """Return every full name that is surely a person's, printed anywhere in the document, and its print.

    Args:
        outline: the document.
        introduced: whom headings and a first reading show to be people by what stands around them.
    """
    reader = NameReader()
    found: dict[str, str] = {}
    for speaker in introduced:
        found.setdefault(name_key(speaker.name), speaker.name)
    for part in outline.parts:
        for passage in part.passages:
            for mention in reader.mentions(passage.flow.text, passage.flow.bold_ranges()):
                if (
                    mention.is_strong
                    and " " in mention.name
                    and not (mention.title and not _begins_with_given_name(mention.name))
                ):
                    found.setdefault(name_key(mention.name), mention.name)
    return _without_short_forms(found)


def _first_reading(outline: Outline) -> list[tuple[Part, Speaker]]:
    """Return whom headings show, then whom a first reading of every paragraph names in full, and where."""
    shown = [(part, speaker) for part in outline.parts for speaker, _ in part.introduced]
    for part in outline.parts:
        for passage in part.passages:
            people = _read_passage(passage, NameReader()).introduced
            shown += [(part, speaker) for speaker in people if " " in speaker.name.strip()]
    return [(part, speaker) for part, speaker in shown if not speaker.is_organisation]


def _holders(
    part: Part, shown: Sequence[tuple[Part, Speaker]], own: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Return who alone can be meant in a session by an office and a gender: « Mme la maire ».

    The one person whose role is the office and nothing else: « maire », not « maire de Brive ». Nobody where
    two bear it so, or where somebody of another place who bears it comes up in the session, named or not.

    Args:
        part: the session.
        shown: who is shown to be a person, and in which session.
        own: the folded words of the event's own name and place.
    """
    found: dict[tuple[str, str], dict[str, str]] = {}
    for _, speaker in shown:
        office = bare_office(speaker.role, speaker.organisation)
        gender = speaker.gender or gender_of_name(speaker.name)
        if office and gender:
            found.setdefault((office, gender), {})[name_key(speaker.name)] = speaker.name
    here = [speaker for other, speaker in shown if other is part]
    return {
        key: next(iter(names.values()))
        for key, names in found.items()
        if len(names) == 1
        and not any(is_called(key[0], s.role) and name_key(s.name) not in names for s in here)
        and not any(tells_of_another_holder(text, *key, own) for text in _printed_in(part))
    }


def _printed_in(part: Part) -> list[str]:
    """Return the texts of a session, its theme first."""
    return [part.theme.text if part.theme else "", *(passage.flow.text for passage in part.passages)]


def _own_words(facts: EventFacts) -> frozenset[str]:
    """Return the words of an event's own name and place."""
    printed = " ".join((facts.title, facts.place or "", *facts.organisers))
    return frozenset(fold(word) for word in re.findall(r"[\w-]+", printed))


def _without_short_forms(names: dict[str, str]) -> dict[str, str]:
    """Leave out « le goff » and « h. le goff » where « hervé le goff » is printed too."""
    endings = {name.split(" ", cut)[cut] for name in names for cut in range(1, name.count(" ") + 1)}
    return {
        key: name
        for key, name in names.items()
        if (key not in endings or is_given_name(key.split()[0])) and not _is_initialled(key, names)
    }


def _given_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return the given names that one full name has and no surname is, and that name."""
    bearers: dict[str, list[str]] = {}
    for name in names.values():
        bearers.setdefault(fold(name.split()[0]), []).append(name)
    surnames = {word for key in names for word in key.split()[1:]}
    return {
        given: full[0]
        for given, full in bearers.items()
        if len(full) == 1 and is_given_name(given) and given not in surnames
    }


def _is_initialled(key: str, names: Iterable[str]) -> bool:
    """Tell whether a key is another one with an initial for the given name."""
    first, _, surname = key.partition(" ")
    ending = f" {surname}"
    return first.endswith(".") and any(n != key and n[0] == key[0] and n.endswith(ending) for n in names)


def _begins_with_given_name(name: str) -> bool:
    """Tell a full name from a double surname after a title: « M. Thibault-Roy » is not Thibault."""
    return " " in name and is_given_name(name.split()[0])


@dataclass(slots=True)
class _Assembly:
    """What is collected while the document is read in order."""

    id: str
    register: Register
    statements: list[Statement] = field(default_factory=list)
    appearances: list[Appearance] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    capacities: dict[str, Speaker] = field(default_factory=dict)  # of people whom nothing introduces


def assemble(outline: Outline, source: str, *, source_file: str, sha256: str) -> Proceedings:
    """Read every paragraph of an outline and put the proceedings together."""
    identifier = proceedings_id(outline, sha256)
    shown = _first_reading(outline)
    printed = full_names(outline, (speaker for _, speaker in shown))
    known, alone, own = frozenset(printed), _given_names(printed), _own_words(outline.facts)
    assembly = _Assembly(identifier, Register(identifier, printed))
    drafts = _sessions(outline, source, identifier, assembly.warnings)
    parts = [
        (part, session, _read_part(part, known, alone, _holders(part, shown, own)))
        for part, session in zip(outline.parts, drafts, strict=True)
    ]
    for part, _, readings in parts:
        for speaker, _ in _introductions(part, readings):
            assembly.register.note_title(speaker.name, speaker.gender)
            if speaker.shown is None or speaker.role or " " in speaker.name:
                assembly.register.note_office(speaker.name, speaker.title, speaker.role)
    assembly.capacities = _told_capacities([(part, readings) for part, _, readings in parts], known)
    for part, session, readings in parts:
        _note_people(part, session, readings, assembly)
    sessions: list[Session] = []
    for part, session, readings in parts:
        _put_together(part, session, readings, assembly)
        if session is not None:
            sessions.append(_with_theme(part, session, readings))
    facts = outline.facts
    return Proceedings(
        id=identifier,
        title=facts.title or source_file.rsplit(".", 1)[0],
        edition=facts.edition,
        date_printed=facts.date_printed,
        date_iso=facts.date_iso,
        place=facts.place,
        organisers=facts.organisers,
        language=facts.language,
        source_file=source_file,
        sha256=sha256,
        source=source,
        people=assembly.register.people(),
        appearances=tuple(assembly.appearances),
        sessions=tuple(sessions),
        statements=_with_final_names(assembly),
        noise=tuple(sorted(outline.noise, key=lambda n: n.start)),
        warnings=tuple(sorted([*outline.warnings, *assembly.warnings], key=lambda w: w.start)),
        facts=tuple(facts.printed),
        furniture=tuple(sorted({*outline.furniture, *assembly.furniture})),
    )


def _with_final_names(assembly: _Assembly) -> tuple[Statement, ...]:
    """Print everybody's fullest name everywhere, also before the place where it is printed."""
    names = {p.id: p.name for p in assembly.register.people()}
    return tuple(replace(s, speaker=names[s.speaker_id]) if s.speaker_id else s for s in assembly.statements)


# ---- sessions


def _sessions(
    outline: Outline, source: str, prefix: str, warnings: list[ParseWarning]
) -> list[Session | None]:
    """Number the parts and give them identifiers; the part before the first session is none."""
    starts = [part.start for part in outline.parts[1:]] + [len(source)]
    counts: dict[SessionKind, int] = {}
    taken: set[str] = set()
    sessions: list[Session | None] = [None]
    for order, part in enumerate(outline.parts[1:], start=1):
        kind = part.kind or SessionKind.OTHER
        number = part.number if kind in NUMBERED_KINDS else None
        if kind in NUMBERED_KINDS:
            number = number or _next_number(outline, kind, counts.get(kind, 0))
            counts[kind] = max(counts.get(kind, 0), number)
        local = _local_id(kind, number, part, taken, warnings, starts[order])
        taken.add(local)
        theme = part.theme
        title = theme.text if theme else part.label
        sessions.append(
            Session(
                f"{prefix}.{local}",
                kind,
                number,
                title,
                order,
                part.start,
                starts[order],
                part.heading,
                theme.span if theme else None,
                part.is_closing,
            )
        )
    return sessions


def _next_number(outline: Outline, kind: SessionKind, last: int) -> int:
    """Return the number of a session that prints none: the next one that no session prints."""
    printed = {part.number for part in outline.parts if part.kind is kind and part.number}
    return last + 1 if last + 1 not in printed else max(printed) + 1


def _local_id(
    kind: SessionKind, number: int | None, part: Part, taken: set[str], warnings: list[ParseWarning], end: int
) -> str:
    """Return an identifier of its own for a session; warn where a printed number comes twice."""
    base = f"{_PREFIXES[kind]}{number}" if kind in _PREFIXES else kind.value.replace("_", "-")
    local, count = base, 1
    while local in taken:
        count += 1
        local = f"{base}-{count}"
    if count > 1 and kind in NUMBERED_KINDS:
        span = part.heading or Span(part.start, end)
        warnings.append(
            ParseWarning(f"numéro de session en double : {part.label or base}", span.start, span.end)
        )
    return local


# « La table ronde de clôture était consacrée à… », under a heading that prints a number only
_CLOSING = re.compile(
    (
        r"\s*(?:la|cette|le)\s+(?:\w+\s+et\s+)?(?:dernière\s+)?(?:table\s+ronde|session|séance"
        r"|conférence|plénière|débat)\s+(?:de\s+clôture|conclusive)\b"
    ),
    re.IGNORECASE,
)


def _with_theme(part: Part, session: Session, readings: list[tuple[Passage, Reading]]) -> Session:
    """Complete a session whose heading prints no theme by what its first paragraph says of it."""
    if readings and _CLOSING.match(readings[0][0].flow.text):
        session = replace(session, is_closing=True)
    if session.theme is not None:
        return session
    theme = find_theme(session.kind, readings)
    return replace(session, title=theme.text, theme=theme.span) if theme else session


# ---- paragraphs


def _read_part(
    part: Part, known: frozenset[str], alone: Mapping[str, str], holders: Mapping[tuple[str, str], str]
) -> list[tuple[Passage, Reading]]:
    """Read the paragraphs of one session in order; a surname or given name stands alone after the full name.

    Args:
        part: the session.
        known: every full name of the document, by its key.
        alone: the given names that one person of the document bears, and the full name.
        holders: who alone can be meant in this session by an office and a gender.
    """
    surnames: set[str] = set()
    present = {name_key(speaker.name) for speaker, _ in part.introduced}
    readings: list[tuple[Passage, Reading]] = []
    for position, passage in enumerate(part.passages):
        given = {name: full for name, full in alone.items() if name_key(full) in present}
        around = _around(part.passages, position, readings)
        reading = _read_passage(passage, NameReader(surnames, known, given, holders), around)
        readings.append((passage, reading))
        present |= {name_key(speaker.name) for speaker in _people_in(reading)}
        for speaker in _people_in(reading):
            words = name_key(speaker.name).split()
            surnames |= {words[-1], " ".join(words[1:])} if len(words) > 1 else set()
    return readings


def _around(
    passages: Sequence[Passage], position: int, readings: Sequence[tuple[Passage, Reading]]
) -> Around:
    """Return what stands just above and below a passage under the same person's heading."""
    heading = passages[position].heading
    if heading is None:
        return NOTHING
    is_below = position + 1 < len(passages) and passages[position + 1].heading is heading
    below = passages[position + 1].flow.text if is_below else ""
    if not readings or readings[-1][0].heading is not heading:
        return Around(below=below)
    above, reading = readings[-1]
    return Around(above.flow.text, below, reading, is_block_above=above.is_blockquote)


def _people_in(reading: Reading) -> list[Speaker]:
    """Return the people whose introduction is printed in a paragraph."""
    return [s for s in reading.introduced if not s.is_organisation and s.shown]


def _introductions(part: Part, readings: list[tuple[Passage, Reading]]) -> list[tuple[Speaker, Span]]:
    """Return everybody introduced in a session: by a heading or caption first, then in its text."""
    found = [(speaker, span) for speaker, span in part.introduced if not speaker.is_organisation]
    for passage, reading in readings:
        found += [(s, passage.flow.cover(*s.shown)) for s in _people_in(reading) if s.shown]
    return found


def _told_capacities(
    parts: Sequence[tuple[Part, list[tuple[Passage, Reading]]]], known: frozenset[str]
) -> dict[str, Speaker]:
    """Return as what the text shows people whom no heading, label or quotation introduces with a role.

    « Pour X, role, la vanne est ailleurs : … » shows X where nobody is quoted for sure.
    """
    names = NameReader((), known)
    introduced = {
        name_key(s.name)
        for part, readings in parts
        for s, _ in _introductions(part, readings)
        if s.role or s.organisation
    }
    found: dict[str, Speaker] = {}
    passages = (passage for _, readings in parts for passage, _ in readings)
    for passage in passages:
        for speaker in first_introduced(cut_paragraph(passage.flow, names)):
            key = name_key(speaker.name)
            if not any(f" {key}".endswith(f" {other}") for other in introduced):
                found.setdefault(key, speaker)
    return found


def _note_people(
    part: Part, session: Session | None, readings: list[tuple[Passage, Reading]], assembly: _Assembly
) -> None:
    """Tell the people of one name apart before anything is given to anybody."""
    for speaker, span in _introductions(part, readings):
        office = Office(speaker.role, speaker.organisation)
        if assembly.register.note(speaker.name, office, session.id if session else None, speaker.gender):
            message = f"{speaker.name} : fonction sans rapport avec une autre session, lu comme un homonyme"
            assembly.warnings.append(ParseWarning(message, span.start, span.end))


def _put_together(
    part: Part, session: Session | None, readings: list[tuple[Passage, Reading]], assembly: _Assembly
) -> None:
    """Enter the people and the statements of one session in order."""
    session_id = session.id if session else None
    for speaker, span in part.introduced:
        _appear(assembly, speaker, session_id, span)
    for passage, reading in readings:
        for speaker in _people_in(reading):
            if speaker.shown:
                _appear(assembly, speaker, session_id, passage.flow.cover(*speaker.shown))
        for segment in reading.segments:
            _add(assembly, passage, segment, session_id)
        for message, a, b in reading.warnings:
            span = passage.flow.cover(a, b)
            assembly.warnings.append(ParseWarning(message, span.start, span.end))


def _read_passage(passage: Passage, names: NameReader, around: Around = NOTHING) -> Reading:
    """Read a paragraph; a blockquote under a person's heading is this person's words as a whole.

    A note of the editors is nobody's words.
    """
    is_note = EDITORIAL.match(passage.flow.text.lstrip(BRACKETS)) is not None
    if is_note or (passage.heading and passage.is_blockquote and is_noted(passage.flow.text)):
        whole = ((0, len(passage.flow.text)),)
        return Reading((Segment(StatementKind.NARRATION, whole, NARRATION),), ())
    by_form = _read_form(passage, names)
    if by_form is not None:
        return by_form
    if passage.heading is None:
        return read_paragraph(passage.flow, names)
    if passage.is_blockquote:
        return read_block(passage.flow, names, passage.heading, around)
    is_foreign = comes_from_another(passage.flow.text, names, passage.heading, around)
    return read_paragraph(passage.flow, names, passage.heading, is_foreign=is_foreign)


def _read_form(passage: Passage, names: NameReader) -> Reading | None:
    """Read what its form says whose it is: a label, the answer to a question, a line that shows people."""
    if passage.answers is not None:
        return read_answer(passage.flow, passage.answers)
    if passage.heading is not None:
        return read_turn(passage.flow.text, passage.heading, names, is_quote=passage.is_blockquote)
    shown = read_presentation(passage.flow, names)
    if shown is None and passage.has_labels and not passage.is_blockquote:
        return read_labelled(passage.flow, names)
    return shown


def _find(assembly: _Assembly, speaker: Speaker, session_id: str | None) -> Person | None:
    """Return who a printed name means in a session."""
    office = Office(speaker.role, speaker.organisation)
    return assembly.register.find(
        speaker.name, speaker.gender, title=speaker.title, office=office, session_id=session_id
    )


def _appear(assembly: _Assembly, speaker: Speaker, session_id: str | None, span: Span) -> None:
    """Note that a person takes part in a session, once for each printed introduction."""
    if speaker.is_organisation:
        return
    person = _find(assembly, speaker, session_id)
    if person is None:
        return
    speaker = _as_told(assembly, speaker, person)
    same = [a for a in assembly.appearances if a.person_id == person.id and a.session_id == session_id]
    if same and speaker.role is None and speaker.organisation is None:
        return
    if not any(
        a.span == span or (a.role, a.organisation) == (speaker.role, speaker.organisation) for a in same
    ):
        assembly.appearances.append(
            Appearance(person.id, session_id, speaker.role, speaker.organisation, span)
        )


def _add(assembly: _Assembly, passage: Passage, segment: Segment, session_id: str | None) -> None:
    """Add the statement of a segment; a clause without statement goes to the furniture."""
    flow = passage.flow
    trimmed = [r for r in (_trim(flow.text, a, b) for a, b in segment.ranges) if r is not None]
    spans = tuple(span for a, b in trimmed for span in flow.spans(a, b))
    if not spans:
        return
    if segment.kind is None:
        assembly.furniture.extend(spans)
        return
    text = " ".join(flow.text[a:b] for a, b in trimmed)
    statement_id = f"{assembly.id}.s{len(assembly.statements) + 1:03d}"
    decision = segment.decision
    statement = Statement(
        statement_id, session_id, segment.kind, None, None, None, None, text, spans, decision.rule,
        decision.status, passage.page, passage.time,
    )  # fmt: skip
    assembly.statements.append(_with_speaker(assembly, statement, decision, session_id))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out blanks at the edges, and marks that lost their words."""
    while start < end and (text[start].isspace() or text[start] in ",;)]"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _with_speaker(
    assembly: _Assembly, statement: Statement, decision: Decision, session_id: str | None
) -> Statement:
    """Complete a statement with its speaker; a name that may mean several people is nobody's."""
    speaker = decision.speaker
    if speaker is None:
        return replace(statement, status=AttributionStatus.UNATTRIBUTED)
    is_body = speaker.is_organisation
    if is_body and not assembly.register.is_surname(speaker.name):
        return replace(statement, speaker=speaker.name, role=speaker.role, organisation=speaker.organisation)
    person = None if is_body else _find(assembly, speaker, session_id)
    if person is None:
        span = statement.spans[0]
        message = f"« {speaker.name} » : nom que plusieurs personnes peuvent porter, laissé sans auteur"
        assembly.warnings.append(ParseWarning(message, span.start, statement.spans[-1].end))
        return replace(statement, status=AttributionStatus.UNATTRIBUTED, rule="ambiguous_name")
    speaker = _as_told(assembly, speaker, person)
    role, organisation = speaker.role, speaker.organisation
    if role is None and organisation is None:
        role, organisation = _capacity(assembly, person, session_id)
    return replace(statement, speaker_id=person.id, speaker=person.name, role=role, organisation=organisation)


def _capacity(assembly: _Assembly, person: Person, session_id: str | None) -> tuple[str | None, str | None]:
    """Return in which capacity a person was last introduced, in this session if possible."""
    known = [a for a in assembly.appearances if a.person_id == person.id and (a.role or a.organisation)]
    here = [a for a in known if a.session_id == session_id] or known
    return (here[-1].role, here[-1].organisation) if here else (None, None)


def _as_told(assembly: _Assembly, speaker: Speaker, person: Person) -> Speaker:
    """Return a speaker with the role that only the text shows."""
    told = assembly.capacities.get(name_key(person.name))
    if told is None or speaker.role or speaker.organisation:
        return speaker
    return replace(speaker, role=told.role, organisation=told.organisation)
