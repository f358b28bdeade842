"""Follows every form and every link, in both languages, as somebody who tries everything."""

from dataclasses import dataclass

import pytest
from django.conf import settings

from harness.crawling import Ticks, all_ticks, few_ticks, steps
from harness.shapes import cover, shapes
from wizard.content import LANGUAGES, engine

from .conftest import Page, Visitor
from .spoken import foreign_words, visible_text

KINDS = ("text/html", "text/plain", "text/markdown", "image/svg+xml", "application/voicexml+xml")
"""What a link may lead to."""


def check_page(page: Page, language: str) -> None:
    assert page.status == 200, page.url
    assert page.one("html").attributes["lang"] == language
    assert page.one("h1").text().strip()
    page.one("main#wizard")
    ids = [tag.attributes["id"] for tag in page.all("[id]")]
    assert len(ids) == len(set(ids)), page.url
    assert not foreign_words(visible_text(page.html, language), language), page.url
    canonical = str(page.one("link[rel=canonical]").attributes["href"])
    assert canonical == settings.PUBLIC_ORIGIN + page.url


@dataclass(frozen=True)
class Seen:
    """What is remembered of a page: its title, and what it is about.

    That is its question, or its type and match, or its two numbers and match.
    """

    kind: tuple[str, ...]
    title: str


def seen(page: Page) -> Seen:
    if page.question:
        return Seen((page.question,), page.title)
    match = str(page.one("article").attributes["data-match"])
    chain = [str(pair.attributes["data-chain"]) for pair in page.all("[data-chain]")]
    return Seen((*(chain or [str(page.configuration)]), match), page.title)


def crawl(visitor: Visitor, language: str, ticks: Ticks) -> dict[str, Seen]:
    """Every page that the forms lead to, by its address; each is checked on arrival."""
    pages: dict[str, Seen] = {}
    for page, _ in steps(visitor, language, ticks):
        check_page(page, language)
        pages[page.url] = seen(page)
    return pages


def check_all(pages: dict[str, Seen]) -> None:
    """What only the whole crawl can tell."""
    titles: dict[tuple[str, ...], str] = {}
    for url, page in pages.items():
        assert titles.setdefault(page.kind, page.title) == page.title, url
    assert len(set(titles.values())) == len(titles)
    exact = {kind[0] for kind in titles if kind[-1] == "exact"}
    assert exact == set(engine().catalogue.types)
    assert {kind[-1] for kind in titles if len(kind) == 2} == {"exact", "open", "nearest"}
    asked = engine().diagram.root.asks
    decide = {q.id for q in engine().catalogue.questions.values() if asked >> q.position & 1}
    assert {kind[0] for kind in titles if len(kind) == 1} == decide


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_of_page(visitor: Visitor, language: str) -> None:
    pages = crawl(visitor, language, few_ticks)
    check_all(pages)
    assert len(pages) > 300


@pytest.mark.slow
@pytest.mark.timeout(0)  # tens of thousands of pages
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state(visitor: Visitor, language: str) -> None:
    pages = crawl(visitor, language, all_ticks)
    check_all(pages)
    print(f"{len(pages):,} states in {language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_of_page_names_its_icon(language: str) -> None:
    """Alone, framed or an error: a browser that finds none asks for one that is not there."""
    for shape in shapes():
        assert b'<link rel="icon"' in shape.answer(language).content, shape.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(visitor: Visitor, language: str) -> None:
    """Those of every kind of page, once each; what they lead to is whole, and in the language."""
    pages = [visitor.get(shape.url(language)) for shape in cover() if shape.status == 200]
    links = {str(link.attributes["href"]) for page in pages for link in page.all("a[href^='/']")}
    addresses = {link.partition("#")[0] for link in links if "change=" not in link}
    for address in sorted(addresses - {page.url for page in pages}):
        page = visitor.get(address)
        assert page.status == 200, address
        kind = page.response["Content-Type"].partition(";")[0]
        assert kind in KINDS, address
        if kind == "text/html" and f"/{language}/" in page.url:
            assert not foreign_words(visible_text(page.html, language), language), address
