"""The rule for a name that a clause announces before the colon: « Un avis que partage X : « Q » »."""

import re

from ingest.attribution.active_clause import are_own_words, brings_in_nothing
from ingest.attribution.clauses import CITING
from ingest.attribution.evidence import Decision, Evidence, Paragraph, Speaker, given_to, given_to_nobody
from ingest.attribution.subjects import introduce, is_joined
from ingest.french import ADVERBS, HUMAN, SPEECH
from ingest.people.names import Mention, is_plural_title

OPINION = (
    r"(?:avis|constat|analyse|position|opinion|idée|point\s+de\s+vue|vision|sentiment|inquiétude|conviction|réserve"
    r"|crainte|espoir|souhait|son\s+de\s+cloche|écho|discours|ton|enthousiasme|prudence|optimisme|pessimisme|volonté"
    r"|ambition|exigence|préoccupation|logique|démarche|bilan|refus|regret)s?"
)
_SHARED = (
    r"(?:partag|confirm|nuanc|contest|tempér|résum|exprim|formul|appuy|complét|illustr|corrobor|conforté|relativis"
    r"|développ|défend)\w*"
)
_ARTICLE = (
    r"(?:(?:c['’]est\s+)?(?:un|une|le|la|les|des|ce|cette|telle?\s+est)\s+(?:aussi\s+)?"
    r"|(?:c['’]est\s+)?l['’])"
)
_OPENING = r"[\s,;.)\]–—-]*(?:(?:et|mais|puis|enfin|ensuite|alors)[\s,]+)?"
# what may stand before a name that a colon follows, and makes it the one who speaks
_ANNOUNCES = re.compile(
    rf"{_OPENING}(?:"
    r"(?:la\s+)?parole\s+(?:(?:est|revient)\s+)?(?:ensuite\s+|maintenant\s+|enfin\s+|alors\s+)?à"
    r"|(?:le\s+)?mot\s+de\s+la\s+fin\s+(?:(?:est(?:\s+revenu)?|revient|revenait)\s+)?(?:pour|à)"
    r"|(?:la\s+)?conclusion\s+(?:(?:est|revient)\s+)?(?:à|de|signée)"
    r"|place\s+(?:ensuite\s+)?à|(?:c['’]est\s+)?(?:ensuite\s+)?au\s+tour\s+de"
    rf"|(?:le\s+|un\s+|une\s+|la\s+)?même\s+{OPINION}(?:\s+\w+)?\s+(?:pour|chez|de\s+la\s+part\s+de|du\s+côté\s+de|de)"
    rf"|{_ARTICLE}{OPINION}(?:\s+\w+){{0,2}}?\s+(?:partagée?s?|confirmée?s?|nuancée?s?|exprimée?s?|formulée?s?"
    r"|résumée?s?|appuyée?s?|complétée?s?|illustrée?s?)\s+par"
    rf"|{_ARTICLE}{OPINION}\s+que\s+(?:ne\s+)?(?:{_SHARED}|{SPEECH})(?:\s+(?:pas|guère|aussi|également)(?:\s+(?:tout\s+à\s+fait|entièrement|complètement))?)?"
    rf"|(?:c['’]est\s+)?ce\s+(?:que|qu['’])\s*(?:{ADVERBS})?(?:{_SHARED}|pense|croit|{SPEECH})"
    rf"|c['’]est\s+(?:aussi\s+|également\s+)?(?:l['’]|la\s+|le\s+){OPINION}\s+(?:de|d['’])"
    rf"|(?:comme|ainsi\s+que)\s+(?:le\s+|l['’])?{SPEECH}"
    r"|question\s+(?:de|d['’])"
    r")\s*",
    re.IGNORECASE,
)
GIVES_FLOOR = re.compile(
    rf"{_OPENING}(?:(?:la\s+)?parole\s+(?:est|revient|est\s+revenue)\s+(?:ensuite\s+|enfin\s+)?à"
    r"|(?:le\s+)?mot\s+de\s+la\s+fin\s+(?:est(?:\s+revenu)?|revient|revenait)\s+à"
    r"|(?:c['’](?:est|était)\s+)?(?:ensuite\s+)?(?:au|le)\s+tour\s+de"
    r"|(?:intervient|vient|suit|arrive)(?:\s+(?:ensuite|enfin|alors))?|place\s+(?:ensuite\s+)?à)\s*",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r",?\s+(?:rejoint|relayé|suivi|complété|contredit|interrompu|appuyé)e?\s+(?:ensuite\s+)?par\s+"
)
_RELATIVE = re.compile(
    rf"\s*,?\s*qui\s+(?:(?:lui|leur|y|s['’]en|en)\s+)?(?:{SPEECH}|conclut|tranche|rétorque)[^:«“\",;]{{0,40}}:\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[\s,]*(?:,\s*(?:lui|elle)\s*)?[:,]?\s*")


