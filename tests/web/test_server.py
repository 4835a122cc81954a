"""What is too malformed to become a request is refused as everything else is."""

import json
import socket
import threading
import time

import uvicorn
from starlette.types import Receive, Scope, Send

from chatbot.web.server import Protocol, Server


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    """Is never reached."""


def test_a_negative_length_is_a_problem_in_french() -> None:
    """It is no request: the application behind never sees it."""
    config = uvicorn.Config(_app, http=Protocol, lifespan="off", log_level="critical")
    server = Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        with socket.create_connection(listening.getsockname(), timeout=10) as visitor:
            visitor.sendall(b"POST /api/ask HTTP/1.1\r\nHost: ici\r\nContent-Length: -5\r\n\r\n")
            answer = b"".join(iter(lambda: visitor.recv(4096), b""))
        server.should_exit = True
        thread.join(timeout=10)

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert json.loads(body)["title"] == "Demande incompréhensible"
