"""Commands: parse, check, build."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from chatbot.command_line import (
    BAD_INPUT,
    INTERRUPTED,
    Parser,
    heed_signals,
    speak_utf8,
)  # commands may look upwards
from ingest.errors import ProceedingsError

_DEFAULT_INDEX = Path("index/built")


def make_parser() -> Parser:
    """Return the parser of the three commands."""
    parser = Parser(
        prog="python -m ingest",
        description="Lit le compte rendu d'un événement : qui a dit quoi, dans quelle session.",
        epilog="exemple : python -m ingest check compte-rendu.md",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE")
    for name, text in (
        ("parse", "affiche le compte rendu lu, en JSON"),
        ("check", "affiche pour relecture qui dit quoi"),
    ):
        command = commands.add_parser(
            name, help=text, description=text, epilog=f"exemple : python -m ingest {name} compte-rendu.md"
        )
        command.add_argument(
            "source", type=Path, metavar="SOURCE", help="compte rendu, en Markdown ou en texte"
        )
    build = commands.add_parser(
        "build",
        help="construit l'index de recherche",
        description=(
            "Lit les comptes rendus, les encode et écrit l'index ; un index existant reste utilisable "
            "jusqu'au bout."
        ),
        epilog="exemple : python -m ingest build proceedings/*.md --index index/built",
    )
    build.add_argument(
        "sources", type=Path, nargs="+", metavar="SOURCE", help="comptes rendus, un par événement"
    )
    build.add_argument(
        "--index",
        type=Path,
        default=_DEFAULT_INDEX,
        metavar="DOSSIER",
        help="où écrire l'index (défaut : index/built)",
    )
    build.add_argument(
        "--settings",
        type=Path,
        default=None,
        metavar="FICHIER",
        help="réglages (défaut : settings.toml s'il existe)",
    )
    return parser


def _parse(source: Path) -> None:
    """Print the JSON of one document; warnings go to stderr."""
    from ingest.pipeline import (
        read_proceedings,
    )  # here, so that an interruption while loading is one line too
    from ingest.render import line_of, render_json

    proceedings = read_proceedings(source)
    for warning in proceedings.warnings:
        print(f"{source}, ligne {line_of(proceedings, warning.start)} : {warning.message}", file=sys.stderr)
    json.dump(render_json(proceedings), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _check(source: Path) -> None:
    """Print who says what, to be read over."""
    from ingest.pipeline import read_proceedings
    from ingest.render import render_check

    sys.stdout.write(render_check(read_proceedings(source)) + "\n")


def _build(sources: Sequence[Path], index: Path, settings_file: Path | None) -> None:
    """Parse everything first, then embed and write the index."""
    from chatbot.settings import read_settings
    from index.encoders import load_encoder
    from index.store import build_index
    from ingest.pipeline import read_proceedings

    settings = read_settings(settings_file)
    proceedings = [read_proceedings(source) for source in sources]
    encoder = load_encoder(settings.encoder, settings.encoder_revision)
    build_index(proceedings, index, encoder=encoder, progress=True)
    statements = sum(len(document.statements) for document in proceedings)
    sys.stdout.write(
        f"index écrit dans {index} : {len(proceedings)} document(s), {statements} passages\n"
        f'essayez : python -m chatbot ask "Qui a parlé ?" --index {index}\n'
    )


def _run(arguments: argparse.Namespace) -> None:
    """Run one command."""
    if arguments.command == "parse":
        _parse(arguments.source)
    elif arguments.command == "check":
        _check(arguments.source)
    else:
        _build(arguments.sources, arguments.index, arguments.settings)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    speak_utf8()
    try:
        heed_signals()
        _run(make_parser().parse_args(arguments))
        sys.stdout.flush()
    except ProceedingsError as exc:
        print(" ".join(str(exc).split()), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("interrompu ; rien n'a été écrit à moitié", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
