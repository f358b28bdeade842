"""Pages answered from memory: the same bytes and headers, within bounds, and never poisoned."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from django.urls import get_resolver

from aliasconfig.middleware.compression import negotiated
from serving.page_cache import PageCache, is_secure
from serving.page_store import OVERHEAD, KeptPage, PageStore
from wizard.content import engine
from wizard.routes import BY_NAME

ORIGIN = quote(settings.PUBLIC_ORIGIN, safe="")
PAGES = """
    /fr/ /en/ /fr/?who=one /fr/?who= /fr/?who=together /fr/?who=several&change=who
    /en/?who=several&busy=wait&team-extras=unknown /fr/?theme=dark&accent=teal /fr/embed/
    /en/embed/?who=several /fr/embed/types/ivr/ /fr/types/ /fr/types/?theme=dark /en/types/ivr/
    /fr/types/ivr/diagram.svg /fr/types/ivr/card.svg /en/card.svg /fr/other/ /en/integrate/
""".split()
OTHERS = f"""
    / /fr/?x=1 /fr/?who=%6fne /fr/?&&who=one /fr/?who=%00 /fr/embed/?%ff /fr/nowhere/
    /fr/types/none/ /healthz /readyz /robots.txt /embed/v1.js /embed/v1.js?x=1
    /static/css/page.css /oembed /oembed?url={ORIGIN}%2Ffr%2F
