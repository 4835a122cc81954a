"""A paragraph → its quotations and the sentences around them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.attribution.active_clause import may_speak
from ingest.attribution.clauses import PRONOUN, TAIL_VERB
from ingest.french import SPEECH, fold
from ingest.quotations import MIN_STATEMENT_CHARS, Quotation

_BOUNDARY = re.compile(r"[.!?…]+[»”\")]?(?=\s+[^\Wa-zà-öø-ÿœ_]|\s+[«“„”\"–—(]|\s*$)")


def cut_sentences(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Cut a text at sentence ends outside quotations."""
    ends = [m.end() for m in _BOUNDARY.finditer(text) if not _is_abbreviation(text, m.start())]
    ends = [
        e for e in ends if not any(q.end <= e <= q.end + 2 and _is_signed(text, e) for q in quotations[-1:])
    ]
    masked = [(q.start, q.end) for q in quotations]
    ends = [e for e in ends if not end_around(masked, e - 1) or end_around(masked, e - 1) == e]
    for quotation in quotations:
        following = text[quotation.end : quotation.end + 3].lstrip()
        if (
            quotation.length >= MIN_STATEMENT_CHARS
            and text[quotation.end : quotation.end + 1].isspace()
            and following[:1].isupper()
        ):
            ends.append(quotation.end)
    cuts = sorted({0, *ends, len(text)})
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def _is_signed(text: str, position: int) -> bool:
    """Tell whether nothing but a dash and a few words follow: « Q ». — X, role."""
    return re.compile(r"\s+[—–]\s*[^.!?:;«»“”\"]{3,200}\.?\s*$").match(text, position) is not None


def end_around(masked: list[tuple[int, int]], position: int) -> int | None:
    """Return the end of the masked range around a position."""
    at = bisect_right(masked, position, key=lambda r: r[0]) - 1
    return masked[at][1] if at >= 0 and position < masked[at][1] else None


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at : at + 1] != ".":
        return False
    word = re.search(r"[\w.-]{1,8}$", text[max(0, at - 8) : at])
    return word is not None and (
        fold(word.group())
        in {
            "m",
            "mm",
            "dr",
            "pr",
            "st",
            "ste",
            "art",
            "cf",
            "env",
            "mr",
            "mme",
            "n",
            "p-d.g",
            "p.-d.g",
            "p.d.g",
            "ch",
            "chr",
            "cl",
            "fr",
            "ph",
            "th",
        }
        or (len(word.group()) == 1 and word.group().isupper())
        or re.fullmatch(r"[A-ZÀ-Ý](?:\.-?[A-ZÀ-Ý])+", word.group()) is not None
    )


_LATE_TAIL = re.compile(rf",\s+(?:{SPEECH})\s+(?=[^\Wa-zà-öø-ÿœ_])")
_COMMA = re.compile(r",\s+(?=[a-zà-öø-ÿœ])")
# « , a conclu l'économiste sous les huées. »: the clause ends its sentence, so the words do not go on
_NOUN_TAIL = re.compile(
    rf",\s+(?:{SPEECH})\s+(?:(?:le|la|un|une|cet?|cette|son|sa)\s+|l['’])(?P<noun>[\w-]+)[^,.;:!?…«»“”]{{0,80}}(?=[.!?…]|$)"
)
_TO_THE_END = re.compile(r",[^,.;:!?…«»“”]{0,100}(?=[.!…]|$)")


def cut_recovered(text: str, quotations: list[Quotation]) -> list[Quotation]:
    """End a quotation that was never closed where « , a expliqué X », « , a-t-il dit. » shows its end."""
    cut: list[Quotation] = []
    for quotation in quotations:
        end = None if quotation.is_closed else _late_tail(text, quotation.inner_start, quotation.inner_end)
        cut.append(quotation if end is None else replace(quotation, end=end, inner_end=end))
    return cut


def _late_tail(text: str, start: int, limit: int) -> int | None:
    """Return where the words end before the writer's first clause that closes them."""
    named = _LATE_TAIL.search(text, start, limit)
    for comma in _COMMA.finditer(text, start, named.start() if named else limit):
        noun = _NOUN_TAIL.match(text, comma.start(), limit)
        clause = _TO_THE_END.match(text, comma.start(), limit)
        verb = TAIL_VERB.match(clause.group()) if clause else None
        is_pronoun = clause is not None and verb is not None and PRONOUN.match(clause.group(), verb.end())
        if is_pronoun or (noun is not None and may_speak(noun["noun"])):
            return comma.start()
    return named.start() if named else None
