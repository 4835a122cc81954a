"""Rules for a quotation whose own sentence names nobody: what came before it decides."""

import re
from collections.abc import Iterable, Sequence

from ingest.attribution.active_clause import are_own_words, may_speak, tells_of_its_subject
from ingest.attribution.clauses import (
    ANSWERS,
    CITING,
    agrees,
    is_short_for,
    pronoun_after,
    stands_for,
)
from ingest.attribution.evidence import Decision, Evidence, Paragraph, Speaker, given_to, given_to_nobody
from ingest.attribution.procedure import is_stage_note
from ingest.attribution.reported import reported_by_name
from ingest.french import (
    ADVERBS,
    ANAPHORS,
    HUMAN,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    SPEECH,
    TRANSFER,
    fold,
)
from ingest.model import AttributionStatus

MAX_CARRY_CHARS = (
    160  # between two quotations of one speaker; more is narration that may have changed the subject
)


def sentence_before(evidence: Evidence) -> Decision | None:
    """X, role, est revenue sur…. « Q » — the quotation follows a sentence that reports what X said."""
    if evidence.reported is None or not _is_introduced(evidence):
        return None
    is_plain = carries(evidence.lead_text) and stands_alone(evidence)
    if not is_plain or not agrees(evidence, evidence.reported):
        return given_to_nobody("sentence_before")
    return given_to(evidence.reported, "sentence_before")


def same_paragraph(evidence: Evidence) -> Decision | None:
    """A second quotation of a paragraph, where nothing since the first can be or announce anybody else."""
    if evidence.previous is None or evidence.between > MAX_CARRY_CHARS:
        return None
    is_plain = carries(evidence.since) and stands_alone(evidence)
    if not is_plain or not agrees(evidence, evidence.previous):
        return given_to_nobody("same_paragraph")
    return Decision(evidence.previous, "same_paragraph", AttributionStatus.CARRIED_OVER)


_CALLED = re.compile(r"[\s.,;]*(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)(?=\s)", re.IGNORECASE)
_SAYS = re.compile(rf"\s+{SPEECH}(?:[\s,]+{ADVERBS}){{0,2}}\s*:\s*", re.IGNORECASE)


OF_ANOTHER = re.compile(rf"{ANSWERS.pattern}|{CITING.pattern}|\b(?:lui|leur)\b", re.IGNORECASE)


def noun_before_quotation(evidence: Evidence) -> Decision | None:
    """« Q », dit X, maire. L'élue n'en démord pas : « R » — the paragraph's only person."""
    called, speaker = _CALLED.match(evidence.lead_text), evidence.previous
    if called is None or speaker is None or evidence.between > MAX_CARRY_CHARS:
        return None
    rest = evidence.lead_text[called.end() :]
    says = _SAYS.fullmatch(rest) is not None and OF_ANOTHER.search(rest) is None
    if not says and not (tells_of_its_subject(rest) and are_own_words(evidence)):
        return None
    if is_ambiguous(evidence.paragraph, speaker, evidence.lead[0]):
        return None
    if not stands_for(called["article"], called["noun"], speaker) or not stands_alone(evidence):
        return None
    return Decision(speaker, "same_paragraph", AttributionStatus.CARRIED_OVER)


def is_ambiguous(
    paragraph: Paragraph, speaker: Speaker | None, before: int, own: Sequence[tuple[int, int]] = ()
) -> bool:
    """Tell whether anybody but a speaker comes up in a paragraph, in quoted words too.

    Args:
        paragraph: the whole paragraph, all of whose names count.
        speaker: who spoke last.
        before: where the words begin that may be this speaker's; an office that is printed earlier counts.
        own: where the speaker is called by an office before that, and nobody else is.
    """
    named = (*paragraph.mentions, *paragraph.quoted_mentions)
    if speaker is None or speaker.shown is None or paragraph.heading is not None:
        return True
    start, end = speaker.shown
    outer = next((m.outer for m in paragraph.mentions if m.start == start), start)  # « le docteur X »
    aside = _TASK.sub(" ", (speaker.role or "").partition(",")[2])  # « élu de Brive, à la place du maire »
    others = (cut_out(paragraph.text[:before], [(outer, end), *own]), speaker.organisation or "", aside)
    return any(not is_short_for(m.name, speaker.name) for m in named) or any(
        fold(word) in CALLABLE for word in re.findall(r"[\w-]+", " ".join(others))
    )


