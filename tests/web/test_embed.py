"""Pages for other sites' frames, and the script that those sites load."""

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from aliasconfig import settings as project
from harness.visitor import Page, Visitor
from wizard.content import LANGUAGES, words

RESULT = ("several", "wait", "unknown")
BROKEN = "/fr/embed/?%ff"


def test_ancestors_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBED_ANCESTORS", "https://help.example, https://*.example.com:8443")
    assert project._ancestors("EMBED_ANCESTORS") == [
        "https://help.example",
        "https://*.example.com:8443",
    ]
    monkeypatch.delenv("EMBED_ANCESTORS")
    assert project._ancestors("EMBED_ANCESTORS") == []


@pytest.mark.parametrize("value", ["*", "help.example", "https://a.example/path", "'self'", "a;b"])
def test_a_bad_ancestor_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMBED_ANCESTORS", value)
    with pytest.raises(ImproperlyConfigured, match="Set EMBED_ANCESTORS to origins"):
        project._ancestors("EMBED_ANCESTORS")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_step_stays_in_the_frame_and_every_other_link_leaves_it(
    visitor: Visitor, language: str
) -> None:
    page = visitor.get(f"/{language}/embed/")
    for given in RESULT:
        check_links(page)
        page = visitor.submit(page, given)
    check_links(page)
    assert page.configuration
    assert page.url.startswith(f"/{language}/embed/?")


def check_links(page: Page) -> None:
    """A link that stays leads to /embed/; the page's base sends all others to a new tab."""
    assert [base.attributes for base in page.all("base")] == [{"target": "_blank"}]
    for link in page.all("a[href]"):
        href = urlsplit(link.attributes["href"])
        if href.scheme == "mailto":
            continue  # a mail opens no page
        is_framed = href.path.endswith("/embed/") or not href.path
        assert (link.attributes.get("target") == "_self") is is_framed, (page.url, link.html)
    assert {form.attributes["target"] for form in page.all("form")} <= {"_self"}


def test_a_step_replaces_the_history_entry(visitor: Visitor) -> None:
    framed = visitor.get("/fr/embed/").one("form[data-question]")
    assert framed.attributes["data-hx-replace-url"] == "true"
    alone = visitor.get("/fr/").one("form[data-question]")
    assert "data-hx-replace-url" not in alone.attributes


def test_no_library_is_loaded_before_the_frame_knows_its_origin(visitor: Visitor) -> None:
    scripts = visitor.get("/fr/embed/").all("script")
    assert not [script for script in scripts if "htmx" in str(script.attributes["src"])]
    assert [script for script in scripts if "data-htmx" in script.attributes]


@pytest.mark.parametrize(
    "query", ["", "?who=several", "?who=several&busy=wait&team-extras=unknown"]
)
def test_the_page_to_index_share_and_open_stands_alone(visitor: Visitor, query: str) -> None:
    page = visitor.get(f"/en/embed/{query}")
    address = f"{project.PUBLIC_ORIGIN}/en/{query}"
    assert page.one("link[rel=canonical]").attributes["href"] == address
    assert "noindex" in page.one("meta[name=robots]").attributes["content"]
    shared = str(page.one("input[type=url]").attributes["value"])
    assert (
        visitor.get(shared.removeprefix(project.PUBLIC_ORIGIN))
        .one("link[rel=canonical]")
        .attributes["href"]
        == address
    )
    assert page.one("noscript a").text() == page.one("noscript a").attributes["href"] == address
    assert address in [link.attributes["href"] for link in page.all(".frame-links a")]


def test_a_frame_has_none_of_the_sites_chrome(visitor: Visitor) -> None:
    page = visitor.get("/fr/embed/?who=one&theme=dark&accent=teal")
    assert not page.all("header, .skip")
    assert len(page.all("h1")) == 1
    assert page.one("html").attributes["data-theme"] == "dark"
    languages = [link.attributes["href"] for link in page.all(".languages a")]
    assert languages == [
        "/fr/embed/?who=one&theme=dark&accent=teal",
        "/en/embed/?who=one&theme=dark&accent=teal",
    ]


def test_an_error_in_a_frame_leads_back_into_the_frame(visitor: Visitor) -> None:
    page = visitor.get(BROKEN)
    assert page.status == 400
    assert page.one("a.button").attributes["href"] == "/fr/embed/"
    assert page.one("a.button").attributes["target"] == "_self"


def test_the_script_keeps_its_address_and_is_asked_for_again(client: Client) -> None:
    response = client.get("/embed/v1.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    again = client.get("/embed/v1.js", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert client.post("/embed/v1.js").status_code == 405


def test_the_script_is_the_static_file(client: Client) -> None:
    source = Path(project.BASE_DIR, "static/embed/v1.js").read_bytes()
    served = client.get("/embed/v1.js").content
    assert hashlib.sha384(served).digest() == hashlib.sha384(source).digest()
    static = client.get("/static/embed/v1.js")
    assert static["Access-Control-Allow-Origin"] == "*"
    assert b"".join(static.streaming_content) == source


def test_the_script_knows_the_languages_and_has_no_words(client: Client) -> None:
    script = client.get("/embed/v1.js").content.decode()
    assert re.findall(r"const languages = (.+);", script) == [json.dumps(list(LANGUAGES))]
    assert script.isascii()
    for language in LANGUAGES:
        assert words(language)["interface"]["brand"] not in script
