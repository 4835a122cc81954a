"""Rules for a name after the quotation: an inverted verb, or a signature."""

import re
from dataclasses import replace

from ingest.attribution.announced import name_announced
from ingest.attribution.carried_over import CALLABLE
from ingest.attribution.clauses import (
    ANSWERS,
    CITES_NOW,
    CITING,
    SKIPPED,
    TAIL_ACCORDING,
    TAIL_VERB,
    is_short_for,
    match_unknown_verb,
    pronoun_after,
    stands_for,
)
from ingest.attribution.evidence import Decision, Evidence, Paragraph, Speaker, given_to, given_to_nobody
from ingest.attribution.subjects import PREPOSITION_BEFORE, find_subject, introduce, is_joined
from ingest.french import ANAPHORS, HUMAN, ROLE_NOUNS, SPEECH, fold
from ingest.model import AttributionStatus
from ingest.people.names import Mention, is_plural_title, name_key
from ingest.people.organisations import read_organisation

_CITES = re.compile(rf"\W*(?:[\w'’-]+\s+){{0,2}}?{CITING.pattern}")  # « … », cite-t-il


# « Comme le disait l'abbé, « Q », rappelle X »: whose words they are stands before them
_ANOTHERS = re.compile(
    rf"(?:^|[.!?…]\s)\W*comme\s+(?:le\s+|l['’])?(?:{SPEECH}|(?:a|avait)\s+\w{{2,}}|\w{{2,}}ai(?:t|ent))\s+"
    r"(?:l['’]|l[ae]s?\s|une?\s|[mtsn]?(?:on|a|es|otre)\s|(?-i:[A-ZÀ-Ý]))[^.!?…«»“”]{0,80},\s*$",
    re.IGNORECASE,
)


def name_after_quotation(evidence: Evidence) -> Decision | None:
    """« Q », a expliqué X, role. — the inversion names the speaker, or says that it is someone unnamed."""
    rule = "name_after_quotation"
    if pronoun := pronoun_after(evidence.tail_text):
        is_anothers = pronoun == "on" or _CITES.match(evidence.tail_text) is not None
        return given_to_nobody(rule) if is_anothers else None
    match = TAIL_VERB.match(evidence.tail_text) or TAIL_ACCORDING.match(evidence.tail_text)
    if match is None:
        return _name_after_unknown_verb(evidence)
    if _is_anothers(evidence, match):
        return given_to_nobody(rule)
    speaker = _inverted_subject(evidence, evidence.tail[0] + match.end())
    if speaker is None and (meant := _anaphor(evidence, match.end())) is not None:
        return meant
    if speaker is None and _is_said_before(evidence, match.end()):
        return None
    lead = find_subject(evidence.paragraph, *evidence.lead)
    if (
        speaker
        and lead
        and evidence.lead_text.rstrip().endswith(":")
        and name_key(lead.name) != name_key(speaker.name)
    ):
        return given_to_nobody(rule)
    return given_to(speaker, rule) if speaker else given_to_nobody(rule)


def _is_anothers(evidence: Evidence, verb: re.Match[str]) -> bool:
    """Tell whether words are somebody else's: « … », cite X; « comme l'a dit Y, « … », rappelle X »."""
    cites = CITING.search(verb.group()) and not TAIL_ACCORDING.match(evidence.tail_text)
    now = CITES_NOW.search(evidence.tail_text, verb.end())
    return bool(cites or now or _ANOTHERS.search(evidence.lead_text))


_CALLED = re.compile(
    r"\s*(?:(?P<this>ce|cet|cette)\s+(?P<what>[\w-]+)\b|(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)\s*(?=[.,;:]|$))",
    re.IGNORECASE,
)


def _anaphor(evidence: Evidence, position: int) -> Decision | None:
    """Return whom « résume l'édile », just heard, or « tranche ce chercheur », just announced, stands for."""
    called = _CALLED.match(evidence.tail_text, position)
    if called is None:
        return None
    if called["this"]:
        return name_announced(evidence) if fold(called["what"]) in ROLE_NOUNS | ANAPHORS.keys() else None
    if ANSWERS.search(evidence.tail_text):
        return None
    speaker, paragraph = evidence.previous, evidence.paragraph
    if speaker is None:
        return _heading_called(evidence, called)
    if any(not is_short_for(m.name, speaker.name) for m in paragraph.mentions):
        return None
    fits = stands_for(called["article"], called["noun"], speaker)
    if not fits or evidence.lead_text.strip(" \xa0\u202f–—-"):
        return None
    return Decision(speaker, "same_paragraph", AttributionStatus.CARRIED_OVER)


