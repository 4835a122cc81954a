"""Ask the proceedings from the terminal: `python -m chatbot ask "Que dit … ?"`."""

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from chatbot.describe import session_label
from chatbot.model import Citation, Exchange, Reply
from chatbot.pipeline import Chatbot, open_chatbot, with_id
from chatbot.settings import read_settings
from ingest.errors import InputError, ProceedingsError

DEFAULT_INDEX = Path("index/built")
_EXAMPLES = """exemples :
  python -m chatbot ask "Qui est intervenu à la table ronde 3 ?"
  python -m chatbot ask "Et sur l'eau ?" --history "Que dit Mme Untel ?" --json
  python -m chatbot ask --input questions.jsonl --output reponses.jsonl"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 bad input, 130 interrupted."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except ProceedingsError as exc:
        print(f"chatbot: {exc}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader left: not an error of ours
        return 0
    except KeyboardInterrupt:
        print("chatbot: interrompu", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m chatbot", description="Interroge les actes d'un événement."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    ask = commands.add_parser(
        "ask",
        help="répond à une question, ou à un fichier de questions",
        description="Répond à une question à partir des actes indexés, en citant qui l'a dit et où.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ask.add_argument("question", nargs="?", help="la question, entre guillemets")
    ask.add_argument(
        "--index", type=Path, default=DEFAULT_INDEX, metavar="DIR", help="dossier de l'index (%(default)s)"
    )
    ask.add_argument(
        "--history", action="append", default=[], metavar="QUESTION", help="question précédente ; répétable"
    )
    ask.add_argument("--json", action="store_true", help="affiche la réponse au format JSON")
    ask.add_argument(
        "--input", type=Path, metavar="Q.jsonl", help='lignes {"id", "question", "history": [...]}'
    )
    ask.add_argument(
        "--output", type=Path, metavar="R.jsonl", help="une réponse JSON par ligne, dans le même ordre"
    )
    ask.add_argument("--settings", type=Path, metavar="FICHIER", help="réglages (settings.toml)")
    ask.set_defaults(run=_ask)
    return parser


def _ask(options: argparse.Namespace) -> None:
    if (options.input is None) == (options.question is None):
        raise InputError(
            "ask: expected one QUESTION or --input FILE, not both; see `python -m chatbot ask --help`"
        )
    if (options.input is None) != (options.output is None):
        raise InputError("ask: --input and --output go together; give both or neither")
    if options.input and (options.history or options.json):
        raise InputError(
            "ask: --history and --json go with one QUESTION; rows of --input carry their own history"
        )
    rows = list(_rows(options.input)) if options.input else []
    settings = read_settings(options.settings)
    if options.question is not None and not options.question.strip():
        raise InputError('ask: the question is empty; expected words, such as "Qui a parlé d\'eau ?"')
    if options.question is not None and len(options.question) > settings.max_question_chars:
        raise InputError(
            f"ask: the question has {len(options.question)} characters, expected at most "
            f"{settings.max_question_chars}; "
            "shorten it or raise max_question_chars in settings.toml"
        )
    chatbot = open_chatbot(options.index, settings)
    if options.input:
        _answer_file(chatbot, rows, options.output)
        return
    reply = chatbot.answer(options.question, [Exchange(question) for question in options.history])
    print(
        json.dumps(reply.to_json(), ensure_ascii=False, indent=2) if options.json else render_terminal(reply)
    )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    """Read the questions of a file, all of them checked before the first is answered."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(f"{file}: cannot be read ({exc}); expected a UTF-8 file of JSON lines") from exc
    if not any(line.strip() for line in lines):
        raise InputError(
            f'{file}: no question found, expected lines such as {{"id": "1", "question": "…"}}; add one'
        )
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(file, number, line)


def _row(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{file}, line {number}: not JSON ({exc}); correct the line") from exc
    if (
        not isinstance(row, dict)
        or not isinstance(row.get("question"), str)
        or not isinstance(row.get("id"), str | int)
    ):
        raise InputError(
            f'{file}, line {number}: expected {{"id": text, "question": text}}; correct the line'
        )
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(question, str) for question in history):
        raise InputError(
            f"{file}, line {number}: history is {history!r:.60}, expected a list of questions; correct it"
        )
    return {**row, "history": history}


def _has_half_characters(row: Any) -> bool:
    """Whether JSON escapes made text that no file can hold."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _answer_file(chatbot: Chatbot, rows: Sequence[dict[str, Any]], output: Path) -> None:
    """Write every reply or, on any failure, nothing: the file appears when it is complete."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=output.parent, prefix=f".{output.name}.", delete=False
        ) as file:
            partial = Path(file.name)
            try:
                for row in rows:
                    reply = chatbot.answer(
                        row["question"], [Exchange(question) for question in row["history"]]
                    )
                    file.write(json.dumps(with_id(reply, row["id"]).to_json(), ensure_ascii=False) + "\n")
                file.flush()
                partial.chmod(0o644)
                partial.replace(output)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
    except OSError as exc:
        raise InputError(
            f"{output}: cannot be written ({exc.strerror or exc}); choose another --output"
        ) from exc


def render_terminal(reply: Reply) -> str:
    """A reply as text: the answer, then its citations or what comes nearest."""
    lines = [_plain(reply.text)]
    if reply.citations:
        lines += ["", "Sources", *map(_source_line, reply.citations)]
    elif reply.abstention and reply.abstention.nearest:
        lines += ["", "Passages les plus proches"]
        lines += [line for c in reply.abstention.nearest for line in (_source_line(c), f"      {c.quote}")]
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


if __name__ == "__main__":
    sys.exit(main())