def cut_out(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return a text without some of its stretches."""
    position, parts = 0, []
    for start, end in sorted(ranges):
        parts.append(text[position:start])
        position = max(position, end)
    return " ".join((*parts, text[position:]))


_TASK = re.compile(r"\b(?:chargée?|déléguée?)\s+(?:de|des|du|d['’]|à|aux?)\b", re.IGNORECASE)
CALLABLE = (ROLE_NOUNS | ANAPHORS.keys()) - ORGANISATION_NOUNS - ROLE_QUALIFIERS


# all that may stand before a quotation that is carried over: nothing, a joint, a topic, « il ajoute »
_TOPIC = (
    r"(?:sur|concernant|au\s+sujet\s+(?:du|des|de|d['’])"
    r"|quant\s+(?:aux?|à\s+la|à\s+l['’])|côté"
    r"|en\s+matière\s+(?:de|d['’])|s['’]agissant\s+(?:du|des|de|d['’]))[^,.;:!?()«»“”\"–—]{2,80}"
)
# « avant de conclure : », « et d'ajouter : »: the subject stays the same
_GOES_ON = (
    r"(?:(?:et|avant|puis)\s+)?(?:de\s+|d['’])(?:ajouter|conclure|préciser|poursuivre|résumer|nuancer|rappeler|souligner"
    r"|insister|compléter|prévenir|lancer|glisser|plaider|détailler|concéder|regretter|marteler|terminer|illustrer)"
)
_CARRIES = re.compile(
    rf"[\s.,;]*(?:(?:et|puis|mais|enfin|ensuite)[\s,]*)?(?:(?:{_TOPIC}|{_GOES_ON}|(?:il|elle)\s+{SPEECH}"
    rf"(?:[\s,]+{ADVERBS}){{0,2}})\s*[:—–]?|:)?\s*",
    re.IGNORECASE,
)
_SIDE = re.compile(r"[\s.,;]*(?:(?:et|puis|mais|enfin|ensuite)[\s,]*)?(?:quant|côté)\b", re.IGNORECASE)
# where words can be read, heard or held by somebody else
_PLACES = re.compile(
    r"\b(?:murs?|pancartes?|affiches?|banderoles?|écrans?|panneaux?|scène|place|site|réseaux|bancs?"
    r"|tribune|estrade|forums?|chaîne|ondes|antenne|radio|plateau|tableau|tract|plaque|façade|papier"
    r"|rangs?|gradins|terrain|internet|twitter|facebook|film|photos?|enregistrement)\b",
    re.IGNORECASE,
)


def carries(text: str) -> bool:
    """Tell whether words before a quotation can introduce nobody new."""
    if _CARRIES.fullmatch(text) is None or CITING.search(text) or ANSWERS.search(text):
        return False
    words = re.findall(r"[\w-]+", text)
    is_named = any(w[0].isupper() for w in words[1:]) or any(fold(w) in _SOURCE_NOUNS for w in words)
    if _SIDE.match(text) and any(may_speak(word) for word in words[1:]):
        return False  # « Côté parents : », « Quant aux élèves : » give them the floor
    return not (is_named or HUMAN.search(text) or TRANSFER.search(text) or _PLACES.search(text))


_SOURCE_NOUNS = ORGANISATION_NOUNS | ROLE_NOUNS
_HINDSIGHT = re.compile(
    r"\s*(?:\(|\[|[–—-]\s|C['’](?:est|était)\s|Ce\s+(?:sont|fut)\s|Ainsi\s|Voilà\s|Tel(?:le)?s?\s"
    r"|(?:La|Une|Cette|L['’]|Ces|Les|Sa|Des)\s*(?:réponses?|répliques?|voix|remarques?|phrases?|mots|paroles?"
    r"|propos|interventions?|question|objections?|réactions?|cri|formule|citation|auteure?)\b)"
)


def stands_alone(evidence: Evidence) -> bool:
    """Tell whether nothing after a quotation can say that somebody else spoke: « il ajoute » at most."""
    tail = evidence.tail_text
    pronoun = pronoun_after(tail)
    if pronoun is None and tail.strip(" \xa0\u202f.,;"):
        # a tail that ends before another quotation may only join the two
        return tail.strip(" \xa0\u202f,").lower() in {"et", "puis"} and evidence.tail_joins
    words = re.findall(r"[\w-]+", tail)
    if any(w[0].isupper() for w in words) or HUMAN.search(tail) or ANSWERS.search(tail):
        return False
    if pronoun is not None:  # « …, dit-elle. Elle remercie Y. »: already signed
        return _HINDSIGHT.match(evidence.paragraph.text, evidence.tail[1]) is None
    return not _tells_in_hindsight(evidence.paragraph, evidence.tail[1])


def _tells_in_hindsight(paragraph: Paragraph, position: int) -> bool:
    """Tell whether the sentence after a quotation may sign it or say whose it was."""
    if _HINDSIGHT.match(paragraph.text, position):
        return True
    following = next((s for s in paragraph.sentences if s[0] >= position), None)
    if following is None or not paragraph.named(*following, strong=False):
        return False
    quotes = any(following[0] <= q.start < following[1] for q in paragraph.quotations)
    return not quotes and reported_by_name(paragraph, *following) is None


def is_signed_later(evidence: Evidence) -> bool:
    """Tell whether what follows a quotation says in hindsight whose it was, as laughter does not."""
    text, position = evidence.paragraph.text, evidence.tail[1]
    following = next((s for s in evidence.paragraph.sentences if s[0] >= position), None)
    if following is None or is_stage_note(text[slice(*following)]):
        return False
    return _HINDSIGHT.match(text, position) is not None


def _is_introduced(evidence: Evidence) -> bool:
    """Tell whether a quotation stands as a sentence of its own or after a colon.

    And nothing after it names anyone.
    """
    lead, tail = evidence.lead_text.strip(" \xa0\u202f,.;–—-"), evidence.tail_text.strip(" \xa0\u202f.,;)")
    introduced = (
        not lead
        or lead.endswith(":")
        or lead.lower() in {"et", "puis", "mais"}
        or pronoun_after(evidence.lead_text) is not None
    )
    return introduced and (
        not tail
        or pronoun_after(evidence.tail_text) is not None
        or not evidence.paragraph.named(*evidence.tail)
    )
