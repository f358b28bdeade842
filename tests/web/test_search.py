"""What search engines find: a few pages in each language, and no state of the wizard."""

from xml.etree import ElementTree

import pytest
from django.conf import settings

from harness.shapes import seeds

from .conftest import Visitor

ORIGIN = settings.PUBLIC_ORIGIN
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_sitemap_names_pages_that_may_be_indexed(visitor: Visitor) -> None:
    response = visitor.client.get("/sitemap.xml")
    assert response["Content-Type"].startswith("application/xml")
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    # A sheet and a text are of one result each: their bare address leads to the first question.
    apart = ("/embed/", ".svg", ".vxml", "/sheet/", "/result.")
    every = {url for url in seeds() if not any(part in url for part in apart)}
    named = {str(url.findtext(f"{SITEMAP}loc")).removeprefix(ORIGIN) for url in urls}
    assert named == every | {url.replace("/en/", "/fr/", 1) for url in every}
    for url in urls:
        address = str(url.findtext(f"{SITEMAP}loc"))
        page = visitor.get(address.removeprefix(ORIGIN))
        assert (page.status, page.redirects) == (200, 0)
        assert page.one("link[rel=canonical]").attributes["href"] == address
        assert not page.all("meta[name=robots]")
        languages = {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")
        }
        said = (link.attributes for link in page.all("link[rel=alternate][hreflang]"))
        assert languages == {link["hreflang"]: link["href"] for link in said}
        assert languages.keys() == {"fr", "en", "x-default"}
        assert languages["x-default"] == languages["fr"]  # as `/` does when nothing matches


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/en/types/ivr/?call=wrong-key", "/en/types/ivr/"),
        ("/en/?who=together&call=join", "/en/?who=together"),
        ("/en/types/?theme=dark", "/en/types/"),
        ("/en/other/?who=several", "/en/other/"),
        ("/en/embed/?who=together", "/en/?who=together"),
        ("/en/embed/types/ivr/", "/en/types/ivr/"),
    ],
)
def test_the_other_languages_are_those_of_the_canonical_address(
    visitor: Visitor, url: str, canonical: str
) -> None:
    page = visitor.get(url)
    said = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.all("link[rel=alternate][hreflang]")
    }
    assert page.one("link[rel=canonical]").attributes["href"] == said["en"] == ORIGIN + canonical
    assert said["fr"] == said["x-default"] == ORIGIN + canonical.replace("/en/", "/fr/")


@pytest.mark.parametrize("url", ["/en/nowhere/", "/en/?%ff", "/en/embed/?%ff"])
def test_an_error_has_no_address_to_be_found_at(visitor: Visitor, url: str) -> None:
    page = visitor.get(url)
    assert page.status in (400, 404)
    assert not page.all("link[rel=canonical], link[rel=alternate], meta[property='og:url']")


def test_robots_are_told_of_it(visitor: Visitor) -> None:
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in visitor.client.get("/robots.txt").content.decode()


def robots(visitor: Visitor, url: str) -> set[str]:
    """What a page tells robots."""
    said = str(visitor.get(url).one("meta[name=robots]").attributes["content"])
    return set(said.split(", "))


def test_no_robot_walks_from_state_to_state(visitor: Visitor) -> None:
    for url in ("/fr/?who=several", "/en/?who=", "/en/?who=several&change=who"):
        assert robots(visitor, url) == {"noindex", "nofollow"}
    for url in ("/fr/embed/", "/fr/embed/?who=together", "/en/embed/types/ivr/"):
        assert "noindex" in robots(visitor, url)
    # One that somebody links to may be found, as itself; nothing leads from it to the others.
    assert robots(visitor, "/fr/?who=together") == {"nofollow"}
    assert not visitor.get("/fr/").all("main a[href*='who=']")
