"""Others without a name: « un batelier », « la CGT », the mayor of another town (« À Tulle, la maire »)."""

import re

from ingest.attribution.active_clause import may_speak
from ingest.attribution.clauses import ASKS, stands_for
from ingest.attribution.evidence import Speaker
from ingest.attribution.procedure import is_stage_note
from ingest.french import (
    ADVERBS,
    HUMAN_NOUN,
    ORGANISATION_NOUNS,
    PEOPLE_NOUNS,
    RELATION_NOUNS,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    SPEECH,
    TRANSFER,
    fold,
)

_BODIES = ORGANISATION_NOUNS | frozenset(
    "monde village quartier commune ville etat gouvernement region departement opposition majorite population"
    " foule famille".split()
)
_PEOPLE = (PEOPLE_NOUNS | RELATION_NOUNS | ROLE_NOUNS) - _BODIES
_OF_PEOPLE = re.compile(r"\w{2,}(?:éens?|éennes?|ennes?|ards?|ardes?|[cg]hers?|[cg]hères?)")
_PLACE = re.compile(
    r"\W*(?:(?:et|mais|puis)\s+)?(?:(?P<side>(?:du\s+)?côté\s+(?:d(?:e|u|es)\s+|d['’])?|chez\s+)"
    r"|(?P<at>à\s+la\s+|à\s+l['’]|aux?\s+)|à\s+|dans\s+|en\s+)(?P<where>[^,]+)",
    re.IGNORECASE,
)
# « à la fin », « au total », « à l'automne »: no place
_NO_PLACE = frozenset(
    "fin fois place suite avenir inverse epoque origine automne ete hiver printemps heure instant occasion"
    " issue entendre debut depart moment total final contraire fond passage sujet bout moins plus micro"
    " tribune pupitre lendemain matin soir mois terme cours demeurant reste sortir entree image instar"
    " question questions premier premiere".split()
)
_LABEL = re.compile(
    r"\W*(?:une?\s+(?P<noun>[\w-]+)[^:.!?,;«»]{0,40}|(?P<body>(?-i:[A-Z]{2,}[\w-]*)))\s?:\s", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\W*une?\s+(?:(?:jeune|vieil(?:le)?|vieux|autre|ancien(?:ne)?)\s+)?(?P<noun>(?-i:[a-zà-ÿœ][\w-]+))",
    re.IGNORECASE,
)
# « La vanne fuit, s'alarme une lycéenne », « …, rappelle la CGT », « … ? demande un batelier »
_INVERTED = re.compile(
    rf"(?:,|[?!…])\s+(?P<verb>{SPEECH}|(?:s['’]|se\s+)(?-i:[a-zà-ÿœ]{{3,}}(?:e|it|nd|rt)))\s+(?:{ADVERBS})?"
    r"(?:(?:une?|des|plusieurs|certaine?s|quelques)\s+(?:(?:jeune|vieil(?:le)?|vieux|autre)s?\s+)?(?P<noun>(?-i:[a-zà-ÿœ][\w-]+))"
    r"|(?:la\s+|le\s+|les\s+|l['’])?(?P<body>(?-i:[A-ZÀ-Ý][\w-]+)))",
    re.IGNORECASE,
)
# verbs before whose subject nothing but words can stand: no « propose une aide »
_ONLY_OF_WORDS = re.compile(
    r"s['’]|se\s|(?:a\s+)?(?:expliqu|estim|affirm|répond|rétorqu|répliqu|object|ajout"
    r"|soupir|ironis|juge|pens|confi|insist|lâch)",
    re.IGNORECASE,
)


def is_somebody(noun: str) -> bool:
    """Tell whether a common noun is what somebody is called: « batelière », « lycéenne », « ouvrier »."""
    folded = fold(noun)
    if not _BODIES.isdisjoint({folded, folded.removesuffix("s")}):
        return False
    forms = {folded, folded.removesuffix("s"), folded.removesuffix("s").removesuffix("e")}
    return may_speak(noun) or not _PEOPLE.isdisjoint(forms) or _OF_PEOPLE.fullmatch(noun.lower()) is not None


