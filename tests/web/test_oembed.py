"""oEmbed: what another site is told about a page of ours, and nothing about any other page."""

import re
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from .conftest import Visitor

ORIGIN = settings.PUBLIC_ORIGIN
HOST = ORIGIN.partition("://")[2]


def attributes_of(html: str, name: str) -> dict[str, str]:
    """The attributes of the one element of that name."""
    [found] = LexborHTMLParser(html).css(name)
    return {key: value or "" for key, value in found.attributes.items()}


@pytest.mark.parametrize(
    ("page", "framed"),
    [
        ("/fr/", "/fr/embed/"),
        ("/en/?who=several&busy=wait", "/en/embed/?who=several&busy=wait"),
        ("/en/?busy=wait&utm=1&who=several", "/en/embed/?who=several&busy=wait"),
        ("/fr/embed/?who=one", "/fr/embed/?who=one"),
        ("/fr/?who=together&theme=dark", "/fr/embed/?who=together&theme=dark"),
        ("/fr/types/ivr/", "/fr/embed/types/ivr/"),
        ("/fr/types/ivr/?call=closed", "/fr/embed/types/ivr/"),
    ],
)
def test_our_pages(client: Client, page: str, framed: str) -> None:
    response = client.get("/oembed", {"url": ORIGIN + page, "format": "json"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    answer = response.json()
    assert (answer["type"], answer["version"]) == ("rich", "1.0")
    frame = attributes_of(answer["html"], "iframe")
    assert frame["src"] == ORIGIN + framed
    assert frame["title"] == answer["title"]
    assert frame["referrerpolicy"] == "no-referrer"
    assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))
    assert client.get(framed).status_code == 200
    alone = attributes_of(answer["html"], "blockquote > a")["href"]
    assert alone == ORIGIN + framed.replace("/embed/", "/")


def test_wordpress_finds_what_it_looks_for(client: Client) -> None:
    """Its own patterns, from wp_filter_oembed_result in wp-includes/embed.php."""
    html = client.get("/oembed", {"url": f"{ORIGIN}/fr/?who=one"}).json()["html"]
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", html, re.S)
    assert found is not None
    assert found[1]
    assert re.search(r" src=(['\"])(.*?)\1", found[2])
    assert attributes_of(html, "iframe")["frameborder"] == "0"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://evil.example/fr/",
        f"{ORIGIN}.evil.example/fr/",
        f"{ORIGIN}@evil.example/fr/",
        f"http://user@{HOST}/fr/",
        f"https://{HOST}/fr/",
        f"//{HOST}/fr/",
        "/fr/",
        "javascript:alert(1)",
        f"http://{HOST}/fr/".replace("localhost", "127.0.0.1"),
        "http://169.254.169.254/latest/",
        "http://[::1/fr/",
        f"{ORIGIN}/",
        f"{ORIGIN}/de/",
        f"{ORIGIN}/fr/other/",
        f"{ORIGIN}/fr/types/pabx/",
        f"{ORIGIN}/healthz",
        f"{ORIGIN}/fr/?who=%FF",
        f"{ORIGIN}/fr/\u2028",
    ],
)
def test_what_is_not_ours_is_not_found(client: Client, url: str) -> None:
    response = client.get("/oembed", {"url": url})
    assert (response.status_code, response.content) == (404, b"")


def test_the_size_stays_within_what_the_host_allows(client: Client) -> None:
    def size(**limits: str) -> tuple[int, int]:
        answer = client.get("/oembed", {"url": f"{ORIGIN}/fr/", **limits}).json()
        return answer["width"], answer["height"]

    assert size(maxwidth="400", maxheight="300") == (400, 300)
    assert size(maxwidth="5000") == (560, 1600)
    assert size(maxwidth="1", maxheight="1") == (320, 256)
    for junk in ("-5", "1e9", "NaN", "", "9" * 400, "²"):
        assert size(maxwidth=junk, maxheight=junk) == (560, 1600)


def test_other_formats_are_not_implemented(client: Client) -> None:
    for form in ("xml", "html", ""):
        response = client.get("/oembed", {"url": f"{ORIGIN}/fr/", "format": form})
        assert response.status_code == 501


def test_other_sites_may_read_it(client: Client) -> None:
    response = client.get("/oembed", {"url": f"{ORIGIN}/fr/"})
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.post("/oembed").status_code == 405


@pytest.mark.parametrize("page", ["/fr/", "/en/?who=together", "/fr/types/ivr/"])
def test_every_page_says_where_to_ask(visitor: Visitor, page: str) -> None:
    link = visitor.get(page).one('link[type="application/json+oembed"]')
    assert link.attributes["href"] == (
        f"{ORIGIN}/oembed?url={quote(ORIGIN + page, safe='')}&format=json"
    )
    assert visitor.client.get(link.attributes["href"].removeprefix(ORIGIN)).status_code == 200


def test_pages_that_no_frame_shows_do_not_offer_it(visitor: Visitor) -> None:
    for page in ("/fr/types/", "/fr/other/"):
        assert not visitor.get(page).all('link[type="application/json+oembed"]')


def test_junk_in_number_is_refused_without_a_word_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/oembed?" + "a&" * 1_500).status_code == 404
    assert client.get("/oembed?" + "a&" * 3_001).status_code == 400
    assert client.get("/oembed?url=%FF").status_code == 400
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
