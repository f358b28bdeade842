"""What gunicorn answers by itself, before any request is complete, with headers as on our pages."""

import socket

from aliasconfig.permissions import PERMISSIONS

TEXT = (
    "Le serveur n’a pas pu lire cette demande.\nThe server could not read this request.\n".encode()
)
"""Fixed words, in both languages: what cannot be read names no reader, and is not repeated."""
HEADERS = (
    "Connection: close",
    "Content-Type: text/plain; charset=utf-8",
    f"Content-Length: {len(TEXT)}",
    "Cache-Control: no-store",
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Embedder-Policy: require-corp",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
    f"Permissions-Policy: {PERMISSIONS.format(clipboard='()')}",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
)


class RefusingSocket:
    """Stands for a client's socket where gunicorn writes an error page: its status, our answer.

    gunicorn's own page quotes the request, and has no headers.
    """

    def __init__(self, client: socket.socket) -> None:
        self.client = client

    def gettimeout(self) -> float | None:
        return self.client.gettimeout()

    def setblocking(self, flag: bool) -> None:
        self.client.setblocking(flag)

    def sendall(self, page: bytes) -> None:
        status, _, _rest = page.partition(b"\r\n")
        head = "\r\n".join(("", *HEADERS, "", "")).encode("ascii")
        self.client.sendall(status + head + TEXT)
