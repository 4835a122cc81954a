"""A sentence of its own that tells more of the paragraph's only person, who spoke just before.

« Elle a précisé que la halle ferme. » or « L'élue assure… », by the role that is printed. Nobody else comes
up in the paragraph. A pronoun may stand for a thing, « la lettre »: its verb has to be one of people only.
"""

import re
from itertools import pairwise

from ingest.attribution.carried_over import OF_ANOTHER, cut_out, is_ambiguous
from ingest.attribution.clauses import ADDS_VIEW, stands_for
from ingest.attribution.evidence import Decision, Paragraph, Speaker, State
from ingest.attribution.pronouns import GENDERS, is_impersonal
from ingest.attribution.reported import NOT_TELLING
from ingest.attribution.subjects import ADVERBIAL, CIRCUMSTANCE, OPENER
from ingest.attribution.unnamed import is_elsewhere, is_somebody
from ingest.french import (
    ADVERBS,
    HUMAN,
    HUMAN_NOUN,
    ORGANISATION_NOUNS,
    PEOPLE_NOUNS,
    RELATION_NOUNS,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    SPEECH,
    TEXT_NOUNS,
    TRANSFER,
    fold,
)
from ingest.model import AttributionStatus

_RULE = "told_on"
_FARTHEST = 4_000  # characters into a paragraph: a longer one is of several people, and takes long to search
_PRONOUN = re.compile(r"(?P<pronoun>il|elle)\s+", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:(?P<title>m\.|mme|monsieur|madame)\s+)?(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)\s+",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:selon|d['’]après)\s+(?:(?P<pronoun>elle|lui)|(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+))\s*,\s",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"(?:ne\s+|n['’])?(?P<verb>{SPEECH})(?:[\s,]+(?:{ADVERBS}|pas|plus|guère|jamais)){{0,2}}", re.IGNORECASE
)
_THAT = re.compile(r",?\s*(?:que\s|qu['’]|comment\s|combien\s|pourquoi\s)", re.IGNORECASE)
_TO_DO = re.compile(
    r"\s*(?:de\s+|d['’])(?:ne\s+(?:pas|jamais|plus)\s+)?(?:se\s+|s['’]|y\s+|en\s+|les?\s+|la\s+|l['’])?\w+(?:er|ir|re)\b"
)
# what only people do: a law, too, says or foresees
_OF_PEOPLE = re.compile(
    r"(?:évoqu|recommand|conseill|exclu|plaid|regrett|déplor|souhait|espèr|espér|avou|confess|s['’](?:est\s+)?(?:inquièt|inquiét|étonn"
    r"|agac|indign|insurg|amus)|se\s+(?:félicit|réjoui|souvien)|insist|prôn|concèd|concéd|admet|admis|préconis)",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf",\s+(?:selon|d['’]après|comme|ainsi\s+que|{SPEECH})\b", re.IGNORECASE)
