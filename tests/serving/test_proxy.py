"""examples/nginx.conf: no visitor decides what the next one gets, or how long they wait."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from harness import ROOT, pinned
from harness.pinned import PinnedServer, gunicorn, nginx_cache
from harness.server import collect
from tests.web.test_page_cache import POISON

pytestmark = pytest.mark.proxy

KEPT = ("/fr/", "/en/?who=together", "/fr/embed/", "/en/types/ivr/diagram.svg", "/sitemap.xml")
NOT_KEPT = ("/", "/fr/?x=1", "/en/nowhere/", "/fr/?who=%ff")
OF_THE_PROXY = {"Server", "Date", "Connection", "Content-Length", "Transfer-Encoding", "X-Cache"}
"""Headers that say which server answered, and when: no page depends on them."""
COLD = (f"gzip, cold{number}" for number in count())
"""Encodings to ask for, so that each test finds a cache that has no page yet."""
HEADERS = [
    {name.removeprefix("HTTP_").replace("_", "-"): value}
    for poison in POISON
    for name, value in poison.items()
]


class Servers(NamedTuple):
    """nginx, and the wizard behind it."""

    proxy: PinnedServer
    wizard: PinnedServer


@pytest.fixture(scope="module")
def started() -> Iterator[Servers]:
    """Both, in a folder that nginx's own user may enter."""
    with (
        TemporaryDirectory(dir=ROOT / "build") as folder,
        pytest.MonkeyPatch.context() as patch,
        ExitStack() as running,
    ):
        Path(folder).chmod(0o755)
        patch.setattr(pinned, "BUILD", Path(folder))
        wizard = gunicorn("wizard", "aliasconfig.settings", megabytes=8)
        collect(ROOT, wizard.environment)
        both = Servers(nginx_cache(wizard), wizard)
        for server in reversed(both):
            server.start()
            running.callback(server.stop)
        yield both


def answer(server: PinnedServer, path: str, headers: dict[str, str]) -> tuple[object, ...]:
    """Status, headers and body."""
    response, body = server.get(path, {"Host": "localhost", **headers})
    own = {pair for pair in response.getheaders() if pair[0] not in OF_THE_PROXY}
    return response.status, own, body


@pytest.mark.parametrize("poison", HEADERS, ids=lambda poison: next(iter(poison)))
def test_no_visitor_decides_what_the_next_one_gets(
    started: Servers, poison: dict[str, str]
) -> None:
    for path in (*KEPT, *NOT_KEPT):
        clean = {"Accept-Encoding": next(COLD)}
        answer(started.proxy, path, clean | poison)
        assert answer(started.proxy, path, clean) == answer(started.wizard, path, clean), path


@pytest.mark.parametrize("path", KEPT)
def test_a_page_is_kept(started: Servers, path: str) -> None:
    clean = {"Host": "localhost", "Accept-Encoding": next(COLD)}
    given = [started.proxy.get(path, clean)[0].headers["X-Cache"] for _ in range(2)]
    assert given == ["MISS", "HIT"]


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity", "gzip;q=0"])
def test_each_reader_gets_what_they_can_unpack(started: Servers, encoding: str) -> None:
    for _ in range(2):
        asked = {"Accept-Encoding": encoding}
        assert answer(started.proxy, "/fr/", asked) == answer(started.wizard, "/fr/", asked)


HOST = b"Host: localhost\r\n"
POST = b"POST /fr/ HTTP/1.1\r\n" + HOST


def connect(started: Servers) -> socket.socket:
    """A connection to nginx that gives up after half a minute."""
    return socket.create_connection(("127.0.0.1", started.proxy.port), 30)


def all_of(connection: socket.socket) -> bytes:
    """What comes until nginx hangs up; a reset is one way to do so."""
    came = b""
    try:
        while part := connection.recv(65_536):
            came += part
    except ConnectionResetError:
        pass
    return came


@pytest.mark.parametrize(
    "half",
    [b"", b"GET /fr/ HTTP/1.1\r\nHost: loc", POST + b"Content-Length: 9\r\n\r\na"],
    ids=["nothing", "half a head", "half a body"],
)
def test_who_never_finishes_is_let_go_and_never_reaches_the_wizard(
    started: Servers, half: bytes
) -> None:
    with ExitStack() as opened:
        clients = [opened.enter_context(connect(started)) for _ in range(50)]
        for client in clients:
            client.sendall(half)
        before = requests_of(started.wizard)
        assert started.proxy.get("/healthz", {"Host": "localhost"})[0].status == 200
        for client in clients:
            assert not all_of(client).startswith(b"HTTP/1.1 405")
        assert requests_of(started.wizard) == before + 1  # the health check


def requests_of(server: PinnedServer) -> int:
    """How many requests the wizard has logged."""
    log = (pinned.BUILD / f"{server.name}.log").read_text("utf-8")
    return len(re.findall(r'^[\d.]+ \[.+\] "[A-Z]+ ', log, re.MULTILINE))


TOO_MUCH = {
    "a body over 1 kB": (POST + b"Content-Length: 2000\r\n\r\n", 413),
    "a line over 8 kB": (b"GET /fr/?" + b"a" * 9_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a header over 8 kB": (
        b"GET /fr/ HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 9_000 + b"\r\n\r\n",
        400,
    ),
    "headers over 32 kB": (
        b"GET /fr/ HTTP/1.1\r\n" + HOST + (b"X-A: " + b"a" * 7_000 + b"\r\n") * 5 + b"\r\n",
        400,
    ),
    "two Hosts": (b"GET /fr/ HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n", 400),
    "length and chunks": (
        POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_or_ambiguous_never_reaches_the_wizard(
    started: Servers, name: str
) -> None:
    raw, status = TOO_MUCH[name]
    before = requests_of(started.wizard)
    with connect(started) as client:
        client.sendall(raw)
        assert all_of(client).startswith(b"HTTP/1.1 %d " % status)
    assert requests_of(started.wizard) == before


def test_a_line_of_the_log_has_no_query_and_no_referer_and_cannot_be_forged(
    started: Servers,
) -> None:
    headers = {"Host": "localhost", "Referer": "https://help.example/private"}
    started.proxy.get("/fr/?who=one", headers)
    started.proxy.get("/zq-a%22%20200%0a192.0.2.9%20%22GET%20/b", headers)
    log = pinned.BUILD / started.proxy.name / "wizard.log"
    deadline = time.monotonic() + 30
    while "zq-a" not in (text := log.read_text("utf-8")):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    line = r'[\d.]+ \[[\dT:+-]+\] "[A-Z-]+ [^"]+" \d{3} \d+ [\d.]+'
    assert all(re.fullmatch(line, written) for written in text.splitlines())
    assert "who=" not in text
    assert "help.example" not in text
