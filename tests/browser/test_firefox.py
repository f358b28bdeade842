"""A second engine: what Firefox does with the pages, the frame, the walk and the printed result.

Where there is no Firefox, these tests are skipped, and the report says what to install.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from harness.browser import firefox as launched_firefox
from harness.server import ProductionServer
from wizard.content import LANGUAGES

from .conftest import PATIENCE
from .paper import TO_INSTALL, plain, printed
from .visitor import TabVisitor

pytestmark = [pytest.mark.browser, pytest.mark.engine("firefox")]

CALL = "who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"
"""Answers whose call is long enough to leave the screen of a phone."""
A4 = {"width": "21in", "height": "29.7in"}
"""In centimetres: Playwright hands its inches on, and Firefox reads them as centimetres."""


@pytest.fixture(scope="module")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    browser = launched_firefox(playwright)
    if not browser:
        pytest.skip(f"No Firefox to test with: {TO_INSTALL}")
    yield browser
    browser.close()


@pytest.fixture
def tab(firefox: Browser, server: ProductionServer) -> Iterator[Page]:
    context = firefox.new_context(base_url=server.origin, locale="en-GB")
    context.set_default_timeout(2 * PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.feature("journeys")
def test_answers_lead_to_a_result(tab: Page) -> None:
    visitor = TabVisitor(tab)
    visitor.open("/en/")
    visitor.answer("who", "several", leads_to="/en/?who=several")
    visitor.answer("busy", "wait", leads_to="/en/?who=several&busy=wait")
    visitor.answer("team-extras", "none", leads_to="/en/?who=several&busy=wait&team-extras=none")
    expect(tab.locator("article[data-configuration=minipabx] h1")).to_be_focused()
    for chosen in ("none", "wait", "several"):
        tab.go_back()
        expect(tab.locator(f".row [value={chosen}]")).to_be_checked()


@pytest.mark.feature("history")
def test_quick_back_and_forward_leave_page_and_address_together(tab: Page) -> None:
    """A reload that a second press overtakes would leave them apart: seen in one of five tries."""
    visitor = TabVisitor(tab)
    for presses in [(-1, -1), (-1, 1, -1)] * 3:
        visitor.open("/en/")
        visitor.answer("who", "several", leads_to="/en/?who=several")
        visitor.answer("busy", "wait", leads_to="/en/?who=several&busy=wait")
        visitor.answer(
            "team-extras", "none", leads_to="/en/?who=several&busy=wait&team-extras=none"
        )
        for by in presses:
            tab.evaluate("(by) => history.go(by)", by)
            tab.wait_for_timeout(30)
        steps_left = 3 + sum(presses)
        address = ["/en/", "/en/?who=several", "/en/?who=several&busy=wait"][steps_left]
        expect(tab).to_have_url(tab.url.split("/en/")[0] + address)
        question = ["who", "busy", "team-extras"][steps_left]
        expect(tab.locator(f"form[data-question={question}]")).to_be_visible()
        tab.wait_for_timeout(500)  # nothing that is late changes it
        expect(tab.locator(f"form[data-question={question}]")).to_be_visible()


@pytest.mark.feature("bad networks")
def test_a_lost_connection_is_said_and_the_step_can_be_tried_again(tab: Page) -> None:
    tab.goto("/fr/")
    tab.locator(".row:has([value=several]) label").click()
    tab.route(re.compile("who=several"), lambda route: route.abort())
    tab.locator("form [type=submit]").click()
    expect(tab.get_by_role("alert")).to_contain_text("La connexion semble coupée")
    expect(tab.locator("[value=several]")).to_be_checked()
    tab.unroute_all()
    tab.get_by_role("button", name="Réessayer").click()
    expect(tab.locator("form[data-question=busy]")).to_be_visible()


@pytest.mark.feature("frames")
@pytest.mark.parametrize("link", [".none-of-this a", ".frame-links a"])
def test_a_link_out_of_a_frame_opens_a_tab_and_leaves_the_frame(
    tab: Page, server: ProductionServer, link: str
) -> None:
    tab.set_content(f'<iframe src="{server.origin}/en/embed/" width="800" height="900"></iframe>')
    frame = tab.frame_locator("iframe")
    expect(frame.locator("form[data-question=who]")).to_be_visible()
    with tab.context.expect_page() as opened:
        frame.locator(link).first.evaluate("(link) => link.click()")
    expect(opened.value).to_have_url(re.compile(rf"^{re.escape(server.origin)}/en/"))
    expect(frame.locator("form[data-question=who]")).to_be_visible()


@pytest.mark.feature("print")
@pytest.mark.parametrize("path", ["/fr/?who=together", "/fr/types/easypabx/"])
def test_paper_has_the_picture_and_the_list_of_the_call(
    tab: Page, tmp_path: Path, path: str
) -> None:
    tab.goto(path)
    labels = tab.locator("#call svg:visible .label").all_text_contents()
    summary = tab.locator("#call .call-steps > summary").inner_text()
    words = " ".join(printed(tab, tmp_path, **A4))
    assert plain(summary) in words
    first = plain(labels[0])
    assert words.count(first) >= 2, f"“{first}” stands once in the picture, once in the list"


@pytest.mark.feature("print")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_sheet_leaves_no_heading_alone(tab: Page, tmp_path: Path, language: str) -> None:
    tab.goto(f"/{language}/sheet/?who=several&busy=wait&team-extras=limits")
    heads = tab.locator(".sheet :is(h2, .hint):visible").all_inner_texts()
    pages = printed(tab, tmp_path, **A4)
    assert len(pages) == 2
    assert not [head for head in heads if pages[0].endswith(plain(head))]


@pytest.mark.feature("walk")
def test_the_step_of_a_walk_is_in_view_on_a_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"/en/?{CALL}&call=no-answer")
    following = tab.get_by_role("button", name="Next step")
    steps = tab.locator(".moment").count()
    assert steps >= 7
    for step in range(1, steps + 1):
        following.press("Enter")
        expect(tab.locator(".walk-status")).to_contain_text(f"Step {step} of {steps}")
        shape = tab.locator(".node.is-now:visible > .shape").first
        expect(shape).to_be_in_viewport(ratio=0.99)
        box, bar = shape.bounding_box(), tab.locator(".walk-controls").bounding_box()
        assert box
        assert bar
        assert box["y"] + box["height"] <= bar["y"] or box["y"] >= bar["y"] + bar["height"], step
