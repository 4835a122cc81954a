"""Whose words they are: one engine, named rules tried in order, and nobody where the text does not say.

Each rule looks at one quotation and the sentence around it (`Evidence`). It returns a `Decision`, or None
to let the next rule look. A decision without speaker is final too: the text says that someone else speaks,
but not who.
"""

import re
from collections.abc import Callable

from ingest.attribution.announced import name_announced
from ingest.attribution.carried_over import (
    noun_before_quotation,
    same_paragraph,
    sentence_before,
)
from ingest.attribution.evidence import NOBODY, Decision, Evidence, given_to_nobody
from ingest.attribution.named_after import name_after_quotation, signature_after_quotation
from ingest.attribution.named_before import according_to_name, name_before_quotation
from ingest.attribution.named_inside import name_inside_quotation
from ingest.attribution.pronoun_before import pronoun_before_quotation
from ingest.attribution.under_heading import heading_turns_to, person_heading, without_question

Rule = Callable[[Evidence], Decision | None]
RULES: tuple[Rule, ...] = (
    name_after_quotation,
    name_inside_quotation,
    signature_after_quotation,
    heading_turns_to,
    according_to_name,
    name_announced,
    noun_before_quotation,
    name_before_quotation,
    sentence_before,
    pronoun_before_quotation,
    same_paragraph,
    person_heading,
)


def attribute(evidence: Evidence) -> Decision:
    """Return the decision of the first rule that has one."""
    if re.match(
        r"\s*[.,]?\s*(?:Ces|Tels\s+sont\s+ces|Telles\s+sont\s+les|C['’]est|Ainsi|Voilà|Tel)\s",
        _next_sentence(evidence),
    ):
        return given_to_nobody("comment_after")
    if evidence.paragraph.heading is not None:
        evidence = without_question(evidence)
    for rule in RULES:
        decision = rule(evidence)
        if decision is not None:
            return given_to_nobody(decision.rule) if _is_thing(evidence, decision) else decision
    return NOBODY


def _is_thing(evidence: Evidence, decision: Decision) -> bool:
    """Tell whether the name of a speaker is no person's: « explique Radio Garel »."""
    shown = decision.speaker.shown if decision.speaker else None
    paragraph = evidence.paragraph
    named = (*paragraph.mentions, *paragraph.quoted_mentions)
    return shown is not None and any(m.is_thing and m.start == shown[0] for m in named)


def _next_sentence(evidence: Evidence) -> str:
    """Return what follows if it may say in hindsight whose words those were: « Ces mots de Y… »."""
    text = evidence.paragraph.text[evidence.quotation.end : evidence.quotation.end + 160]
    return (
        text
        if re.search(
            r"\b(?:mots|propos|paroles|formule|phrase|s['’]exprim|parl|appel|citation|cri)\w*\b", text
        )
        else ""
    )
