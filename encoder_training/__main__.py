"""Train the French encoder: `python -m encoder_training --data FOLDER`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from chatbot.command_line import BAD_INPUT, INTERRUPTED, Parser, speak_utf8


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 done, 2 bad input, 130 interrupted."""
    speak_utf8()
    try:
        return _train(arguments)
    except KeyboardInterrupt:
        print("encoder_training : interrompu ; relancez la commande pour continuer", file=sys.stderr)
        return INTERRUPTED


def _train(arguments: Sequence[str] | None) -> int:
    from encoder_training.pipeline import Training, timed  # not above: Ctrl-C while it loads is one line too
    from encoder_training.recipe import Recipe
    from index.encoders import packaged_folder, quiet_transformers
    from index.french_encoder import SHIPPED
    from ingest.errors import ProceedingsError
    from ingest.reasons import in_french

    parser = Parser(
        prog="python -m encoder_training",
        description="Entraîne l'encodeur français et écrit ce que le programme livre.",
        epilog="exemple : python -m encoder_training --data ../shared/encoder",
    )
    for name, default, text in (
        ("--data", None, "dossier des textes parallèles, en lignes JSON comprimées par gzip"),
        ("--work", Path("build/encoder"), "résultats de chaque étape (build/encoder)"),
        ("--out", SHIPPED, "où le programme cherche l'encodeur (index/french)"),
    ):
        parser.add_argument(
            name, type=Path, metavar="DOSSIER", required=default is None, default=default, help=text
        )
    found = parser.parse_args(arguments)
    say = timed(lambda line: print(line, file=sys.stderr, flush=True))
    try:
        quiet_transformers()
        Training(found.data, found.work, packaged_folder(), Recipe(), say).run(found.out)
    except ProceedingsError as exc:
        print(f"encoder_training : {exc}", file=sys.stderr)
        return BAD_INPUT
    except OSError as exc:
        place = exc.filename or found.work
        print(
            f"encoder_training : {place} : {in_french(exc)} ; donnez d'autres dossiers par --work et --out",
            file=sys.stderr,
        )
        return BAD_INPUT
    return 0


if __name__ == "__main__":
    sys.exit(main())
