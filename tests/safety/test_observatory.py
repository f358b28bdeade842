"""MDN's HTTP Observatory would give every standalone page an A+, by its published scoring."""

import pytest
from django.test import Client, override_settings
from selectolax.lexbor import LexborHTMLParser

from measurements.observatory import Score, score
from tests.safety.addresses import ALL
from tests.shapes import cover

PAGES = sorted(
    {a.path for a in ALL if a.kind == "page" and a.path.endswith("/") and a.name != "root"}
    | {shape.url("fr") for shape in cover() if shape.is_at_its_address and not shape.is_framed}
)
"""Of every address, and every piece of page: results and error pages too."""


def scored(client: Client, path: str) -> Score:
    """The score of an address as production answers it over HTTPS."""
    with override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_SSL_REDIRECT=True):
        plain = client.get(path)
        response = client.get(path, secure=True)
    leads_to_https = plain.status_code == 301 and plain["Location"].startswith("https://")
    tree = LexborHTMLParser(response.content.decode())
    scripts = [str(tag.attributes.get("src")) for tag in tree.css("script")]
    return score(dict(response.items()), scripts, redirects_to_https=leads_to_https)


@pytest.mark.parametrize("path", PAGES)
def test_every_standalone_page_has_an_a_plus(client: Client, path: str) -> None:
    result = scored(client, path)
    assert result.grade == "A+", result.parts
    assert result.points == 130


def test_a_page_for_frames_pays_for_being_framed_and_for_nothing_else(client: Client) -> None:
    result = scored(client, "/fr/embed/")
    assert {name for name, points in result.parts.items() if points < 0} == {"x-frame-options"}
    with override_settings(EMBED_ANCESTORS=["https://help.example.com"]):
        assert scored(client, "/fr/embed/").grade == "A+"


@pytest.mark.parametrize(
    ("header", "value", "grade"),
    [
        ("Content-Security-Policy", None, "C"),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", "A+"),
        ("Content-Security-Policy", "script-src 'unsafe-inline'; frame-ancestors 'none'", "B+"),
        ("Strict-Transport-Security", None, "B+"),
        ("Strict-Transport-Security", "max-age=60", "A+"),
        ("Set-Cookie", "a=b", "C+"),
        ("X-Content-Type-Options", None, "A+"),
        ("Access-Control-Allow-Credentials", "true", "C"),
    ],
)
def test_the_scoring_can_fail(header: str, value: str | None, grade: str) -> None:
    headers = {
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=31536000",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    headers.pop(header, None)
    if value:
        headers[header] = value
    assert score(headers, ["/own.js"], redirects_to_https=True).grade == grade


def test_plain_http_and_foreign_scripts_cost() -> None:
    assert score({}, [], redirects_to_https=False).grade == "F"
    parts = score({}, ["https://elsewhere.example/x.js"], redirects_to_https=True).parts
    assert parts["subresource-integrity"] == -5
