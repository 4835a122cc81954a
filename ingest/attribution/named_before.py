"""Rules for a name before the quotation: X, role, explains: « Q »."""

import re

from ingest.attribution.active_clause import are_own_words, brings_in_nothing, tells_of_its_subject
from ingest.attribution.announced import OPINION
from ingest.attribution.carried_over import stands_alone
from ingest.attribution.clauses import CITING, is_bare_verb
from ingest.attribution.evidence import Decision, Evidence, Paragraph, given_to, given_to_nobody
from ingest.attribution.others_words import announces_anothers
from ingest.attribution.subjects import ACCORDING, OPENER, find_subject, introduce, is_joined, is_oblique
from ingest.french import ADDRESSING, HUMAN, SPEAKING_IDIOMS, SPEECH, TEXT_NOUNS, TRANSFER, fold
from ingest.people.names import Mention, is_plural_title

_MAX_LEAD_CHARS = 600


def according_to_name(evidence: Evidence) -> Decision | None:
    """Selon X, role, « Q » — nothing else between."""
    text, (start, end) = evidence.paragraph.text, evidence.lead
    match = ACCORDING.match(text, start + len(evidence.lead_text) - len(evidence.lead_text.lstrip()), end)
    mention = evidence.paragraph.named_at(match.end()) if match else None
    if mention is None:
        return None
    speaker, capacity = introduce(evidence.paragraph, mention, end)
    rest = text[max(mention.end, capacity.end) : end].strip(" ,\xa0\u202f")
    if is_plural_title(mention.title) or is_joined(evidence.paragraph, mention, capacity, end):
        return given_to_nobody("according_to_name")
    is_own = not rest.strip(" :\xa0\u202f") or _is_view(evidence, mention, rest)
    return given_to(speaker, "according_to_name") if is_own else given_to_nobody("according_to_name")


# « Pour X, maire, la priorité est ailleurs : », « Selon X, il faut agir : »: what X thinks, in few words
_VIEW = re.compile(
    r"(?:(?:rien|tout|(?:(?:le|la|les|son|sa|ses|cette?|ces?)\s+|l['’])(?P<subject>[a-zà-ÿœ' ’-]{3,40}?))\s+"
    r"(?:ne\s+|n['’])?(?:est|sont|était|étaient|reste|restent|demeure|demeurent)"
    r"|il\s+(?:ne\s+)?(?:faut|s['’]agit|suffit)|c['’]est)"
    r"\s(?!(?:\w+\s+)?(?:venu|arrivé|parti|monté|descendu|né|issu|dit|donné|posé)e?s?\b)"
    r"(?:ailleurs|(?P<rest>[a-zà-ÿœ0-9' ’-]{2,60}?))\s*:"
)


_HELD = re.compile(rf"\b(?:{OPINION}|revendications?|attentes?|besoins?)\b", re.IGNORECASE)


def _is_view(evidence: Evidence, mention: Mention, clause: str) -> bool:
    """Tell whether a clause after « Pour X, » can only be what X thinks, and the quotation X's own words."""
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    view = _VIEW.fullmatch(clause)
    if view is None or len(paragraph.named(start, end, strong=False)) > 1 or not mention.is_strong:
        return False
    words = f"{view['subject'] or ''} {view['rest'] or ''}"
    if _HELD.search(words):
        return False  # « la position adverse est connue : »
    is_plain = brings_in_nothing(words) and not changes_speaker(paragraph, end - len(clause), end)
    return is_plain and are_own_words(evidence) and stands_alone(evidence)


_SAYS_THAT = re.compile(rf"\s*,?\s*{SPEECH}\s*(?:,|que|qu['’]|combien|comment)?\s*", re.IGNORECASE)


def name_before_quotation(evidence: Evidence) -> Decision | None:
    """X, role, … : « Q » — the subject of the sentence that the quotation completes."""
    rule = "name_before_quotation"
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    mention = find_subject(paragraph, start, end)
    if mention is None:
        return _unnamed_speaker(evidence)
    speaker, capacity = introduce(paragraph, mention, end)
    after = max(mention.end, capacity.end)
    rest = paragraph.text[after:end]
    if is_joined(paragraph, mention, capacity, end) or end - start > _MAX_LEAD_CHARS:
        return given_to_nobody(rule)
    if rest.strip() in {"—", "–", "-"} or (rest.strip() == "," and _is_all(evidence)):
        return given_to(speaker, rule)
    if _leads_to_own_words(evidence, mention, rest):
        return given_to(speaker, rule)
    if rest.rstrip().endswith((":", "—", "–")):
        named = paragraph.named(mention.end, after)
        changes = (
            not (_LEADS_IN.match(rest) or is_bare_verb(rest))
            or any(not is_oblique(paragraph, m) for m in named)
            or changes_speaker(paragraph, after, end)
        )
        return given_to_nobody(rule) if changes else given_to(speaker, rule)
    return (
        given_to(speaker, rule)
        if _SAYS_THAT.fullmatch(rest) and not CITING.search(rest)
        else given_to_nobody(rule)
    )


