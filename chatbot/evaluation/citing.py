"""What a reply's text claims, with which markers, and what it puts between quotation marks.

Knows Markdown as replies use it (paragraphs, list items, bold, `[1]` markers with or without a link) and
French typography. Knows nothing about who is right.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from chatbot.evaluation.model import Reply
from ingest.quotations import find_quotations
from ingest.sentences import split_sentences

_MARKER = re.compile(r"(?<!\\)\[(\d+)\](?:\([^()\s]*\))?")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*\)")
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d+[.)])[ \t]+")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|_{2})")
_ESCAPE = re.compile(r"\\([\\`*_\[\]<>|~#$&])")
_PLACE = "\ue000"  # stands for a marker while a text is cut; a private character that no reply holds
_WORD = re.compile(r"[^\W\d_]{2,}")

# Says something about the search or to the visitor, nothing about the proceedings.
_ABOUT_THE_SEARCH = re.compile(
    r"^(?:\W*(?:dans ces actes,\s*)?(?:je|j'|nous|posez|reformulez|précisez|voici|voilà|bonjour|désolé)\b"
    r"|.*\b(?:posez une question|ci-dessous|dans ces actes, je)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply, without its markers and mark-up."""

    text: str
    numbers: tuple[int, ...]  # of its markers, in their order, none twice
    is_claim: bool


@lru_cache(maxsize=4096)
def read_sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a reply into sentences and give each its markers.

    - A marker inside a sentence or after its full stop belongs to that sentence; one that stands alone in a
      block belongs to the sentence before, where there is one.
    - A full stop inside quotation marks ends no sentence: a quotation is one claim with its announcement.
    - A sentence is no claim where it is a heading, a question, fewer than two words, one that announces what
      follows with a colon, or one about the search and to the visitor (« Voici… », « Je n'ai rien trouvé… »),
      and has no marker. A marked sentence is always a claim.
    """
    found: list[tuple[str, tuple[int, ...], bool]] = []
    for block in _blocks(text):
        is_heading = bool(_HEADING.match(block))
        for piece, numbers in _pieces(_HEADING.sub("", _ITEM.sub("", block))):
            if not _WORD.search(piece) and found:
                before, earlier, heading = found.pop()
                found.append((before + piece, earlier + numbers, heading))
            else:
                found.append((piece, numbers, is_heading))
    return tuple(
        Sentence(
            words, tuple(dict.fromkeys(numbers)), bool(numbers) or not (heading or _claims_nothing(words))
        )
        for words, numbers, heading in (
            (piece.strip(), numbers, heading) for piece, numbers, heading in found
        )
        if words or numbers
    )


def markers(text: str) -> tuple[int, ...]:
    """The numbers of all markers of a text, in their order."""
    return tuple(int(number) for number in _MARKER.findall(text))


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs and list items; a line break inside a paragraph is a blank."""
    block = ""
    for line in text.splitlines():
        if not line.strip() or _ITEM.match(line) or _HEADING.match(line):
            if block.strip():
                yield block
            block = ""
        block = f"{block} {line}" if block else line
    if block.strip():
        yield block


def _pieces(block: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The sentences of a block, each with the numbers of its markers."""
    numbers = markers(block)
    marked = plain(_MARKER.sub(_PLACE, block))
    bare, places = _without_places(marked)
    start = 0
    used = 0
    cuts = _cuts(bare)
    for end in cuts:
        # a marker right where the next sentence would begin still belongs to the one before
        upto = len(places) if end == cuts[-1] else sum(place <= end for place in places)
        yield bare[start:end], numbers[used:upto]
        start, used = end, upto


def _without_places(marked: str) -> tuple[str, list[int]]:
    """The text without markers, and where each of them stood."""
    places: list[int] = []
    kept: list[str] = []
    length = 0
    for char in marked:
        if char == _PLACE:
            places.append(length)
        else:
            kept.append(char)
            length += 1
    return "".join(kept), places


def _cuts(text: str) -> list[int]:
    """Where sentences end; never inside quotation marks."""
    quoted = [(found.start, found.end) for found in find_quotations(text) if found.is_closed]
    ends = [end for _, end in split_sentences(text)]
    return [end for end in ends if not any(start < end < stop for start, stop in quoted)] or [len(text)]


def _claims_nothing(sentence: str) -> bool:
    """Whether an unmarked sentence only leads the visitor on."""
    bare = sentence.replace("’", "'").strip().rstrip("*_")
    return (
        bare.endswith((":", "?"))
        or len(_WORD.findall(bare)) < 2
        or _ABOUT_THE_SEARCH.search(bare) is not None
    )


def plain(markdown: str) -> str:
    """Markdown as it reads: no emphasis, no escapes, links as their words."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _LINK.sub(r"\1", markdown)))


def emphasised(markdown: str) -> tuple[str, ...]:
    """What stands out in bold, as it reads."""
    return tuple(plain(found) for found in _BOLD.findall(_MARKER.sub("", markdown)))


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks in a reply, and the markers of the sentence around them."""

    words: str
    numbers: tuple[int, ...]


def read_quotations(text: str) -> tuple[Quoted, ...]:
    """The outermost passages between « », “ ”, „ “ or " " of a reply; one inside another is part of it."""
    return tuple(
        Quoted(words, sentence.numbers)
        for sentence in read_sentences(text)
        for found in find_quotations(sentence.text)
        if _WORD.search(words := sentence.text[found.inner_start : found.inner_end]) or words.isdigit()
    )


_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = re.compile("[’‘ʼ′`´]")
_DOUBLE_MARKS = re.compile(r"\s*[»”]|[«“„‟]\s*|''")
_BEFORE_MARKS = re.compile(r" (?=[;:!?%])")


@lru_cache(maxsize=65536)
def typographic(text: str) -> str:
    """Make equal what typography alone tells apart; no word, negation or number changes.

    NFC; every run of blanks one space, none before ; : ! ? %; no invisible characters; one apostrophe; all
    quotation marks straight, without the blanks inside guillemets; the ellipsis as three stops.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _APOSTROPHES.sub("'", text.replace("…", "..."))
    text = _SPACES.sub(" ", _DOUBLE_MARKS.sub('"', text))
    return _BEFORE_MARKS.sub("", text).strip()


def is_verbatim(words: str, text: str) -> bool:
    """Whether a text holds these very words, after `typographic`.

    Only as whole words and whole numbers: « possible » is not in « impossible », nor « 80 » in « 80 018 ».
    """
    wanted, printed = typographic(words), typographic(text)
    start = printed.find(wanted) if wanted else -1
    while start >= 0:
        if _stands_alone(printed, start, start + len(wanted)):
            return True
        start = printed.find(wanted, start + 1)
    return False


_NUMBER_GOES_ON = re.compile(r"[ .,]?\d")
_NUMBER_BEFORE = re.compile(r"\d[ .,]?$")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where a word or a number does."""
    if text[start].isalnum() and text[start - 1 : start].isalnum():
        return False
    if text[end - 1].isalnum() and text[end : end + 1].isalnum():
        return False
    if text[start].isdigit() and _NUMBER_BEFORE.search(text[max(0, start - 2) : start]):
        return False
    return not (text[end - 1].isdigit() and _NUMBER_GOES_ON.match(text, end))


def cited_by(reply: Reply, numbers: tuple[int, ...]) -> list[dict[str, object]]:
    """The citations that some markers point to; all of the reply where there are no markers."""
    return [c for c in reply["citations"] if not numbers or c["number"] in numbers]
