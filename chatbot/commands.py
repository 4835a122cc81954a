"""The commands of `python -m chatbot`: what they take, and what is refused before anything is loaded."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from chatbot.command_line import BAD_INPUT, Parser, speak_utf8
from chatbot.evaluation import command as evaluation
from chatbot.settings import Settings, read_settings
from ingest.errors import InputError, ProceedingsError
from ingest.reasons import in_french

DEFAULT_INDEX = Path("index/built")
_EXAMPLES = """exemples :
  python -m chatbot ask "Qui est intervenu à la table ronde 3 ?"
  python -m chatbot ask "Et sur l'eau ?" --history "Que dit Mme Untel ?" --json
  python -m chatbot ask --input questions.jsonl --output reponses.jsonl"""
_HELP = "voyez `python -m chatbot ask --help`"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 a gate is not held, 2 bad input."""
    speak_utf8()
    options = _parser().parse_args(arguments)
    code = 0
    try:
        code = options.run(options) or 0
        sys.stdout.flush()
    except ProceedingsError as exc:
        sys.stderr.write(f"chatbot : {exc}\n")
        return BAD_INPUT
    except BrokenPipeError:  # the reader left: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _parser() -> Parser:
    parser = Parser(
        prog="python -m chatbot", description="Interroge les actes d'un événement.", epilog=_EXAMPLES
    )
    commands = parser.add_subparsers(required=True, metavar="COMMANDE", title="commandes")
    ask = commands.add_parser(
        "ask",
        help="répond à une question, ou à un fichier de questions",
        description="Répond à une question à partir des actes indexés, en citant qui l'a dit et où.",
        epilog=_EXAMPLES,
    )
    ask.add_argument("question", nargs="?", metavar="QUESTION", help="la question, entre guillemets")
    ask.add_argument(
        "--index",
        type=Path,
        default=DEFAULT_INDEX,
        metavar="DOSSIER",
        help="dossier de l'index (%(default)s)",
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
    ask.add_argument("--settings", type=Path, metavar="FICHIER", help="réglages (settings.toml, s'il existe)")
    ask.set_defaults(run=_ask)
    evaluate = commands.add_parser(
        "evaluate",
        help="pose un jeu de questions et mesure les réponses",
        description=evaluation.DESCRIPTION,
        epilog=evaluation.EXAMPLES,
    )
    evaluation.add_options(evaluate, DEFAULT_INDEX)
    evaluate.set_defaults(run=evaluation.run)
    return parser


def _ask(options: argparse.Namespace) -> None:
    _check_combination(options)
    rows = list(_rows(options.input)) if options.input else []
    settings = read_settings(options.settings)
    if options.input is None:
        _check_question(options.question, settings)
    from chatbot import asking  # takes a second: not for bad input, nor for help

    if options.input:
        asking.answer_file(rows, options.output, index=options.index, settings=settings)
    else:
        sys.stdout.write(
            asking.answer_one(
                options.question,
                options.history,
                index=options.index,
                settings=settings,
                as_json=options.json,
            )
        )


def _check_combination(options: argparse.Namespace) -> None:
    if (options.input is None) == (options.question is None):
        raise InputError(f"ask : attendu soit une QUESTION, soit --input FICHIER ; {_HELP}")
    if (options.input is None) != (options.output is None):
        raise InputError(f"ask : --input et --output vont ensemble ; donnez les deux, ou aucun ; {_HELP}")
    if options.input and (options.history or options.json):
        raise InputError(
            "ask : --history et --json vont avec une QUESTION ; les lignes de --input portent leur propre "
            "`history` ; retirez ces options"
        )


def _check_question(question: str, settings: Settings) -> None:
    if not question.strip():
        raise InputError('ask : question vide ; attendu des mots, par exemple "Qui a parlé d\'eau ?"')
    if len(question) > settings.max_question_chars:
        raise InputError(
            f"ask : question de {len(question)} caractères ; attendu {settings.max_question_chars} au plus ; "
            "raccourcissez-la, ou augmentez max_question_chars dans settings.toml"
        )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    """Read the questions of a file, all of them checked before the first is answered."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(
            f"{file} : illisible ({in_french(exc)}) ; attendu des lignes JSON en UTF-8 ; vérifiez le fichier"
        ) from exc
    if not any(line.strip() for line in lines):
        raise InputError(
            f"{file} : aucune question ; attendu des lignes telles que "
            '{"id": "1", "question": "…"} ; ajoutez-en une'
        )
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(f"{file}, ligne {number}", line)


def _row(place: str, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        json.dumps(row.get("id") if isinstance(row, dict) else None, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as exc:  # among them: half a character pair in an id
        raise InputError(f"{place} : ce n'est pas du JSON ; attendu un objet ; corrigez la ligne") from exc
    if (
        not isinstance(row, dict)
        or not isinstance(row.get("question"), str)
        or not isinstance(row.get("id"), str | int)
    ):
        raise InputError(
            f'{place} : trouvé {line:.60} ; attendu {{"id": texte, "question": texte}} ; corrigez la ligne'
        )
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(question, str) for question in history):
        raise InputError(
            f"{place} : history vaut {history!r:.60} ; attendu une liste de questions ; corrigez la ligne"
        )
    return {**row, "history": history}
