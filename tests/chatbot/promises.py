"""What the contract promises of every reply, checked against the parsed proceedings and nothing else."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.model import Proceedings, Statement

Reply = dict[str, Any]
Citation = dict[str, Any]

_KEYS = {
    "reply": "schema id question query kind text citations abstention suggestions generator corpus_version "
    "timings_ms",
    "citation": "number statement_id statement_kind quote speaker session proceedings source url",
    "speaker": "id name role organisation",
    "session": "id kind number title",
    "proceedings": "id title edition date_printed",
    "source": "file start end page time_start",
    "abstention": "reason nearest contact",
    "timings_ms": "search generate verify total",
}
_REASONS = (
    "nothing_relevant",
    "speaker_silent_on_this",
    "unknown_speaker",
    "unknown_session",
    "ambiguous",
    "not_a_question",
    "model_unavailable",
    "unverifiable",
)
_VERBATIM = ("direct_quote", "turn", "decision")
_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
_BOLD = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")


def broken_promises(reply: Reply, documents: Sequence[Proceedings]) -> list[str]:
    """Every promise that a reply breaks, in words; none is the only good result."""
    reply = json.loads(json.dumps(reply))
    shape = list(_shape(reply))
    return shape or [
        *_markers(reply),
        *_citations(reply, documents),
        *_names(reply, documents),
        *_quotations(reply),
    ]


def _shape(reply: Reply) -> Iterator[str]:
    yield from _keys("reply", reply)
    yield from _keys("timings_ms", reply["timings_ms"])
    for citation in _all_citations(reply):
        yield from _keys("citation", citation)
        for part in ("speaker", "session", "proceedings", "source"):
            if citation[part] is not None:
                yield from _keys(part, citation[part])
    abstention = reply["abstention"]
    if (reply["kind"], abstention is None) not in {("answer", True), ("abstention", False)}:
        yield f"kind {reply['kind']!r} beside abstention {abstention!r:.40}"
    if abstention is not None:
        yield from _keys("abstention", abstention)
        if abstention["reason"] not in _REASONS:
            yield f"reason {abstention['reason']!r}"
    if reply["schema"] != 1 or not reply["text"].strip():
        yield "no schema 1 or no text"


def _keys(name: str, value: dict[str, Any]) -> Iterator[str]:
    if set(value) != set(_KEYS[name].split()):
        yield f"{name} has keys {sorted(value)}"


def _all_citations(reply: Reply) -> list[Citation]:
    return [*reply["citations"], *(reply["abstention"] or {}).get("nearest", ())]


def _markers(reply: Reply) -> Iterator[str]:
    """Markers and citations go both ways; an abstention has neither."""
    markers = {int(number) for number in _MARKER.findall(reply["text"])}
    numbers = [citation["number"] for citation in reply["citations"]]
    if sorted(markers) != numbers or numbers != list(range(1, len(numbers) + 1)):
        yield f"markers {sorted(markers)}, citations {numbers}"
    if reply["kind"] == "answer" and not numbers:
        yield "an answer without a citation"
    if reply["kind"] == "abstention" and numbers:
        yield "an abstention with citations"
    if "⟦" in reply["text"] or "⟧" in reply["text"]:
        yield "a marker of the draft in the text"


def _citations(reply: Reply, documents: Sequence[Proceedings]) -> Iterator[str]:
    by_id = {document.id: document for document in documents}
    for citation in _all_citations(reply):
        document = by_id.get(citation["proceedings"]["id"])
        if document is None:
            yield f"cites unknown proceedings {citation['proceedings']['id']!r}"
            continue
        if (
            citation["source"]["file"] != document.source_file
            or citation["proceedings"]["title"] != document.title
        ):
            yield "another document's file or title"
        statements = {statement.id: statement for statement in document.statements}
        if citation["statement_id"] is None:
            yield from _fact(citation, document)
        elif citation["statement_id"] not in statements:
            yield f"cites unknown statement {citation['statement_id']!r}"
        else:
            yield from _statement(citation, statements[citation["statement_id"]], document)


def _fact(citation: Citation, document: Proceedings) -> Iterator[str]:
    """Without a statement the quotation is the source's own text; its speaker is introduced there."""
    start, end = citation["source"]["start"], citation["source"]["end"]
    if not citation["quote"].strip() or document.source[start:end] != citation["quote"]:
        yield f"{citation['quote']!r} is not at {start}–{end} of the source"
    speaker = citation["speaker"]
    if speaker and speaker["name"] not in {
        person.name for person in document.people if person.id == speaker["id"]
    }:
        yield f"cites somebody who is not there: {speaker!r}"
    if citation["statement_kind"] is not None:
        yield "a kind of statement without a statement"