# « a dit X à une lycéenne. Elle précise… »
_TO_ONE = re.compile(
    r"\b(?:à|avec|devant|par|chez|contre|envers)\s+(?:(?:une?|cette?|sa|son)\b|(?:l[ae]\s+)?(?:plus|moins|seule?)\s)"
    r"|\bau\s+(?:plus|moins|seul)\s+\w+\s+d",
    re.IGNORECASE,
)
_OBLIQUE = re.compile(r"\s*(?:à|aux?)\s", re.IGNORECASE)  # « il revient à la ville de payer »
_SHOWS = re.compile(r"(?:dé)?montr|confirm|illustr|révèl|révél|suggèr|suggér|attest|tradui", re.IGNORECASE)
_ASKED = re.compile(r"\W*(?:interrogée?|relancée?|questionnée?|interpellée?|invitée?)\s", re.IGNORECASE)
_BODIES = ORGANISATION_NOUNS | PEOPLE_NOUNS | ((ROLE_NOUNS | RELATION_NOUNS) - ROLE_QUALIFIERS)
# « la CGT », « le Cerema », « EDF »; not « à Garel »
_NAMED_BODY = {
    "f": re.compile(
        r"\b(?:la|une|cette|notre)\s+(?-i:[A-ZÀ-Ý])[\w-]+|\bl['’](?-i:[A-ZÀ-Ý])[\w-]+", re.IGNORECASE
    ),
    "m": re.compile(
        r"\b(?:le|un|ce|notre|au|du)\s+(?-i:[A-ZÀ-Ý])[\w-]+|\bl['’](?-i:[A-ZÀ-Ý])[\w-]+", re.IGNORECASE
    ),
}
_ACRONYM = re.compile(r"(?<!\b[lL]['’])(?<!\b(?i:la|le|du|au)\s)(?<![\w-])[A-Z]{2,}[A-Za-z]*(?![\w'’-])")
_CLAUSE = re.compile(r"(?:^|[,.;:«“\"(]|\b(?:que|quand|si|et)\s|\bqu['’])\s*$")
_DETERMINED = {
    "f": re.compile(
        r"(?:\b(?:la|une|cette|sa|ma|notre|votre|leur)\s+|\bl['’])(?:(?P<first>[\w-]+)\s+)?(?P<noun>[\w-]+)",
        re.IGNORECASE,
    ),
    "m": re.compile(
        r"(?:\b(?:le|un|ce|cet|son|mon|notre|votre|leur|au|du)\s+|\bl['’])(?:(?P<first>[\w-]+)\s+)?(?P<noun>[\w-]+)",
        re.IGNORECASE,
    ),
}


def told_on(paragraph: Paragraph, sentence: tuple[int, int], state: State) -> tuple[int, Decision] | None:
    """Return where a sentence begins to tell more of who spoke just before, and that person; None: not so."""
    speaker, (start, end) = _just_heard(state), sentence
    if speaker is None or speaker.shown is None or start > _FARTHEST:
        return None
    own = _called_before(state)
    if is_ambiguous(paragraph, speaker, start, own):
        return None
    quoted = [(q.start, q.end) for q in paragraph.quotations]
    told_before = cut_out(paragraph.text[:start], [speaker.shown, *own, *quoted])
    is_addressed = _TO_ONE.search(cut_out(paragraph.text[:start], quoted)) is not None
    if ADDS_VIEW.search(paragraph.text, start, end):
        return None
    if is_addressed or HUMAN.search(told_before) or _SIGNED.search(paragraph.text, start, end):
        return None
    all_before = cut_out(paragraph.text[:start], [speaker.shown, *own])
    begin = _begin(paragraph.text[start:end], speaker, told_before, all_before)
    decision = Decision(speaker, _RULE, AttributionStatus.CARRIED_OVER)
    return None if begin is None else (start + begin, decision)


def _called_before(state: State) -> list[tuple[int, int]]:
    """Return where sentences before call the speaker: « La maire » in « La maire assure »."""
    pairs = pairwise(state.segments)
    return [a.ranges[0] for a, b in pairs if a.kind is None and b.decision.rule == _RULE]


def _just_heard(state: State) -> Speaker | None:
    """Return the person whose words were the last thing before, where nothing makes it doubtful."""
    last = next((s for s in reversed(state.segments) if s.kind is not None), None)
    speaker, heard = state.previous or state.reported, last.decision.speaker if last else None
    is_one = speaker is not None and heard is not None and heard.shown == speaker.shown
    return speaker if is_one and speaker is not None and not speaker.is_organisation else None


