"""The web server, which stops when it is told to."""

import socket

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from chatbot.web.security import problem


class Protocol(H11Protocol):
    """HTTP whose refusals are in French, also of what is too malformed to become a request."""

    def send_400_response(self, msg: str) -> None:
        """Refuse and hang up."""
        refused = problem(400)
        fields = [*refused.raw_headers, (b"connection", b"close")]
        head = b"".join(b"%s: %s\r\n" % field for field in fields)
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + bytes(refused.body))
        self.transport.close()


class Server(uvicorn.Server):
    """A server that hangs up on Ctrl-C.

    Every open page holds a connection for its heartbeat: the usual shutdown would wait for the visitors to
    leave or, cut short by a time limit, print a trace for each of them.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close what is open, then stop as usual."""
        for connection in list(self.server_state.connections):
            if connection.transport is not None:
                connection.transport.close()
        await super().shutdown(sockets)
