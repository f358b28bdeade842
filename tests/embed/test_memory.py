"""Answers given in an element stay, wherever the element or the reader goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.embed.conftest import Host, answer
from tests.embed.test_protocol import ELEMENT, SCRIPT, heard, wizard_frame

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

BUSY = "form[data-question=busy]"


def answered(host: Host, page: Page, embed: str = ELEMENT) -> str:
    """A host's page, with the first question answered; gives its address."""
    url = host.put(embed + "<section id='elsewhere'></section>", head=SCRIPT)
    page.goto(url)
    answer(wizard_frame(page), "who=several")
    page.wait_for_function("heard.some(({ detail }) => detail.question === 'busy')")
    return url


@pytest.mark.parametrize("way", ["append", "moveBefore"])
def test_an_element_that_is_moved(host: Host, page: Page, way: str) -> None:
    answered(host, page)
    move = {
        "append": "document.querySelector('#elsewhere').append(document.querySelector('#one'))",
        "moveBefore": "document.querySelector('#elsewhere')"
        ".moveBefore(document.querySelector('#one'), null)",
    }
    page.evaluate(move[way])
    expect(page.frame_locator("#elsewhere iframe").locator(BUSY)).to_be_visible()


def test_a_page_that_is_loaded_again(host: Host, page: Page) -> None:
    answered(host, page)
    page.reload()
    expect(page.frame_locator("iframe").locator(BUSY)).to_be_visible()
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:step')")
    assert {event["detail"]["question"] for event in heard(page, "step")} == {"busy"}


def test_a_reader_who_comes_back(host: Host, page: Page) -> None:
    answered(host, page)
    page.goto(host.put("<p>another article</p>"))
    page.go_back()
    expect(page.frame_locator("iframe").locator(BUSY)).to_be_visible()


def test_another_element_in_its_place_starts_where_it_says(host: Host, page: Page) -> None:
    url = answered(host, page)
    path = "/" + url.rpartition("/")[2]
    text, headers = host.pages[path]
    changed = text.replace('<alias-wizard id="one"', '<alias-wizard id="one" answers="who=menu"')
    host.pages[path] = (changed, headers)
    page.reload()
    expect(page.frame_locator("iframe").locator("form[data-question=menu]")).to_be_visible()


@pytest.mark.parametrize("state", [None, {"router": 7}, ["a", "list"], "text"])
def test_what_the_host_keeps_in_its_history_stays(host: Host, page: Page, state: object) -> None:
    url = host.put(ELEMENT, head=SCRIPT)
    page.goto(url)
    frame = wizard_frame(page)
    page.evaluate("(state) => history.replaceState(state, '')", state)
    entries = page.evaluate("history.length")
    answer(frame, "who=several")
    page.wait_for_function("heard.some(({ detail }) => detail.question === 'busy')")
    kept = page.evaluate("history.state")
    remembered = kept.pop("alias-wizard") if isinstance(kept, dict) else None
    assert kept == (state or {})
    expected = {f"0 {host.wizard}/en/embed/": f"{host.wizard}/en/embed/?who=several"}
    assert remembered == (expected if isinstance(state, dict | None) else None)
    assert page.evaluate("history.length") == entries


def test_two_elements_do_not_share_a_memory(host: Host, page: Page) -> None:
    answered(host, page, ELEMENT.replace("one", "two") + ELEMENT)
    page.reload()
    first, second = (page.frame_locator(f"#{name} iframe") for name in ("two", "one"))
    expect(first.locator(BUSY)).to_be_visible()
    expect(second.locator("form[data-question=who]")).to_be_visible()


def test_who_only_looks_leaves_no_trace(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    wizard_frame(page)
    assert page.evaluate("history.state") is None


def test_start_again_forgets(host: Host, page: Page) -> None:
    answered(host, page)
    page.locator("#one").evaluate("(element) => element.reset()")
    frame = page.frame_locator("iframe")
    expect(frame.locator("form[data-question=who]")).to_be_visible()
    page.locator("#one").evaluate("(element) => document.body.append(element)")
    expect(frame.locator("form[data-question=who]")).to_be_visible()
    page.reload()
    expect(frame.locator("form[data-question=who]")).to_be_visible()


def test_a_page_of_others_is_not_remembered(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    frame = wizard_frame(page)
    for url in (f"{host.origin}/en/embed/", f"{host.wizard}/robots.txt", "javascript:alert(1)"):
        frame.evaluate("(url) => parent.postMessage({ aw1: 'page', url }, '*')", url)
    page.locator("#one").evaluate("(element) => document.body.append(element)")
    expect(page.frame_locator("iframe").locator("form[data-question=who]")).to_be_visible()


def test_a_language_that_changes_names_the_frame_anew(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    wizard_frame(page)
    title = page.locator("iframe").get_attribute("title")
    page.locator("#one").evaluate("(element) => (element.lang = 'fr')")
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("iframe")).not_to_have_attribute("title", str(title))
    page.locator("#one").evaluate("(element) => element.setAttribute('label', 'Aide')")
    expect(page.locator("iframe")).to_have_attribute("title", "Aide")
