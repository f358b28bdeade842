"""Host pages that read from right to left, style everything, or are as narrow as a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.embed.conftest import PATIENCE, Host, answer
from tests.embed.test_protocol import ELEMENT, SCRIPT, wait_until_it_grows, wizard_frame

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

LONGEST = "who=menu&amp;menu=lead" + "".join(
    f"&amp;menu-extras={extra}" for extra in ("team", "outside", "hours", "voicemail")
)
FITS = "() => document.documentElement.scrollHeight <= innerHeight"


def test_a_host_that_reads_from_right_to_left(host: Host, page: Page) -> None:
    page.goto(host.put(f"<div dir='rtl'><p>مقالة</p>{ELEMENT}</div>", head=SCRIPT))
    frame = wizard_frame(page)
    wait_until_it_grows(page)
    box = page.locator("iframe").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1024
    assert frame.evaluate("getComputedStyle(document.body).direction") == "ltr"
    answer(frame, "who=together")
    expect(page.frame_locator("iframe").locator("article")).to_be_visible()


def test_the_styles_of_a_host_do_not_reach_the_element(host: Host, page: Page) -> None:
    styles = """<style>
      * { font: 40px serif !important; color: red !important; }
      iframe { width: 50px !important; height: 50px !important; display: none !important; }
    </style>"""
    page.goto(host.put(ELEMENT, head=styles + SCRIPT))
    frame = wizard_frame(page)
    wait_until_it_grows(page)
    size = frame.evaluate("getComputedStyle(document.querySelector('.row-label')).fontSize")
    assert float(size.removesuffix("px")) < 30
    box = page.locator("iframe").bounding_box()
    assert box
    assert box["width"] > 900


def test_the_longest_result_needs_no_scrollbar_of_its_own(host: Host, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 740})
    page.set_default_timeout(PATIENCE)
    page.goto(host.put(ELEMENT.replace("lang", f'answers="{LONGEST}" lang'), head=SCRIPT))
    expect(page.frame_locator("iframe").locator("article")).to_be_visible()
    frame = page.frames[1]
    frame.wait_for_function(FITS)
    folded = frame.evaluate("innerHeight")
    frame.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    frame.wait_for_function(FITS.replace("=> ", f"=> innerHeight > {folded + 4000} && "))
    page.close()
