"""The rule for a quotation under a person's own heading, for which the paragraph names nobody.

It is this person's where nothing leads to it, or a clause does whose subject is this person and which brings
in no other words: « Il conclut : ». Whatever else leads to it — « Un ouvrier lui avait dit : », « La plaque
rappelle : » — may be somebody else's, so it is nobody's.
"""

import re
from dataclasses import replace

from ingest.attribution.addressed import addresses, is_answered
from ingest.attribution.announced import OPINION
from ingest.attribution.carried_over import carries, is_signed_later
from ingest.attribution.clauses import CITING, agrees, is_short_for, pronoun_after, stands_for
from ingest.attribution.evidence import Decision, Evidence, Paragraph, Speaker, given_to, given_to_nobody
from ingest.attribution.named_before import changes_speaker, leads_to_words_of
from ingest.attribution.procedure import is_stage_note
from ingest.attribution.pronouns import GENDERS, names_the_last
from ingest.attribution.subjects import ADVERBIAL, CIRCUMSTANCE, OPENER, introduce, is_subject_position
from ingest.attribution.unnamed import gives_floor, is_elsewhere
from ingest.french import ADDRESSING, HUMAN, SPEECH
from ingest.people.names import name_key

_RULE = "person_heading"
_PRONOUN = re.compile(r"(?:il|elle)\b", re.IGNORECASE)
_OFFICE = re.compile(r"(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)", re.IGNORECASE)
# « Son constat : », « Pour conclure : »: words that have no subject
_NO_SUBJECT = re.compile(
    rf"{OPENER.pattern}(?:(?:son|sa|ses)\s+(?:{OPINION}|conclusion|conviction|message|réponse|question|credo)"
    r"|en\s+(?:conclusion|résumé|ouverture|introduction|préambule|clôture)|pour\s+(?:conclure|finir|résumer))"
    r"\s*[:,]?\s*",
    re.IGNORECASE,
)
# « Selon elle, la facture a baissé : » — the writer tells this person's view, then quotes it
_OWN_VIEW = re.compile(rf"{OPENER.pattern}(?:selon|d['’]après|pour)\s+(?P<who>elle|lui)\s*,", re.IGNORECASE)


# « Selon elle, EDF n'a qu'un mot à la bouche : »; not « à Garel »
_NAME = re.compile(r"(?<!\bà\s)(?<!\b(?:de|en|du|au)\s)(?<!\bd['’])(?<![\w-])[A-ZÀ-Ý]\w")


def person_heading(evidence: Evidence) -> Decision | None:
    """Give a quotation to the person of the heading where the paragraph lets it be nobody else's."""
    heading = evidence.paragraph.heading
    if heading is None or not agrees(evidence, heading):
        return None
    if evidence.is_foreign or names_the_last(evidence.lead_text) or _others_come_up(evidence, heading):
        return given_to_nobody(_RULE)
    if _is_said_to(evidence, heading) or _follows_somebody(evidence, heading):
        return given_to_nobody(_RULE)
    is_own = _is_led_to(evidence, heading) and _is_left_alone(evidence)
    return given_to(heading, _RULE) if is_own else given_to_nobody(_RULE)


_ANSWERS = re.compile(rf",\s+(?P<subject>(?:il|elle)\s+(?:(?:lui|leur)\s+)?{SPEECH}\s*:\s*)$", re.IGNORECASE)


def after_question(paragraph: Paragraph, start: int, end: int) -> int | None:
    """Return where who answers is called: « À la remarque de Y, qui juge cela cher, elle réplique : »."""
    answers = _ANSWERS.search(paragraph.text[start:end])
    named = paragraph.named(start, end)
    is_asked = named and CIRCUMSTANCE.fullmatch(paragraph.text[start : named[0].outer])
    return start + answers.start("subject") if answers and is_asked else None


def without_question(evidence: Evidence) -> Evidence:
    """Leave out whom a person answers, so that the clause begins with who answers."""
    begin = after_question(evidence.paragraph, *evidence.lead)
    return evidence if begin is None else replace(evidence, lead=(begin, evidence.lead[1]))


_TURNS_TO = re.compile(rf"\W*(?:il|elle)\s+(?:{SPEECH}\s+(?:à|au)|{ADDRESSING})\s+", re.IGNORECASE)


