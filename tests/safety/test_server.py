"""The shipped server against raw bytes: one answer at most, never a failure, and then the next."""

import re
import runpy
import socket
import time
import urllib.request
from contextlib import ExitStack, suppress
from itertools import cycle

import pytest

from aliasconfig.refusal import TEXT
from aliasconfig.worker import SECONDS_FOR_A_HEAD, SECONDS_FOR_AN_END
from tests.production import ROOT, ProductionServer
from tests.safety.test_headers import EVERYWHERE, ISOLATED

# Processes and sockets of a machine that may be busy: a second chance, and the report names it.
pytestmark = pytest.mark.flaky(reruns=2)

PATIENCE = 20
"""Seconds until a connection must have been closed."""
HOST = b"Host: localhost\r\n"
END = b"Connection: close\r\n\r\n"
GET = b"GET /fr/ HTTP/1.1\r\n"
POST = b"POST /fr/ HTTP/1.1\r\n" + HOST
CHUNKED = b"Transfer-Encoding: chunked\r\n"
SMUGGLED = b"GET /readyz HTTP/1.1\r\n" + HOST + END

REFUSED = {
    "two Hosts": (GET + HOST + b"Host: evil.example\r\n" + END, 400),
    "two Hosts, ours last": (GET + b"Host: evil.example\r\n" + HOST + END, 400),
    "the same Host twice": (GET + HOST + HOST + END, 400),
    "Host over two lines": (GET + b"Host: localhost\r\n evil.example\r\n" + END, 400),
    "NUL in Host": (GET + b"Host: localhost\0evil\r\n" + END, 400),
    "length and chunks": (POST + b"Content-Length: 5\r\n" + CHUNKED + b"\r\n0\r\n\r\n", 400),
    "chunks and length": (POST + CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n", 400),
    "length and chunks, GET": (
        GET + HOST + b"Content-Length: 5\r\n" + CHUNKED + b"\r\n0\r\n\r\n",
        400,
    ),
    "two lengths": (POST + b"Content-Length: 0\r\nContent-Length: 50\r\n\r\n", 400),
    "the same length twice": (POST + b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
    "a list of lengths": (POST + b"Content-Length: 0, 50\r\n\r\n", 400),
    "a signed length": (POST + b"Content-Length: +0\r\n\r\n", 400),
    "a negative length": (POST + b"Content-Length: -1\r\n\r\n", 400),
    "a hexadecimal length": (POST + b"Content-Length: 0x0\r\n\r\n", 400),
    "an unknown coding": (POST + b"Transfer-Encoding: xchunked\r\n\r\n", 501),
    "chunked is not last": (POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400),
    "two codings": (POST + CHUNKED + b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400),
    "a space before the colon": (POST + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
    "a tab in the coding": (POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n", 400),
    "chunks in HTTP/1.0": (
        b"POST /fr/ HTTP/1.0\r\n" + HOST + CHUNKED + b"\r\n0\r\n\r\n",
        400,
    ),
    "NUL in the path": (b"GET /fr/\0 HTTP/1.1\r\n" + HOST + END, 400),
    "NUL in the query": (b"GET /fr/?who=\0 HTTP/1.1\r\n" + HOST + END, 400),
    "NUL in a header": (GET + HOST + b"X-A: a\0b\r\n" + END, 400),
    "NUL in a header's name": (GET + HOST + b"X\0A: a\r\n" + END, 400),
    "bare LF": (b"GET /fr/ HTTP/1.1\nHost: localhost\n\n", 400),
    "bare LF in a header": (GET + HOST + b"X-A: a\nX-B: b\r\n" + END, 400),
    "bare CR in a header": (GET + HOST + b"X-A: a\rX-B: b\r\n" + END, 400),
    "a folded header": (GET + HOST + b"X-A: a\r\n b\r\n" + END, 400),
    "a header that starts with a space": (GET + b" X-A: a\r\n" + HOST + END, 400),
    "a header without a colon": (GET + HOST + b"junk\r\n" + END, 400),
    "a header without a name": (GET + HOST + b": a\r\n" + END, 400),
    "a star for a path": (b"GET * HTTP/1.1\r\n" + HOST + END, 400),
    "a path without a slash": (b"GET fr/ HTTP/1.1\r\n" + HOST + END, 400),
    "a method in small letters": (b"get /fr/ HTTP/1.1\r\n" + HOST + END, 400),
    "a method that is none": (b"G@T /fr/ HTTP/1.1\r\n" + HOST + END, 400),
    "tabs in the first line": (b"GET\t/fr/\tHTTP/1.1\r\n" + HOST + END, 400),
    "script in the first line": (b"GET /<script> x HTTP/1.1\r\n" + HOST + END, 400),
    "raw UTF-8 in the path": ("GET /fr/é HTTP/1.1\r\n".encode() + HOST + END, 400),
    "HTTP/0.9": (b"GET /fr/\r\n\r\n", 400),
    "HTTP/0.9 by name": (b"GET /fr/ HTTP/0.9\r\n" + HOST + END, 400),
    "HTTP/2 without agreement": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "HTTP/9.9": (b"GET /fr/ HTTP/9.9\r\n" + HOST + END, 400),
    "a PROXY line": (b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + GET + HOST + END, 400),
    "only junk": (b"\xff\xfe\xfd\r\n\r\n", 400),
    "an unknown expectation": (POST + b"Content-Length: 0\r\nExpect: 200-ok\r\n" + END, 417),
    "a line of 9,000 bytes": (b"GET /fr/?" + b"a" * 9_000 + b" HTTP/1.1\r\n" + HOST + END, 414),
    "a line of 1 MB": (b"GET /fr/?" + b"a" * 1_000_000 + b" HTTP/1.1\r\n" + HOST + END, 414),
    "a header of 9,000 bytes": (GET + HOST + b"X-A: " + b"a" * 9_000 + b"\r\n" + END, 431),
    "150 headers": (GET + HOST + b"".join(b"X-%d: a\r\n" % n for n in range(150)) + END, 431),
}
"""What gunicorn refuses by itself, in a few fixed words of ours."""
GUARDS = {
    b"Connection: close",
    b"Content-Type: text/plain; charset=utf-8",
    b"Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
    b"frame-ancestors 'none'",
    *(f"{header}: {value}".encode() for header, value in (ISOLATED | EVERYWHERE).items() if value),
}
"""The column of pages in the header table, and a policy for what loads nothing."""

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
    "a target with our host only": (
        b"GET http://localhost/fr/ HTTP/1.1\r\nHost: evil.example\r\n" + END,
        400,
    ),
    "a path of two slashes": (b"GET //evil.example/fr/ HTTP/1.1\r\n" + HOST + END, 404),
    "OPTIONS *": (b"OPTIONS * HTTP/1.1\r\n" + HOST + END, 404),
    "OPTIONS": (b"OPTIONS /fr/ HTTP/1.1\r\n" + HOST + END, 405),
    "CONNECT": (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + END, 404),
    "TRACE": (b"TRACE /fr/ HTTP/1.1\r\n" + HOST + b"X-Secret: evil\r\n" + END, 405),
    "TRACE of the health": (
        b"TRACE /healthz HTTP/1.1\r\n" + HOST + b"X-Secret: evil\r\n" + END,
        405,
    ),
    "POST with a body": (POST + b"Content-Length: 4\r\n" + END + b"evil", 405),
    "GET with a body": (
        GET + HOST + b"Content-Length: %d\r\n" % len(SMUGGLED) + END + SMUGGLED,
        200,
    ),
    "POST that expects to go on": (
        POST + b"Content-Length: 4\r\nExpect: 100-continue\r\n" + END + b"evil",
        405,
    ),
    "a size that is none": (POST + CHUNKED + b"\r\nzz\r\nabc\r\n0\r\n\r\n", 405),
    "a negative size": (POST + CHUNKED + b"\r\n-1\r\nabc\r\n0\r\n\r\n", 405),
    "a chunk that goes on": (POST + CHUNKED + b"\r\n3\r\nabcXX0\r\n\r\n", 405),
    "chunks with bare LF": (POST + CHUNKED + b"\r\n3\nabc\n0\n\n", 405),
    "a forwarded scheme": (GET + HOST + b"X-Forwarded-Proto: https\r\n" + END, 200),
    "contradicting schemes": (
        GET + HOST + b"X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n" + END,
        200,
    ),
    "a path before ours": (GET + HOST + b"SCRIPT_NAME: /evil\r\n" + END, 200),
    "a part of the path before it": (GET + HOST + b"SCRIPT_NAME: /fr\r\n" + END, 200),
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
"""What comes to the application, which answers with its own headers."""


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


def heads(came: bytes) -> list[bytes]:
    """The heads of the final answers; 100 is none."""
    found = re.findall(rb"HTTP/1\.[01] (?!100)\d{3} .*?\r\n\r\n", came, flags=re.DOTALL)
    return [bytes(head) for head in found]


def alive(server: ProductionServer) -> bool:
    with urllib.request.urlopen(f"{server.origin}/healthz", timeout=PATIENCE) as response:
        return bool(response.status == 200)


@pytest.mark.parametrize("name", REFUSED)
def test_gunicorn_refuses_what_is_ambiguous_or_malformed(
    server: ProductionServer, name: str
) -> None:
    raw, status = REFUSED[name]
    came = exchange(server, raw + SMUGGLED)
    [head] = heads(came)
    assert head.startswith(b"HTTP/1.1 %d " % status)
    lines = head.split(b"\r\n")
    assert set(lines) > GUARDS
    assert sum(line.startswith(b"Permissions-Policy: accelerometer=(), ") for line in lines) == 1
    assert came == head + TEXT
    assert b"Content-Length: %d\r\n" % len(TEXT) in head
    assert alive(server)


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


def test_two_requests_on_one_connection_get_two_answers(server: ProductionServer) -> None:
    came = exchange(server, POST + b"Content-Length: 0\r\n\r\n" + SMUGGLED)
    assert [head.split()[1] for head in heads(came)] == [b"405", b"200"]


@pytest.mark.parametrize(
    "body",
    [b"Content-Length: 4\r\n\r\nevil", CHUNKED + b"\r\n4\r\nevil\r\n0\r\n\r\n"],
    ids=["length", "chunks"],
)
def test_nothing_is_read_after_a_request_with_a_body(server: ProductionServer, body: bytes) -> None:
    [head] = heads(exchange(server, POST + b"Connection: keep-alive\r\n" + body + SMUGGLED))
    assert head.startswith(b"HTTP/1.1 405 ")
    assert b"\r\nConnection: close\r\n" in head


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


def test_no_upgrade_takes_the_connection_away(server: ProductionServer) -> None:
    upgrade = b"Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n\r\n"
    came = exchange(server, GET + HOST + upgrade + SMUGGLED)
    assert [head.split()[1] for head in heads(came)] == [b"200", b"200"]


def threads_of(server: ProductionServer) -> int:
    configuration = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    return int(server.environment["WEB_CONCURRENCY"]) * int(configuration["threads"])


def connections(server: ProductionServer, number: int, opened: ExitStack) -> list[socket.socket]:
    address = ("127.0.0.1", server.port)
    return [
        opened.enter_context(socket.create_connection(address, PATIENCE)) for _ in range(number)
    ]


def test_half_requests_do_not_hold_the_server(server: ProductionServer) -> None:
    """As many as there are threads hold it for as long as a head may take, and no longer."""
    starts = [b"GET /fr/ HT", GET + HOST, b"\x16\x03\x01\x02\x00\x01"]
    threads = threads_of(server)
    with ExitStack() as opened:
        begun = time.monotonic()
        halves = connections(server, threads, opened)
        for half, start in zip(halves, cycle(starts), strict=False):
            half.sendall(start)
        assert alive(server)
        assert [half.recv(1) for half in halves] == [b""] * threads
        assert time.monotonic() - begun < SECONDS_FOR_A_HEAD + 5


def test_a_body_that_never_comes_is_not_waited_for(server: ProductionServer) -> None:
    begun = time.monotonic()
    [head] = heads(exchange(server, POST + b"Content-Length: 99999999999\r\n\r\nabc"))
    assert head.startswith(b"HTTP/1.1 405 ")
    assert time.monotonic() - begun < SECONDS_FOR_A_HEAD


@pytest.mark.parametrize(
    "start",
    [
        POST + b"Content-Length: 100000\r\n\r\n",
        POST + CHUNKED + b"\r\n186a0\r\n",
        GET + HOST + END,
    ],
    ids=["length", "chunks", "no body"],
)
def test_who_goes_on_after_the_answer_holds_nobody_up(
    server: ProductionServer, start: bytes
) -> None:
    """A byte now and then and no end, on twice as many connections as there are threads."""
    with ExitStack() as opened:
        trickles = connections(server, 2 * threads_of(server), opened)
        for trickle in trickles:
            trickle.sendall(start)
        for _ in range(20):
            time.sleep(5 * SECONDS_FOR_AN_END / 20)
            for trickle in trickles:
                with suppress(OSError):  # closed
                    trickle.sendall(b"a")
        begun = time.monotonic()
        assert all(alive(server) for _ in range(4))
        assert time.monotonic() - begun < 1
