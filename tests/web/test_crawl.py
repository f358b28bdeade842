"""Every shape of page in both languages; in `make test-all`, thousands of states."""

from dataclasses import dataclass

import pytest
from django.conf import settings

from harness.crawling import pairs_of_ticks, steps
from harness.pieces import pieces
from harness.shapes import Shape, alone, cover, shapes
from wizard.content import LANGUAGES, engine

from .conftest import Page, Visitor
from .spoken import foreign_words, visible_text

KINDS = ("text/html", "text/plain", "text/markdown", "image/svg+xml", "application/voicexml+xml")
"""What a link may lead to."""


def check_page(page: Page, language: str) -> None:
    assert page.one("html").attributes["lang"] == language
    assert page.one("h1").text().strip()
    page.one("main#wizard")
    ids = [tag.attributes["id"] for tag in page.all("[id]")]
    assert len(ids) == len(set(ids)), page.url
    for part in page.all("nav, [role=region]"):
        assert {"aria-label", "aria-labelledby"} & set(part.attributes), (page.url, part.html)
    assert not foreign_words(visible_text(page.html, language), language), page.url


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


def check_all(pages: dict[str, Seen]) -> None:
    """What only all pages together can tell."""
    titles: dict[tuple[str, ...], str] = {}
    for url, page in pages.items():
        assert titles.setdefault(page.kind, page.title) == page.title, url
    assert len(set(titles.values())) == len(titles)
    exact = {kind[0] for kind in titles if kind[-1] == "exact"}
    assert exact == set(engine().catalogue.types)
    assert {kind[-1] for kind in titles if len(kind) == 2} == {"exact", "open", "nearest"}
    asks = engine().diagram.root.asks
    decide = {q.id for q in engine().catalogue.questions.values() if asks >> q.position & 1}
    # A detail that can no longer decide is asked only of whoever goes back to change it.
    asked = {url: page.kind[0] for url, page in pages.items() if len(page.kind) == 1}
    assert {question for url, question in asked.items() if "change=" not in url} <= decide
    assert decide <= {*asked.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_of_page(language: str) -> None:
    """They were found by following the forms, and each question, type and match is among them."""
    pages: dict[str, Seen] = {}
    for shape in alone():
        page = shape.page(language)
        check_page(page, language)
        if is_asked(shape) and not page.all(".error-summary"):
            if "change=" not in page.url:
                assert canonical(page) == settings.PUBLIC_ORIGIN + answers_alone(page.url)
            pages[page.url] = seen(page)
    check_all(pages)


def is_asked(shape: Shape) -> bool:
    """Whether it is the page of a question or a result, also one to change."""
    return shape.status == 200 and not shape.path.partition("?")[0]


def answers_alone(url: str) -> str:
    """An address without what is no answer, such as the scenario that is shown."""
    path, _, asked = url.partition("?")
    questions = engine().catalogue.questions
    answers = "&".join(pair for pair in asked.split("&") if pair.partition("=")[0] in questions)
    return f"{path}?{answers}" if answers else path


def canonical(page: Page) -> str:
    return str(page.one("link[rel=canonical]").attributes["href"])


@pytest.mark.slow
@pytest.mark.timeout(0)  # thousands of pages
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state(visitor: Visitor, language: str) -> None:
    pages: dict[str, Seen] = {}
    looked_at = {piece for shape in shapes() for piece in pieces(shape.page(language))}
    for page, _ in steps(visitor, language, pairs_of_ticks):
        check_page(page, language)
        assert pieces(page) <= looked_at, f"{page.url} has what no shape of page has"
        assert canonical(page) == settings.PUBLIC_ORIGIN + page.url
        pages[page.url] = seen(page)
    check_all(pages)
    print(f"{len(pages):,} states in {language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_of_page_names_its_icon(language: str) -> None:
    """Alone, framed or an error: a browser that finds none asks for one that is not there."""
    for shape in shapes():
        assert b'<link rel="icon"' in shape.answer(language).content, shape.name


# A link leads to the same page in each language.
@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])
def test_every_link_leads_somewhere(visitor: Visitor, language: str) -> None:
    """Those of every kind of page, once each; what they lead to is whole, and in the language."""
    pages = [shape.page(language) for shape in cover()]
    links = {str(link.attributes["href"]) for page in pages for link in page.all("a[href^='/']")}
    addresses = {link.partition("#")[0] for link in links if "change=" not in link}
    for address in sorted(addresses - {page.url for page in pages}):
        page = visitor.get(address)
        assert page.status == 200, address
        kind = page.response["Content-Type"].partition(";")[0]
        assert kind in KINDS, address
        if kind == "text/html" and f"/{language}/" in page.url:
            assert not foreign_words(visible_text(page.html, language), language), address