def _statement(citation: Citation, statement: Statement, document: Proceedings) -> Iterator[str]:
    if not citation["quote"].strip() or citation["quote"] not in statement.text:
        yield f"{citation['quote']!r} is not in {statement.id}"
    if citation["statement_kind"] != statement.kind:
        yield f"{statement.id} cited as {citation['statement_kind']!r}"
    yield from _place(citation, statement, document)
    expected = statement.speaker and {
        "id": statement.speaker_id,
        "name": statement.speaker,
        "role": statement.role,
        "organisation": statement.organisation,
    }
    if citation["speaker"] != expected:
        yield f"{statement.id} is by {expected}, cited as {citation['speaker']}"
    session = next((one for one in document.sessions if one.id == statement.session_id), None)
    printed = session and {
        "id": session.id,
        "kind": session.kind,
        "number": session.number,
        "title": session.title,
    }
    if citation["session"] != printed:
        yield f"{statement.id} is in {printed}, cited in {citation['session']}"


def _place(citation: Citation, statement: Statement, document: Proceedings) -> Iterator[str]:
    """Start and end lie in the statement's spans and hold every letter of the quotation."""
    start, end = citation["source"]["start"], citation["source"]["end"]
    if not any(span.start <= start < span.end for span in statement.spans):
        yield f"start {start} is outside {statement.spans}"
    if not any(span.start < end <= span.end for span in statement.spans):
        yield f"end {end} is outside {statement.spans}"
    shown = "".join(document.source[start:end].split())
    quoted = "".join(citation["quote"].split())
    if shown[:1] != quoted[:1] or shown[-1:] != quoted[-1:] or not _holds_in_order(shown, quoted):
        yield f"{shown!r} at {start}–{end} does not cover {quoted!r}"


def _holds_in_order(shown: str, quoted: str) -> bool:
    remaining = iter(shown)
    return all(char in remaining for char in quoted)


def _names(reply: Reply, documents: Sequence[Proceedings]) -> Iterator[str]:
    """Whoever is named in bold before a marker is the speaker of that citation, or shown by its quotation."""
    known = {person.name for document in documents for person in document.people}
    known |= {s.speaker for document in documents for s in document.statements if s.speaker}
    by_number = {citation["number"]: citation for citation in reply["citations"]}
    for block in reply["text"].split("\n"):
        named, start = "", 0
        for marker in _MARKER.finditer(block):
            found = [_unescaped(name) for name in _BOLD.findall(block[start : marker.start()])]
            named, start = next((name for name in reversed(found) if name in known), named), marker.end()
            citation = by_number.get(int(marker[1]))
            if named and citation and not _shows(citation, named):
                yield f"names {named!r} before a citation of {citation['speaker']!r}"


def _shows(citation: Citation, name: str) -> bool:
    speaker = citation["speaker"]
    return bool(speaker and speaker["name"] == name) or (
        not speaker and name in " ".join(citation["quote"].split())
    )


def _quotations(reply: Reply) -> Iterator[str]:
    """Guillemets hold words of a cited direct quotation, or words that are printed between them."""
    if reply["kind"] == "abstention":
        return
    cited = reply["citations"]
    spoken = [_letters(c["quote"]) for c in cited if c["statement_kind"] in _VERBATIM or "«" in c["quote"]]
    for quotation in re.findall(r"«([^«»]*)»", reply["text"]):
        if not any(_letters(_unescaped(quotation)) in words for words in spoken):
            yield f"quotes « {quotation.strip()} », which no cited quotation says"


def _letters(text: str) -> str:
    return "".join(text.split())


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>|~#$&])", r"\1", text)
