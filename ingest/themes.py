"""What a session is about, where the text says so in passing: « La 2e table ronde portait sur … »."""

import re

from ingest.attribution.evidence import Reading
from ingest.french import HUMAN, SPEECH
from ingest.model import SessionKind, StatementKind
from ingest.outline import Passage, Theme
from ingest.people.names import NameReader

_ABOUT = re.compile(
    r"\b(?:portai(?:t|ent)|porte|a\s+porté|revenai(?:t|ent)|est\s+revenue?|se\s+penchai(?:t|ent)"
    r"|s['’]est\s+penchée?|débattai(?:t|ent)|a\s+débattu|s['’]interrogeai(?:t|ent)"
    r"|s['’]est\s+interrogée?|s['’]articulai(?:t|ent)|planchai(?:t|ent))\s+(?:sur|autour\s+d)"
    r"|\b(?:était|étaient|est|a\s+été|fut)\s+(?:consacrée?s?|dédiée?s?)\s+(?=à|aux?\b)"
    r"|\b(?:traitai(?:t|ent)|traite|a\s+traité|discutai(?:t|ent))\s+(?=d)|\b(?:s['’]intéressai(?:t"
    r"|ent)|s['’]est\s+intéressée?)\s+(?=à|au)"
    r"|\b(?:abordai(?:t|ent)|aborde|a\s+abordé|évoquai(?:t|ent)|évoque|a\s+évoqué|interrogeai(?:t"
    r"|ent)|explorai(?:t|ent)|examinai(?:t|ent)|questionnai(?:t|ent)|posai(?:t|ent)|a\s+posé)\b"
    r"|\bavai(?:t|ent)\s+pour\s+(?:thème|sujet|objet)\s*:?|\b(?:a|avait)\s+été\s+l['’]occasion\s+(?=d)",
    re.IGNORECASE,
)
_LINK = re.compile(
    (
        r"\s*(?:sur\s+|autour\s+d(?:e\s+|u\s+|es\s+|['’])|à\s+(?=l)|à\s+(?!la|l['’])|aux\s+|au\s+|du\s+"
        r"|des\s+|de\s+(?!la|l['’])|:\s*)"
    ),
    re.IGNORECASE,
)
_SESSION_WORDS = re.compile(
    (
        r"\b(?:tables?\s+rondes?|keynote|conférence|session|atelier|séance|débat|visite|rencontre"
        r"|plénière|ouverture|clôture)\b"
    ),
    re.IGNORECASE,
)
_QUESTION_THEN = re.compile(
    r"\s*(?:Telle?s?\s|C['’]est\b|Voilà\b|La\s+|Cette\s+|Une?\s+question)", re.IGNORECASE
)
_VISITED = re.compile(
    r"\bvisite\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+"
    r"|d['’])(?P<name>[^\W\d_a-zà-öø-ÿœ][\w'’-]*(?:\s+(?:(?:de\s+la|de|du|des|d['’]"
    r"|l['’])\s*)?[^\W\d_a-zà-öø-ÿœ][\w'’-]*)*)"
)


_IDEA = re.compile(
    r"(?:c['’]est|c['’]était|tel(?:le)?\s+(?:est|était)|voilà)\s+(?:tou(?:t|te)\s+)?(?:l[ea]\s+|l['’])"
    r"(?:idée|pari|objet|sujet|ambition|objectif|but|promesse|mission|thème|propos|défi|concept|principe)\b",
    re.IGNORECASE,
)
# what a theme begins with: a noun, never a clause or a capital
_THING = re.compile(r"(?!(?:c['’]|ce\s|ça\s|cela\s|il|elle|on|ils|elles|je|j['’]|nous|vous)\b)[a-zà-öø-ÿœ]")
_SAYS = re.compile(rf"(?<![\w'’-]){SPEECH}")
_PRONOUN = re.compile(r"\s+(?:elles?|ils?|on|ça|cela|cel(?:ui|le)-ci)\b")


def find_theme(kind: SessionKind, readings: list[tuple[Passage, Reading]]) -> Theme | None:
    """Return the theme that the first narration or report of a session states."""
    for passage, reading in readings[:2]:
        for segment in reading.segments[:2]:
            if segment.kind is StatementKind.NARRATION and passage.heading is None:
                found = _in_narration(kind, passage.flow.text, segment.ranges[0][0], segment.ranges[-1][1])
            elif segment.kind is StatementKind.REPORTED and kind is SessionKind.KEYNOTE:
                found = _in_report(passage.flow.text, segment.ranges[0][0], segment.ranges[-1][1])
            else:
                found = None
            if found is not None:
                return Theme(passage.flow.text[slice(*found)], passage.flow.cover(*found))
    return None


def _in_narration(kind: SessionKind, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Try: a question that the session asked, what it « portait sur », what was visited.

    What follows a colon.
    """
    while start < end and text[start].isspace():
        start += 1
    question = _question(text, start, end)
    if question is not None:
        return question
    if kind is SessionKind.VISIT and (visited := _VISITED.search(text, start, end)):
        return visited.span("name")
    sentence = _sentence_end(text, start, end)
    for match in _ABOUT.finditer(text, start, sentence):
        link = _LINK.match(text, match.end(), sentence)
        begin = link.end() if link else match.end()
        if _SESSION_WORDS.search(text, start, match.start()):
            return _stripped(text, begin, sentence)
    return None if kind is SessionKind.ROUND_TABLE else _around_colon(text, start, sentence)


def _around_colon(text: str, start: int, end: int) -> tuple[int, int] | None:
    """« Un exemple : la vanne » → what the example is; « Peser la vanne : c'est l'idée de … » → the idea.

    Not where somebody comes up before the colon, who may say what stands after it.
    """
    colon = text.find(" : ", start, end)
    before, after = text[start:colon], text[colon + 3 : end]
    if colon < 0 or "«" in text[start:end] or _SAYS.search(before) or HUMAN.search(before):
        return None
    if NameReader().mentions(before):
        return None
    if _IDEA.match(after):
        return _stripped(text, start, colon)
    return _stripped(text, colon + 3, end) if _THING.match(after) else None


def _question(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a question at the very beginning that the next sentence calls the session's."""
    mark = text.find("?", start, min(end, start + 300))
    if mark < 0 or re.search(r"[.!](?=\s+[A-ZÀ-Ý])", text[start:mark]):
        return None
    following = text[mark + 1 : end]
    if _QUESTION_THEN.match(following) and _SESSION_WORDS.search(following[:120]):
        return start, mark + 1
    return None


def _in_report(text: str, start: int, end: int) -> tuple[int, int] | None:
    """« … a expliqué comment sa solution … » → what was explained."""
    match = re.search(r"\b(?:comment|pourquoi|en\s+quoi|combien)\b", text[start:end])
    if match and _PRONOUN.match(text, start + match.end()):
        return None  # « comment elle lave les bacs »: nobody knows who, in a title
    return (
        _stripped(text, start + match.start(), _sentence_end(text, start + match.start(), end))
        if match
        else None
    )


def _sentence_end(text: str, start: int, end: int) -> int:
    match = re.compile(r"[.!?…](?=\s+[^\Wa-zà-öø-ÿœ_]|\s*$|\s+[«“])").search(text, start, end)
    return match.start() + (match.group() == "?") if match else end


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return (start, end) if end - start >= 3 else None