def heading_turns_to(evidence: Evidence) -> Decision | None:
    """« Elle répond à Y, directeur : « Q » »: the heading's person speaks to the only other one."""
    paragraph, heading, (start, end) = evidence.paragraph, evidence.paragraph.heading, evidence.lead
    named = paragraph.named(start, end, strong=False)
    if heading is None or len(named) != 1 or evidence.is_foreign or not agrees(evidence, heading):
        return None
    _, capacity = introduce(paragraph, named[0], end)
    rest = paragraph.text[max(named[0].end, capacity.end) : end]
    turns = _TURNS_TO.fullmatch(paragraph.text[start : named[0].outer])
    is_own = turns is not None and rest.strip() == ":" and CITING.search(turns.group()) is None
    return given_to(heading, _RULE) if is_own and _is_left_alone(evidence) else None


def _is_said_to(evidence: Evidence, heading: Speaker) -> bool:
    """Tell whether somebody speaks to the heading's person: by the words, or by the answer after them."""
    quotation, text = evidence.quotation, evidence.paragraph.text
    words = text[quotation.inner_start : quotation.inner_end]
    if addresses(words, heading):
        return True
    return words.rstrip().endswith("?") and is_answered(
        text[quotation.end :].lstrip('»”" \xa0\u202f'), heading
    )


def _follows_somebody(evidence: Evidence, heading: Speaker) -> bool:
    """Tell whether « Un maraîcher se lève. » is the sentence before a quotation that nothing leads to."""
    paragraph = evidence.paragraph
    before = [s for s in paragraph.sentences if s[1] <= evidence.lead[0]]
    is_bare = not evidence.lead_text.strip(" \xa0\u202f.,;–—-")
    return is_bare and bool(before) and gives_floor(paragraph.text[slice(*before[-1])], heading)


def _others_come_up(evidence: Evidence, heading: Speaker) -> bool:
    """Tell whether somebody else is named or meant in the sentence, outside the quotation."""
    paragraph = evidence.paragraph
    named = (*paragraph.named(*evidence.lead), *paragraph.named(*evidence.tail))
    if any(name_key(m.name) != name_key(heading.name) for m in named):
        return True
    begin = _after_subject(evidence, heading) or evidence.lead[0]
    lead = paragraph.text[begin : evidence.lead[1]]
    return bool(HUMAN.search(lead) or HUMAN.search(evidence.tail_text[:80]))


def _is_left_alone(evidence: Evidence) -> bool:
    """Tell whether nothing after a quotation can say that somebody else spoke."""
    tail = evidence.tail_text.strip(" \xa0\u202f.,;)")
    is_plain = not tail or is_stage_note(tail) or pronoun_after(evidence.tail_text) or evidence.tail_joins
    return bool(is_plain) and not is_signed_later(evidence)


def _is_led_to(evidence: Evidence, heading: Speaker) -> bool:
    """Tell whether nothing stands before a quotation, or a clause of the heading's person."""
    lead = evidence.lead_text
    if not lead.strip(" \xa0\u202f.,;–—-") or carries(lead) or _NO_SUBJECT.fullmatch(lead):
        return True
    if _is_own_view(evidence, heading):
        return True
    after = _after_subject(evidence, heading)
    return after is not None and leads_to_words_of(evidence, after)


def _is_own_view(evidence: Evidence, heading: Speaker) -> bool:
    """Tell whether a clause tells what the heading's person thinks, and brings in nobody else's words."""
    view = _OWN_VIEW.match(evidence.lead_text)
    if view is None or not evidence.lead_text.rstrip().endswith(":"):
        return False
    agrees_with = GENDERS[view["who"].lower()] == heading.gender
    begin = evidence.lead[0] + view.end()
    says = re.search(rf"(?<![\w'’-]){SPEECH}", evidence.paragraph.text[begin : evidence.lead[1]])
    text = evidence.paragraph.text[begin : evidence.lead[1]]
    return (
        agrees_with
        and says is None
        and not _NAME.search(text)
        and not changes_speaker(evidence.paragraph, begin, evidence.lead[1])
    )


def _after_subject(evidence: Evidence, heading: Speaker) -> int | None:
    """Return where the subject of a clause ends that is the heading's person; None: it is not."""
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    for mention in paragraph.named(start, end, strong=False)[:1]:
        if is_short_for(mention.name, heading.name) and is_subject_position(paragraph, start, mention):
            return mention.end
    text = evidence.lead_text
    opened = OPENER.match(text).end()  # type: ignore[union-attr]  # matches the empty text
    comma = text.find(", ", opened)
    begins = [opened, comma + 2] if comma >= 0 and ADVERBIAL.match(text, opened, comma) else [opened]
    for begin in begins:
        office = _OFFICE.match(text, begin)
        is_here = begin == opened or not is_elsewhere(text[opened:begin], heading)
        if office and is_here and stands_for(office["article"], office["noun"], heading):
            return start + office.end()
        if pronoun := _PRONOUN.match(text, begin):
            return start + pronoun.end()
    return None
