"""Under a person's heading: the passages that say themselves that somebody else speaks."""

import re

from ingest.attribution.evidence import NARRATION, Decision, Reading, Segment, Speaker
from ingest.french import DETERMINERS, HUMAN, ORGANISATION_NOUNS, ROLE_NOUNS, TITLES, TRANSFER, fold
from ingest.model import StatementKind
from ingest.people.capacities import read_capacity
from ingest.people.names import Mention, NameReader, name_key

_BRACKET = re.compile(r"\s*\[([^\]\n]{2,80})\]\s*:?")
# « Marie Durand : », « Réponse d'une habitante : », at the beginning or after the end of a sentence
_LABEL = re.compile(
    r"(?:^\s{0,9}|(?<=[.!?…»”\"])\s{1,9})(?P<label>[^\s:.!?…«»“”\"][^:.!?…«»“”\"]{1,90}):(?=\s|$)"
)
_TURN = re.compile(
    r"\b(?:réponses?|questions?|réactions?|répliques?|objections?|interventions?|interruption|voix|salle|public"
    r"|q|r)\b",
    re.IGNORECASE,
)
_MARKED = ("|", "```", "~~~")


def read_turn(text: str, heading: Speaker, names: NameReader, *, is_quote: bool) -> Reading | None:
    """Read a passage that begins with, or holds, the label of another speaker; None: it holds none.

    Args:
        text: the whole passage.
        heading: the person under whose heading it stands.
        names: finds the people named in it.
        is_quote: the passage is a blockquote.
    """
    if text.lstrip().startswith(_MARKED) and _names_other(text, heading, names):
        return _nobodys(text, is_quote=is_quote)
    if bracket := _BRACKET.match(text):
        return None if _is_own(bracket.group(1), heading) else _nobodys(text, is_quote=is_quote)
    if not is_quote and re.search(r"[«“\"]", text):
        return None  # the rules for quotations read the names around the marks
    labels = [m for m in _LABEL.finditer(text) if _is_label(m["label"], heading, names)]
    foreign = [m for m in labels if not _is_own(m["label"], heading)]
    if not foreign:
        return None
    named = _known_name(foreign[0]["label"], names)
    if len(labels) > 1 or named is None or foreign[0].start("label") != len(text) - len(text.lstrip()):
        return _nobodys(text, is_quote=is_quote)
    speaker = Speaker(named.name, shown=(named.start, named.end))
    kind = StatementKind.DIRECT_QUOTE if is_quote else StatementKind.REPORTED
    clause = Segment(None, ((0, foreign[0].end()),), Decision(None, "attribution_clause"))
    spoken = Segment(kind, ((foreign[0].end(), len(text)),), Decision(speaker, "speaker_label"))
    return Reading((clause, spoken), ())


def is_name_alone(text: str, names: NameReader) -> bool:
    """Tell whether a passage is nothing but a person's name, with or without a role."""
    if len(text) > 120 or re.search(r"[.!?:«»]", text.strip()[:-1]):
        return False
    mention = next(iter(names.mentions(text)), None)
    if mention is None or not mention.is_strong or text[: mention.outer].strip():
        return False
    rest = text[mention.end :].strip(" .,")
    return not rest or read_capacity(text, mention.end, len(text)).end >= len(text.rstrip(" ."))


def _nobodys(text: str, *, is_quote: bool) -> Reading:
    """Give a whole passage to nobody."""
    kind = StatementKind.DIRECT_QUOTE if is_quote else StatementKind.NARRATION
    segment = Segment(kind, ((0, len(text)),), NARRATION)
    return Reading((segment,), (), (("passage d'une autre personne sous un titre", 0, len(text)),))


def _is_label(label: str, heading: Speaker, names: NameReader) -> bool:
    """Tell the label of a speaker from words that merely lead in: « Trois priorités : »."""
    if _is_own(label, heading):
        return True
    if _is_lead_in(label, heading, names):
        return False
    if names.mentions(label) or HUMAN.search(label) or _TURN.search(label):
        return True
    words = label.split()
    nouns = words[1:] if words and fold(words[0]) in DETERMINERS else words
    first = fold(nouns[0].strip(".")) if nouns else ""
    if first in TITLES | ROLE_NOUNS | ORGANISATION_NOUNS:
        return True
    return 0 < len(words) <= 3 and all(w[0].isupper() for w in words) and len(words) > 1


def _is_lead_in(label: str, heading: Speaker, names: NameReader) -> bool:
    """Tell « Paul Martin cite un cas : », « Il résume : » from the label of a speaker."""
    found = names.mentions(label)
    if TRANSFER.search(label) or any(not _is_own(m.name, heading) for m in found):
        return False
    if found:
        return not label[: found[0].outer].strip() and _is_own(found[0].name, heading)
    return re.match(r"\s*(?:il|elle)\s", label, re.IGNORECASE) is not None


def _is_own(label: str, heading: Speaker) -> bool:
    """Tell whether a label is the name of the heading's person, or the surname."""
    bare = re.split(r"\s*[,(—–]\s*", label.strip())[0]
    key, own = name_key(bare), name_key(heading.name)
    return key == own or own.endswith(f" {key}")


def _known_name(label: str, names: NameReader) -> Mention | None:
    """Return the full name that a label is, with nothing but a role after it."""
    found = names.mentions(label)
    if len(found) != 1 or label[: found[0].outer].strip() or " " not in found[0].name:
        return None
    rest = label[found[0].end :].strip()
    return found[0] if found[0].is_strong and (not rest or rest.startswith((",", "("))) else None


def _names_other(text: str, heading: Speaker, names: NameReader) -> bool:
    return any(name_key(m.name) != name_key(heading.name) for m in names.mentions(text))