""".split()
ROOM = 10_000_000


@dataclass
class Server:
    """A WSGI application, with or without the cache; counts how often Django had to answer."""

    kept: bool
    limit: int = ROOM
    answered_by_django: int = 0
    cache: PageCache = field(init=False)

    def __post_init__(self) -> None:
        self.django = WSGIHandler()
        self.cache = PageCache(self._django, self.limit)

    def _django(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.answered_by_django += 1
        return self.django(environ, start_response)

    def ask(self, url: str, method: str = "GET", **environ: str) -> "Answer":
        path, _, raw_query = url.partition("?")
        asked = RequestFactory().generic(method, path, QUERY_STRING=raw_query, **environ).environ
        asked.setdefault("HTTP_HOST", "localhost")
        said: list[Any] = []
        application = self.cache if self.kept else self._django
        body = application(dict(asked), lambda *status_and_headers: said.extend(status_and_headers))
        answer = Answer(said[0], sorted(said[1]), b"".join(body))
        if hasattr(body, "close"):
            body.close()
        return answer


@dataclass(frozen=True)
class Answer:
    status: str
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return dict(self.headers)[name]


@pytest.fixture(scope="module")
def plain() -> Server:
    return Server(kept=False)


@pytest.fixture
def keeping() -> Server:
    return Server(kept=True)


@pytest.mark.parametrize("url", [*PAGES, *OTHERS])
@pytest.mark.parametrize("encoding", ["", "gzip", "gzip, deflate, br, zstd", "br;q=0, gzip;q=0.5"])
def test_same_bytes_and_headers(plain: Server, keeping: Server, url: str, encoding: str) -> None:
    environ = {"HTTP_ACCEPT_ENCODING": encoding}
    without = plain.ask(url, **environ)
    assert [keeping.ask(url, **environ) for _ in range(3)] == [without] * 3
    assert keeping.answered_by_django == (1 if url in PAGES else 3)
    assert "Set-Cookie" not in dict(without.headers)
    if url in PAGES:
        assert without.status == "200 OK"


def test_same_over_https(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 60
    plain, keeping = Server(kept=False), Server(kept=True)
    secure = {"wsgi.url_scheme": "https"}
    for url in (*PAGES, *OTHERS):
        assert "Strict-Transport-Security" not in dict(keeping.ask(url).headers)
        without = plain.ask(url, **secure)
        assert keeping.ask(url, **secure) == without == keeping.ask(url, **secure)
        assert without["Strict-Transport-Security"] == "max-age=60"


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_a_reader_who_holds_the_page_gets_304(
    plain: Server, keeping: Server, url: str, encoding: str
) -> None:
    accepted = {"HTTP_ACCEPT_ENCODING": encoding}
    page = keeping.ask(url, **accepted)
    for held in (page["ETag"], f'"x", {page["ETag"]}', page["ETag"].removeprefix("W/"), "*"):
        asked = {**accepted, "HTTP_IF_NONE_MATCH": held}
        unchanged = keeping.ask(url, **asked)
        assert unchanged == plain.ask(url, **asked)
        assert (unchanged.status, unchanged.body) == ("304 Not Modified", b"")
        left_out = {"Content-Type", "Content-Length", "Content-Encoding"}
        assert unchanged.headers == [h for h in page.headers if h[0] not in left_out]
    asked = {**accepted, "HTTP_IF_NONE_MATCH": '"another"'}
    assert keeping.ask(url, **asked) == plain.ask(url, **asked) == page
    assert keeping.answered_by_django == 1


@pytest.mark.parametrize("url", PAGES)
def test_head_says_the_same_without_the_body(plain: Server, keeping: Server, url: str) -> None:
    page = keeping.ask(url)
    head = keeping.ask(url, method="HEAD")
    assert (head.status, head.headers, head.body) == (page.status, page.headers, b"")
    assert head.headers == plain.ask(url, method="HEAD").headers


def test_a_head_fills_nothing(keeping: Server) -> None:
    keeping.ask("/fr/", method="HEAD")
    assert len(keeping.cache.store) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PURGE"])
def test_other_methods_pass(plain: Server, keeping: Server, method: str) -> None:
    keeping.ask("/fr/")
    assert keeping.ask("/fr/", method=method) == plain.ask("/fr/", method=method)


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost, evil", ""])
def test_a_host_that_is_not_ours_is_refused(plain: Server, keeping: Server, host: str) -> None:
    page = keeping.ask("/fr/")
    refused = keeping.ask("/fr/", HTTP_HOST=host, SERVER_NAME="evil.example")
    assert refused == plain.ask("/fr/", HTTP_HOST=host, SERVER_NAME="evil.example")
    assert refused.status == "400 Bad Request"
    assert keeping.ask("/fr/") == page


def test_https_is_still_insisted_on(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    keeping = Server(kept=True)
    assert keeping.ask("/fr/", **{"wsgi.url_scheme": "https"}).status == "200 OK"
    for _ in range(2):
        redirect = keeping.ask("/fr/")
        assert (redirect.status[:3], redirect["Location"]) == (
            "301",
            f"https://{settings.SECURE_SSL_HOST}/fr/",
        )
    assert len(keeping.cache.store) == 1


POISON = [
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_X_FORWARDED_PORT": "666"},
    {"HTTP_X_FORWARDED_PREFIX": "/evil"},
    {"HTTP_X_FORWARDED_SCHEME": "evil"},
    {"HTTP_X_FORWARDED_SSL": "on"},
    {"HTTP_X_FORWARDED_SERVER": "evil.example"},
    {"HTTP_X_FORWARDED_FOR": "evil.example"},
    {"HTTP_X_HOST": "evil.example"},
    {"HTTP_X_ORIGINAL_HOST": "evil.example"},
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_AUTHORIZATION": "evil"},
    {"HTTP_ACCEPT_ENCODING": "evil"},
    {"HTTP_HX_CURRENT_URL": "https://evil.example/"},
    {"HTTP_HX_TARGET": "evil"},
    {"HTTP_IF_MODIFIED_SINCE": "evil"},
    {"HTTP_X_ORIGINAL_URL": "/evil"},
    {"HTTP_X_REWRITE_URL": "/evil"},
    {"HTTP_FORWARDED": "host=evil.example;proto=https"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST"},
    {"HTTP_HOST": "127.0.0.1:666"},
    {"HTTP_ACCEPT_LANGUAGE": "en"},
    {"HTTP_COOKIE": "evil=1; theme=dark"},
    {"HTTP_HX_REQUEST": "true"},
    {"HTTP_USER_AGENT": "<script>"},
    {"HTTP_REFERER": "https://evil.example/"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_MATCH": '"evil"'},
    {"HTTP_IF_UNMODIFIED_SINCE": "Thu, 01 Jan 1970 00:00:00 GMT"},
    {"SCRIPT_NAME": "/evil"},
]


@pytest.mark.parametrize("poison", POISON, ids=lambda poison: next(iter(poison)))
@pytest.mark.parametrize(
    "url",
    ["/fr/", "/fr/?who=together", "/fr/embed/", "/en/types/ivr/", "/en/types/ivr/diagram.svg"],
)
def test_no_request_changes_what_the_next_reader_gets(
    plain: Server, keeping: Server, poison: dict[str, str], url: str
) -> None:
    keeping.ask(url, **poison)
    keeping.ask(url, method="HEAD", **poison)
    assert keeping.ask(url) == plain.ask(url)
    assert keeping.ask(url, **poison) == plain.ask(url, **poison)
    assert len(keeping.cache.store) == 1


@pytest.mark.parametrize("trusted", [None, ("HTTP_X_FORWARDED_PROTO", "https")])
def test_https_is_what_django_takes_for_it(settings: Any, trusted: tuple[str, str] | None) -> None:
    settings.SECURE_PROXY_SSL_HEADER = trusted
    said = (None, "", "https", "http", "https, http", " https", "HTTPS", "evil")
    for scheme, proto in product(("http", "https"), said):
        forwarded = {} if proto is None else {"HTTP_X_FORWARDED_PROTO": proto}
        request = RequestFactory().get("/", **{"wsgi.url_scheme": scheme, **forwarded})
        assert is_secure(request.environ) is request.is_secure(), (scheme, proto)


JUNK = [
    "/fr/?junk={}",
    "/fr/?who={}",
    "/fr/?&&who=one&",
    "/fr/?who=%6f%6ee",
    "/fr/?wh%6f=one",
    "/fr/?who=one&",
    "/fr/types/?junk={}",
    "/fr/types/ivr/diagram.svg?junk={}",
    "/fr/card.svg?junk={}",
    "/embed/v1.js?{}",
    "/sitemap.xml?{}",
    f"/oembed?url={ORIGIN}%2Ffr%2F%3F{{}}",
    "/fr/{}/",
    "/nowhere/{}/",
    "//fr/?{}",
]
"""Addresses that anybody can write in any number, and that are no page's one address."""


