"""What a layout prints about the event itself: title, edition, date, place, organisers."""

import re

from ingest.dates import MONTHS, read_date
from ingest.flow import Flow, read_flow
from ingest.headings import ORDINAL
from ingest.model import Span
from ingest.outline import EventFacts, Outline
from ingest.people.names import is_given_name
from ingest.quotations import find_quotations
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
_VENUE = (
    r"(?:(?:la|le|les)\s+|l['’])?(?i:amphithéâtre|auditorium|campus|centre|chambre|château|cité|école|espace|faculté|grange|halles?"
    r"|hôtel|maison|mairie|médiathèque|musée|palais|parc|pavillon|salle|salons|stade|théâtre|université|zénith)\b[^.«»:,–—•|]{0,50}"
)
DATED = re.compile(rf"[^.!?«»:]{{0,100}}\b{_DATE}")
_AT = r"(?:à|au|aux|en|dans)\s+(?:la\s+|l['’]|le\s+|les\s+)?"
_ON = r"(?:le|les|du|ce)\s+"
_PLACE_DATE = (
    re.compile(rf"{_HELD}\s+(?:[^.«»:]{{0,60}}?\s)?{_AT}{_PLACE}\s*,?\s+{_ON}(?P<date>{_DATE})"),
    re.compile(rf"{_HELD}\s+{_ON}(?P<date>{_DATE})\s*,?\s+{_AT}{_PLACE}"),
    re.compile(rf"{_HELD}\s+(?:à|au|aux)\s+{_PLACE}(?=[\s,.])"),
)
# above the first session a place and a date need no verb: « Brive, 3 mai 2024 – compte rendu »
_THEN = r"\s*[,–—•|-]\s*"
_EDITION_THEN = rf"^\W*(?:{EDITION_WORDS}{_THEN})?"
_ENDS_LINE = r"\W*(?:$|\s[–—•|-]\s)"
_IN_HEAD = (
    re.compile(
        rf"{_EDITION_THEN}(?:{_VENUE}{_THEN})?{_PLACE}{_THEN}(?:{_VENUE}{_THEN})?(?:(?:le|les|du)\s+)?"
        rf"(?P<date>{_DATE}){_ENDS_LINE}"
    ),
    re.compile(rf"{_EDITION_THEN}(?P<date>{_DATE}(?<=\d{{4}})){_ENDS_LINE}"),
    re.compile(rf"(?:^|[\s,(])(?:à|au|aux)\s+{_PLACE}\s*,?\s+(?:le|les)\s+(?P<date>{_DATE})"),
    re.compile(rf"(?:^|\b{_ON})(?P<date>{_DATE})"),
)
# what announces another edition: « Rendez-vous le 12 juin », « Les inscriptions pour l'édition 2025 »
_OTHER_EDITION = re.compile(
    r"\b(?:prochaine?s?|inscri(?:ptions?|re|vez)|rendez-vous|réserve[rz]|save\s+the\s+date|vos\s+agendas|à\s+noter"
    r"|(?:la|une)\s+suite|(?:aura|auront)\s+lieu|se\s+(?:tiend|déroule|réuni)r(?:a|ont)"
    r"|(?:ouvri|reviend|accueille|organise)r(?:a|ont)|seront?\s+organisée?s?|précédente?s?"
    r"|(?:an|année|édition)\s+(?:dernière?|passée?|suivante?))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…]+|$)")
