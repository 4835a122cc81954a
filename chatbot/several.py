"""Several questions in one: « qui a parlé de X et combien coûte Y ? » is asked, and answered, in parts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.abstain import Refusal
from chatbot.asked import Asked
from chatbot.speaking import SPEECH_VERBS
from chatbot.verify import Sentence, escape_markdown
from chatbot.words import fold, is_verb, words
from prompts import phrase

_MAX_PARTS = 5
_LEAST_WORDS = 3  # of a first part: « où et quand … ? » is one question
_BEFORE = r"(?:(?:à|de|par|pour|avec|dans|en|depuis|jusqu'à|sur) )?"
_ASKS = (
    rf"{_BEFORE}(?P<asks>qui|combien|quand|où|comment|pourquoi|quel(?:le)?s?|quoi|(?:qu')?est-ce que)\b|"
    r"(?P<that>que |qu['’])(?P<verb>\w+)(?P<inverted>-)?"
)
# « la ville a-t-elle … ? », « y a-t-il … ? »: in the singular, since « X et Y ont-ils … ? » is one question.
_WHETHER = r"(?P<whether>(?:[^\s?;,]+\s+){0,8}?[^\s?;,]+-(?:t-)?(?:il|elle|on)\b)"
_JOINT = re.compile(
    r"(?:(?P<stop>[^\S\n]*[?;\n][\s?;]*)(?:(?:et|puis|mais)\s+)?|"
    r",?\s+(?:et|puis|ainsi que)\s+|(?P<comma>,)\s+)"
    rf"(?={_ASKS}|(?<!,\s){_WHETHER})",
    re.IGNORECASE,
)
# What goes on after a comma: « …, qui a ouvert les débats, … », « …, où il travaille, … ».
_GOES_ON = frozenset({"qui", "ou", "quand", "quoi"})
_IS_QUESTION = re.compile(
    rf"\W*(?:et |puis |mais )?(?!quand\b)(?:{_ASKS})|.*\w-(?:t-)?(?:ils?|elles?|on)\b|.*\best-ce que\b|"
    r"\W*(?:résum|list|cit|donn|présent|expliqu)e(?:[rsz]|-moi|-nous)?\b",
    re.IGNORECASE | re.DOTALL,
)

_EDGES = " ?;\n"
_WHERE_AND_WHEN = re.compile(r"(?:où|quand) (?:où|quand)", re.IGNORECASE)  # « c'est où et quand ? »
_ABOUT_WHAT = re.compile(r"(?:de|sur|à|en|avec|pour) quoi", re.IGNORECASE)  # « …, et sur quoi ? »

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")

# « que dit A de ceci et B de cela ? »: a topic begins with a small letter, « de Montclar » does not.
_OF_THEIRS = r"(?:(?:M\.|Mme|Mr) )?[A-ZÀ-Ý].*? (?:sur |(?:de |du |des |d['’])(?=[a-zà-ÿ])).+?"
_OF_EACH = re.compile(
    rf"(?P<ask>[Qq]ue (?:disent|pensent|dit|pense)) (?P<one>{_OF_THEIRS}) et (?P<other>{_OF_THEIRS})\W*"
)


def questions(text: str) -> tuple[str, ...]:
    """The questions of a text, in order; the text itself where it holds one."""
    if each := _OF_EACH.fullmatch(text.strip()):
        return tuple(f"{each['ask']} {each[part]} ?" for part in ("one", "other"))
    found: list[str] = []
    start = 0
    for match in _JOINT.finditer(_without_quotations(text)):
        part = text[start : match.start()]
        rest = text[match.end() :].strip(_EDGES)
        both = _WHERE_AND_WHEN.fullmatch(" ".join([*part.split()[-1:], rest]))
        asks_no_more = both or _ABOUT_WHAT.fullmatch(rest)
        if len(words(part)) >= _LEAST_WORDS and not asks_no_more and _begins(match, part):
            found.append(part)
            start = match.end()
    found.append(text[start:])
    return tuple(f"{part.strip(_EDGES)} ?" for part in found) if 1 < len(found) <= _MAX_PARTS else (text,)


def asks_of_each(text: str) -> bool:
    """Whether people are asked about, each with a topic of their own."""
    return bool(_OF_EACH.fullmatch(text.strip()))


def refused_together(refusals: Sequence[Refusal]) -> Refusal:
    """Why several parts have no answer, as one; the nearest passages of each."""
    nearest = dict.fromkeys(pointer for one in refusals for pointer in one.nearest)
    return replace(refusals[0], text="\n\n".join(one.text for one in refusals), nearest=tuple(nearest))


def _without_quotations(text: str) -> str:
    """The text with what stands between quotation marks blotted out, as long as it was."""
    return _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)


def _begins(joint: re.Match[str], part: str) -> bool:
    """Whether a question begins after a joint, no second clause of the one before.

    « ceux qui … et qui … », « a dit que … et que … » go on; « et que dit X ? », « et qu'a-t-il … ? » ask.
    « M. X, que dit-il ? » is one question: before a comma or another sign, only a question ends.
    """
    stop = joint["stop"] or ""
    if "?" in stop:
        return True
    if (stop or joint["comma"] or joint["whether"]) and not _IS_QUESTION.match(part):
        return False
    if joint["whether"]:
        return any(is_verb(word.raw) for word in words(part))
    if joint["that"]:
        return bool(joint["inverted"]) or fold(joint["verb"]) in SPEECH_VERBS
    asks, (first, *others) = fold(joint["asks"]), [word.folded for word in words(part)]
    return asks not in others and not (joint["comma"] and asks in _GOES_ON and asks != first)


def joined(asked: Sequence[Asked], found: Sequence[list[Sentence] | Refusal]) -> list[Sentence]:
    """The drafts of several questions as one, each sentence once."""
    answered = [(one.question, d) for one, d in zip(asked, found, strict=True) if isinstance(d, list)]
    if len(answered) > 1:
        answered = [(part, under(part, draft)) for part, draft in answered]
    told: list[Sentence] = []
    for sentence in (one for _, draft in answered for one in draft):
        if (
            sentence.item
            or sentence.leads_in
            or not any(earlier.text.endswith(sentence.text) for earlier in told)
        ):
            told.append(sentence)
    return told


def silent(asked: Sequence[Asked], found: Sequence[list[Sentence] | Refusal]) -> list[Sentence]:
    """Which parts of a question have no answer."""
    parts = zip(asked, found, strict=True)
    return [unanswered(one.question) for one, draft in parts if isinstance(draft, Refusal)]


def unanswered(part: str) -> Sentence:
    """Says that a part of the question has no answer."""
    return Sentence(phrase("answers", "part_unanswered", part=_as_asked(part)), leads_in=True)


def under(part: str, draft: Sequence[Sentence]) -> list[Sentence]:
    """A draft that begins with a lead-in, with the part of the question that it answers before it."""
    first, *others = draft
    if not first.leads_in:
        return list(draft)
    text = phrase("answers", "part_answered", part=_as_asked(part), told=first.text)
    return [replace(first, text=text), *others]


def _as_asked(part: str) -> str:
    """Words of the visitor that nobody takes for a quotation; a question begins with a capital."""
    plain = " ".join(re.sub(r"[«»“”\"]", " ", part).split())
    return escape_markdown(plain[:1].upper() + plain[1:] if plain.endswith("?") else plain)