def leads_to_words_of(evidence: Evidence, after: int) -> bool:
    """Tell whether a clause, from where its subject ends to the mark, leads to what its subject says."""
    paragraph, end = evidence.paragraph, evidence.lead[1]
    rest = paragraph.text[after:end]
    if not rest.rstrip().endswith((":", "—", "–")):
        return _SAYS_THAT.fullmatch(rest) is not None and CITING.search(rest) is None
    if tells_of_its_subject(rest) and are_own_words(evidence):
        return True
    is_speech = _LEADS_IN.match(rest) is not None or is_bare_verb(rest)
    return is_speech and not changes_speaker(paragraph, after, end)


def _leads_to_own_words(evidence: Evidence, mention: Mention, rest: str) -> bool:
    """Tell whether « X, directeur, a choisi de sortir de ses murs : » can only lead to what X says."""
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    is_first = mention.is_strong and OPENER.fullmatch(paragraph.text[start : mention.outer]) is not None
    named = [m for m in paragraph.named(mention.end, end) if not is_oblique(paragraph, m)]
    return (
        is_first
        and not named
        and tells_of_its_subject(rest)
        and are_own_words(evidence)
        and stands_alone(evidence)
    )


def _is_all(evidence: Evidence) -> bool:
    """Tell whether a paragraph is nothing but what stands before a quotation, and the quotation."""
    text, quotation = evidence.paragraph.text, evidence.quotation
    is_first = evidence.lead[0] == 0 and not text[quotation.end :].strip(" \xa0\u202f.")
    return is_first and len(evidence.paragraph.quotations) == 1


# between a subject and its colon: nothing, an aside, or a verb of speech
_LEADS_IN = re.compile(
    rf"\s*(?:,\s*(?:(?:pour\s+sa\s+part|de\s+son\s+côté|à\s+son\s+tour|lui|elle|quant\s+à\s+(?:lui"
    rf"|elle)|interrogée?\s[^:,]*|invitée?\s[^:,]*|présente?\s[^:,]*|à\s+qui\s[^:,]*|qu[ei]\s[^:,]*"
    rf"|qu['’][^:,]*"
    rf"|avec\s[^:,]*|face\s[^:,]*|en\s[^:,]*|sur\s[^:,]*|à\s+propos\s[^:,]*|au\s+sujet\s[^:,]*"
    rf"|lors\s[^:,]*|après\s[^:,]*|fils\s[^:,]*|fille\s[^:,]*"
    rf"|ancien\w*\s[^:,]*)\s*,?\s*))*(?:,?\s*{SPEECH}|,?\s*{SPEAKING_IDIOMS}|,?\s*{ADDRESSING}|,?\s*:|,?\s*(?:de\s+|d['’])(?:\w{{3,}}er"
    rf"|conclure|répondre|dire|poursuivre|renchérir|reprendre)\b)",
    re.IGNORECASE,
)
_CITES_EXAMPLES = re.compile(
    (
        r"\b(?:cite|cité|citait)\s+(?:notamment\s+|par\s+exemple\s+|ainsi\s+|aussi\s+)?(?:quelques"
        r"|plusieurs|des|deux|trois|quatre|cinq|divers|différents|(?:en|l['’]|un|pour)\s*exemple"
        r"|le\s+cas|un\s+cas)\b"
    ),
    re.IGNORECASE,
)
_CITES = re.compile(
    (
        r"\b(?:cite|cité|citait|lit|lu|lisait|rapporte|rapporté|relaie|relayé|reprend|repris)\b"
        r"|\bde\s+ce\s+que\b|\bdisai(?:t|ent)\b"
    ),
    re.IGNORECASE,
)


# « rappelle les termes du contrat », « dit s'inspirer de Gandhi »
_RECALLS = re.compile(
    r"\b(?:rappel|redi[st]|évoqu|invoqu|mentionn)\w*\s+(?:l[ae]s?|une?|des|du|ce|cette|cet|ces|son|sa|ses|[ld]['’])"
    r"\s*(?P<noun>[\w-]+)|\bs['’](?:est\s+)?inspir\w+\s+d[eu'’]",
    re.IGNORECASE,
)


def recalls_text(text: str) -> bool:
    """Tell whether a clause recalls what holds words, so that these may come next."""
    nouns = (match["noun"] for match in _RECALLS.finditer(text))
    return any(noun is None or {fold(noun), fold(noun).removesuffix("s")} & _TEXTS for noun in nouns)


_TEXTS = (TEXT_NOUNS | {"terme", "devise"}) - {
    fold("principe"),
    fold("projet"),
    fold("programme"),
    fold("histoire"),
}


_THEIR_WORDS = re.compile(
    r"\b(?:propos|mots?|réponses?|paroles?|phrases?|formules?|remarques?|critiques?|déclarations?|témoignages?"
    r"|citations?|écrits|lettres?)\s+(?:de|du|des|d['’])",
    re.IGNORECASE,
)


