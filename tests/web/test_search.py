"""What search engines find: a few pages in each language, and no state of the wizard."""

from xml.etree import ElementTree

from .conftest import Visitor

ORIGIN = "http://localhost:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_sitemap_names_pages_that_may_be_indexed(visitor: Visitor) -> None:
    response = visitor.client.get("/sitemap.xml")
    assert response["Content-Type"].startswith("application/xml")
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    assert len(urls) == 26
    for url in urls:
        address = str(url.findtext(f"{SITEMAP}loc"))
        page = visitor.get(address.removeprefix(ORIGIN))
        assert (page.status, page.redirects) == (200, 0)
        assert page.one("link[rel=canonical]").attributes["href"] == address
        assert not page.all("meta[name=robots]")
        other = {str(link.attrib["href"]) for link in url.findall(f"{XHTML}link")}
        said = page.all("link[rel=alternate][hreflang]")
        assert other == {str(link.attributes["href"]) for link in said}
        assert len(other) == 2


def test_robots_are_told_of_it(visitor: Visitor) -> None:
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in visitor.client.get("/robots.txt").content.decode()


def test_no_state_of_the_wizard_is_indexed(visitor: Visitor) -> None:
    for url in ("/fr/?who=several", "/en/?who=", "/fr/?who=together", "/fr/embed/"):
        assert "noindex" in str(visitor.get(url).one("meta[name=robots]").attributes["content"])
