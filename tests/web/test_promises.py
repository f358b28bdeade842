"""Small things that a page promises, each of which nothing else would miss."""

import pytest

from wizard.content import LANGUAGES, engine, words

from .conftest import Visitor
from .test_result import NINE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("configuration", engine().catalogue.types)
def test_a_claim_that_the_guide_of_2015_made_otherwise_says_so(
    visitor: Visitor, configuration: str, language: str
) -> None:
    page = visitor.get(f"/{language}/types/{configuration}/")
    capabilities = words(language)["capabilities"]
    sentences = words(language)["interface"]["support"]["in_2015"]
    said = {
        " ".join(claim.css_first("dt").text(deep=False).split()): note.text()
        for claim in page.all(".claim")
        for note in claim.css("dd > .note")
    }
    expected = {
        " ".join(capabilities[capability.id]["name"].split()): sentences[claim.in_2015]
        for capability in engine().catalogue.capabilities.values()
        if (claim := capability.claims[configuration]).in_2015 is not claim.support
    }
    assert said == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("configuration", ["easypabx", "minipabx"])
def test_among_the_other_types_the_successor_is_the_one_to_choose(
    visitor: Visitor, configuration: str, language: str
) -> None:
    page = visitor.answer(language, *NINE[configuration])
    sentence = " ".join(words(language)["interface"]["other_successor"].split())
    successor = page.one("article").attributes["data-successor"]
    saying = [
        other.attributes.get("data-excluded") or other.attributes.get("data-alternative")
        for other in page.all(".other")
        if sentence in " ".join(other.text().split())
    ]
    assert saying == [successor]


@pytest.mark.parametrize("path", ["", "embed/", "types/", "?who=together"])
def test_a_browser_and_a_network_are_told_what_the_page_is(visitor: Visitor, path: str) -> None:
    page = visitor.get(f"/en/{path}")
    assert page.one("meta[name=color-scheme]").attributes["content"] == "light dark"
    assert page.one("meta[property='og:type']").attributes["content"] == "website"
