"""The wizard in real hosts: seen, answered, as high as it needs, and out of it again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import press_to_leave
from tests.embed.conftest import answer
from tests.hosts.conftest import Site
from tests.hosts.table import Outcomes

pytestmark = [pytest.mark.browser, pytest.mark.host]

SHIFT = """window.shift = 0; new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) shift += value;
}).observe({ type: "layout-shift", buffered: true });"""
INSIDE = "Math.ceil(document.body.getBoundingClientRect().height)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab with a history of its own that adds up how far its page jumps."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.add_init_script(SHIFT)
    tab = context.new_page()
    yield tab
    context.close()


def test_one_in_a_page(page: Page, site: Site, wizard: str, outcomes: Outcomes) -> None:
    page.goto(f"{site.origin}/one/")
    frame = page.frame_locator("iframe")
    expect(frame.locator("form[data-question=who]")).to_be_visible()
    element = page.locator("iframe")
    expect(element).to_be_visible()
    wanted = site.highest or page.frames[1].evaluate(INSIDE)
    page.wait_for_timeout(1500)
    shown = element.evaluate("(frame) => frame.clientHeight")
    shift = page.evaluate("shift")
    outcomes.note(site.name, "shift", f"{shift:.3f}")
    outcomes.note(site.name, "height", f"{shown} px" if shown >= wanted else f"only {shown} px")
    assert shown >= wanted
    assert shift < site.most_shift

    answer(frame, "who=several")
    expect(frame.locator("form[data-question=busy]")).to_be_visible()
    outcomes.note(site.name, "question and answer", "yes")

    page.wait_for_timeout(500)
    with page.context.expect_event("response", lambda got: got.url == f"{wizard}/en/?who=several"):
        press_to_leave(frame.get_by_role("link", name="Open in a new tab"))
    outcomes.note(site.name, "link out", "yes")


def test_two_in_a_page(page: Page, site: Site, outcomes: Outcomes) -> None:
    page.goto(f"{site.origin}/two/")
    english, french = (page.locator("iframe").nth(number).content_frame for number in (0, 1))
    expect(french.locator("form[data-question=who]")).to_be_visible()
    answer(english, "who=several")
    expect(english.locator("form[data-question=busy]")).to_be_visible()
    expect(french.locator("form[data-question=who]")).to_be_visible()
    expect(french.locator("html")).to_have_attribute("lang", "fr")
    outcomes.note(site.name, "two in a page", "yes")
