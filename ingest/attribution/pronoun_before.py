"""The rule for a clause that tells more of the last speaker: « Elle précise que la halle ferme : « Q » »."""

import re

from ingest.attribution.carried_over import MAX_CARRY_CHARS, OF_ANOTHER, is_ambiguous, stands_alone
from ingest.attribution.clauses import agrees
from ingest.attribution.evidence import Decision, Evidence
from ingest.attribution.named_before import leads_to_words_of
from ingest.model import AttributionStatus

SUBJECT_PRONOUN = re.compile(
    r"[\s.,;]*(?:(?:et|puis|mais|enfin|ensuite)[\s,]+)?(?:il|elle)(?=\s)", re.IGNORECASE
)


def pronoun_before_quotation(evidence: Evidence) -> Decision | None:
    """« Q », dit X, maire. Elle précise que la halle ferme : « R » — the paragraph's only person."""
    pronoun, speaker = SUBJECT_PRONOUN.match(evidence.lead_text), evidence.previous
    if pronoun is None or speaker is None or evidence.between > MAX_CARRY_CHARS:
        return None
    if is_ambiguous(evidence.paragraph, speaker, evidence.lead[0]):
        return None
    is_told = leads_to_words_of(evidence, evidence.lead[0] + pronoun.end())
    is_other = OF_ANOTHER.search(evidence.lead_text) is not None
    if not is_told or is_other or not agrees(evidence, speaker) or not stands_alone(evidence):
        return None
    return Decision(speaker, "pronoun_before_quotation", AttributionStatus.CARRIED_OVER)
