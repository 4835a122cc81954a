"""Under a person's heading: words that are said to this person, which somebody else says."""

import re

from ingest.attribution.clauses import ANSWERS, is_short_for
from ingest.attribution.evidence import Speaker
from ingest.attribution.pronouns import GENDERS
from ingest.french import FINITE, SPEECH, fold
from ingest.people.genders import gender_of
from ingest.people.offices import is_called

# « , madame la maire ? », « Monsieur Martin, »: between commas or at an end
_ADDRESS = re.compile(
    r"(?:^|[,;:.!?…«“\"–—])\s*(?:chère?\s+)?(?P<title>madame|monsieur|mme|m\.)\s+"
    r"(?:(?:la\s+|le\s+|l['’])(?P<noun>[\w-]+)[^,;:.!?…«»“”\"]{0,40}"
    r"|(?P<name>(?-i:[^\W\d_a-zà-öø-ÿœ])[\w'’-]+(?:[ -](?-i:[^\W\d_a-zà-öø-ÿœ])[\w'’-]+)*))"
    r"\s*(?=[,;!?.…»”\"]|$)",
    re.IGNORECASE,
)
_SECOND_PERSON = re.compile(r"(?<!-)\b(?:vous|votre|vos)\b|-vous\b|[?!]", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\W*(?:(?P<pronoun>il|elle)|(?:le\s+|la\s+|l['’])(?P<noun>[\w-]+)|(?P<name>(?-i:[^\W\d_a-zà-öø-ÿœ])[^,.;:!?«»]{{1,50}}?))"
    rf"\s+(?:(?:lui|leur|y)\s+|ne\s+)?(?:(?:a|avait)\s+)?(?:\w+ment\s+)?{ANSWERS.pattern}",
    re.IGNORECASE,
)


def addresses(text: str, heading: Speaker) -> bool:
    """Tell whether words speak to the heading's person: « Pourquoi la fermer, madame la maire ? »."""
    return any(_means(found, heading) for found in _ADDRESS.finditer(text)) and (
        _SECOND_PERSON.search(text) is not None
    )


# « Question posée par écrit. », « Une réaction dans la salle : »: whose words come next is not said
_TURN = re.compile(
    r"\W*(?:(?:une?|autre|nouvelle|dernière|première|deuxième)\s+)*(?:questions?|réponses?|réactions?|répliques?|objections?"
    r"|remarques?|interventions?|interpellations?|interruptions?)\s+(?:[a-zà-ÿ-]+\s+)?"
    r"(?:de|du|des|d['’]\w+|posée|écrite|venue|lue|reçue|envoyée|dans|depuis|par|à|au|aux)\b[^,;:!?«»]{0,80}[.:]?\s*",
    re.IGNORECASE,
)
_FINITE = re.compile(rf"\bse\s|\bs['’]|(?<![\w'’-]){FINITE}(?!\w)|(?<![\w'’-]){SPEECH}")


def begins_turn(text: str) -> bool:
    """Tell whether a sentence without a verb announces words of nobody in particular."""
    return _TURN.fullmatch(text) is not None and _FINITE.search(text) is None


def _means(found: re.Match[str], heading: Speaker) -> bool:
    """Tell whether « madame la maire » or « madame Durand » is a person, by role or name."""
    if {gender_of(fold(found["title"]).strip("."), None), heading.gender} == {"f", "m"}:
        return False
    if found["name"]:
        return is_short_for(found["name"], heading.name)
    return is_called(found["noun"], heading.role)


def is_answered(text: str, heading: Speaker) -> bool:
    """Tell whether what follows a question is the answer of the heading's person: « Elle répond que… »."""
    found = _SUBJECT.match(text)
    if found is None:
        return False
    if found["pronoun"]:
        return GENDERS[found["pronoun"].lower()] == heading.gender
    return (
        is_called(found["noun"], heading.role) if found["noun"] else is_short_for(found["name"], heading.name)
    )
