"""Questions from the terminal or a file → replies."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from chatbot.describe import session_label
from chatbot.model import Citation, Exchange, Reply
from chatbot.pipeline import Chatbot, open_chatbot, with_id
from chatbot.settings import Settings
from chatbot.verbatim import quoted
from chatbot.whole_file import write_whole
from ingest.errors import InputError
from ingest.reasons import in_french


def answer_one(
    question: str, history: Sequence[str], *, index: Path, settings: Settings, as_json: bool
) -> str:
    """Answer one question, for reading or as JSON.

    Raises:
        ProceedingsError: the encoder or the index cannot be used.
    """
    reply = open_chatbot(index, settings).answer(question, [Exchange(earlier) for earlier in history])
    printed = json.dumps(reply.to_json(), ensure_ascii=False, indent=2) if as_json else render_terminal(reply)
    return printed + "\n"


def answer_file(rows: Sequence[dict[str, Any]], output: Path, *, index: Path, settings: Settings) -> None:
    """Write every reply or, on any failure, nothing: the file appears when it is complete.

    Args:
        rows: each with "id", "question" and "history".
        output: one reply a line, in the order of the rows.
        index: folder of the index.
        settings: the operator's.

    Raises:
        InputError: the output cannot be written.
        ProceedingsError: the encoder or the index cannot be used.
    """
    chatbot = open_chatbot(index, settings)
    try:
        write_whole(output, _replies(chatbot, rows))
    except OSError as exc:
        raise InputError(
            f"{output} : ne peut pas être écrit ({in_french(exc)}) ; attendu un fichier dans un dossier où "
            "écrire ; choisissez un autre --output"
        ) from exc


def _replies(chatbot: Chatbot, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        reply = chatbot.answer(row["question"], [Exchange(earlier) for earlier in row["history"]])
        yield json.dumps(with_id(reply, row["id"]).to_json(), ensure_ascii=False) + "\n"


def render_terminal(reply: Reply) -> str:
    """A reply as text: the answer, then its citations or what comes nearest."""
    lines = [_plain(reply.text)]
    if reply.citations:
        lines += ["", "Sources", *map(_source_line, reply.citations)]
    elif reply.abstention and reply.abstention.nearest:
        lines += ["", "Passages les plus proches"]
        for citation in reply.abstention.nearest:
            lines += [_source_line(citation), f"      {quoted(citation.quote, citation.statement_kind)}"]
    if reply.suggestions:
        lines += ["", "Vous pouvez demander", *(f"  – {suggestion}" for suggestion in reply.suggestions)]
    return "\n".join(lines)


def _plain(markdown: str) -> str:
    """Markdown of ours without its marks."""
    return re.sub(r"\\(.)|\*+", lambda match: match[1] or "", markdown)


def _source_line(citation: Citation) -> str:
    speaker, session = citation.speaker, citation.session
    own = speaker.organisation if speaker and speaker.organisation != speaker.name else None
    name = ", ".join(p for p in (speaker.name, speaker.role, own) if p) if speaker else "compte rendu"
    place = f" — {_plain(session_label(session))}, {session.title}" if session else ""
    source = f"{citation.source.file}, caractères {citation.source.start}–{citation.source.end}"
    return f"  [{citation.number}] {name}{place} ({source})"
