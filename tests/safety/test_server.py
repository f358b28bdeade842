"""The shipped server against raw sockets: requests that no browser sends."""

import re
import socket
from collections.abc import Iterator

import pytest

from tests.production import ProductionServer

PATIENCE = 20
"""Seconds until a silent server fails a test."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    server = ProductionServer(tmp_path_factory.mktemp("server") / "log")
    server.start()
    yield server
    server.stop()
    said = server.log.read_text("utf-8", "replace")
    assert "Traceback" not in said
    assert '" 500 ' not in said


def send(server: ProductionServer, raw: bytes) -> bytes:
    """Everything that the server answers until it closes, or has nothing more to say."""
    with socket.create_connection(("localhost", server.port), timeout=PATIENCE) as connection:
        answer = b""
        try:
            connection.sendall(raw.replace(b"HOST", f"localhost:{server.port}".encode()))
            connection.shutdown(socket.SHUT_WR)
            while block := connection.recv(65_536):
                answer += block
        except TimeoutError:
            pytest.fail("The server neither answers nor closes")
        except OSError:
            pass  # it closed with some of the request unread
        return answer


def statuses(answer: bytes) -> list[int]:
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3})", answer)]


def alive(server: ProductionServer) -> bool:
    return statuses(send(server, b"GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n")) == [200]


GET = b"GET /fr/ HTTP/1.1\r\nHost: HOST\r\n"
SECOND = b"GET /en/nowhere/ HTTP/1.1\r\nHost: HOST\r\n\r\n"
CLOSE = b"Connection: close\r\n"
AMBIGUOUS = {
    "two hosts": GET + b"Host: evil.example\r\n\r\n",
    "two hosts, ours last": b"GET /fr/ HTTP/1.1\r\nHost: evil.example\r\nHost: HOST\r\n\r\n",
    "length and chunks": (
        b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nContent-Length: 6\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND
    ),
    "chunks and length": (
        b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n"
        b"Content-Length: 200\r\n\r\n0\r\n\r\n" + SECOND
    ),
    "two lengths": (
        b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n"
        b"Content-Length: 60\r\n\r\n" + SECOND
    ),
    "chunks by another name": (
        b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: xchunked\r\n\r\n" + SECOND
    ),
    "chunks twice": (
        b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n"
        b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n" + SECOND
    ),
    "space before the colon": GET + b"Content-Length : 60\r\n\r\n" + SECOND,
    "signed length": (b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nContent-Length: +60\r\n\r\n" + SECOND),
    "folded header": GET + b"X-Long: a\r\n b\r\n\r\n",
    "NUL in a header": GET + b"X-Odd: a\0b\r\n\r\n",
    "NUL in the path": b"GET /fr/\0 HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "NUL in a name": GET + b"X\0Y: a\r\n\r\n",
    "no colon": GET + b"nonsense\r\n\r\n",
    "another host": b"GET /fr/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "unknown version": b"GET /fr/ HTTP/3.9\r\nHost: HOST\r\n\r\n",
    "method in lower case": b"get /fr/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "not HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 64 + b"\r\n\r\n",
}
OVERSIZED = {
    "long line": b"GET /fr/?" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "long header": GET + b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\n",
    "many headers": GET + b"".join(b"X-%d: 1\r\n" % n for n in range(10_000)) + b"\r\n",
}


@pytest.mark.parametrize("kind", AMBIGUOUS)
def test_what_can_be_read_in_two_ways_is_refused_once(server: ProductionServer, kind: str) -> None:
    answer = send(server, AMBIGUOUS[kind])
    assert b"evil.example" not in answer
    assert b"Traceback" not in answer
    # One answer: what follows an ambiguous request is never read as a second one.
    (status,) = statuses(answer)
    assert 400 <= status < 500 or status == 501
    assert alive(server)


@pytest.mark.parametrize("kind", OVERSIZED)
def test_what_is_too_long_is_not_read_to_its_end(server: ProductionServer, kind: str) -> None:
    answer = send(server, OVERSIZED[kind])
    # The refusal may be lost when the server closes on somebody who is still sending.
    assert all(400 <= status < 500 for status in statuses(answer))
    assert len(statuses(answer)) <= 1
    assert alive(server)


PLAIN = {
    "bare line feeds": (b"GET /healthz HTTP/1.1\nHost: HOST\n\n", {400}),
    "absolute address": (
        b"GET http://evil.example/healthz HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n",
        {200, 400},
    ),
    "NUL, encoded": (b"GET /fr/%00/ HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n", {404}),
    "NUL in the query": (b"GET /fr/?who=%00 HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n", {400}),
    "TRACE": (b"TRACE /fr/ HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n", {405}),
    "OPTIONS": (b"OPTIONS * HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n", {400, 404, 405}),
    "CONNECT": (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n", {400, 404, 405}),
    "POST": (
        b"POST /fr/ HTTP/1.1\r\nHost: HOST\r\nContent-Length: 7\r\n" + CLOSE + b"\r\nwho=one",
        {405},
    ),
    "upgrade": (GET + b"Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n", {200}),
    "no host": (b"GET /fr/ HTTP/1.1\r\n" + CLOSE + b"\r\n", {200, 400}),
    "HTTP/1.0": (b"GET /fr/ HTTP/1.0\r\nHost: HOST\r\n\r\n", {200}),
}


@pytest.mark.parametrize("kind", PLAIN)
def test_what_is_odd_has_one_plain_answer(server: ProductionServer, kind: str) -> None:
    raw, expected = PLAIN[kind]
    answer = send(server, raw)
    (status,) = statuses(answer)
    assert status in expected
    assert b"evil.example" not in answer
    assert alive(server)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"GET /fr/ HTTP/1.1\r\nHost: evil.example\r\n" + CLOSE + b"\r\n", 400),
        (b"GET /fr/nowhere/ HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n", 404),
        (b"DELETE /fr/ HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n", 405),
    ],
)
def test_refusals_of_the_app_are_guarded_too(
    server: ProductionServer, raw: bytes, status: int
) -> None:
    head = send(server, raw).partition(b"\r\n\r\n")[0].lower()
    assert statuses(head.upper()) == [status]
    assert b"x-content-type-options: nosniff" in head
    assert b"default-src 'none'" in head


def test_requests_one_after_another_on_one_connection_stay_apart(server: ProductionServer) -> None:
    first = b"GET /fr/?who=together HTTP/1.1\r\nHost: HOST\r\n\r\n"
    last = b"GET /healthz HTTP/1.1\r\nHost: HOST\r\n" + CLOSE + b"\r\n"
    assert statuses(send(server, first + last)) == [200, 200]


def test_half_a_request_holds_no_more_than_its_thread(server: ProductionServer) -> None:
    """The server waits for the rest; others are answered meanwhile. A proxy's time-outs end it."""
    halves = [
        socket.create_connection(("localhost", server.port), timeout=PATIENCE) for _ in range(8)
    ]
    try:
        for half in halves:
            half.sendall(b"GET /fr/ HTTP/1.1\r\nHost: loc")
        assert alive(server)
    finally:
        for half in halves:
            half.close()
    assert alive(server)
