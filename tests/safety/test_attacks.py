"""Hostile input in every place that a visitor, a host page or a proxy can write to."""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from tests.safety.addresses import ONE_OF_EACH, Address
from wizard.address import LONGEST_QUERY
from wizard.advice import BUILDER_PARAMETERS
from wizard.advice.loading import RESERVED_PARAMETERS
from wizard.content import engine

MARK = "zq9"
SCRIPTS = [
    f"<script>alert('{MARK}')</script>",
    f"\"><img src=x onerror=alert('{MARK}')>",
    f"'-alert('{MARK}')-'",
    f"javascript:alert('{MARK}')",
    f"{{{{ {MARK} }}}}{{% debug %}}${{{MARK}}}",
    f"</textarea></style><svg onload=alert('{MARK}')>",
    f"%253Cscript%253E{MARK}",
]
PARAMETERS = sorted(
    {
        *engine().catalogue.questions,
        *RESERVED_PARAMETERS,
        *BUILDER_PARAMETERS,
        *("url", "maxwidth", "maxheight", "format"),
        *("HX-Request", "next", "callback", "lang"),
    }
)
HOST_HEADERS = """
    X-Forwarded-Host X-Forwarded-Proto X-Forwarded-Scheme X-Forwarded-Ssl X-Forwarded-Server
    X-Forwarded-For X-Forwarded-Port X-Forwarded-Prefix X-Host X-Original-Host Forwarded
    X-Original-URL X-Rewrite-URL X-HTTP-Method-Override Referer Origin User-Agent Cookie
    Authorization Accept Accept-Encoding Accept-Language HX-Request HX-Current-URL HX-Target
    Range If-Modified-Since If-None-Match
""".split()
EVIL = "evil.example"
READ_NO_QUERY = {"healthz", "readyz", "robots", "sitemap", "embed-script"}
"""Names of patterns whose answer is the same whatever the query."""


LIVE = [
    "/fr/?who=several&busy={}",
    "/fr/?who=one&dropped={}",
    "/fr/?who=together&call={}",
    "/en/embed/?who=several&busy=wait&team-extras={}",
    "/en/types/ivr/?call={}",
    "/en/integrate/?platform=zendesk&language=en&who={}",
    "/en/integrate/?answers=/en/?who={}",
    f"/en/integrate/?answers={settings.PUBLIC_ORIGIN}/en/?who={{}}",
    f"/oembed?url={settings.PUBLIC_ORIGIN}/fr/?who={{}}",
    f"/oembed?url={settings.PUBLIC_ORIGIN}/fr/types/{{}}/",
    f"/oembed?url={settings.PUBLIC_ORIGIN}/fr/&maxwidth={{}}",
]
"""Where a value is looked up or written into an answer, once what stands before it is right."""
UNREADABLE = {"/fr/?%ff": 400, "/en/nowhere/": 404, "/nowhere": 404, "/fr/types/nowhere/": 404}
"""Addresses of error pages, and their status."""


def by_path(address: Address) -> str:
    return address.path


def land(client: Client, path: str, raw: str = "") -> str:
    """The text of the page where a query leads, through redirects to addresses of ours only."""
    response = client.get(path, QUERY_STRING=raw)
    for _ in range(3):
        if response.status_code not in (301, 302):
            break
        location = response["Location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))
        assert not set(location) & set("<>\"'\\\r\n {}")
        response = client.get(location)
    assert response.status_code < 500 or response.status_code == 501
    return str(response.content.decode())


def active_parts(html: str) -> list[str]:
    """What of a page could run: scripts without an address, handlers, and addresses that run."""
    tree = LexborHTMLParser(html)
    found = [tag.html or "" for tag in tree.css("script:not([src]), style, object, embed")]
    for tag in tree.css("*"):
        for name, value in tag.attributes.items():
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                found.append(f"{tag.tag} {name}={value}")
    return found


def test_the_builders_parameters_are_attacked_too() -> None:
    assert {"platform", "language", "answers"} <= set(PARAMETERS)


# `make test` takes the scripts in turn: each meets each address and each parameter, if not both.
TURNS = (0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in range(1, len(SCRIPTS))))


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("number", range(len(ONE_OF_EACH)), ids=lambda n: ONE_OF_EACH[n].path)
def test_markup_in_any_parameter_is_text_or_gone(client: Client, number: int, turn: int) -> None:
    path = ONE_OF_EACH[number].path.partition("?")[0]
    for place, parameter in enumerate(PARAMETERS, start=number + turn):
        script = SCRIPTS[place % len(SCRIPTS)]
        html = land(client, path, f"{parameter}={quote(script)}")
        assert script not in html, parameter
        assert not active_parts(html), parameter


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("target", LIVE)
def test_markup_where_a_value_counts_is_text_or_gone(
    client: Client, target: str, script: str
) -> None:
    path, _, raw = target.partition("?")
    for written in (quote(script), quote(quote(script))):
        html = land(client, path, raw.format(written))
        assert script not in html
        assert not active_parts(html)


