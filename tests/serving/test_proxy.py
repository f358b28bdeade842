"""examples/nginx.conf: what one visitor sends decides nothing for the next."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from measurements.speed import servers
from measurements.speed.servers import Server, gunicorn, nginx_cache
from tests.production import ROOT, collect
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

    proxy: Server
    wizard: Server


@pytest.fixture(scope="module")
def started() -> Iterator[Servers]:
    """Both, in a folder that nginx's own user may enter."""
    with (
        TemporaryDirectory(dir=ROOT / "build") as folder,
        pytest.MonkeyPatch.context() as patch,
        ExitStack() as running,
    ):
        Path(folder).chmod(0o755)
        patch.setattr(servers, "BUILD", Path(folder))
        wizard = gunicorn("wizard", "aliasconfig.settings", megabytes=8)
        collect(ROOT, wizard.environment)
        both = Servers(nginx_cache(wizard), wizard)
        for server in reversed(both):
            server.start()
            running.callback(server.stop)
        yield both


def answer(server: Server, path: str, headers: dict[str, str]) -> tuple[object, ...]:
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
