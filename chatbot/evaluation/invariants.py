"""What holds for every reply, whatever was asked: its citations are those of the proceedings.

Looked up in the parsed proceedings, not in the program that answered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chatbot.evaluation.corpus import people, session_key, sessions
from chatbot.evaluation.matching import fold
from chatbot.evaluation.model import Corpus, Reply
from ingest.model import Statement

Citation = Mapping[str, Any]
SWAPPED_SPEAKER, WRONG_PERSON = "swapped speaker", "wrong person"  # how the worst violations begin
_MARKERS = re.compile(r"\[(\d+)\](?:\([^)]*\))?(?:[\s,]*\[(\d+)\](?:\([^)]*\))?)*")
_NUMBER = re.compile(r"\[(\d+)\]")
_WORD_START = re.compile(r"(?<!\w)\w")
_LEAST_TOLD = 3  # words of a statement that a reply tells with another beginning


def violations(reply: Reply, corpus: Corpus) -> tuple[str, ...]:
    """Every broken promise of the reply, in words; none is the only good result."""
    return (*_shape(reply), *_citations(reply, corpus), *_sentences(reply, corpus))


def _shape(reply: Reply) -> Iterator[str]:
    """Markers and citations belong together; an abstention cites nothing."""
    markers = {int(number) for number in _NUMBER.findall(reply["text"])}
    numbers = {citation["number"] for citation in reply["citations"]}
    if markers != numbers:
        yield f"markers {sorted(markers)} against citations {sorted(numbers)}"
    abstains = reply["kind"] == "abstention"
    if abstains != bool(reply["abstention"]):
        yield f"kind {reply['kind']!r} contradicts its abstention"
    if abstains and reply["citations"]:
        yield "an abstention with citations"
    if not abstains and not reply["citations"]:
        yield "an answer without a citation"


def _citations(reply: Reply, corpus: Corpus) -> Iterator[str]:
    """Quotations, speakers and sessions are those of the cited statement."""
    for citation in (*reply["citations"], *(reply["abstention"] or {}).get("nearest", ())):
        if citation["statement_id"] is None:
            yield from _printed_fact(citation, corpus)
        elif citation["statement_id"] not in corpus.statements:
            yield f"unknown statement {citation['statement_id']!r}"
        else:
            yield from _statement(citation, corpus.statements[citation["statement_id"]], corpus)


def _printed_fact(citation: Citation, corpus: Corpus) -> Iterator[str]:
    """A fact of the structure quotes the source where it says so."""
    start, end = citation["source"]["start"], citation["source"]["end"]
    if not any(document.source[start:end] == citation["quote"] for document in corpus.proceedings):
        yield f"changed quotation: {citation['quote']!r} is not at {start}–{end} of the source"


def _statement(citation: Citation, statement: Statement, corpus: Corpus) -> Iterator[str]:
    if citation["quote"] not in statement.text:
        yield f"changed quotation: {citation['quote']!r} is not in {statement.id}"
    if speaker_of(citation) != statement.speaker:
        cited = speaker_of(citation)
        yield f"{SWAPPED_SPEAKER}: {cited!r} cited, {statement.id} is by {statement.speaker!r}"
    session = sessions(corpus).get(statement.session_id or "")
    if session_of(citation) != (session_key(session.kind, session.number) if session else None):
        yield f"swapped session: {session_of(citation)!r} cited for {statement.id}"


def _sentences(reply: Reply, corpus: Corpus) -> Iterator[str]:
    """The person named last before a marker is the one whom the marker cites.

    Narration that names somebody shows a fact about them: who opened the event.
    """
    for named in named_speakers(reply, corpus):
        if not named.is_shown:
            speakers = [speaker_of(c) or "" for c in named.citations if c["statement_id"]]
            yield f"{WRONG_PERSON} named: {named.name!r} before a citation of {sorted(speakers)}"


@dataclass(frozen=True, slots=True)
class Named:
    """A person named last before markers, and the citations of those markers."""

    name: str
    citations: tuple[Citation, ...]
    is_shown: bool  # one of them is by this person, or is the writer's own and names them


def named_speakers(reply: Reply, corpus: Corpus) -> Iterator[Named]:
    """Whom each marked stretch of the text names last, outside the quotations cited there.

    The last, because a sentence may announce several people. Stretches that cite no statement (facts of the
    structure) or name nobody who takes part are left out.
    """
    by_number = {citation["number"]: citation for citation in reply["citations"]}
    names = people(corpus)
    for text, numbers in claims(reply["text"]):
        cited = tuple(by_number[number] for number in numbers if number in by_number)
        name = _last_named(text, (citation["quote"] for citation in cited), names)
        if name and any(citation["statement_id"] for citation in cited):
            yield Named(name, cited, any(_shows(citation, name) for citation in cited))


def _shows(citation: Citation, name: str) -> bool:
    """Whether a citation is by a person, or nobody's and names them."""
    speaker = speaker_of(citation)
    if speaker:
        return folded_name(speaker) == folded_name(name)
    return folded_name(name) in fold(citation["quote"])


def claims(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each stretch of text that ends in markers, with their numbers."""
    start = 0
    for markers in _MARKERS.finditer(text):
        yield text[start : markers.start()], tuple(map(int, _NUMBER.findall(markers.group())))
        start = markers.end()


def _last_named(text: str, quotes: Iterable[str], names: Iterable[str]) -> str | None:
    folded = fold(text).rstrip(" .»\u00a0\u202f")
    for quote in quotes:
        folded = _before_words_of(folded.replace(fold(quote), " "), fold(quote))
    places = {folded.rfind(folded_name(name)): name for name in names}
    last = max(places, default=-1)
    return places[last] if last >= 0 else None


def _before_words_of(folded: str, quote: str) -> str:
    """A text without the words of a statement that end it: « X raconte qu'il a cité Y » names X.

    A reply tells a statement with its speaker's name, role and organisation in the place of the name alone.
    """
    starts = (match.start() for match in _WORD_START.finditer(folded))
    told = next((start for start in starts if folded[start:] in quote), len(folded))
    return folded[:told] if len(folded[told:].split()) >= _LEAST_TOLD else folded


@lru_cache(maxsize=8192)
def folded_name(name: str) -> str:
    """A name as names are compared."""
    return fold(name)


def speaker_of(citation: Citation) -> str | None:
    """The name that a citation credits."""
    speaker = citation["speaker"]
    return speaker["name"] if speaker else None


def session_of(citation: Citation) -> str | None:
    """The session that a citation names: "round_table 3", "visit"."""
    session = citation["session"]
    return session_key(session["kind"], session["number"]) if session else None
