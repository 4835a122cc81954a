"""The address that the pages are served at, taken before anything else is done."""

import socket
from typing import Any

from ingest.errors import InputError
from ingest.reasons import in_french

LAST_PORT = 65_535


def listen(host: str, port: int) -> socket.socket:
    """Take the address: whoever starts a second copy is told at once, not after the index is read.

    Raises:
        InputError: no such port or address, or somebody else has it.
    """
    if not 0 <= port <= LAST_PORT:
        raise InputError(f"--port {port} : attendu un nombre de 0 à {LAST_PORT} ; choisissez-en un autre")
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as exc:
        raise InputError(
            f"--host {host} : adresse inconnue ; attendu une adresse de cette machine ; mettez 127.0.0.1 ou "
            "0.0.0.0"
        ) from exc
    try:
        return _bound(family, address)
    except OSError as exc:
        raise InputError(
            f"{host}:{port} : écoute impossible ({in_french(exc)}) ; attendu une adresse et un port libres ; "
            "choisissez un autre --port ou --host"
        ) from exc


def address_of(listening: socket.socket) -> str:
    """Write the address as a browser takes it."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _bound(family: socket.AddressFamily, address: tuple[Any, ...]) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening
