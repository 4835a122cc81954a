"""What a layout prints about the event itself: title, edition, date, place, organisers."""

import re

from ingest.dates import MONTHS, read_date
from ingest.flow import Flow, read_flow
from ingest.headings import ORDINAL
from ingest.model import Span
from ingest.outline import EventFacts, Outline
from ingest.readers.blocks import Block

_DATE = (
    rf"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
    rf"|dimanche)\s+)?\d{{1,2}}(?:er)?(?:\s+(?:{'|'.join(MONTHS)}))?(?:\s*(?:,|et|au|-"
    rf"|–)\s*\d{{1,2}}(?:er)?)*\s+(?:{'|'.join(MONTHS)})(?:\s+\d{{4}})?"
)
EDITION_WORDS = rf"(?:{ORDINAL}\s+édition|édition\s+(?:n\s?°\s?)?\d{{1,4}})"
EDITION = re.compile(rf"(?P<edition>{EDITION_WORDS})", re.IGNORECASE)
_HELD = (
    r"(?:s['’](?:est|était)\s+(?:tenue?s?|déroulée?s?)|se\s+(?:tenai(?:t|ent)|sont\s+(?:tenue?s"
    r"|déroulée?s)|déroulait)|(?:a|ont|avait|avaient)\s+(?:eu\s+lieu|réuni\w*|rassemblé\w*)|avait\s+lieu"
    r"|organisée?s?|accueillie?s?|réunie?s?|rassemblée?s?)"
)
_PLACE = (
    r"(?P<place>[^\W\d_a-zà-öø-ÿœ][\w'’.-]*(?:\s+(?:(?:de\s+la|de\s+l['’]|de|du|des|la|le|les|en|sur"
    r"|sous|lès|d['’]|l['’])\s*)*[^\W\d_a-zà-öø-ÿœ][\w'’.-]*)*(?:\s*\([^()]{2,40}\))?)"
)
# where an event is held within a town
VENUE = (
    r"(?:(?:la|le|les)\s+|l['’])?(?i:amphithéâtre|auditorium|campus|centre|chambre|château|cité|école|espace|faculté|grange|halles?"
    r"|hôtel|maison|mairie|médiathèque|musée|palais|parc|pavillon|salle|salons|stade|théâtre|université|zénith)\b[^.«»:,–—•|]{0,50}"
)
DATED = re.compile(rf"[^.!?«»:]{{0,100}}\b{_DATE}")
_PLACE_DATE = (
    re.compile(
        rf"{_HELD}\s+(?:[^.«»:]{{0,60}}?\s)?(?:à|au|aux|en|dans)\s+(?:la\s+|l['’]|le\s+"
        rf"|les\s+)?{_PLACE}\s*,?\s+(?:le|les|du|ce)\s+(?P<date>{_DATE})"
    ),
    re.compile(
        rf"{_HELD}\s+(?:le|les|du|ce)\s+(?P<date>{_DATE})\s*,?\s+(?:à|au|aux|en|dans)\s+(?:la\s+"
        rf"|l['’]|le\s+|les\s+)?{_PLACE}"
    ),
    re.compile(
        rf"^\W*(?:{EDITION_WORDS}\s*[,–—•|-]\s*)?(?:{VENUE}\s*[,–—•|-]\s*)?{_PLACE}\s*[,–—•|-]\s*(?:{VENUE}\s*[,–—•|-]\s*)?"
        rf"(?:(?:le|les|du)\s+)?(?P<date>{_DATE})(?:\W*|\s+[–—•|-]\s.*)$"
    ),
    re.compile(rf"{_HELD}\s+(?:à|au|aux)\s+{_PLACE}(?=[\s,.])"),
    re.compile(rf"(?:^|\b(?:le|les|du|ce)\s+)(?P<date>{_DATE})"),
)
_NAME = (
    r"(?:(?:la|le|les)\s+|l['’])?[^\W\d_a-zà-öø-ÿœ](?:[\w'’&-]|\.(?=\w))*(?:\s+(?:(?:de\s+la|de\s+l['’]"
    r"|de|du|des|la|le|les|et|en|sur|pour|&|d['’]|l['’])\s*)*[^\W\d_a-zà-öø-ÿœ](?:[\w'’&-]"
    r"|\.(?=\w))*)*(?:\s*\([^()]{2,60}\))?"
)
_LOWER_NAME = (
    rf"(?:(?:la|le|les)\s+|l['’])?(?:(?:ville|région|métropole|société|association|agence|syndicat"
    rf"|département|groupe|communauté\s+\w+)\s+(?:(?:de\s+la|de|du|des|d['’])\s*)?)?{_NAME}"
)
_LIST = rf"{_LOWER_NAME}(?:\s*,\s*{_LOWER_NAME})*(?:\s*,?\s+et\s+{_LOWER_NAME})?"
_ORGANISED = re.compile(
    rf"(?:[oO]rganisée?s?|[pP]roposée?s?|[pP]ortée?s?|coorganisée?s?"
    rf"|co-organisée?s?)\s+(?:conjointement\s+)?par\s+(?P<by>{_LIST})"
    rf"(?:\s*,?\s*(?:en\s+(?:partenariat|collaboration|lien)\s+(?:\w+\s+)?avec"
    rf"|avec\s+(?:le\s+(?:soutien|concours|appui)|l['’]appui)\s+d[eu]s?|avec)\s+(?P<with>{_LIST}))?"
)


