"""The builder's own code, pasted: the host's page stays where it is, and the question is whole."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.embed.conftest import PATIENCE, Host
from tests.hosts.pasted import for_page

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

WIDTHS = (360, 560, 768, 1024, 1440)
WATCH = """<script>
  var shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shift += value;
  }).observe({ type: "layout-shift", buffered: true });
</script>"""
BEFORE = "<h1>An article</h1><p>Some words that say what this page is about.</p>"
AFTER = "<p>The article goes on.</p>" * 40


def opened(browser: Browser, url: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    expect(page.frame_locator("iframe").locator("form button")).to_be_visible()
    page.frames[1].wait_for_load_state()  # a host does not wait for the styles of a lazy frame
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_the_element_does_not_make_the_page_jump(host: Host, browser: Browser, width: int) -> None:
    page = opened(
        browser, host.put(BEFORE + for_page("html", host.wizard, "fr") + AFTER, head=WATCH), width
    )
    page.wait_for_function("document.querySelector('alias-wizard').frame.clientHeight > 1000")
    page.evaluate("new Promise((done) => setTimeout(done, 600))")
    assert page.evaluate("shift") < 0.1
    page.close()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_frame_that_never_grows_shows_the_button(
    host: Host, browser: Browser, width: int, language: str
) -> None:
    frame = for_page("html-frame", host.wizard, language)
    page = opened(browser, host.put(BEFORE + frame + AFTER, head=WATCH), width)
    bottom = page.frames[1].evaluate(
        "document.querySelector('form button').getBoundingClientRect().bottom"
    )
    assert bottom < page.locator("iframe").evaluate("(frame) => frame.clientHeight")
    assert page.evaluate("shift") < 0.1
    page.close()
