"""The web server, which stops when it is told to."""

import socket

import uvicorn


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
