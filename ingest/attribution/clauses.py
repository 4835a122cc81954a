"""The words of a clause that gives a quotation to somebody: « , a-t-il expliqué »."""

import re

from ingest.attribution.evidence import Evidence, Speaker
from ingest.french import (
    ADVERBS,
    DETERMINERS,
    DOMAIN_NOUNS,
    HUMAN,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PARTICLES,
    PLACE_NOUNS,
    ROLE_NOUNS,
    SPEECH,
    TITLES,
    fold,
)
from ingest.people.genders import gender_of
from ingest.people.names import name_key
from ingest.people.offices import is_called

PRONOUN = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?|on)\b", re.IGNORECASE)
TAIL_VERB = re.compile(
    rf"[\s,.–—-]*(?:(?:comme|ainsi\s+que|ainsi)\s+(?:le\s+)?)?(?P<verb>{SPEECH}|(?:a|est|ont)(?=-t-)|a-t-|s['’]est-)",
    re.IGNORECASE,
)
TAIL_ACCORDING = re.compile(
    r"\s*[:,.]?\s*c['’]est\s+(?:par|sur|avec)\s+ces\s+mots\s+qu(?:e\s+|['’])"
    r"|\s*,?\s*(?:(?:selon|pour\s+reprendre)\s+(?:les\s+(?:propres\s+)?(?:mots|termes)|la\s+formule|l['’]expression)"
    r"\s+d[e'’]|selon|d['’]après|dixit|signé)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
# a verb that no list knows, where only a verb can stand: « Q », fulmine X — « Q », s'est emporté X
_FORMS = (
    r"(?:[sl]['’]|se\s+|le\s+|la\s+|lui\s+|leur\s+|en\s+|y\s+)?"
    r"(?:(?:a|avait|est|était|s['’]est)\s+(?P<participle>[a-zà-ÿ]{3,}(?:é|i|u|is|it|ert|us)e?)"
    r"|(?:veut|tient\s+à|aime(?:\s+à)?|ose|préfère|finit\s+par|vient\s+de)\s+(?P<infinitive>[a-zà-ÿ]{3,}(?:er|ir|re))"
    r"|(?P<present>[a-zà-ÿ]{3,}(?:e|it|et|t|d)))"
)
_BARE_VERB = re.compile(rf"\s*,?\s*{_FORMS}(?:\s+{ADVERBS}){{0,2}}\s*:\s*")
_UNKNOWN_VERB = re.compile(rf"\s*,\s*{_FORMS}\s+(?={ADVERBS}{{0,2}}[^\Wa-zà-öø-ÿœ])")
# what comes in, not out; or another's words
_NO_SPEECH = re.compile(
    r"(?:ré)?(?:entend|écout|l(?:it|isait|u)$|découvr|découvert|appren|appri|reçoi|reçu|voi[tr]|vu$|vis|tradui|titr"
    r"|affich|appel|nomm|cit|rapport|relat|relai|relay|repren|repri|reproduit|retranscri|figur|suit|sui[vt]|lors|dont"
    r"|devant|durant|pendant|avant|face|fort|côté)"
)
_COMMON = (
    PLACE_NOUNS
    | NOT_NAMES
    | DETERMINERS
    | PARTICLES
    | ROLE_NOUNS
    | TITLES
    | ORGANISATION_NOUNS
    | DOMAIN_NOUNS
)
_INVERTED_PAST = re.compile(
    (
        rf"[\s,.–—-]*(?:s['’]|l['’]|lui\s+)?(?:a|ont|est|sont|avait)-(?:t-)?(?P<pronoun>ils?|elles?"
        rf"|on)\s+{ADVERBS}{{0,3}}[\w'’-]+"
    ),
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\s*[,.]?\s*(?:[sl]['’]|(?:se|lui|leur|y|en)\s+)?(?-i:[a-zà-ÿœ]{3,})-(?:t-)?(?P<pronoun>ils?|elles?|on)\b",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"\b(?:répond|répliq|rétorq|ripost|object|oppos|rétort|contest|nuanc|tranch)\w*", re.IGNORECASE
)
CITING = re.compile(r"\b(?:cit|rapport|relat|lu\b|lit\b|repri|repren)", re.IGNORECASE)
# « a rappelé X, citant Y »: the words may be Y's
CITES_NOW = re.compile(
    r"\b(?:citant|reprenant|paraphrasant|empruntant|rapportant|répétant|lisant|traduisant|imitant|parodiant)\b",
    re.IGNORECASE,
)
SKIPPED = re.compile(rf"[\s,]*{ADVERBS}{{0,3}}[\s,]*", re.IGNORECASE)


def _verb_of(match: re.Match[str]) -> str:
    """Return the verb of a clause in the form that is printed."""
    return next(found for found in match.group("participle", "infinitive", "present") if found)


def is_bare_verb(text: str) -> bool:
    """Tell whether a text is one verb and a colon: « s'enthousiasme : »; what is done to somebody is none."""
    match = _BARE_VERB.fullmatch(text)
    if match is None:
        return False
    return _verb_of(match) != "été" and _may_say(match)


def _may_say(match: re.Match[str]) -> bool:
    """Tell whether a word that no list knows may be a verb of speech, and not in the passive voice."""
    word = _verb_of(match)
    takes_etre = re.search(r"(?<![sS]['’])\b(?:est|était)\s", match.group()) is not None
    is_passive = match["participle"] and takes_etre and not word.startswith("intervenu")
    return not is_passive and fold(word) not in _COMMON and _NO_SPEECH.match(word) is None


def match_unknown_verb(text: str, position: int) -> int | None:
    """Return where a clause « , fulmine » ends that a name follows; None where the word is no such verb."""
    match = _UNKNOWN_VERB.match(text, position)
    if match is None:
        return None
    return match.end() if _may_say(match) else None


def pronoun_after(tail: str) -> str | None:
    """Return the pronoun of « …, résume-t-il », « …, a-t-elle ajouté », whatever the verb."""
    if match := _INVERTED_PAST.match(tail) or _INVERTED.match(tail):
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
    fitting = {"f": {"elle"}, "m": {"il"}, "": set()}[speaker.gender]
    return pronouns <= fitting


def is_short_for(name: str, full: str) -> bool:
    """Tell whether a printed name is a full one or its surname."""
    return name_key(full) == name_key(name) or name_key(full).endswith(f" {name_key(name)}")


def stands_for(article: str, noun: str, speaker: Speaker) -> bool:
    """Tell whether « l'édile », « la directrice » can be a speaker, by the role printed for this person."""
    if not is_called(noun, speaker.role):
        return False
    gender = {"le": "m", "la": "f"}.get(article.strip().lower()) or gender_of("", noun)
    return not (gender and speaker.gender) or gender == speaker.gender


# « X assure que oui, et la préfète que non », « …, la vanne rouvrira ; selon la préfète, non »
ADDS_VIEW = re.compile(
    rf"\b(?:et|mais|quand|tandis\s+que|alors\s+que)\s+(?:{HUMAN.pattern})[^,;:.]{{0,40}}?\s"
    r"(?:que\b|qu['’]|non\b|l['’]inverse\b|le\s+contraire\b)"
    rf"|;\s*(?:(?:et|mais)\s+)?(?:{HUMAN.pattern})[^,;:.]{{0,40}}?\s{SPEECH}"
    r"|(?:;\s*|[;,]\s*(?:et|mais)\s+)(?:selon|d['’]après)\s+(?!lui\b|elle\b)",
    re.IGNORECASE,
)
WORDS_OF = re.compile(
    r"\b(?:propos|mots?|réponses?|questions?|paroles?|phrases?|formules?|positions?|remarques?|avis|discours"
    r"|critiques?|déclarations?|témoignages?|conclusions?|interventions?|citations?|écrits|lettres?|appels?"
    r"|refus|colère|plaintes?|doléances?|réactions?|cris?|reproches?|protestations?)"
    r"\s+(?:de|du|des|d['’]|à|au|aux)\b|\bce\s+qu",
    re.IGNORECASE,
)
ASKS = re.compile(r"\b(?:demand|interrog|questionn|interpell|s['’]enquie?r)", re.IGNORECASE)
