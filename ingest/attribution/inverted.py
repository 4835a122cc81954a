"""An inverted clause right after a subject, « X, maire, explique la préfète, n'y est pour rien ».

What the sentence says of X is then the words of whoever the clause names. The same words may be a verb with
its object, « X, maire, présente la halle, un lieu ouvert à tous », so a clause counts where its noun may
speak, or where the sentence goes on with another verb, which then has no subject but X.
"""

import re

from ingest.attribution.active_clause import may_speak
from ingest.attribution.evidence import Paragraph
from ingest.french import ADVERBS, HUMAN, PERSON_OBJECT, SPEECH, fold
from ingest.people.capacities import read_capacity
from ingest.people.names import Mention

# « en revanche », « avec malice »
_ASIDE = r"(?:(?:en|à|avec|(?:non\s+)?sans|par)\s+(?!l[ae]s?\s|l['’]|une?\s)[\w'’-]+\s+)?"
_VERB = re.compile(
    rf"\s*,\s*(?P<verb>{SPEECH})(?:-(?:t-)?(?P<pronoun>ils?|elles?|on)\b|\s+(?:(?!comment\s){ADVERBS}){{0,2}}{_ASIDE})",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?P<det>(?:l[ae]s?|une?|des|[mtsn]on|[mts]a|[mts]es|[nv]otre|[nv]os|leurs?|ce|cet|cette|ces|quelques|plusieurs"
    r"|certaine?s)\s+|l['’])(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
_REST = re.compile(r"[^,:.;!?«»“”\"]{0,60}(?P<mark>[,:])")
# what a verb with the same subject begins with, behind the comma: « , n'y est pour rien », « , vendra »
_GOES_ON = re.compile(
    r"\s*(?:n['’]|ne\s|(?:(?:se|lui|leur|en|y|l[ae]s?)\s+|[sl]['’])?"
    r"(?:(?:a|ont|avait|avaient|est|sont|était|étaient|va|vont|doit|devra|peut|pourra|veut)\b"
    rf"|\w{{2,}}(?:ra|ront|rait|raient|ait|aient)\b|{SPEECH}))",
    re.IGNORECASE,
)
# « X, maire, d'après la CGT, estime que… », « X, à ce que dit la préfète, … »
_SOURCE = re.compile(
    r"(?:,[^,:;.«»“”\"]{1,80}){0,2}?,\s*(?:selon|d['’]après|à\s+en\s+croire|à\s+ce\s+qu(?:e|['’])|aux\s+dires\s+d)"
    r"(?![\s'’]*(?:lui|elle|eux)\b)[^,:;.«»“”\"]{2,60},",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*[,:]")
_ACRONYM = re.compile(r"[A-ZÀ-Ý]{2,}\b")


def is_told_by_another(paragraph: Paragraph, subject: Mention) -> bool:
    """Tell whether an inverted clause right after a subject gives the sentence to somebody else."""
    text = paragraph.text
    limit = next((end for start, end in paragraph.sentences if start <= subject.outer < end), len(text))
    if _SOURCE.match(text, subject.end, limit):
        return True
    after = _after_capacity(text, subject, limit)
    return any(_is_inverted(paragraph, at, limit) for at in {subject.end, after})


def _after_capacity(text: str, mention: Mention, limit: int) -> int:
    """Return where what is printed after a name ends, before the comma."""
    capacity = read_capacity(text, mention.end, limit, is_person=mention.is_strong)
    return max(mention.end, len(text[: capacity.end].rstrip(" ,\xa0\u202f")))


def _is_inverted(paragraph: Paragraph, position: int, limit: int) -> bool:
    """Tell whether a verb of speech, its subject and a mark stand at a position."""
    text = paragraph.text
    verb = _VERB.match(text, position, limit)
    if verb is None or verb["pronoun"]:
        return verb is not None
    takes_person = PERSON_OBJECT.match(verb["verb"]) is not None
    named = paragraph.named_at(verb.end()) or paragraph.alone_at(verb.end())
    if named is not None:
        mark = _MARK.match(text, _after_capacity(text, named, limit), limit)
        return mark is not None and (not takes_person or _GOES_ON.match(text, mark.end(), limit) is not None)
    noun = _NOUN.match(text, verb.end(), limit)
    rest = _REST.match(text, noun.end(), limit) if noun else None
    if rest is None:
        return False
    is_person = not takes_person and may_be_person(text, verb.end())
    return is_person or (rest["mark"] == "," and _GOES_ON.match(text, rest.end(), limit) is not None)


def may_be_person(text: str, position: int) -> bool:
    """Tell whether an article and a noun here may be somebody who speaks; « la lenteur » is no agent."""
    noun = _NOUN.match(text, position)
    if noun is None:
        return False
    if HUMAN.match(text, position) or _ACRONYM.match(noun["noun"]):
        return True
    article, word = fold(noun["det"]).strip(), fold(noun["noun"])
    is_abstract = word.endswith(("eur", "eurs")) and article in {"la", "une", "l'"}
    return may_speak(noun["noun"]) and not is_abstract
