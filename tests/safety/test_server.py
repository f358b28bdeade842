"""The shipped server against raw bytes: one answer, guarded and nobody else's, and then the next.

How gunicorn reads what is malformed is its own affair, and tested there.
"""

import re
import socket
import urllib.request
from contextlib import ExitStack
from itertools import cycle

import pytest

from harness.server import ProductionServer

# Processes and sockets of a machine that may be busy: a second chance, and the report names it.
pytestmark = pytest.mark.flaky(reruns=2)

PATIENCE = 30
"""Seconds until a connection must have been closed."""
HOST = b"Host: localhost\r\n"
END = b"Connection: close\r\n\r\n"
GET = b"GET /fr/ HTTP/1.1\r\n"
SMUGGLED = b"GET /readyz HTTP/1.1\r\n" + HOST + END

ANSWERED = {
    "a good request": (GET + HOST + END, 200),
    "HTTP/1.0": (b"GET /fr/ HTTP/1.0\r\n" + HOST + b"\r\n", 200),
    "no Host, but an address of ours": (GET + END, 200),
    "an empty Host": (GET + b"Host:\r\n" + END, 400),
    "another Host": (GET + b"Host: evil.example\r\n" + END, 400),
    "Host with a user": (GET + b"Host: localhost@evil.example\r\n" + END, 400),
    "Host as a user": (GET + b"Host: evil.example@localhost\r\n" + END, 400),
    "Host with a path": (GET + b"Host: localhost/evil\r\n" + END, 400),
    "Hosts in one line": (GET + b"Host: localhost, evil.example\r\n" + END, 400),
    "a target with another host": (b"GET http://evil.example/fr/ HTTP/1.1\r\n" + HOST + END, 200),
    "a path of two slashes": (b"GET //evil.example/fr/ HTTP/1.1\r\n" + HOST + END, 404),
    "OPTIONS": (b"OPTIONS /fr/ HTTP/1.1\r\n" + HOST + END, 405),
    "TRACE": (b"TRACE /fr/ HTTP/1.1\r\n" + HOST + b"X-Secret: evil\r\n" + END, 405),
    "TRACE of the health": (
        b"TRACE /healthz HTTP/1.1\r\n" + HOST + b"X-Secret: evil\r\n" + END,
        405,
    ),
    "a forwarded scheme": (GET + HOST + b"X-Forwarded-Proto: https\r\n" + END, 200),
    "contradicting schemes": (
        GET + HOST + b"X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n" + END,
        200,
    ),
    "a path before ours": (GET + HOST + b"SCRIPT_NAME: /evil\r\n" + END, 200),
    "another path": (GET + HOST + b"PATH_INFO: /evil\r\n" + END, 200),
    "out of the static files": (
        b"GET /static/../aliasconfig/settings.py HTTP/1.1\r\n" + HOST + END,
        404,
    ),
    "the same, encoded": (
        b"GET /static/%2e%2e/%2e%2e/aliasconfig/settings.py HTTP/1.1\r\n" + HOST + END,
        404,
    ),
    "half an escape": (b"GET /fr/%zz%ff HTTP/1.1\r\n" + HOST + END, 404),
    "raw bytes in a header": (GET + HOST + b"Accept-Language: \xff\xfe\r\n" + END, 200),
}
"""What the application answers, with its own headers, and its status."""


def exchange(server: ProductionServer, raw: bytes) -> bytes:
    """Sends bytes on a new connection; everything that comes until the server closes it."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as connection:
        came = b""
        try:
            connection.sendall(raw)
            while part := connection.recv(65_536):
                came += part
        except (BrokenPipeError, ConnectionResetError):
            pass  # it was closed before all was sent or read
        return came


def received(connection: socket.socket) -> bytes:
    """What has come by now."""
    came = b""
    connection.setblocking(False)
    try:
        while part := connection.recv(1_000_000):
            came += part
    except BlockingIOError:
        pass
    return came


def heads(came: bytes) -> list[bytes]:
    """The heads of the answers."""
    found = re.findall(rb"HTTP/1\.[01] \d{3} .*?\r\n\r\n", came, flags=re.DOTALL)
    return [bytes(head) for head in found]


def alive(server: ProductionServer) -> bool:
    with urllib.request.urlopen(f"{server.origin}/healthz", timeout=PATIENCE) as response:
        return bool(response.status == 200)


@pytest.mark.parametrize("name", ANSWERED)
def test_the_application_answers_once_and_guarded(server: ProductionServer, name: str) -> None:
    raw, status = ANSWERED[name]
    came = exchange(server, raw + SMUGGLED)
    [head] = heads(came)
    assert re.match(rb"HTTP/1\.[01] %d " % status, head)
    assert b"default-src 'none'" in head
    assert b"X-Content-Type-Options: nosniff" in head
    assert b"Strict-Transport-Security" not in head
    assert b"evil" not in came
    assert alive(server)


@pytest.mark.parametrize(
    "path",
    ["/fr/nowhere/", "/fr/?who=%FF", "/fr/other/", "/oembed", "/oembed?format=xml", "/readyz"],
)
def test_the_head_of_any_answer_comes_alone_and_unremarked(
    server: ProductionServer, path: str
) -> None:
    request = f"{path} HTTP/1.1\r\n".encode() + HOST + END
    [head] = heads(exchange(server, b"HEAD " + request))
    assert exchange(server, b"HEAD " + request).endswith(b"\r\n\r\n")
    [whole] = heads(exchange(server, b"GET " + request))
    lengths = [re.findall(rb"Content-Length: (\d+)", found) for found in (head, whole)]
    assert lengths[0] == lengths[1] != []
    assert "no-body" not in server.log.read_text("utf-8")


def test_many_who_never_finish_their_request_hold_nobody_up_and_are_let_go(
    server: ProductionServer,
) -> None:
    halves = (b"GET /fr/ HT", GET + HOST, b"\x16\x03\x01\x02\x00\x01", b"")
    with ExitStack() as opened:
        address = ("127.0.0.1", server.port)
        clients = [
            opened.enter_context(socket.create_connection(address, PATIENCE))
            for _ in range(200 * len(halves))
        ]
        for client, half in zip(clients, cycle(halves), strict=False):
            client.sendall(half)
        assert all(alive(server) for _ in range(8))
        # The server hangs up first: `gunicorn.conf.py` gives a head ten seconds.
        assert [client.recv(1) for client in clients] == [b""] * len(clients)


@pytest.mark.parametrize(
    "start",
    [b"POST /fr/ HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\n", GET + HOST + END],
    ids=["a body that trickles", "who does not hang up"],
)
def test_many_who_go_on_after_their_answer_hold_nobody_up(
    server: ProductionServer, start: bytes
) -> None:
    with ExitStack() as opened:
        address = ("127.0.0.1", server.port)
        clients = [
            opened.enter_context(socket.create_connection(address, PATIENCE)) for _ in range(200)
        ]
        for client in clients:
            client.sendall(start + b"a")
        assert all(alive(server) for _ in range(8))


def test_some_who_ask_without_a_pause_hold_nobody_up(server: ProductionServer) -> None:
    """Each sends all its requests at once; one more client comes after them."""
    requests = 1_000
    with ExitStack() as opened:
        address = ("127.0.0.1", server.port)
        clients = [
            opened.enter_context(socket.create_connection(address, PATIENCE)) for _ in range(8)
        ]
        for client in clients:
            client.sendall((b"HEAD /healthz HTTP/1.1\r\n" + HOST + b"\r\n") * requests)
        assert alive(server)
        answers = [len(heads(received(client))) for client in clients]
    assert max(answers) < requests, "somebody had all answers before another had the first"