@pytest.mark.parametrize("url", JUNK)
def test_junk_does_not_fill_it(keeping: Server, url: str) -> None:
    keeping.ask(url.format(1), HTTP_ACCEPT_ENCODING="x-1")
    keeping.ask(url.format(2), HTTP_ACCEPT_ENCODING="x-2")
    assert len(keeping.cache.store) == 0


def test_every_kept_page_redirects_junk_and_every_such_page_is_kept(
    plain: Server, keeping: Server
) -> None:
    for name, (forms, *_) in get_resolver().reverse_dict.items():
        if not isinstance(name, str) or name == "root":
            continue
        template, _ = forms[0]
        url = "/" + template % {"language": "fr", "configuration": "ivr"}
        # What belongs to a result has none without answers.
        url += "?who=together" if plain.ask(url).status.startswith("302") else "?"
        before = len(keeping.cache.store)
        assert keeping.ask(url) == plain.ask(url)
        is_kept = len(keeping.cache.store) == before + 1
        assert is_kept == (name in BY_NAME and BY_NAME[name].may_be_kept), name
        if is_kept:
            assert plain.ask(f"{url}&zq-junk=1").status.startswith("302"), name
    assert len(keeping.cache.store) > 1


def test_junk_pushes_no_page_out() -> None:
    """In a store with room for one page, which stays whatever else is asked for."""
    page = Server(kept=True).ask("/fr/?who=one")
    keeping = Server(kept=True, limit=int(1.5 * (len(page.body) + OVERHEAD)))
    keeping.ask("/fr/?who=one")
    assert len(keeping.cache.store) == 1
    for number, url in enumerate(JUNK):
        keeping.ask(url.format(number), HTTP_ACCEPT_ENCODING=f"x-{number}")
    before = keeping.answered_by_django
    assert keeping.ask("/fr/?who=one") == page
    assert keeping.answered_by_django == before


def test_memory_is_bounded_and_the_least_asked_for_goes() -> None:
    limit = 60_000
    keeping = Server(kept=True, limit=limit)
    questions = engine().catalogue.questions["who"].answers
    for answer in questions:
        keeping.ask(f"/fr/?who={answer.id}")
        keeping.ask("/fr/")
        assert keeping.cache.store.size <= limit
    assert 0 < len(keeping.cache.store) <= len(questions)
    before = keeping.answered_by_django
    keeping.ask("/fr/")
    assert keeping.answered_by_django == before


def test_the_store_counts_what_it_holds() -> None:
    page = KeptPage(b"x" * 1_000, (("ETag", '"1"'),))
    store = PageStore(3 * page.size())
    for key in "abca":
        store.put(key, page)
    assert (len(store), store.size) == (3, 3 * page.size())
    store.get("b")
    store.put("d", page)
    assert [key for key in "abcd" if store.get(key)] == ["a", "b", "d"]
    store.put("e", KeptPage(b"x" * store.limit, ()))
    assert (len(store), store.get("e")) == (3, None)
    assert page.size() > 1_000 + OVERHEAD


def test_without_room_nothing_is_kept() -> None:
    keeping = Server(kept=True, limit=0)
    assert keeping.ask("/fr/") == keeping.ask("/fr/")
    assert keeping.answered_by_django == 2


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000,gzip ; q=0", None),
        ("brotli, x-gzip", None),
        ("*", None),
    ],
)
def test_the_encoding_that_was_asked_for(accepted: str, encoding: str | None) -> None:
    assert negotiated(accepted) == encoding