def may_act(noun: str) -> bool:
    """Tell whether a common noun is somebody or a body."""
    return may_speak(noun) or is_somebody(noun)


def is_elsewhere(fronted: str, speaker: Speaker) -> bool:
    """Tell whether « À Tulle, », « À l'usine voisine, » is another place than a speaker's own."""
    place = _PLACE.match(fronted)
    if place is None:
        return False
    own = {fold(word) for word in re.findall(r"[\w-]+", f"{speaker.role or ''} {speaker.organisation or ''}")}
    words = [word for word in re.findall(r"[\w-]+", place["where"]) if fold(word) not in own]
    is_named = any(word[0].isupper() for word in words)
    is_noun = place["at"] is not None and bool(words) and fold(words[0]) not in _NO_PLACE
    return is_named or any(may_speak(word) for word in words) or is_noun


def is_label(text: str, heading: Speaker) -> bool:
    """Tell whether a sentence begins with the label of somebody else: « Un ouvrier : », « EDF : »."""
    label = _LABEL.match(text)
    if label is None:
        return False
    return may_act(label["noun"]) if label["noun"] else label["body"] not in (heading.organisation or "")


def begins_with_somebody(text: str) -> bool:
    """Tell whether « un batelier » begins a sentence."""
    subject = _SUBJECT.match(text)
    return subject is not None and is_somebody(subject["noun"])


_DEFINITE = re.compile(r"\W*(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)", re.IGNORECASE)
_BODY_SPEAKS = re.compile(
    rf"\W*(?:(?i:la|le|les)\s+|[Ll]['’])?[A-Z]{{2,}}[\w-]*\s+(?:(?:ne|lui|leur)\s+)?{SPEECH}"
)
_GIVES = re.compile(
    rf"{TRANSFER.pattern}|{ASKS.pattern}|\b(?:accueill|présent)\w*|\btour\s+d|\b(?:intervient|arrive|se\s+lève)\b",
    re.IGNORECASE,
)
_CROWD = frozenset("salle public assistance assemblee voix equipe opposition monsieur madame".split())


def gives_floor(sentence: str, heading: Speaker) -> bool:
    """Tell whether words that nothing leads to may, after a sentence, be those of whoever is in it.

    « Elle interroge X. », « Une batelière se lève. », « La préfète n'est pas d'accord. »; no laughter.
    """
    if re.search(r"[«»“”\"]", sentence) or is_stage_note(sentence):
        return False
    definite = _DEFINITE.match(sentence)
    if definite is not None and _is_person(definite["noun"]):
        return not stands_for(definite["article"], definite["noun"], heading)
    if begins_with_somebody(sentence) or _BODY_SPEAKS.match(sentence):
        return True
    words = re.findall(r"[\w-]+", sentence)[1:]
    own = {fold(word) for word in heading.name.split()}
    others = (word for word in words if fold(word) not in own and (word[0].isupper() or is_somebody(word)))
    return _GIVES.search(sentence) is not None and any(others)


def _is_person(noun: str) -> bool:
    """Tell whether a noun is surely of one person: no crowd, no word of another kind."""
    folded = fold(noun)
    is_known = folded in _PEOPLE - ROLE_QUALIFIERS or HUMAN_NOUN.fullmatch(noun) is not None
    return is_known and folded not in _CROWD and not folded.endswith("s")


def is_signed_by_somebody(text: str, heading: Speaker) -> bool:
    """Tell whether an inverted verb gives the words before it to somebody without a name, or to a body."""
    return any(_signs(found, heading) for found in _INVERTED.finditer(text))


def _signs(found: re.Match[str], heading: Speaker) -> bool:
    """Tell whether the subject of an inverted verb is somebody else than the heading's person."""
    if found["body"]:
        return fold(found["body"]) not in fold(heading.name)
    return may_act(found["noun"]) or _ONLY_OF_WORDS.match(found["verb"]) is not None
