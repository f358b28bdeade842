"""A page goes on where it was left when the browser's back-forward cache brings it back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from harness import browser
from harness.server import ProductionServer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.feature("history"),
    pytest.mark.chromium("keep pages whole in its history"),
]


@pytest.fixture
def page(playwright: Playwright, server: ProductionServer) -> Iterator[Page]:
    """A tab of a browser that keeps pages, as browsers do; drivers switch that off."""
    keeping = playwright.chromium.launch(
        executable_path=browser.path(),
        args=[*browser.FLAGS],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = keeping.new_page(base_url=server.origin)
    page.add_init_script("addEventListener('pageshow', (shown) => { window.shown = shown; })")
    yield page
    keeping.close()


def back(page: Page) -> None:
    # The driver's own way waits for a load, and a page that was kept has none.
    page.evaluate("setTimeout(() => history.back())")


def test_a_question_left_for_another_page_is_as_it_was_and_goes_on(page: Page) -> None:
    page.goto("/en/")
    page.locator("[value=several]").check()
    page.locator(".continue button").click()
    page.wait_for_url("**/en/?who=several")
    page.locator("[value=wait]").check()
    page.locator(".site-pages a").click()
    page.wait_for_url("**/en/types/")
    back(page)
    page.wait_for_function("window.shown?.persisted")
    expect(page.locator("[value=wait]")).to_be_checked()
    page.locator(".continue button").click()
    expect(page.locator("form[data-question=team-extras]")).to_be_visible()
    back(page)
    expect(page.locator("form[data-question=busy] [value=wait]")).to_be_checked()
    back(page)
    expect(page.locator("form[data-question=who] [value=several]")).to_be_checked()