def read_event(outline: Outline, titles: list[Block], source: str) -> None:
    """Fill in the facts of the event from the title and from the text around the first session."""
    facts = outline.facts
    if titles:
        facts.title = " ".join(b.text for b in titles)
        spans = [b.flow.cover(0, len(b.flow.text)) for b in titles]
        facts.printed.append(("title", Span(spans[0].start, spans[-1].end)))
    flows = [b.flow for b in titles] + _furniture_flows(outline, source) + _narration_flows(outline)
    for flow in flows:
        _read_edition(facts, flow)
        _read_place_and_date(facts, flow)
        _read_organisers(facts, flow)


def _furniture_flows(outline: Outline, source: str) -> list[Flow]:
    """Return the lines above the text that print the edition or the date."""
    return [read_flow(source, s.start, s.end, frozenset()) for s in outline.furniture]


def _narration_flows(outline: Outline) -> list[Flow]:
    """Return the paragraphs before the first session, then those of the first few sessions.

    Where facts are printed.
    """
    found = [p.flow for part in outline.parts[:3] for p in part.passages if p.heading is None]
    return found[:12]


def _note(facts: EventFacts, key: str, flow: Flow, span: tuple[int, int]) -> str:
    """Note where a fact is printed; return its words."""
    facts.printed.append((key, flow.cover(*span)))
    return flow.text[slice(*span)]


def _read_edition(facts: EventFacts, flow: Flow) -> None:
    match = None if facts.edition else EDITION.search(flow.text)
    if match:
        facts.edition = _note(facts, "edition", flow, match.span("edition"))


def _read_place_and_date(facts: EventFacts, flow: Flow) -> None:
    """Read « s'est tenu à X le D » and its relatives.

    A date alone counts only where nothing better is printed.
    """
    for pattern in _PLACE_DATE:
        match = pattern.search(flow.text)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("place") and facts.place is None:
            facts.place = _note(facts, "place", flow, match.span("place"))
        if groups.get("date") and facts.date_printed is None:
            facts.date_printed = _note(facts, "date", flow, match.span("date"))
            facts.date_iso = read_date(facts.date_printed)


def _read_organisers(facts: EventFacts, flow: Flow) -> None:
    """Read « organisé par X, en partenariat avec Y et Z »."""
    match = None if facts.organisers else _ORGANISED.search(flow.text)
    if match is None:
        return
    if match.group()[0].isupper() and not match["with"]:
        # « Organisées par X, les Journées … »: after the comma comes the subject of the sentence
        first = re.split(r"\s*,\s*(?=(?:la|le|les)\s|l['’])", match["by"])[0]
        facts.organisers = _names(first)
        _note(facts, "organisers", flow, (match.start("by"), match.start("by") + len(first)))
        return
    last = "with" if match["with"] else "by"
    facts.organisers = (*_names(match["by"]), *_names(match["with"] or ""))
    _note(facts, "organisers", flow, (match.start("by"), match.end(last)))


def _names(printed: str) -> tuple[str, ...]:
    """Split a printed list of organisations; an « et » inside a name is none between names."""
    articles = re.findall(r"(?:^|,\s*|\bet\s+)(?:la |le |les |l['’])", printed)
    joint = (
        r"\s*,\s*(?:et\s+)?|\s+et\s+(?=la\s|le\s|les\s|l['’])" if articles else r"\s*,\s*(?:et\s+)?|\s+et\s+"
    )
    parts = re.split(joint, printed)
    return tuple(re.sub(r"^(?:(?:la|le|les)\s+|l['’])", "", p).strip() for p in parts if p.strip())