def changes_speaker(paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether the words between a subject and its colon bring in someone else's words."""
    text = _IDIOM.sub(" dit ", paragraph.text[start:end].rstrip(" :—–\xa0\u202f"))
    others = paragraph.named(start, end)
    weak = (m for m in paragraph.named(start, end, strong=False) if not m.is_strong)
    if any(_JOINT.search(paragraph.text[max(0, m.outer - 8) : m.outer]) for m in weak):
        return True
    if others:
        # « X répond à Y : » stays X's, « X cite Y : » and « X, puis Y : » do not
        direct = _ADDRESSES.fullmatch(paragraph.text[start : others[0].outer])
        if len(others) > 1 or direct is None or CITING.search(text):
            return True
    if announces_anothers(text):
        return True
    if TRANSFER.search(text) or _THEIR_WORDS.search(text) or _has_other_source(text):
        return True
    if (_CITES.search(text) and not _CITES_EXAMPLES.search(text)) or recalls_text(text):
        return True
    return _brings_person(text)


_JOINT = re.compile(r"\b(?:et|puis|ou|ni)\s+$", re.IGNORECASE)
_IDIOM = re.compile(SPEAKING_IDIOMS, re.IGNORECASE)
_ADDRESSES = re.compile(rf"[\s,]*(?:{SPEECH}\s+(?:à|aux|au)|{ADDRESSING})\s+", re.IGNORECASE)
_OTHER_VOICE = re.compile(
    r"(?:,|\bet|\bpuis|\bmais|\bquand|\blorsque|\bque)\s+(?:la|une|cette|les|des)\s+(?:réponse|réaction|réplique"
    r"|riposte|question|objection)s?\b|\bvoici\b|\bceux\b|\bcelles?\b|\bcelui\b|\bdisant\b|\bsuivante?s?$"
    r"|\b(?:lui|leur)\s+(?:a|ont|avai(?:t|ent)|fit|dit|disai(?:t|ent)|demand\w+|répond\w*|lanc\w+)\b"
    r"|\b(?:un|une|l['’]|la|le|des|les|cette|cet|ce)\s*(?:vieille\s+|vieux\s+)?(?:affiches?|pancartes?|banderoles?|panneau"
    r"|affirmations?|rumeurs?|reproches?|vœu|motion|tribune|pétition|tract|plaque|inscription|dicton|adage"
    r"|maxime|refrain|chanson|poème|extrait|presse|journal|journaux|diapositive|graffiti|mantra|enregistrement"
    r"|vidéo|dessin|caricature|règlement|arrêté|décret)\b",
    re.IGNORECASE,
)
# « de son contremaître, qui lui répétait, chaque matin : », « un ami qui aimait redire : »
_WHO_USED_TO = re.compile(
    r"\bqui\s+(?:(?:lui|leur|nous)\s+\w{2,}ai(?:t|ent)\b|(?:[\w'’]+\s+)?\w{2,}ai(?:t|ent)\b[^,]*$)",
    re.IGNORECASE,
)
_RELATES = re.compile(r"\b(?:que|qui|où|quand|dont)\b|\bqu['’]", re.IGNORECASE)


def _has_other_source(text: str) -> bool:
    """Tell whether the clause after a subject tells of other words: who else said them, where they stand."""
    verb = re.match(rf"[\s,]*{SPEECH}", text, re.IGNORECASE)
    rest = text[verb.end() :] if verb else text
    if _OTHER_VOICE.search(rest) or _WHO_USED_TO.search(text):
        return True
    relative = _RELATES.search(rest)
    last = rest.rfind(",")
    if relative is None or relative.start() < last:
        return False
    return re.search(rf"(?<![\w'’-]){SPEECH}", rest[relative.end() :], re.IGNORECASE) is not None


_ADDRESSED = re.compile(
    (
        r"(?:devant|avec|auprès|envers|par|aux?|à|face\s+à|de|du|des|pour|chez|parmi)\s+(?:l[ae]s?\s+"
        r"|l['’]|un\s+|une\s+|ses\s+|son\s+)?$"
    ),
    re.IGNORECASE,
)


def _brings_person(text: str) -> bool:
    """Tell whether an unnamed person comes up as someone who may speak.

    Those spoken to or about do not count.
    """
    for match in HUMAN.finditer(text):
        before = text[: match.start()] + re.split(r"[\w]+$", match.group())[0]
        direct = re.match(rf"[\s,]*{SPEECH}\s*$", text[: match.start()]) and not CITING.search(text)
        if not _ADDRESSED.search(before) and not direct:
            return True
    return False


def _unnamed_speaker(evidence: Evidence) -> Decision | None:
    """Decide for nobody where the sentence before the mark names people without a clear subject.

    Or brings in someone unnamed.
    """
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    lead = evidence.lead_text
    if paragraph.named(start, end) or any(not m.is_strong for m in paragraph.named(start, end, strong=False)):
        return given_to_nobody("unclear_subject")
    if paragraph.heading is not None:
        return None  # « Le directeur s'amuse : » may be the person of the heading
    if (
        HUMAN.search(lead)
        or TRANSFER.search(lead)
        or re.search(r"\b(?:on|selon|d['’]après)\b", lead, re.IGNORECASE)
    ):
        return given_to_nobody("unnamed_speaker")
    return None
