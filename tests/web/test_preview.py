"""What a pasted link shows: Open Graph tags and a picture for each type and language."""

from json import loads
from struct import unpack
from xml.etree import ElementTree

import pytest
from django.conf import settings

from wizard.content import LANGUAGES, engine, words
from wizard.management.commands.cards import MADE_FROM, STATIC, prints

from .conftest import Page, Visitor

ORIGIN = settings.PUBLIC_ORIGIN


def tag(page: Page, name: str) -> str:
    return str(page.one(f'meta[property="og:{name}"]').attributes["content"])


@pytest.mark.parametrize(
    ("url", "picture"),
    [
        ("/fr/", "fr-wizard"),
        ("/en/types/", "en-wizard"),
        ("/en/types/ivr/", "en-ivr"),
        ("/fr/?who=together", "fr-conference"),
        ("/fr/?who=several&busy=voicemail&team-extras=none", "fr-call-queue"),
    ],
)
def test_a_link_unfurls_well(visitor: Visitor, url: str, picture: str) -> None:
    page = visitor.get(url)
    assert tag(page, "url") == ORIGIN + url
    assert tag(page, "image") == f"{ORIGIN}/static/cards/{picture}.png"
    assert (tag(page, "image:width"), tag(page, "image:height")) == ("1200", "630")
    assert tag(page, "title") in page.title
    assert tag(page, "description") == page.one("meta[name=description]").attributes["content"]
    assert (STATIC / "cards" / f"{picture}.png").exists()
    own = words(picture[:2])
    assert tag(page, "site_name") == own.say("interface.brand")
    about = picture[3:]
    shown = own.say("interface.brand" if about == "wizard" else f"types.{about}.name")
    assert shown in tag(page, "image:alt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_to_a_pair_shows_neither_of_its_types_alone(
    visitor: Visitor, language: str
) -> None:
    page = visitor.get(f"/{language}/?who=menu&menu=application&script-extras=outside")
    pair = str(page.one("[data-chain]").attributes["data-chain"])
    own = words(language).part(f"chains.{pair.replace(' ', '--')}")
    assert tag(page, "title") == own.say("name")
    assert tag(page, "description") == own.say("sentence")
    assert tag(page, "image") == f"{ORIGIN}/static/cards/{language}-wizard.png"


def test_every_picture_is_made_from_the_words_as_they_are() -> None:
    """If this fails, the words or a drawing have changed: `make cards`."""
    assert loads(MADE_FROM.read_text("utf-8")) == prints()


def test_every_picture_has_the_size_that_sites_expect() -> None:
    for name in prints():
        head = (STATIC / name).read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert unpack(">II", head[16:24]) == (1200, 630)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_picture_as_a_drawing(visitor: Visitor, language: str) -> None:
    for type_id in engine().catalogue.types:
        response = visitor.client.get(f"/{language}/types/{type_id}/card.svg")
        assert response["Content-Type"] == "image/svg+xml"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        drawing = ElementTree.fromstring(response.content.decode())
        assert words(language)["types"][type_id]["name"] in "".join(drawing.itertext())
        assert b"<style" not in response.content
        assert b"<script" not in response.content
    assert visitor.client.get(f"/{language}/card.svg").status_code == 200
    assert visitor.client.get(f"/{language}/types/pabx/card.svg").status_code == 404
    assert visitor.client.get(f"/{language}/card.svg?x=1").status_code == 302
