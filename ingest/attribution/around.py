"""What stands around a quotation: whose words it is, what its speaker tells besides, or narration.

« X, maire, regrette que la halle ferme : « Q » » tells something before the quotation that no quotation
repeats; « « Q », a expliqué X, précisant que la halle ferme » does so after it. Both are X's words in the
writer's, as they are in a sentence of their own.
"""

import re

from ingest.attribution.clauses import is_short_for, pronoun_after
from ingest.attribution.evidence import NARRATION, Decision, Paragraph, Segment, Speaker, State
from ingest.attribution.pronoun_before import SUBJECT_PRONOUN
from ingest.attribution.reported import reported_by_name
from ingest.attribution.telling import belongs_to_heading
from ingest.french import ADVERBS, HEADS_OF_BODIES, HUMAN, SPEECH, fold
from ingest.model import StatementKind
from ingest.people.names import name_key
from ingest.quotations import MIN_STATEMENT_CHARS

_MAX_CLAUSE_CHARS = (
    300  # a longer clause tells more than whose words they are, and stays readable as narration
)
_LEAST_TOLD = 25  # characters after « que »: less leads to the quotation and tells nothing
_THAT = r"(?:que\s|qu['’]|comment\s|combien\s|pourquoi\s)"
_SPEAKS = re.compile(rf"(?<![\w'’-]){SPEECH}", re.IGNORECASE)
_SAYS_THAT = re.compile(
    rf"\s*,?\s*{SPEECH}(?:[\s,]+{ADVERBS}){{0,2}},?\s+{_THAT}(?P<told>.+)", re.IGNORECASE | re.DOTALL
)
# « , avant de conclure : » only leads to the quotation
_LEADS_ON = re.compile(r"[\s,]*\b(?:avant|puis|et)\s+(?:de\s+|d['’])[\w'’ -]{3,40}$", re.IGNORECASE)
_GERUNDS = """précisant rappelant ajoutant soulignant indiquant expliquant regrettant estimant assurant
annonçant notant affirmant reconnaissant admettant jugeant signalant observant constatant confirmant
promettant prévenant concluant insistant déplorant relevant remarquant avouant espérant souhaitant"""
_INFINITIVES = """préciser rappeler ajouter souligner indiquer expliquer regretter estimer assurer annoncer
noter affirmer reconnaître admettre juger signaler observer constater confirmer promettre prévenir conclure"""
_ADDRESSES = re.compile(r",\s+(?:à|aux?|devant|face)\s", re.IGNORECASE)
_TELLS_ON = re.compile(
    rf"\s*,?\s*(?:(?:tout\s+)?en\s+)?(?P<words>(?:{'|'.join(_GERUNDS.split())})\s+{_THAT}.+)"
    rf"|\s*,?\s*(?:avant|et)\s+(?:de\s+|d['’])(?P<further>(?:{'|'.join(_INFINITIVES.split())})\s+{_THAT}.+)"
    rf"|\s*,\s*qui\s+(?P<relative>{SPEECH}(?:\s+{ADVERBS}){{0,2}}\s+{_THAT}.+)",
    re.IGNORECASE | re.DOTALL,
)


def read_around(
    paragraph: Paragraph, start: int, end: int, decisions: tuple[Decision, Decision], state: State
) -> None:
    """Give away the words around a quotation, up to the next one or the end of the sentence.

    Args:
        paragraph: the whole paragraph.
        start: where the words begin.
        end: where they end.
        decisions: about the quotation before and about the one after; twice the same where there is one.
        state: takes the segments.
    """
    if not any(c.isalnum() for c in paragraph.text[start:end]):
        return
    told = _told_before(paragraph, start, end, decisions[-1], state) or _told_after(
        paragraph, start, end, decisions[0]
    )
    if told is None:
        _read_clause(paragraph, start, end, decisions, state)
        return
    begin, finish, decision = told
    _read_clause(paragraph, start, begin, decisions, state)
    state.segments.append(Segment(StatementKind.REPORTED, ((begin, finish),), decision))
    _read_clause(paragraph, finish, end, decisions, state)


def _read_clause(
    paragraph: Paragraph, start: int, end: int, decisions: tuple[Decision, Decision], state: State
) -> None:
    """Write down what tells nothing but whose words a quotation is, and narration as such."""
    if not any(c.isalnum() for c in paragraph.text[start:end]):
        return
    quoted = any(
        start <= q.start and q.end <= end and q.length >= MIN_STATEMENT_CHARS for q in paragraph.quotations
    )
    attributes = (
        any(d.speaker is not None for d in decisions) and not quoted and end - start <= _MAX_CLAUSE_CHARS
    )
    if attributes:
        state.segments.append(Segment(None, ((start, end),), Decision(None, "attribution_clause")))
    else:
        state.segments.append(Segment(StatementKind.NARRATION, ((start, end),), NARRATION))