def _heading_called(evidence: Evidence, called: re.Match[str]) -> Decision | None:
    """Return the person of the heading for « « Q », conclut la chercheuse », where nobody else comes up."""
    paragraph, heading = evidence.paragraph, evidence.paragraph.heading
    if heading is None or evidence.is_foreign or evidence.lead_text.strip(" \xa0\u202f–—-"):
        return None
    named = (*paragraph.mentions, *paragraph.quoted_mentions, *paragraph.alone)
    words = re.findall(r"[\w-]+", paragraph.text[: evidence.quotation.end])
    others = any(not is_short_for(m.name, heading.name) for m in named) or any(
        fold(w) in CALLABLE for w in words
    )
    if others or HUMAN.search(paragraph.text, 0, evidence.quotation.start):
        return None
    fits = stands_for(called["article"], called["noun"], heading)
    return given_to(heading, "person_heading") if fits else None


def _is_said_before(evidence: Evidence, position: int) -> bool:
    """Tell whether what stands before decides whom « selon elle », « conclut l'économiste » means."""
    is_pronoun = re.compile(r"(?:lui|elle|eux)\b").match(evidence.tail_text, position) is not None
    according = TAIL_ACCORDING.match(evidence.tail_text) is not None
    return (according and is_pronoun) or _is_subject_before(evidence, position)


_BY_ROLE = re.compile(
    r"\s*(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)(?:\s+(?:sous|avec|dans|en|avant|après|sans|d['’]un)\s[^,.:;«»]{2,60})?\s*[.!…]?\s*$",
    re.IGNORECASE,
)


def _is_subject_before(evidence: Evidence, position: int) -> bool:
    """Tell whether « X, économiste : « Q », conclut l'économiste. » names nobody but X, by the role."""
    called = _BY_ROLE.match(evidence.tail_text, position)
    lead = find_subject(evidence.paragraph, *evidence.lead) if called else None
    if called is None or lead is None or not evidence.lead_text.rstrip().endswith(":"):
        return False
    speaker, _ = introduce(evidence.paragraph, lead, evidence.lead[1])
    is_alone = all(is_short_for(m.name, lead.name) for m in evidence.paragraph.mentions)
    return (
        is_alone
        and not ANSWERS.search(evidence.tail_text)
        and stands_for(called["article"], called["noun"], speaker)
    )


def _name_after_unknown_verb(evidence: Evidence) -> Decision | None:
    """« Q », fulmine X — after a quotation that begins its sentence, a word before a name is a verb."""
    position = match_unknown_verb(evidence.paragraph.text, evidence.tail[0])
    if position is None or evidence.lead_text.strip(" \xa0\u202f–—-"):
        return None
    position = SKIPPED.match(evidence.paragraph.text, position).end()  # type: ignore[union-attr]  # matches the empty text
    mention = evidence.paragraph.named_at(position)
    if mention is None or not mention.is_strong:
        return None
    speaker = _inverted_subject(evidence, position)
    return given_to(speaker, "name_after_quotation") if speaker else given_to_nobody("name_after_quotation")


def _inverted_subject(evidence: Evidence, position: int) -> Speaker | None:
    """Return the one subject that follows an inverted verb."""
    paragraph, end = evidence.paragraph, evidence.tail[1]
    position = max(position, SKIPPED.match(paragraph.text, position, end).end())  # type: ignore[union-attr]  # matches the empty text
    position = _after_aside(paragraph, position, end)
    mention = paragraph.named_at(position) or _apposed_subject(paragraph, position, end)
    if mention is None:
        organisation = read_organisation(paragraph.text, position, end)
        if organisation is None or paragraph.named(organisation[1], end):
            return None
        name = paragraph.text[slice(*organisation)]
        return Speaker(name, True, None, name, shown=organisation)
    speaker, capacity = introduce(paragraph, mention, end)
    if is_plural_title(mention.title) or is_joined(paragraph, mention, capacity, end):
        return None
    before = paragraph.text[position : mention.outer].strip(" ,")
    if before and not capacity.role:
        speaker = (
            replace(speaker, role=re.sub(r"^(?:(?:le|la|son|sa)\s+|l['’])", "", before))
            if _is_role_before(before)
            else speaker
        )
    return speaker


