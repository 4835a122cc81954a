"""A server that is asked over HTTP: what it must answer, and each way in which it fails."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from chatbot.evaluation.model import Question, QuestionType
from chatbot.evaluation.remote import RemoteAnswerer
from ingest.errors import InputError

REPLY = {
    "schema": 1,
    "kind": "answer",
    "text": "Oui.",
    "citations": [],
    "abstention": None,
    "generator": "extractive",
    "corpus_version": "v1",
}
QUESTION = Question("q", "Et elle ?", QuestionType.FACTUAL, answerable=True, history=("Qui ?",))
Script = list[tuple[int, Any, dict[str, str]]]  # what to answer, in order: status, body, headers


class Scripted(ThreadingHTTPServer):
    """Answers in the order of a script and keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: Script = []
        self.asked: list[tuple[str, Any]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Scripted

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.asked.append((self.path, json.loads(body)))
        status, content, headers = self.server.script.pop(0)
        written = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in {"content-length": str(len(written)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(written)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A server on this machine."""
    opened = Scripted()
    threading.Thread(target=opened.serve_forever, args=(0.01,), daemon=True).start()
    yield opened
    opened.shutdown()
    opened.server_close()


@pytest.fixture
def remote(server: Scripted) -> Callable[..., RemoteAnswerer]:
    """Asks the server, and waits little where it is told to."""

    def opened(*script: tuple[int, Any, dict[str, str]]) -> RemoteAnswerer:
        server.script = [*script]
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        return RemoteAnswerer(address, corpus_version="v1", wait_s=0.01)

    return opened


def test_the_question_and_its_history_are_posted(
    remote: Callable[..., RemoteAnswerer], server: Scripted
) -> None:
    """To the route of the contract; the reply is taken as it is, and there is no trace."""
    reply, trace = remote((200, REPLY, {})).answer(QUESTION)

    assert server.asked == [("/api/ask", {"question": "Et elle ?", "history": ["Qui ?"]})]
    assert reply == REPLY
    assert trace is None


def test_a_busy_server_is_asked_again(remote: Callable[..., RemoteAnswerer], server: Scripted) -> None:
    """« Not ready » and « too many » pass; how long to wait is the server's word."""
    answerer = remote((503, {}, {}), (429, {}, {"retry-after": "0"}), (200, REPLY, {}))

    assert answerer.answer(QUESTION)[0] == REPLY
    assert len(server.asked) == 3


def test_a_server_that_stays_busy_is_given_up(remote: Callable[..., RemoteAnswerer]) -> None:
    """After five tries, with what it said."""
    busy = (503, {"detail": "Le service démarre."}, {"retry-after": "0"})

    with pytest.raises(InputError, match="503, Le service démarre"):
        remote(*[busy] * 5).answer(QUESTION)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (422, {"detail": "La question\nest vide."}, "422, La question est vide."),
        (404, b"not found", "404"),
        (500, b"", "500"),
        (200, b"<html>", "pas du JSON"),
        (200, [], "pas une réponse de cet assistant"),
        (200, {"schema": 2, "corpus_version": "v1"}, "pas une réponse de cet assistant"),
        (200, {"schema": 1}, "pas une réponse de cet assistant"),
        (200, REPLY | {"citations": None}, "citations d'une autre forme"),
        (200, b"[" * 100_000, "pas du JSON"),
    ],
)
def test_what_is_no_reply_is_one_line(
    status: int, body: Any, said: str, remote: Callable[..., RemoteAnswerer]
) -> None:
    """The address, what came, and what to check."""
    with pytest.raises(InputError) as error:
        remote((status, body, {})).answer(QUESTION)

    assert said in str(error.value)
    assert "/api/ask : " in str(error.value)
    assert "\n" not in str(error.value)


def test_a_server_of_other_proceedings_is_refused(remote: Callable[..., RemoteAnswerer]) -> None:
    """Gold of one text says nothing about answers from another."""
    with pytest.raises(InputError, match="répond à partir des actes v2 ; attendu ceux de l'index local, v1"):
        remote((200, REPLY | {"corpus_version": "v2"}, {})).answer(QUESTION)


def test_nobody_there_is_one_line() -> None:
    """A port that nobody listens on."""
    with pytest.raises(InputError, match=r"127\.0\.0\.1:9/api/ask : pas de réponse utilisable"):
        RemoteAnswerer("http://127.0.0.1:9", corpus_version="v1").answer(QUESTION)


@pytest.mark.parametrize(
    "url",
    [
        "actes.example",
        "file:///etc/passwd",
        "ftp://x",
        "http://",
        "",
        "http://[::1",
        "http://h:port",
        "http://h:1 x",
    ],
)
def test_only_web_addresses_are_asked(url: str) -> None:
    """A file of this machine is no server."""
    with pytest.raises(InputError, match="ce n'est pas l'adresse d'un serveur"):
        RemoteAnswerer(url, corpus_version="v1")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"garbage\r\n\r\n", "ce n'est pas du HTTP"),
        (b"", "connexion fermée sans réponse"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{", "ce n'est pas du JSON"),
        (b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n", "connexion refusée"),
    ],
)
def test_what_is_no_answer_is_one_line_in_french(sent: bytes, said: str) -> None:
    """A server that speaks something else, hangs up, breaks off, or sends elsewhere."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        connection, _ = listening.accept()
        with connection:
            while not connection.recv(65536).endswith(b"}"):
                pass
            connection.sendall(sent)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()

    with listening, pytest.raises(InputError) as error:
        RemoteAnswerer(f"http://127.0.0.1:{listening.getsockname()[1]}", corpus_version="v1").answer(QUESTION)

    thread.join(timeout=10)
    assert f"pas de réponse utilisable ({said})" in str(error.value)
    assert "\n" not in str(error.value)
