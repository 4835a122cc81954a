"""The rule for a name inside the quotation: « Q1, explique X, Q2 »."""

import re

from ingest.attribution.carried_over import carries
from ingest.attribution.clauses import PRONOUN, is_short_for
from ingest.attribution.evidence import Decision, Evidence, Paragraph, Speaker, given_to, given_to_nobody
from ingest.attribution.named_after import signature_after_quotation
from ingest.attribution.subjects import find_subject
from ingest.french import ADVERBS, FINITE, SPEECH
from ingest.people.capacities import Capacity, read_capacity
from ingest.people.genders import gender_of, gender_of_name
from ingest.people.names import Mention
from ingest.quotations import Quotation

_INCISE = re.compile(rf",\s+(?P<verb>{SPEECH})(?P<rest>[^,«»“”\"]{{0,80}})", re.IGNORECASE)
_INCISE_SUBJECT = re.compile(
    rf"[\s,]*{ADVERBS}{{0,3}}[\s,]*(?:(?:le|la)\s+(?-i:(?=\w+\s+[^\Wa-zà-öø-ÿœ_])))?", re.IGNORECASE
)


def name_inside_quotation(evidence: Evidence) -> Decision | None:
    """« Q1, explique X, Q2 » — a clause between commas names the speaker.

    After « Une habitante a repris : » it does not: she quotes X, and the clause is among her words.
    """
    rule = "name_inside_quotation"
    found = _incise(evidence.paragraph, evidence.quotation)
    if found is None or found[2] is None:
        return None
    lead = find_subject(evidence.paragraph, *evidence.lead)
    is_own = lead is not None and _is_one(lead.name, found[2].name)
    if not is_own and _leads_elsewhere(evidence.lead_text):
        return None
    signed = signature_after_quotation(evidence)
    is_signed = signed is not None and (
        signed.speaker is None or not _is_one(signed.speaker.name, found[2].name)
    )
    if (lead and not is_own) or is_signed:
        return given_to_nobody(rule)
    return given_to(found[2], rule)


def _is_one(name: str, other: str) -> bool:
    """Tell whether two printed names are one, or one is the other's surname."""
    return is_short_for(name, other) or is_short_for(other, name)


def _leads_elsewhere(lead: str) -> bool:
    """Tell a clause before a colon that says who speaks from a joint or a topic, « Sur le prix : »."""
    if not lead.rstrip().endswith((":", "—", "–")) or not re.search(r"\w", lead):
        return False
    return not carries(lead) or re.match(r"\W*(?:\w+\s+)?(?:il|elle)s?\b", lead, re.IGNORECASE) is not None


def _incise(paragraph: Paragraph, quotation: Quotation) -> tuple[int, int, Speaker | None] | None:
    """Return where the writer's clause inside a quotation stands, and whom it names (None: a pronoun)."""
    for match in _INCISE.finditer(paragraph.text, quotation.inner_start, quotation.inner_end):
        at = match.end("verb")
        if pronoun := PRONOUN.match(paragraph.text, at):
            end = _clause_end(paragraph.text, pronoun.end(), quotation.inner_end)
            if end is not None:
                return match.start(), end, None
        named = _INCISE_SUBJECT.match(paragraph.text, at)
        begin = named.end() if named else at
        mention = next((m for m in paragraph.quoted_mentions if m.outer <= begin <= m.start), None)
        if mention:
            return _named_incise(paragraph, quotation, match.start(), mention)
    return None


def _clause_end(text: str, start: int, limit: int) -> int | None:
    """Return where the clause ends: just after its comma, or before its full stop."""
    match = re.compile(r"[^,.!?;:«»]{0,60}(?:,|(?=[.!?]))").match(text, start, limit)
    return match.end() if match else None


_CLAUSE = re.compile(
    (
        rf"^(?:mais|et|car|donc|ou|puis)\b|\b(?:je|j['’]|tu|il|elle|on|nous|vous|ils|elles|c['’]est|ce"
        rf"|qui|que|ne|n['’])\b|(?<![\w'’-]){SPEECH}"
    ),
    re.IGNORECASE,
)