_NAME = (
    r"(?:(?:la|le|les)\s+|l['’])?[^\W\d_a-zà-öø-ÿœ](?:[\w'’&-]|\.(?=\w))*(?:\s+(?:(?:de\s+la|de\s+l['’]"
    r"|de|du|des|la|le|les|et|en|sur|pour|&|d['’]|l['’])\s*)*[^\W\d_a-zà-öø-ÿœ](?:[\w'’&-]"
    r"|\.(?=\w))*)*(?:\s[a-zà-öø-ÿœ]{2,}(?:als?|ales?|aux|ics|iques?|ains?|aines?|iens?|iennes?|çais|çaises?|ifs?|ives?|ixtes?|nies?)"
    r"(?=\s*(?:[,.;(]|$)|\s+et\s))?(?:\s*\([^()]{2,60}\))?"
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


# what a magazine prints above the title of its article: « Cahier spécial »
_RUBRIC = re.compile(
    r"\W*(?:(?:cahier|numéro|dossier|supplément|édition|publication|hors[- ]série|rubrique)"
    r"(?:\s+(?:spéciale?|centrale?|détachable|partenaire|thématique|du\s+mois))?|spécial|événement|évènement"
    r"|actes|compte[- ]rendu|à\s+la\s+une|reportage|retour\s+sur)\W*",
    re.IGNORECASE,
)


def read_event(outline: Outline, titles: list[Block], source: str) -> None:
    """Fill in the facts of the event from the title and from the text around the first session."""
    facts = outline.facts
    if len(titles) > 1 and _RUBRIC.fullmatch(titles[0].text):
        titles = titles[1:]
    if titles:
        facts.title = " ".join(b.text for b in titles)
        spans = [b.flow.cover(0, len(b.flow.text)) for b in titles]
        facts.printed.append(("title", Span(spans[0].start, spans[-1].end)))
    head = [b.flow for b in titles] + _furniture_flows(outline, source)
    for flow, is_head in [*((flow, True) for flow in head), *_narration_flows(outline)]:
        text = _of_this_event(flow.text)
        _read_edition(facts, flow, text)
        _read_place_and_date(facts, flow, text, _PLACE_DATE)
        if is_head:
            for line in _lines(flow, source):
                _read_place_and_date(facts, line, _of_this_event(line.text), _IN_HEAD[:2])
            _read_place_and_date(facts, flow, text, _IN_HEAD)
        _read_organisers(facts, flow, text)


def _furniture_flows(outline: Outline, source: str) -> list[Flow]:
    """Return the lines above the text that print the edition or the date."""
    return [read_flow(source, s.start, s.end, frozenset()) for s in outline.furniture]


def _narration_flows(outline: Outline) -> list[tuple[Flow, bool]]:
    """Return the paragraphs before the first session, then those of the first few sessions.

    Where facts are printed; and whether a paragraph stands before the first session.
    """
    parts = outline.parts[:3]
    found = [(p.flow, part.kind is None) for part in parts for p in part.passages if p.heading is None]
    return found[:12]


def _lines(flow: Flow, source: str) -> list[Flow]:
    """Return the printed lines of a paragraph."""
    cover = flow.cover(0, len(flow.text)) if flow.text else Span(0, 0)
    lines = re.compile(r"[^\r\n]+").finditer(source, cover.start, cover.end)
    return [read_flow(source, line.start(), line.end(), frozenset()) for line in lines]


def _of_this_event(text: str) -> str:
    """Blank out what tells nothing of this event: what somebody says, what announces another edition."""
    kept = list(text)
    for quotation in find_quotations(text):
        kept[quotation.inner_start : quotation.inner_end] = " " * quotation.length
    for sentence in _SENTENCE.finditer("".join(kept)):
        if _OTHER_EDITION.search(sentence.group()):
            kept[sentence.start() : sentence.end()] = " " * len(sentence.group())
    return "".join(kept)


def _note(facts: EventFacts, key: str, flow: Flow, span: tuple[int, int]) -> str:
    """Note where a fact is printed; return its words."""
    facts.printed.append((key, flow.cover(*span)))
    return flow.text[slice(*span)]


def _read_edition(facts: EventFacts, flow: Flow, text: str) -> None:
    match = None if facts.edition else EDITION.search(text)
    if match:
        facts.edition = _note(facts, "edition", flow, match.span("edition"))


def _read_place_and_date(
    facts: EventFacts, flow: Flow, text: str, patterns: tuple[re.Pattern[str], ...]
) -> None:
    """Read « s'est tenu à X le D » and its relatives.

    A date alone counts only where nothing better is printed.
    """
    for pattern in patterns:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("place") and facts.place is None and not _is_person(groups["place"]):
            facts.place = _note(facts, "place", flow, match.span("place"))
        if groups.get("date") and facts.date_printed is None:
            facts.date_printed = _note(facts, "date", flow, match.span("date"))
            facts.date_iso = read_date(facts.date_printed)


def _is_person(place: str) -> bool:
    """Tell « remis à Marie Durand le 3 mai » from « à La Rochelle le 3 mai »."""
    first, _, rest = place.partition(" ")
    return bool(rest) and is_given_name(first)


def _read_organisers(facts: EventFacts, flow: Flow, text: str) -> None:
    """Read « organisé par X, en partenariat avec Y et Z »."""
    match = None if facts.organisers else _ORGANISED.search(text)
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
