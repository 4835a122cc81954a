"""A clause that leads to its subject's words by what the subject does, though no verb in it is one of speech.

« X, directeur, a choisi de sortir de ses murs : « Nous jouons… » »: a verb of choosing or acting, in the
active voice; nothing in the clause is somebody else or holds words; and what is said says « je » or « nous ».
Any other verb may lead to what the subject reads, hears or provokes: « a tendu l'oreille : « … » ».
"""

import re

from ingest.attribution.evidence import Evidence
from ingest.french import (
    ACTS,
    HUMAN,
    HUMAN_NOUN,
    ORGANISATION_NOUNS,
    PEOPLE_NOUNS,
    RELATION_NOUNS,
    ROLE_NOUNS,
    SPEECH,
    TAKING_IN,
    TEXT_NOUNS,
    TRANSFER,
    fold,
)

# in small letters, without a comma: nothing that can begin another clause
_CLAUSE = re.compile(rf"\s*,?\s*{ACTS}(?P<rest>[a-zà-ÿ0-9œ'’ -]{{0,90}})\s*:\s*")
_JOINS = re.compile(
    r"\b(?:et|ou|ni|mais|puis|que|qui|dont|où|quand|lorsque|comme|si|par|selon|d['’]après|on|ils?|elles?|lui|leur"
    r"|celles?|celui|ceux|ce|ceci|cela|autrui|ailleurs|dessus|voici|voilà)\b|\bqu['’]",
    re.IGNORECASE,
)
_ON_A_SURFACE = re.compile(
    r"\bsur\s+(?:le|la|un|une|les|des|son|sa|ses)\s+(?:\w+\s+)?(?:murs?|tableaux?|façades?|portes?|vitres?|bureaux?|tables?)\b"
)
# « agriculteurs », « parisiens », « manifestants »: who acts or lives somewhere
_AGENT = re.compile(
    r"(?!(?:sous-)?(?:heures?|valeurs?|ailleurs|plusieurs|couleurs?|lumières?|matières?|rivières?|manières?|filières?|chantiers?|papiers?"
    r"|calendriers?|métiers?|moyens?|biens?|liens?|riens?)$)"
    r"\w{2,}(?:eurs?|euses?|trices?|iers?|ières?|istes?|iens?|iennes?|ants|antes?|ois|oise|oises|ards?|ains)"
)
_SAYS = re.compile(rf"(?<![\w'’-]){SPEECH}")
_OWN_WORDS = re.compile(r"\b(?:je|nous|notre|nos|mon|ma|mes|moi)\b|\b(?:j|m)['’](?=\w)", re.IGNORECASE)
_TO_SOMEBODY = re.compile(r"\b(?:vous|votre|vos|tu|te|toi|ton|ta|tes)\b|\bt['’](?=\w)|\?\s*$", re.IGNORECASE)


# « a été la première cliente : », « est le seul à avoir osé : »: what the subject is
_IS_FIRST = re.compile(
    r"\s*,?\s*(?:a\s+(?:aussi\s+)?été|est|était|fut)\s+(?:(?:le|la)\s+(?:tout\s+|toute\s+)?(?:premi(?:er|ère)|seule?)|l['’]une?\s+des\s+premi(?:ers|ères))"
    r"\s+(?:à\s+(?P<act>(?:se\s+|s['’]|y\s+|en\s+)?[a-zà-ÿœ]+(?:er|ir|re))|(?P<what>[a-zà-ÿœ-]+))\s*:\s*"
)


def _is_first_of_a_kind(text: str) -> bool:
    """Tell whether a clause says only that its subject is the first or only one of its kind."""
    clause = _IS_FIRST.fullmatch(text)
    if clause is None:
        return False
    word = clause["what"] or re.split(r"[\s'’]", clause["act"])[-1]
    is_person = clause["what"] is None or may_speak(word)
    return is_person and not _is_of_words(word) and _SAYS.search(word) is None


def tells_of_its_subject(text: str) -> bool:
    """Tell whether a clause up to its colon says what its subject does, and brings in nobody and no text."""
    if _is_first_of_a_kind(text):
        return True
    clause = _CLAUSE.fullmatch(text)
    if clause is None:
        return False
    return brings_in_nothing(clause["rest"])


def brings_in_nothing(text: str) -> bool:
    """Tell whether words are about nobody who may speak, nothing that holds words, and no other clause."""
    if any(found.search(text) for found in (_JOINS, _ON_A_SURFACE, HUMAN, TRANSFER, _SAYS)):
        return False
    words = re.findall(r"[\w-]+", _NO_TEXT.sub(" ", text))
    return not any(may_speak(word) or _is_of_words(word) for word in words)


_NO_TEXT = re.compile(r"\bpanneaux?\s+(?:solaires?|photovoltaïques?)\b")


def _is_of_words(word: str) -> bool:
    """Tell whether a word is what holds words, is made of them, or takes in, keeps or repeats others'."""
    folded = fold(word)
    return (
        re.sub(r"[sx]$", "", folded) in TEXT_NOUNS
        or folded in TEXT_NOUNS
        or _TAKES_IN.match(folded) is not None
    )


_TAKES_IN = re.compile(rf"(?:re)?(?:{'|'.join(TAKING_IN)})")


def are_own_words(evidence: Evidence) -> bool:
    """Tell whether a quotation is in the first person, asks nothing and addresses nobody."""
    quotation = evidence.quotation
    words = evidence.paragraph.text[quotation.inner_start : quotation.inner_end]
    return _OWN_WORDS.search(words) is not None and _TO_SOMEBODY.search(words) is None


def may_speak(word: str) -> bool:
    """Tell whether a word alone, without its article, may be people or what people belong to."""
    folded = fold(word)
    return (
        not _SOURCES.isdisjoint({folded, folded.removesuffix("s")})
        or HUMAN_NOUN.fullmatch(word) is not None
        or _AGENT.fullmatch(word.lower()) is not None
    )


_SOURCES = PEOPLE_NOUNS | ORGANISATION_NOUNS | ROLE_NOUNS | RELATION_NOUNS