def _begin(text: str, speaker: Speaker, told_before: str, all_before: str) -> int | None:
    """Return where the words of a speaker begin in a sentence whose subject the speaker is.

    Args:
        text: the sentence.
        speaker: who spoke just before.
        told_before: what stands before it in the paragraph, the introduction and quotations left out.
        all_before: the same with the quotations.
    """
    subject = OPENER.match(text).end()  # type: ignore[union-attr]  # matches the empty text
    view = _VIEW.match(text, subject)
    if view is not None:
        is_own = _is_meant(view, speaker) and not _may_be_a_thing(view, all_before, _BODIES | TEXT_NOUNS)
        return subject if is_own else None
    fronted = _fronted(text, subject)
    called = _CALLED.match(text, fronted) or _PRONOUN.match(text, fronted)
    says = _SAYS.match(text, called.end()) if called else None
    if called is None or says is None or not _is_meant(called, speaker):
        return None
    if "noun" in called.groupdict() and is_elsewhere(text[subject:fronted], speaker):
        return None
    if NOT_TELLING.match(text, says.start()) or OF_ANOTHER.search(text[fronted : says.end()]):
        return None
    before = told_before if _ASKED.match(text) else all_before
    if "pronoun" in called.groupdict() and not _is_persons(called, says, before):
        return None
    return subject if fronted > subject else says.start()


def _fronted(text: str, start: int) -> int:
    """Return where the subject begins after « Sur le coût, », « Interrogée sur la date, »; else the start."""
    comma = text.find(", ", start)
    before = text[start:comma] if comma >= 0 else ""
    is_plain = ADVERBIAL.match(before) and not (
        HUMAN.search(before) or TRANSFER.search(before) or CIRCUMSTANCE.match(before)
    )
    return comma + 2 if is_plain and not re.search(rf"(?<![\w'’-]){SPEECH}", before) else start


def _is_meant(called: re.Match[str], speaker: Speaker) -> bool:
    """Tell whether a pronoun or an office can stand for a speaker."""
    groups = called.groupdict()
    if groups.get("pronoun"):
        return GENDERS[called["pronoun"].lower()] == speaker.gender
    is_own = stands_for(called["article"], called["noun"], speaker)
    gender = {"m": "m", "monsieur": "m", "mme": "f", "madame": "f"}.get(
        fold(groups.get("title") or "").strip(". "), ""
    )
    return is_own and gender in {"", speaker.gender}


def _is_persons(called: re.Match[str], says: re.Match[str], before: str) -> bool:
    """Tell whether « elle » with its verb can be a person only, by the verb and by what is named before."""
    rest = says.string[says.end() :]
    if is_impersonal(says.string[called.end() :]) or _OBLIQUE.match(rest):
        return False
    if _OF_PEOPLE.search(says["verb"]):
        return not _may_be_a_thing(called, before, _BODIES)
    is_said = _THAT.match(rest) is not None or _TO_DO.match(rest) is not None
    if not is_said or _SHOWS.search(says["verb"]):
        return False
    return not _may_be_a_thing(called, before, _BODIES | TEXT_NOUNS)


def _may_be_a_thing(called: re.Match[str], before: str, things: frozenset[str]) -> bool:
    """Tell whether a pronoun may stand for a body, or for a text that says something, named before."""
    pronoun = called.groupdict().get("pronoun")
    if not pronoun:
        return False
    gender = GENDERS[pronoun.lower()]
    if _NAMED_BODY[gender].search(before) or _ACRONYM.search(before):
        return True
    found = _DETERMINED[gender].finditer(before)
    return any(_is_among(m, things) or _is_somebodys(m, before) for m in found)


def _is_among(found: re.Match[str], things: frozenset[str]) -> bool:
    """Tell whether a noun, or the one after an adjective, is of a kind: « une gamine » as « un gamin »."""
    words = {fold(found["first"] or ""), fold(found["noun"])}
    return not things.isdisjoint(words | {word.removesuffix("e") for word in words})


def _is_somebodys(found: re.Match[str], before: str) -> bool:
    """Tell whether a noun is of people, or the subject of a clause that acts: « que l'assureur a »."""
    nouns = [noun for noun in (found["first"], found["noun"]) if noun]
    if any(HUMAN_NOUN.fullmatch(noun) for noun in nouns):
        return True
    return is_somebody(nouns[0]) and _CLAUSE.search(before, 0, found.start()) is not None