@pytest.mark.parametrize("script", SCRIPTS)
def test_markup_in_a_path_or_in_a_parameters_name(client: Client, script: str) -> None:
    for path in (f"/fr/{quote(script)}/", f"/en/types/{quote(script, safe='')}/", f"/{script}"):
        html = land(client, path)
        assert MARK not in html
        assert not active_parts(html)
    assert MARK not in land(client, "/fr/", f"{quote(script)}=1&who=one")


@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_no_header_changes_an_answer(client: Client, address: Address) -> None:
    plain = client.get(address.path)
    for header in HOST_HEADERS:
        # The one address that reads its reader's language, and is never kept.
        if (address.name, header) == ("root", "Accept-Language"):
            continue
        attacked = client.get(address.path, headers={header: f"{EVIL}<script>{MARK}"})
        assert attacked.status_code == plain.status_code, header
        assert attacked.content == plain.content, header
        assert dict(attacked.items()) == dict(plain.items()), header


@pytest.mark.parametrize("header", HOST_HEADERS)
@pytest.mark.parametrize("path", UNREADABLE)
def test_no_header_is_repeated_by_an_error_page(client: Client, path: str, header: str) -> None:
    plain, _, raw = path.partition("?")
    attacked = client.get(plain, QUERY_STRING=raw, headers={header: f"{EVIL}<script>{MARK}"})
    assert attacked.status_code == UNREADABLE[path]
    refused = client.post("/fr/", headers={header: f"{EVIL}<script>{MARK}"})
    assert refused.status_code == 405
    for response in (attacked, refused):
        assert MARK.encode() not in response.content
        assert MARK not in str(response.headers)
        assert EVIL not in str(response.headers)


@pytest.mark.parametrize("host", [EVIL, f"localhost@{EVIL}", f"localhost:80@{EVIL}", "a b", ""])
@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_a_foreign_host_is_refused_and_never_named(
    client: Client, address: Address, host: str
) -> None:
    response = client.get(address.path, headers={"Host": host})
    assert EVIL.encode() not in response.content
    assert EVIL not in str(response.headers)
    # No Host at all, in HTTP/1.0, is the name that the server listens on.
    assert response.status_code == 400 or not host


@pytest.mark.parametrize(
    "target",
    [
        f"//{EVIL}",
        f"//{EVIL}/%2e%2e",
        f"/\\{EVIL}",
        f"/%5c{EVIL}",
        f"/%2f{EVIL}/",
        f"///{EVIL}/fr/",
        f"/fr//{EVIL}/",
        f"/fr/?next=//{EVIL}",
        f"/?next=https://{EVIL}",
        f"/fr/%0d%0aLocation:%20https://{EVIL}",
        "/fr/../../etc/passwd",
        "/static/../aliasconfig/settings.py",
        "/static/%2e%2e/aliasconfig/settings.py",
        "/static/%2e%2e%2f%2e%2e%2fmanage.py",
        "/%00",
        "/fr/%00/",
        "/fr",
        "/FR/",
    ],
)
def test_no_way_out_of_the_site(client: Client, target: str) -> None:
    html = land(client, target.partition("?")[0], target.partition("?")[2])
    assert EVIL not in html
    assert "SECRET_KEY" not in html


@pytest.mark.parametrize(
    "raw",
    [
        "&".join(f"p{number}=1" for number in range(10_000)),
        "who=" + "x" * 1_000_000,
        "x" * 100_000 + "=1",
        "&" * LONGEST_QUERY * 4,
        "%" * LONGEST_QUERY * 4,
        "who=one&" * 1_000,
    ],
    ids=["parameters", "value", "name", "separators", "percents", "repeats"],
)
@pytest.mark.parametrize("address", ONE_OF_EACH, ids=by_path)
def test_a_flood_is_refused_in_the_readers_language(
    client: Client, address: Address, raw: str
) -> None:
    path = address.path.partition("?")[0]
    response = client.get(path, QUERY_STRING=raw, headers={"Accept-Language": "en"})
    if address.name in READ_NO_QUERY:
        plain = client.get(path)
        assert (response.status_code, response.content) == (plain.status_code, plain.content)
        return
    assert response.status_code == 400
    language = "fr" if "/fr/" in path else "en"
    tree = LexborHTMLParser(response.content.decode())
    assert tree.css_first("html").attributes["lang"] == language
    assert tree.css("main a[href]")
    assert len(response.content) < 20_000