def _named_incise(
    paragraph: Paragraph, quotation: Quotation, start: int, mention: Mention
) -> tuple[int, int, Speaker] | None:
    """Read « , explique X, role, »: the parts between commas belong to it as long as they are a role."""
    text, end = paragraph.text, mention.end
    while (after := _end_of_role(text, mention.end, end, quotation.inner_end)) is not None:
        end = after
    capacity = (
        read_capacity(text, mention.end, end, is_person=True)
        if end > mention.end
        else Capacity(start=end, end=end)
    )
    if text[end : end + 1] not in {",", "."}:
        return None
    speaker = Speaker(
        mention.name,
        False,
        capacity.role,
        capacity.organisation,
        gender_of(mention.title, capacity.role) or gender_of_name(mention.name),
        (mention.start, end),
    )
    return start, end + (text[end] == ","), speaker


_ITEM = r"(?:d[eu]\s+(?:la\s+|l['’])?|des\s+|d['’])[\w'’-]+(?:\s(?!et\b)[\w'’-]+){0,2}"
_PART = re.compile(r",\s*(?P<words>[^,.;:!?«»]{2,120})(?=[,.])")
# « adjointe en charge de l'eau, des bois et des routes »: what the office is about goes on
_ITEMS = re.compile(rf"(?:,\s*{_ITEM})*?,\s*{_ITEM}\s+et\s+{_ITEM}(?=[,.])", re.IGNORECASE)
_GOVERNS = re.compile(r"\b(?:d[eu]|des|aux?|à)\s[^,]*$|['’][^,]*$", re.IGNORECASE)


def _end_of_role(text: str, name_end: int, start: int, limit: int) -> int | None:
    """Return where the next part between commas ends, as far as it is somebody's role or organisation."""
    part = _PART.match(text, start, limit)
    if part is None:
        return None
    capacity = read_capacity(text, start, part.end(), is_person=True)
    is_body = (
        start > name_end and capacity.organisation == part["words"] and not _ARTICLE.match(part["words"])
    )
    if (capacity.role is not None or is_body) and not _CLAUSE.search(part["words"]):
        return part.end()
    items = _ITEMS.match(text, start, limit) if start > name_end else None
    if items is None or not _GOVERNS.search(text, name_end, start) or _FINITE.search(items.group()):
        return None
    return items.end()


_ARTICLE = re.compile(r"(?:l[ae]s?|une?|des)\s|l['’]", re.IGNORECASE)
_FINITE = re.compile(
    rf"(?<![\w'’-])(?:{FINITE}|\w+(?:r(?:ont|a|ai|as|ez|ons)|ai(?:en)?t))(?![\w'’-])|{_CLAUSE.pattern}",
    re.IGNORECASE,
)


def without_incise(
    paragraph: Paragraph, quotation: Quotation, speaker: Speaker | None
) -> tuple[tuple[int, int], ...]:
    """Return the quoted words without the writer's « , résume-t-il, »; one that names another is quoted."""
    whole = (quotation.inner_start, quotation.inner_end)
    found = _incise(paragraph, quotation)
    named = found[2] if found else None
    is_quoted = named is not None and (speaker is None or not _is_one(speaker.name, named.name))
    parts: tuple[tuple[int, int], ...] = (whole,)
    if found is not None and not is_quoted:
        parts = ((whole[0], found[0]), (found[1], whole[1]))
    if not all(any(c.isalnum() for c in paragraph.text[a:b]) for a, b in parts):
        parts = (whole,)
    return tuple(piece for part in parts for piece in _without_marks(part, quotation.repeated))


def _without_marks(part: tuple[int, int], marks: tuple[int, ...]) -> list[tuple[int, int]]:
    """Cut a stretch at the marks inside that only say that a quotation goes on."""
    cuts = [m for m in marks if part[0] <= m < part[1]]
    return list(zip([part[0], *(m + 1 for m in cuts)], [*cuts, part[1]], strict=True))
