"""Who answers a test set over HTTP: a running server, so that what is really online is tested."""

import http.client
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from email.message import Message
from http import HTTPStatus
from typing import Any

from chatbot.evaluation.model import Question, Reply
from chatbot.evaluation.replies import malformed
from ingest.errors import InputError
from ingest.reasons import in_french

_TIMEOUT_S = 120  # a chat model may be slow
_TRIES = 5
_WAIT_S = 2  # where the server does not say how long
_LONGEST_WAIT_S = 60
_MAX_REPLY_BYTES = 10_000_000
_LATER = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


def _is_address(url: str) -> bool:
    """Whether an address can be asked at all: no space, a host, a port that is a number."""
    try:
        parts = urllib.parse.urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", url)


class RemoteAnswerer:
    """A running server, through `POST /api/ask`."""

    encoder = ""

    def __init__(self, url: str, *, corpus_version: str, wait_s: float = _WAIT_S) -> None:
        if not _is_address(url):
            raise InputError(
                f"--url {url} : ce n'est pas l'adresse d'un serveur ; attendu par exemple "
                "http://127.0.0.1:7860 ; corrigez-la"
            )
        self.address = url.rstrip("/") + "/api/ask"
        self.corpus_version = corpus_version
        self._wait_s = wait_s

    def answer(self, question: Question) -> tuple[Reply, None]:
        """Ask the server.

        Raises:
            InputError: it cannot be reached, refuses, answers something else, or from other proceedings.
        """
        body = json.dumps({"question": question.question, "history": list(question.history)}).encode()
        reply = self._reply(self._post(body))
        if reply["corpus_version"] != self.corpus_version:
            raise InputError(
                f"{self.address} : répond à partir des actes {reply['corpus_version']} ; attendu ceux de "
                f"l'index local, {self.corpus_version} ; donnez avec --index l'index que le serveur utilise"
            )
        return reply, None

    def _post(self, body: bytes) -> bytes:
        for tries_left in range(_TRIES - 1, -1, -1):
            request = urllib.request.Request(
                self.address, body, {"Content-Type": "application/json", "Accept": "application/json"}
            )
            try:
                with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answered:
                    return bytes(answered.read(_MAX_REPLY_BYTES))
            except urllib.error.HTTPError as exc:
                if exc.code not in _LATER or not tries_left:
                    raise self._unusable(f"{exc.code}, {_detail(exc)}") from exc
                time.sleep(_seconds(exc.headers, self._wait_s))
            except (OSError, http.client.HTTPException) as exc:
                raise self._unusable(_why(exc)) from exc
        raise AssertionError("the last try returns or raises")

    def _reply(self, body: bytes) -> dict[str, Any]:
        try:
            reply = json.loads(body)
        except (ValueError, RecursionError) as exc:
            raise self._unusable("ce n'est pas du JSON") from exc
        if not isinstance(reply, dict) or reply.get("schema") != 1:
            raise self._unusable("ce n'est pas une réponse de cet assistant")
        if problem := malformed(reply):
            raise self._unusable(f"ce n'est pas une réponse de cet assistant : {problem}")
        return reply

    def _unusable(self, found: str) -> InputError:
        return InputError(
            f"{self.address} : pas de réponse utilisable ({found}) ; attendu une réponse JSON ; vérifiez "
            "l'adresse et que le serveur tourne"
        )


def _why(failure: Exception) -> str:
    """Why there is no answer, in French: what lies behind the library's own error."""
    reason = getattr(failure, "reason", failure)
    if isinstance(reason, TimeoutError):
        return f"rien en {_TIMEOUT_S} secondes"
    if isinstance(reason, http.client.RemoteDisconnected):
        return "connexion fermée sans réponse"
    if isinstance(reason, http.client.HTTPException):
        return "ce n'est pas du HTTP"
    return in_french(reason) if isinstance(reason, Exception) else str(reason)


def _detail(error: urllib.error.HTTPError) -> str:
    """What the server says of the problem, on one line."""
    try:
        said = json.loads(error.read(10_000))
        return " ".join(str(said["detail"]).split())[:200]
    except (ValueError, KeyError, TypeError, OSError):
        return str(error.reason)


def _seconds(headers: Message, usual: float) -> float:
    """How long to wait before the next try."""
    asked = headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_WAIT_S) if asked.isdecimal() else usual
