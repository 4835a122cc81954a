"""The words of a clause that gives a quotation to somebody: « , a-t-il expliqué »."""

import re

from ingest.attribution.evidence import Evidence, Speaker
from ingest.french import ADVERBS, SPEECH

PRONOUN = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?|on)\b", re.IGNORECASE)
TAIL_VERB = re.compile(
    rf"[\s,.–—-]*(?:(?:comme|ainsi\s+que|ainsi)\s+)?(?P<verb>{SPEECH}|(?:a|est|ont)(?=-t-)|a-t-|s['’]est-)",
    re.IGNORECASE,
)
TAIL_ACCORDING = re.compile(r"\s*,?\s*(?:selon|d['’]après)\s+", re.IGNORECASE)
_INVERTED_PAST = re.compile(
    (
        rf"[\s,.–—-]*(?:s['’]|l['’]|lui\s+)?(?:a|ont|est|sont|avait)-(?:t-)?(?P<pronoun>ils?|elles?"
        rf"|on)\s+{ADVERBS}{{0,3}}[\w'’-]+"
    ),
    re.IGNORECASE,
)
CITING = re.compile(r"\b(?:cit|rapport|relat|lu\b|lit\b|repri|repren)", re.IGNORECASE)
SKIPPED = re.compile(rf"[\s,]*{ADVERBS}{{0,3}}[\s,]*", re.IGNORECASE)


def pronoun_after(tail: str) -> str | None:
    """Return the pronoun of « …, résume-t-il », « …, a-t-elle ajouté »."""
    if match := _INVERTED_PAST.match(tail):
        return match["pronoun"].lower()
    verb = TAIL_VERB.match(tail)
    after = PRONOUN.match(tail, verb.end()) if verb else None
    return after["pronoun"].lower() if after else None


def agrees(evidence: Evidence, speaker: Speaker) -> bool:
    """Tell whether the pronouns around a quotation can stand for a speaker: il, elle, never « on »."""
    pronouns = {p for p in (pronoun_after(evidence.tail_text),) if p}
    pronouns |= {
        p.lower()
        for p in re.findall(
            r"^[\s,.]*(?:\w+[, ]+){0,3}?\b(ils?|elles?|on)\b", evidence.lead_text, re.IGNORECASE
        )
    }
    wrong = {
        "f": {"il", "ils", "elles", "on"},
        "m": {"elle", "elles", "ils", "on"},
        "": {"il", "elle", "ils", "elles", "on"},
    }[speaker.gender]
    return not pronouns & wrong


WORDS_OF = re.compile(
    r"\b(?:propos|mots?|réponses?|questions?|paroles?|phrases?|formules?|positions?|remarques?|avis|discours"
    r"|critiques?|déclarations?|témoignages?|conclusions?|interventions?|citations?|écrits|lettres?|appels?)"
    r"\s+(?:de|du|des|d['’]|à|au|aux)\b|\bce\s+qu",
    re.IGNORECASE,
)
ASKS = re.compile(r"\b(?:demand|interrog|questionn|interpell|s['’]enquie?r)", re.IGNORECASE)