def _told_before(
    paragraph: Paragraph, start: int, end: int, decision: Decision, state: State
) -> tuple[int, int, Decision] | None:
    """Return what a clause tells that leads to its subject's own quotation, and whose words these are."""
    colon = len(paragraph.text[start:end].rstrip(" \xa0\u202f")) + start
    is_lead = any(q.start == end for q in paragraph.quotations) and paragraph.text[start:colon].endswith(":")
    if not is_lead:
        return None
    finish = start + len(_LEADS_ON.sub("", paragraph.text[start : colon - 1].rstrip()))
    if paragraph.heading is not None:
        is_own = _is_told_under_heading(paragraph, (start, finish), decision, state)
        return (start, finish, Decision(paragraph.heading, "person_heading")) if is_own else None
    speaker = decision.speaker
    if speaker is None:
        return None
    if decision.rule == "pronoun_before_quotation":
        pronoun = SUBJECT_PRONOUN.match(paragraph.text, start, finish)
        is_own = pronoun is not None and _tells(paragraph.text[pronoun.end() : finish])
        return (start, finish, decision) if is_own else None
    found = reported_by_name(paragraph, start, finish)
    is_own = found is not None and name_key(found[0].name) == name_key(speaker.name)
    if found is None or not is_own or not _tells(paragraph.text[found[1] : finish]):
        return None
    return found[1], finish, Decision(found[0], found[2])


def _tells(text: str) -> bool:
    """Tell whether a clause, from its verb on, says what somebody said: « regrette que la halle ferme »."""
    said = _SAYS_THAT.match(text)
    return said is not None and len(said["told"].strip()) >= _LEAST_TOLD


def _is_told_under_heading(
    paragraph: Paragraph, clause: tuple[int, int], decision: Decision, state: State
) -> bool:
    """Tell whether a clause under a person's heading tells what this person said.

    What stands there is this person's, as a sentence of its own is, so a figure is enough; where the
    quotation is nobody's, no verb may make somebody else speak.
    """
    heading, speaker, text = paragraph.heading, decision.speaker, paragraph.text[slice(*clause)]
    verb = _SPEAKS.search(text)
    tells = re.search(r"\d", text) is not None or (verb is not None and _tells(text[verb.start() :]))
    if heading is None or not tells or (speaker is None and (verb is not None or HUMAN.search(text))):
        return False
    if speaker is not None and name_key(speaker.name) != name_key(heading.name):
        return False
    return belongs_to_heading(paragraph, clause, heading, state)


def _told_after(
    paragraph: Paragraph, start: int, end: int, decision: Decision
) -> tuple[int, int, Decision] | None:
    """Return what the clause that signs a quotation tells further, where only its speaker can tell it."""
    speaker = decision.speaker
    if speaker is None or not any(q.end == start for q in paragraph.quotations):
        return None
    begin = _after_signature(paragraph, start, end, speaker)
    comma = paragraph.text.find(",", begin, end) if begin is not None else -1
    match = _TELLS_ON.match(paragraph.text, comma, end) if comma >= 0 else None
    if begin is None or match is None:
        return None
    between = paragraph.text[begin:comma]
    named = paragraph.named(start, comma, strong=False)
    if any(not is_short_for(m.name, speaker.name) for m in named) or HUMAN.search(between):
        return None
    if match["relative"] is not None and (
        between.strip()  # « a dit X à une habitante, qui regrette que… »
        or _ADDRESSES.search(paragraph.text, start, comma)
        or _may_tell_of_another(_capacity(paragraph, start, begin, speaker), match["relative"])
    ):
        return None
    group = next(g for g in ("words", "further", "relative") if match[g] is not None)
    is_told = len(match[group]) >= _LEAST_TOLD and not paragraph.named(comma, match.end(group))
    return (match.start(group), match.end(group), decision) if is_told else None


# « porte-parole de la CGT, qui regrette », « avocat d'une batelière, qui affirme »: these may, too
_WITHIN_ROLE = re.compile(r"\b(?:d[eu]s?|aux?|à|chez|pour|auprès|contre|par)\s|\b[dl]['’]")
_OF_PLACE = re.compile(
    r"(?P<noun>[\w-]+)\s+(?:de\s+|d['’])(?P<place>[A-ZÀ-Ý][a-zà-ÿœ][\w’'-]*(?:\s[A-ZÀ-Ý][\w’'-]+)*)\s*"
)
_PLURAL = re.compile(r"\w*(?<![tv]i)ent\b|(?:\w+\s+)?(?:ont|sont|avaient|étaient)\b")


def _capacity(paragraph: Paragraph, start: int, end: int, speaker: Speaker) -> str:
    """Return what is printed after the name of a signature, up to a position."""
    if speaker.shown is None or not start <= speaker.shown[0] < end:
        return ""
    return paragraph.text[speaker.shown[0] + len(speaker.name) : end].strip(" ,\xa0\u202f")


def _may_tell_of_another(capacity: str, verb: str) -> bool:
    """Tell whether « qui » after a signature may stand for somebody or something that the role names.

    What a mayor is mayor of, with nothing but its name, says nothing.
    """
    place = _OF_PLACE.fullmatch(capacity)
    is_place = place is not None and fold(place["noun"]) in HEADS_OF_BODIES
    return _PLURAL.match(verb) is not None or (_WITHIN_ROLE.search(capacity) is not None and not is_place)


def _after_signature(paragraph: Paragraph, start: int, end: int, speaker: Speaker) -> int | None:
    """Return where « , a expliqué X, maire » or « , indique-t-elle » ends; None where neither signs."""
    if speaker.shown is not None and start <= speaker.shown[0] < end:
        return speaker.shown[1]
    pronoun = pronoun_after(paragraph.text[start:end])
    if pronoun is None:
        return None
    return paragraph.text.find(f"-{pronoun}", start, end) + 1 + len(pronoun)
