"""Serves the chat page: settings → chatbot → web application. `python app.py --help` says how."""

import argparse
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chatbot.settings import Settings, read_settings
from ingest.errors import IndexingError, InputError, ProceedingsError

if TYPE_CHECKING:
    from chatbot.pipeline import Chatbot

ROOT = Path(__file__).resolve().parent
DEFAULT_INDEX = ROOT / "index" / "built"
SHIPPED = ROOT / "proceedings"
LAST_PORT = 65_535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        Exit status: 0 stopped by Ctrl-C, 2 something the caller has to correct.
    """
    options = _parse(arguments)
    try:
        settings = read_settings(options.settings)
        listening = _listen(options.host, options.port)
        with listening:
            chatbot = _open_chatbot(options.index, settings)
            _serve(chatbot, settings, listening)
    except ProceedingsError as exc:
        print(f"app.py: {exc}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="Serve the chat about the proceedings of an index.",
        epilog="Example: python app.py --index index/built --port 8080",
    )
    parser.add_argument(
        "--index", type=Path, default=DEFAULT_INDEX, metavar="DIR", help="default: index/built"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="H", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=int, default=7860, metavar="P", help="default: 7860")
    parser.add_argument(
        "--settings", type=Path, default=None, metavar="FILE", help="default: settings.toml, if there is one"
    )
    return parser.parse_args(arguments)


def _listen(host: str, port: int) -> socket.socket:
    """Take the address first: whoever started a second copy is told at once, not after the index is read."""
    if not 0 <= port <= LAST_PORT:
        raise InputError(f"--port {port}: expected a number from 0 to {LAST_PORT}; choose another")
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as exc:
        raise InputError(
            f"--host {host}: not an address of this machine ({exc}); use 127.0.0.1 or 0.0.0.0"
        ) from exc
    try:
        return _bound(family, address)
    except OSError as exc:
        message = f"{host}:{port}: cannot listen there ({exc.strerror}); choose another --port or --host"
        raise InputError(message) from exc


def _bound(family: socket.AddressFamily, address: tuple[Any, ...]) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening


def _open_chatbot(directory: Path, settings: Settings) -> "Chatbot":
    # Imported late, like the web application below: a wrong option is refused at once, not after seconds.
    from chatbot.pipeline import open_chatbot

    if directory.resolve() == DEFAULT_INDEX and _is_empty(directory):
        _build_shipped(directory, settings)
    return open_chatbot(directory, settings)


def _is_empty(directory: Path) -> bool:
    try:
        return not directory.exists() or not any(directory.iterdir())
    except OSError as exc:
        raise IndexingError(
            f"{directory}: cannot be read as an index folder ({exc.strerror}); remove it"
        ) from exc


def _build_shipped(directory: Path, settings: Settings) -> None:
    from index.encoders import load_encoder
    from index.store import build_index
    from ingest.pipeline import read_proceedings

    print("Building the index of the shipped proceedings (once)…", flush=True)
    proceedings = [read_proceedings(source) for source in sorted(SHIPPED.glob("*.md"))]
    encoder = load_encoder(settings.encoder, settings.encoder_revision)
    build_index(proceedings, directory, encoder=encoder, progress=True)


def _serve(chatbot: "Chatbot", settings: Settings, listening: socket.socket) -> None:
    import uvicorn

    from chatbot.web.application import make_application
    from chatbot.web.server import Server

    # No access log: a line would hold the visitor's address.
    config = uvicorn.Config(
        make_application(chatbot, settings),
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    threading.Thread(target=_warm_up, args=(chatbot,), daemon=True).start()
    host, port = listening.getsockname()[:2]
    print(
        f"The chat is at http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl-C stops it)", flush=True
    )
    Server(config).run(sockets=[listening])


def _warm_up(chatbot: "Chatbot") -> None:
    """Have the encoder read while the page is already there: the first visitor shall not wait for it."""
    try:
        for question in chatbot.examples()[:1]:
            chatbot.answer(question)
    except ProceedingsError as exc:
        print(f"app.py: {exc}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
