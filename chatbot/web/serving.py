"""What `python app.py` does: settings → chatbot → web application."""

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from chatbot.command_line import BAD_INPUT, Parser, speak_utf8
from chatbot.settings import Settings, read_settings
from chatbot.web.address import address_of, listen
from ingest.errors import ProceedingsError

if TYPE_CHECKING:
    from chatbot.pipeline import Chatbot


def serve(arguments: Sequence[str] | None, *, root: Path) -> int:
    """Serve the chat until Ctrl-C.

    What takes seconds to import is imported where it is needed: a wrong option is refused at once.

    Args:
        arguments: of the command line.
        root: holds `proceedings/`, which are shipped, and `index/built/`, their index.

    Returns:
        0 stopped by Ctrl-C, 2 something the caller has to correct.
    """
    speak_utf8()
    options = _parse(arguments, root / "index" / "built")
    try:
        settings = read_settings(options.settings, root)
        with listen(options.host, options.port) as listening:
            chatbot = _open(options.index, root, settings)
            _run(chatbot, settings, listening)
    except ProceedingsError as exc:
        sys.stderr.write(f"app.py : {exc}\n")
        return BAD_INPUT
    return 0


def _parse(arguments: Sequence[str] | None, default_index: Path) -> argparse.Namespace:
    parser = Parser(
        prog="python app.py",
        description="Sert la page où l'on interroge les actes d'un index.",
        epilog="exemple :\n  python app.py --index index/built --port 8080",
    )
    parser.add_argument(
        "--index",
        type=Path,
        default=default_index,
        metavar="DOSSIER",
        help="dossier de l'index (index/built, construit s'il le faut)",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="H",
        help="adresse d'écoute (%(default)s : cette machine seule)",
    )
    parser.add_argument("--port", type=int, default=7860, metavar="P", help="port d'écoute (%(default)s)")
    parser.add_argument(
        "--settings", type=Path, metavar="FICHIER", help="réglages (settings.toml, s'il existe)"
    )
    return parser.parse_args(arguments)


def _open(directory: Path, root: Path, settings: Settings) -> "Chatbot":
    if directory.resolve() == (root / "index" / "built").resolve():
        from chatbot.shipped import open_shipped

        return open_shipped(directory, sorted((root / "proceedings").glob("*.md")), settings, say=_say)
    from chatbot.pipeline import open_chatbot

    return open_chatbot(directory, settings)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(chatbot: "Chatbot", settings: Settings, listening: socket) -> None:
    import uvicorn

    from chatbot.web.application import make_application
    from chatbot.web.server import Protocol, Server

    warm = threading.Event()
    # No access log: a line would hold the visitor's address.
    config = uvicorn.Config(
        make_application(chatbot, settings, is_ready=warm.is_set),
        http=Protocol,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    threading.Thread(target=_warm_up, args=(chatbot, warm), daemon=True).start()
    listening.listen()  # who comes as soon as the address is told waits, and is not refused
    _say(f"La page est à l'adresse {address_of(listening)} (Ctrl-C l'arrête)")
    try:
        Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        _say("Arrêté.")


def _warm_up(chatbot: "Chatbot", warm: threading.Event) -> None:
    """Read what the first question needs while the page is already there: no visitor shall wait for it."""
    try:
        chatbot.index.encoder.encode_query(["Qui parle d'eau ?"])
        for question in chatbot.examples():
            chatbot.answer(question)
    except ProceedingsError as exc:
        sys.stderr.write(f"app.py : {exc}\n")
    else:
        warm.set()
