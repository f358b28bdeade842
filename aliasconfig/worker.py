"""gunicorn's threads, with two promises more: an end to patience, and one answer to a request.

gunicorn's own worker waits without limit once the first byte has come, so that as many half
requests as there are threads would stop the server. And it reads a body that nobody wanted after
the answer, however slowly that comes; where it is malformed it would answer again, which a proxy
could take for the answer to somebody else's request.
"""

import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from aliasconfig.refusal import RefusingSocket

SECONDS_FOR_A_HEAD = 10.0
"""How long the request line and the headers may take together, however they trickle in."""
SECONDS_FOR_AN_END = 1.0
"""How long a connection that is over is still read, for its answer to arrive (RFC 9112 §9.6)."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """The threaded worker; a connection whose request is late is no longer read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: dict[TConn, float] = {}

    def enqueue_req(self, conn: TConn) -> None:
        """Hands a connection to the threads; the time that it waits for one counts too.

        What has come by then is still read and answered, however late that is.
        """
        self._reading[conn] = time.monotonic() + SECONDS_FOR_A_HEAD
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> object:
        """Reads a request in a thread of its own and answers it."""
        try:
            is_kept_alive = super().handle(conn)
        finally:
            self._reading.pop(conn, None)
        if is_kept_alive is False:
            end(conn.sock)
        return is_kept_alive

    def handle_request(self, req: Any, conn: TConn) -> object:
        """Answers a request whose head is complete; its body, which no page takes, is not read."""
        self._reading.pop(conn, None)
        if has_body(req):
            req.force_close()
        return super().handle_request(req, conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Refuses a request that cannot be read."""
        super().handle_error(req, RefusingSocket(client), addr, exc)

    def notify(self) -> None:
        """Says every second that the worker lives; lets go of who is late."""
        super().notify()
        now = time.monotonic()
        for conn, deadline in list(self._reading.items()):
            if deadline < now and self._reading.pop(conn, 0.0):
                # The thread that reads it meets the end of the request, and closes.
                try:
                    conn.sock.shutdown(socket.SHUT_RD)
                except OSError:
                    continue  # the other side was faster


def has_body(req: Any) -> bool:
    """Whether a request comes with a body, by its length or in chunks."""
    return any(
        name == "TRANSFER-ENCODING" or (name == "CONTENT-LENGTH" and int(value) > 0)
        for name, value in req.headers
    )


def end(client: socket.socket) -> None:
    """Says that nothing more comes, and reads what is on its way for a moment.

    gunicorn would do so for longer, and in the thread that accepts connections: whoever does not
    hang up would stop that for everybody. After this it finds nothing more to wait for.
    """
    deadline = time.monotonic() + SECONDS_FOR_AN_END
    with suppress(OSError):  # the other side was faster, or says nothing
        client.shutdown(socket.SHUT_WR)
        while (left := deadline - time.monotonic()) > 0:
            client.settimeout(left)
            if not client.recv(65_536):
                break
    with suppress(OSError):
        client.shutdown(socket.SHUT_RD)
