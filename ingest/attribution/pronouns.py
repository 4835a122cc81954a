"""Under a person's heading: whether a pronoun can mean this person, or shows that somebody else speaks."""

import re

from ingest.attribution.subjects import ACCORDING, ADVERBIAL
from ingest.french import ADVERBS, SPEECH, fold

GENDERS = {"il": "m", "ils": "m", "lui": "m", "eux": "m", "elle": "f", "elles": "f"}
# who was named last before, so hardly ever the person whose heading it is
_OTHER = r"ce(?:s|tte)?\s+derni(?:er|ère)s?|cel(?:ui|le)-(?:ci|là)|ce(?:ux|lles)-(?:ci|là)"
_SUBJECT = re.compile(rf"(?P<pronoun>{_OTHER}|ils?|elles?|lui|eux)(?:\s+aussi)?,?\s+", re.IGNORECASE)
_VIEW = re.compile(rf"{ACCORDING.pattern}(?P<pronoun>{_OTHER}|elles?|lui|eux)\s*,", re.IGNORECASE)
_SAYS = re.compile(rf"(?:ne\s+|n['’])?{SPEECH}", re.IGNORECASE)
# « il » that stands for nobody: il faut, il y a, il est temps de, il a été rappelé que
_IMPERSONAL = re.compile(
    r"(?:ne\s+|n['’]|lui\s+|leur\s+|nous\s+|y\s+|en\s+)*(?:faut|fall|faud|a(?:vait|ura)?\s+fallu|y\s+(?:a|avait|aura|eut)\b"
    r"|s['’](?:agi|est\s+agi)|convien|conviend|suffi|import|rest|sembl|para[iî]|manqu|arriv|exist|pleu|neige|vaut\b|vaudr"
    r"|va\b|en\s+va\b|se\s+(?:peut|pourrait|trouve)|(?:est|était|sera(?:it)?|fut|a\s+été|devient)\s+(?!revenu|intervenu|venu)"
    r"(?:[^\s,.;:]+\s+){0,3}?(?:d[e'’]|que\b|qu['’]))",
    re.IGNORECASE,
)
# « il se dit que », « il se murmure aussi que »: not « il se dit confiant »
_SAID_BY_NOBODY = re.compile(
    rf"se\s+(?:di(?:t|sait|ra)|murmur|racont|chuchot|rapport|colport|répèt|répét|souffl|prétend)\w*\s+"
    rf"(?:(?:{ADVERBS}|déjà|partout|ici|là|beaucoup|souvent|(?:dans|en|à|aux?|chez|sur|parmi|un)\s[^,.;:!?]{{1,40}}?)\s*)?,?\s*(?:que\b|qu['’])",
    re.IGNORECASE,
)
_RUMOUR = re.compile(rf"\W*(?:[^,.;:]{{1,60}},\s+)?il\s+{_SAID_BY_NOBODY.pattern}", re.IGNORECASE)
_LAST = re.compile(rf"(?<![\w'’-])(?:{_OTHER})(?![\w-])", re.IGNORECASE)
_MARKS = " \xa0\u202f–—-•"


def is_anothers(sentence: str, gender: str, *, is_first: bool, is_alone: bool) -> bool:
    """Tell whether the subject of a sentence is a pronoun that is not the person of the heading.

    Args:
        sentence: the whole sentence.
        gender: of the heading's person, "" where it is unknown.
        is_first: it begins its paragraph, so that no thing named before it can be meant.
        is_alone: the paragraph has named this person and nobody else, so « ce dernier » means this person.
    """
    bare = sentence.lstrip(_MARKS)
    view = _VIEW.match(bare)
    if view is not None:
        return _is_not(view["pronoun"], gender, is_alone=is_alone)
    subject = _SUBJECT.match(bare)
    comma = bare.find(", ")
    if subject is None and comma >= 0 and ADVERBIAL.match(bare):
        subject, is_first = _SUBJECT.match(bare, comma + 2), False  # it may mean what is told of before
    if subject is None or not _is_not(subject["pronoun"], gender, is_alone=is_alone):
        return False
    rest = bare[subject.end() :]
    if fold(subject["pronoun"]) == "il" and is_impersonal(rest):
        return False
    return _SAYS.match(rest) is not None or (is_first and fold(subject["pronoun"]) in GENDERS)


def is_impersonal(rest: str) -> bool:
    """Tell whether « il » stands for nobody, by what follows it: « faut », « est rappelé que »."""
    return _IMPERSONAL.match(rest) is not None or _SAID_BY_NOBODY.match(rest) is not None


def is_rumour(sentence: str) -> bool:
    """Tell whether a sentence tells what is said by nobody in particular: « Il se murmure que… »."""
    return _RUMOUR.match(sentence) is not None


def names_the_last(text: str) -> bool:
    """Tell whether words before a quotation give it to whoever was named last: « Pour ce dernier, »."""
    return _LAST.search(text) is not None


def _is_not(pronoun: str, gender: str, *, is_alone: bool) -> bool:
    """Tell whether a pronoun cannot be one person of a gender; « ils » never can."""
    folded = fold(pronoun)
    if folded not in GENDERS:
        return not is_alone or (bool(gender) and _gender_of_last(folded) != gender)
    return folded in {"ils", "elles", "eux"} or (bool(gender) and GENDERS[folded] != gender)


def _gender_of_last(folded: str) -> str:
    """Return the gender of « ce dernier » or « celle-ci »; "" of several."""
    return {"ce dernier": "m", "celui-ci": "m", "celui-la": "m"}.get(
        folded, "f" if folded in {"cette derniere", "celle-ci", "celle-la"} else ""
    )