def name_announced(evidence: Evidence) -> Decision | None:
    """Un avis que partage X, role : « Q » — the last name before the mark is announced as the speaker."""
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    named = paragraph.named(start, end)
    if not named or is_plural_title(named[-1].title):
        return None
    last = named[-1]
    speaker, capacity = introduce(paragraph, last, end)
    after = max(last.end, capacity.end)
    if paragraph.named(after, end, strong=False):
        return None
    rest = paragraph.text[after:end]
    if not (_is_announced(evidence, last, rest) or _is_antecedent(paragraph, last, rest)):
        return None
    if is_joined(paragraph, last, capacity, end):
        return given_to_nobody("name_announced")
    return given_to(speaker, "name_announced")


def announced_by(paragraph: Paragraph, sentence: tuple[int, int]) -> Speaker | None:
    """Return whom a sentence of its own announces: « Le mot de la fin est revenu à X. »."""
    start, end = sentence
    named = paragraph.named(start, end)
    if len(named) != 1 or is_plural_title(named[0].title):
        return None
    speaker, capacity = introduce(paragraph, named[0], end)
    before = paragraph.text[start : named[0].outer]
    rest = paragraph.text[max(named[0].end, capacity.end) : end].strip(" .")
    return speaker if not rest and GIVES_FLOOR.fullmatch(before) else None


def _is_announced(evidence: Evidence, mention: Mention, rest: str) -> bool:
    """Tell whether everything before a name announces it, and nothing but a colon or comma follows it."""
    before = evidence.paragraph.text[evidence.lead[0] : mention.outer]
    follows = before.lower().startswith(",") and _CONTINUES.fullmatch(before) is not None
    if _ANNOUNCES.fullmatch(before) is None and not follows:
        return False
    return _CLOSING.fullmatch(rest) is not None or _tells_at_length(evidence, rest)


def _is_antecedent(paragraph: Paragraph, mention: Mention, rest: str) -> bool:
    """Tell whether « X, qui répond : » leads to the quotation; « la fille de X, qui… » is somebody else."""
    before = paragraph.text[max(0, mention.outer - 30) : mention.outer]
    genitive = re.search(r"\b(?:de|du|des)\s+$|\bd['’]\s*$", before, re.IGNORECASE)
    addressed = re.search(r"\bà\s+$", before) and not re.search(r"\bparole\s+à\s+$", before)
    return not (genitive or addressed) and _RELATIVE.fullmatch(rest) is not None and not HUMAN.search(rest)


# « Même constat chez X, qui a raconté la pose de panneaux sur le toit de la cuisine : »
_LONG_RELATIVE = re.compile(
    rf"\s*,?\s*qui\s+(?P<verb>{SPEECH})(?P<told>[^:«“\",;.!?]{{0,120}}):\s*", re.IGNORECASE
)


def _tells_at_length(evidence: Evidence, rest: str) -> bool:
    """Tell whether a relative clause after an announced name tells what no words of others can be in."""
    relative = _LONG_RELATIVE.fullmatch(rest)
    if relative is None or _SHOWS.search(relative["verb"]):
        return False
    return brings_in_nothing(relative["told"]) and are_own_words(evidence)


# what is shown, read out or passed on may be words of others
_SHOWS = re.compile(
    rf"\b(?:présent|montr|dévoil|introdui|livr|rappel|partag)|{CITING.pattern}", re.IGNORECASE
)
