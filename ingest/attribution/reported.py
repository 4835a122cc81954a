"""What somebody said in the writer's words: the subject of a verb of speech, a person or an organisation."""

import re
from dataclasses import replace

from ingest.attribution.clauses import ADDS_VIEW, ASKS
from ingest.attribution.evidence import Paragraph, Speaker
from ingest.attribution.inverted import may_be_person
from ingest.attribution.subjects import ADVERBIAL, ANSWER_OF, OPENER, find_subject, introduce, is_joined
from ingest.french import SPEECH, TRANSFER
from ingest.people.names import Mention, is_plural_title
from ingest.people.organisations import read_organisation

_REPORTING = re.compile(rf"\s*,?\s*(?:{SPEECH})", re.IGNORECASE)
RELAYS = re.compile(rf"[^.;:]{{0,80}},?\s*\bqui\s+{SPEECH}", re.IGNORECASE)
_SAYS = re.compile(rf"\s+{SPEECH}", re.IGNORECASE)
_BLANKS = re.compile(r"\s*")
_THAT = (
    r"\s+(?:que|qu['’]|comment|combien|pourquoi)"  # « tient à préciser que », « est venue raconter comment »
)
NOT_TELLING = re.compile(
    rf"\s*,?\s*(?:commence|débute|a\s+commencé|a\s+débuté|est\s+(?:tenue?|montée?)|s['’]est\s+tenu"
    rf"|est\s+venue?\b(?!\s+\w+(?:er|ir|re){_THAT})|(?:tient|a\s+tenu)(?!\s+à\s+\w+er{_THAT})"
    r"|montre|dévoile|encourag|invite|a\s+invité|introdui|a\s+introduit)",
    re.IGNORECASE,
)


def reported_by_name(paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, int, str] | None:
    """X, role, est revenue sur… — a person is the subject of a verb of speech.

    The words begin with that verb.
    """
    if ADDS_VIEW.search(paragraph.text, start, end):
        return None
    according = _reported_according(paragraph, start, end)
    if according is not None:
        return according
    mention = find_subject(paragraph, start, end)
    if mention is None:
        mention = _given_name(paragraph, start, end)
    if mention is None or ANSWER_OF.fullmatch(paragraph.text[start : mention.outer]):
        return None
    speaker, capacity = introduce(paragraph, mention, end)
    after = max(mention.end, capacity.end)
    verb = _REPORTING.match(paragraph.text, after, end)
    if (
        verb is None
        or NOT_TELLING.match(paragraph.text, after, end)
        or is_joined(paragraph, mention, capacity, end)
        or _is_answered(paragraph, verb, end)
    ):
        return None
    speaker = replace(speaker, gender=speaker.gender or _gender_of_verb(verb.group()))
    plain = OPENER.fullmatch(paragraph.text[start : mention.outer]) is not None
    lead = re.compile(r"[\s,]*").match(paragraph.text, after)
    begin = lead.end() if lead and plain else start
    return speaker, begin, "reported_by_name"


def _is_answered(paragraph: Paragraph, verb: re.Match[str], end: int) -> bool:
    """Tell whether a sentence holds the words of whom a verb takes: « X interroge Y, qui répond que… »."""
    asked = paragraph.named(verb.end(), end) if ASKS.search(verb.group()) else []
    taken = paragraph.named_at(verb.end())
    asked += [taken] if taken is not None else []
    after = _BLANKS.match(paragraph.text, verb.end()).end()  # type: ignore[union-attr]  # matches the empty text
    if may_be_person(paragraph.text, after) and RELAYS.match(paragraph.text, after, end):
        return True
    return any(RELAYS.match(paragraph.text, mention.end, end) for mention in asked)


def _given_name(paragraph: Paragraph, start: int, end: int) -> Mention | None:
    """Return whom a sentence begins with by the given name alone, where it is clear who that is."""
    opened = OPENER.match(paragraph.text, start, end)
    mention = paragraph.alone_at(opened.end()) if opened else None
    if mention is None or not mention.is_strong or " " not in mention.name:
        return None
    return mention if _SAYS.match(paragraph.text, mention.end, end) else None


def _gender_of_verb(verb: str) -> str:
    """Return the gender that « est revenue », « s'est félicité » agree with."""
    if re.match(r"[\s,]*(?:est|s['’]est|était)\s", verb) is None:
        return ""
    return "f" if verb.endswith(("ée", "ue", "ie", "te", "se")) else "m"


def _reported_according(paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, int, str] | None:
    """Selon X, role, … — « pour X » is not taken: it may mean for the benefit of X."""
    blank = len(paragraph.text[start:end]) - len(paragraph.text[start:end].lstrip())
    match = re.compile(r"(?:selon|d['’]après)\s+", re.IGNORECASE).match(paragraph.text, start + blank, end)
    mention = paragraph.named_at(match.end()) if match else None
    if mention is None or not mention.is_strong or is_plural_title(mention.title):
        return None
    limit = paragraph.text.find(",", mention.end, end)
    speaker, capacity = introduce(paragraph, mention, end)
    if (
        limit < 0
        or paragraph.named(mention.end, end)
        or is_joined(paragraph, mention, capacity, end)
        or TRANSFER.search(paragraph.text[start:end])
    ):
        return None
    # without a verb nothing shows where a role ends and the statement begins, so only the name is kept
    return (
        replace(speaker, role=None, organisation=None, shown=(mention.start, mention.end)),
        start,
        "reported_according_to",
    )


def reported_by_organisation(paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, int, str] | None:
    """La start-up X a expliqué comment… — an organisation speaks, and no person does."""
    text = paragraph.text
    if paragraph.named(start, end):
        return None
    for position in _organisation_positions(text, start, end):
        found = read_organisation(text, position, end)
        if found is None:
            continue
        verb = _REPORTING.match(text, found[1], end)
        if verb is not None and not NOT_TELLING.match(text, found[1], end):
            name = text[slice(*found)]
            return Speaker(name, True, None, name, shown=found), start, "reported_by_organisation"
    return None


def _organisation_positions(text: str, start: int, end: int) -> list[int]:
    """Return where the subject of a sentence may begin: at once, or after an adverbial and its comma."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    positions = [begin]
    comma = text.find(", ", begin, min(end, begin + 120))
    if comma >= 0 and ADVERBIAL.match(text, begin, comma):
        positions.append(comma + 2)
    return positions
