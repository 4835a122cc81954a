"""Lines that show people without a word of theirs: « Rapporteure : X, rôle », « Présents : A ; B »."""

import re

from ingest.attribution.evidence import NARRATION, Reading, Segment
from ingest.attribution.subjects import introductions
from ingest.flow import Flow
from ingest.headings import list_label_end
from ingest.model import StatementKind
from ingest.people.names import NameReader

_PRESENT = re.compile(
    r"\W*(?:(?:étaient|sont)\s+)?(?:membres\s+)?présent(?:e|s|es|[·.(-]e[·.)-]s)?\s*:", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[\s,;.*_]|\bet\b)*")


def read_presentation(flow: Flow, names: NameReader) -> Reading | None:
    """Read a line that is nothing but a label and people with what they are; None: it is none."""
    present = _PRESENT.match(flow.text)
    start = present.end() if present else list_label_end(flow.text)
    if start is None:
        return None
    people = introductions(flow, names, start, is_shared=present is None)
    shown = [person.shown for person in people if person.shown]
    edges = [start, *(edge for span in shown for edge in span), len(flow.text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    if not shown or not all(_BETWEEN.fullmatch(_without_titles(flow.text[a:b])) for a, b in gaps):
        return None
    whole = Segment(StatementKind.NARRATION, ((0, len(flow.text)),), NARRATION)
    return Reading((whole,), tuple(people))


def _without_titles(text: str) -> str:
    """Leave out « M. » before a name."""
    return re.sub(r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me)(?=\s*$)", "", text)
