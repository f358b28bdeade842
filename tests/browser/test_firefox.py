"""What Firefox is asked in a way of its own: a lost connection, links out of a frame, paper.

Journeys, history and the walk are tried in it by the tests of all engines (`visitor.py`). Where
there is no Firefox, its tests are skipped, and the report says what to install.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from harness.server import ProductionServer
from wizard.content import LANGUAGES

from .paper import plain, printed

pytestmark = [pytest.mark.browser, pytest.mark.engine("firefox")]

A4 = {"width": "21in", "height": "29.7in"}
"""In centimetres: Playwright hands its inches on, and Firefox reads them as centimetres."""


@pytest.mark.feature("bad networks")
def test_a_lost_connection_is_said_and_the_step_can_be_tried_again(firefox_tab: Page) -> None:
    firefox_tab.goto("/fr/")
    firefox_tab.locator(".row:has([value=several]) label").click()
    firefox_tab.route(re.compile("who=several"), lambda route: route.abort())
    firefox_tab.locator("form [type=submit]").click()
    expect(firefox_tab.get_by_role("alert")).to_contain_text("La connexion semble coupée")
    expect(firefox_tab.locator("[value=several]")).to_be_checked()
    firefox_tab.unroute_all()
    firefox_tab.get_by_role("button", name="Réessayer").click()
    expect(firefox_tab.locator("form[data-question=busy]")).to_be_visible()


@pytest.mark.feature("frames")
@pytest.mark.parametrize("link", [".none-of-this a", ".frame-links a"])
def test_a_link_out_of_a_frame_opens_a_tab_and_leaves_the_frame(
    firefox_tab: Page, server: ProductionServer, link: str
) -> None:
    firefox_tab.set_content(
        f'<iframe src="{server.origin}/en/embed/" width="800" height="900"></iframe>'
    )
    frame = firefox_tab.frame_locator("iframe")
    expect(frame.locator("form[data-question=who]")).to_be_visible()
    with firefox_tab.context.expect_page() as opened:
        frame.locator(link).first.evaluate("(link) => link.click()")
    expect(opened.value).to_have_url(re.compile(rf"^{re.escape(server.origin)}/en/"))
    expect(frame.locator("form[data-question=who]")).to_be_visible()


@pytest.mark.feature("print")
@pytest.mark.parametrize("path", ["/fr/?who=together", "/fr/types/easypabx/"])
def test_paper_has_the_picture_and_the_list_of_the_call(
    firefox_tab: Page, tmp_path: Path, path: str
) -> None:
    firefox_tab.goto(path)
    labels = firefox_tab.locator("#call svg:visible .label").all_text_contents()
    summary = firefox_tab.locator("#call .call-steps > summary").inner_text()
    words = " ".join(printed(firefox_tab, tmp_path, **A4))
    assert plain(summary) in words
    first = plain(labels[0])
    assert words.count(first) >= 2, f"“{first}” stands once in the picture, once in the list"


@pytest.mark.feature("print")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_sheet_leaves_no_heading_alone(
    firefox_tab: Page, tmp_path: Path, language: str
) -> None:
    firefox_tab.goto(f"/{language}/sheet/?who=several&busy=wait&team-extras=limits")
    heads = firefox_tab.locator(".sheet :is(h2, .hint):visible").all_inner_texts()
    pages = printed(firefox_tab, tmp_path, **A4)
    assert len(pages) == 2
    assert not [head for head in heads if pages[0].endswith(plain(head))]