_ASIDE = re.compile(
    r"(?:non\s+sans|avec|sans|en|dans|un\s+(?:brin|peu)|l['’](?:air|œil)|tout|très|visiblement|pour|mi-)\b[^,.:;()«»“”\"]{2,50},\s*",
    re.IGNORECASE,
)


def _after_aside(paragraph: Paragraph, position: int, end: int) -> int:
    """Skip « , non sans malice, » between a verb and its subject, where the aside brings in nobody."""
    aside = _ASIDE.match(paragraph.text, position, end)
    if aside is None or HUMAN.search(aside.group()) or paragraph.named(position, aside.end(), strong=False):
        return position
    return aside.end() if paragraph.named_at(aside.end()) else position


_ROLE_BEFORE = re.compile(r"(?:le|la|son|sa|notre|leur)\s+[\w'’-]+|l['’][\w'’-]+", re.IGNORECASE)


def _is_role_before(text: str) -> bool:
    return _ROLE_BEFORE.match(text) is not None


# not « a expliqué le président, X ayant quitté la salle », « …, X en tête »
_ENDS_APPOSITION = re.compile(
    r"\s*(?:$|[^\w\s]|(?:à|aux?|dans|lors|sur|pour|après|avant|devant|pendant|qui|et|d[eu]s?|en(?!\s+tête))\b)"
)


def _apposed_subject(paragraph: Paragraph, position: int, end: int) -> Mention | None:
    """Return X of « a expliqué le maire de Lyon, X » or « a expliqué en ouverture X ».

    None where it is unclear.
    """
    named = paragraph.named(position, end)
    if not named or named[0].outer - position > 120:
        return None
    before = paragraph.text[position : named[0].outer]
    if re.search(
        rf"(?<![\w'’-]){SPEECH}|[:;]|\b(?:qui|que|dont|pour|contre)\b", before
    ) or PREPOSITION_BEFORE.search(before):
        return None
    if _is_role_before(before):
        words = [fold(w) for w in re.findall(r"[\w-]+", before)]
        if len(words) < 2 or not any(w in ROLE_NOUNS for w in words[1:3] or words):
            return None
        if before.rstrip().endswith(","):
            return named[0] if _ENDS_APPOSITION.match(paragraph.text, named[0].end) else None
        return named[0] if words[-1] in ROLE_NOUNS else None
    circumstantial = re.match(r"\s*(?:en|lors|dans|sur|pendant|durant|devant|au|à)\b", before, re.IGNORECASE)
    return named[0] if circumstantial and "," not in before.strip().strip(",") and len(before) <= 60 else None


_SIGNATURE = re.compile(r"\s*[.]?\s*(?:[—–-]\s*|\()\s*")


def signature_after_quotation(evidence: Evidence) -> Decision | None:
    """« Q » — X, role (a pull quote), or « Q » (X, role)."""
    match = _SIGNATURE.match(evidence.tail_text)
    if match is None or evidence.lead_text.strip(" –—-"):
        return None
    at = evidence.tail[0] + match.end()
    mention = evidence.paragraph.named_at(at)
    if mention is None:
        return _signed_by_organisation(evidence, at)
    speaker, capacity = introduce(evidence.paragraph, mention, evidence.tail[1])
    after = evidence.paragraph.text[max(capacity.end, mention.end) : evidence.tail[1]].strip(" ).")
    if after or is_joined(evidence.paragraph, mention, capacity, evidence.tail[1]):
        return given_to_nobody("signature_after_quotation")
    return given_to(speaker, "signature_after_quotation")


def _signed_by_organisation(evidence: Evidence, position: int) -> Decision | None:
    """« Q » — la société X: an organisation and nothing else after the dash."""
    text, end = evidence.paragraph.text, evidence.tail[1]
    found = read_organisation(text, position, end)
    if found is None or text[found[1] : end].strip(" )."):
        return None
    name = text[slice(*found)]
    return given_to(Speaker(name, True, None, name, shown=found), "signature_after_quotation")
