"""Whom a reply names before its markers, and whether the citations marked there are theirs.

The same reading as the invariant "a wrong person named" (`invariants`), with what was cited.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chatbot.evaluation.corpus import people
from chatbot.evaluation.invariants import Citation, claims, speaker_of
from chatbot.evaluation.matching import fold
from chatbot.evaluation.model import Corpus, Reply


@dataclass(frozen=True, slots=True)
class Named:
    """A person named last before markers, and the citations of those markers."""

    name: str
    citations: tuple[Citation, ...]
    is_shown: bool  # one of them is by this person, or is the writer's own and names them


def named_speakers(reply: Reply, corpus: Corpus) -> Iterator[Named]:
    """Whom each marked stretch of the text names last, outside the quotations cited there.

    Stretches that cite no statement (facts of the structure) or name nobody who takes part are left out.
    """
    by_number = {citation["number"]: citation for citation in reply["citations"]}
    names = people(corpus)
    for text, numbers in claims(reply["text"]):
        cited = tuple(by_number[number] for number in numbers if number in by_number)
        name = _last_named(text, [citation["quote"] for citation in cited], names)
        if name and any(citation["statement_id"] for citation in cited):
            yield Named(name, cited, any(_shows(citation, name) for citation in cited))


def _last_named(text: str, quotes: Iterable[str], names: Iterable[str]) -> str | None:
    folded = fold(text)
    for quote in quotes:
        folded = folded.replace(fold(quote), " ")
    places = {folded.rfind(folded_name(name)): name for name in names}
    last = max(places, default=-1)
    return places[last] if last >= 0 else None


def _shows(citation: Citation, name: str) -> bool:
    speaker = speaker_of(citation)
    if speaker:
        return folded_name(speaker) == folded_name(name)
    return folded_name(name) in fold(citation["quote"])


@lru_cache(maxsize=8192)
def folded_name(name: str) -> str:
    """A name as names are compared."""
    return fold(name)
