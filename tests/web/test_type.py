"""One type, whether or not the wizard was used."""

import pytest

from wizard.content import LANGUAGES, engine, words

from .conftest import Visitor

TYPES = list(engine().catalogue.types)


@pytest.mark.parametrize("configuration", TYPES)
def test_explained_and_drawn_in_both_languages(visitor: Visitor, configuration: str) -> None:
    titles = set()
    for language in ("fr", "en"):
        page = visitor.get(f"/{language}/types/{configuration}/")
        assert page.configuration == configuration
        assert page.one("figure[data-diagram]").attributes["data-diagram"] == configuration
        assert len(page.all("figure svg[role=img] > title")) == 2
        assert page.all("figure ol > li")
        assert page.one("h1").text() == words(language)["types"][configuration]["name"]
        assert page.all(".sources li")
        titles.add(page.title)
    assert len(titles) == 2


@pytest.mark.parametrize("configuration", TYPES)
def test_every_claim_has_its_source(visitor: Visitor, configuration: str) -> None:
    page = visitor.get(f"/fr/types/{configuration}/")
    claims = page.all(".claim")
    assert len(claims) == len(engine().catalogue.capabilities)
    listed = {str(line.attributes["id"]): line for line in page.all(".sources ol > li")}
    led_to = set()
    for claim in claims:
        links = claim.css("dd small a")
        assert links
        for link in links:
            anchor = str(link.attributes["href"]).removeprefix("#")
            led_to.add(anchor)
            number, date = str(link.text()).removeprefix("source\N{NO-BREAK SPACE}").split(" (")
            assert anchor == f"source-{number}"
            date = " ".join(date.removesuffix(")").split())
            assert " ".join(listed[anchor].text().split()).endswith(f", {date}")
    own = {f"source-{n + 1}" for n in range(len(engine().catalogue.types[configuration].sources))}
    named = {str(link.attributes["href"]).removeprefix("#") for link in page.all(".names a")}
    assert named
    assert led_to | own | named == set(listed)


@pytest.mark.parametrize("configuration", TYPES)
def test_a_claim_shows_no_raw_date_and_no_repository(visitor: Visitor, configuration: str) -> None:
    page = visitor.get(f"/en/types/{configuration}/")
    for claim in page.texts(".claim"):
        assert "ovh/" not in claim
        assert "-20" not in claim
        assert not any(f"{year}-" in claim for year in range(2015, 2027))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_says_what_its_capability_means(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/types/ivr/")
    said = words(language)["capabilities"]
    assert sorted(page.texts(".claim dt")) == sorted(
        " ".join(f"{said[capability]['name']} {said[capability]['description']}".split())
        for capability in engine().catalogue.capabilities
    )


def test_a_retired_type_names_its_successor(visitor: Visitor) -> None:
    page = visitor.get("/en/types/minipabx/")
    assert "/en/types/call-queue/" in [link.attributes["href"] for link in page.all("#wizard a")]


def test_an_unknown_type_is_not_found(visitor: Visitor) -> None:
    page = visitor.get("/en/types/pabx/")
    assert (page.status, page.one("html").attributes["lang"]) == (404, "en")


def test_junk_behind_a_type_is_taken_off(visitor: Visitor) -> None:
    page = visitor.get("/fr/types/ivr/?x=1&accent=teal")
    assert (page.url, page.redirects) == ("/fr/types/ivr/?accent=teal", 1)
