"""gunicorn's threads, with two promises more: an end to patience, and one answer to a request.

gunicorn's own worker waits without limit once the first byte has come, so that as many half
requests as there are threads would stop the server. And it reads a body that nobody wanted after
the answer: where that is malformed it would answer again, which a proxy could take for the answer
to somebody else's request.
"""

import socket
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

SECONDS_FOR_A_HEAD = 10.0
"""How long the request line and the headers may take together, however they trickle in."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """The threaded worker; a connection whose request is late is no longer read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: dict[TConn, float] = {}
        self._answered: set[socket.socket] = set()

    def enqueue_req(self, conn: TConn) -> None:
        """Hands a connection to the threads; the time that it waits for one counts too.

        What has come by then is still read and answered, however late that is.
        """
        self._reading[conn] = time.monotonic() + SECONDS_FOR_A_HEAD
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> object:
        """Reads a request in a thread of its own and answers it."""
        try:
            return super().handle(conn)
        finally:
            self._reading.pop(conn, None)
            self._answered.discard(conn.sock)

    def handle_request(self, req: Any, conn: TConn) -> object:
        """Answers a request whose head is complete."""
        self._reading.pop(conn, None)
        is_kept_alive = super().handle_request(req, conn)
        self._answered.add(conn.sock)
        return is_kept_alive

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Refuses a request that cannot be read, unless it was answered before that showed."""
        if client in self._answered:
            self.log.warning("Closed after the answer: %s", exc)
        else:
            super().handle_error(req, client, addr, exc)

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
