"""The wizard in real hosts: seen, answered, as high as it needs, and out of it again."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.visitor import press_to_leave
from tests.embed.conftest import TO_A_RESULT
from tests.hosts.sites.host import Host
from tests.hosts.table import Outcomes

pytestmark = [pytest.mark.browser, pytest.mark.host]

INSIDE = "Math.ceil(document.body.getBoundingClientRect().height)"
ROUNDS = 4


def press(control: Locator, engine: str) -> None:
    """Presses Enter, or what is left of it: Firefox's driver has no keys for a frame of a site."""
    if engine == "chromium":
        press_to_leave(control)
    else:
        control.evaluate("(control) => { control.focus(); control.click(); }")


def answer(frame: FrameLocator, pair: str, engine: str) -> None:
    """Gives an answer such as `who=one` on the page of its question, and waits for the next."""
    question, _, value = pair.partition("=")
    expect(frame.locator(f"form[data-question={question}]")).to_be_visible()
    frame.locator(f"input[name='{question}'][value='{value}']").evaluate("(i) => i.click()")
    press(frame.locator("form button"), engine)
    expect(frame.locator(f"form[data-question={question}]")).to_have_count(0)


def opened(page: Page, site: Host, name: str = "one") -> FrameLocator:
    """The wizard in a page of the host, at its first question."""
    page.goto(f"{site.origin}/{name}/")
    frame = page.frame_locator("iframe").first
    expect(frame.locator("form[data-question=who]")).to_be_visible()
    return frame


def go(page: Page, site: Host, name: str) -> None:
    """Follows a link of the host, by keyboard: it moves under a mouse while a frame grows."""
    press_to_leave(page.get_by_role("link", name=name, exact=True).last)
    expect(page).to_have_url(f"{site.origin}/" + (f"{name.lower()}/" if name != "First" else ""))


def needs_routes(site: Host) -> None:
    if not site.links:
        pytest.skip(f"{site.name} loads each page anew")


def test_every_step_is_as_high_as_it_needs(
    page: Page, site: Host, engine: str, outcomes: Outcomes
) -> None:
    frame = opened(page, site)
    expect(page.get_by_text("The article goes on.")).to_be_visible()
    element = page.locator("iframe")
    for step in (None, *TO_A_RESULT):
        if step:
            answer(frame, step, engine)
        shown, needed = 0, 1
        for _ in range(20):
            page.wait_for_timeout(250)
            shown = element.evaluate("(frame) => frame.clientHeight")
            needed = site.highest or page.frames[1].evaluate(INSIDE)
            if shown >= needed:
                break
        if not step or shown < needed:
            seen = f"{shown} px" if shown >= needed else f"only {shown} px"
            outcomes.note(site.name, "height", engine, seen)
        assert shown >= needed, step
    expect(frame.locator("article[data-match]")).to_be_visible()
    outcomes.note(site.name, "question and answer", engine, "yes")


@pytest.mark.chromium("measure how far a page jumps: no other browser has layout-shift")
def test_the_page_stays_where_it_is(
    page: Page, site: Host, engine: str, outcomes: Outcomes
) -> None:
    opened(page, site)
    page.wait_for_timeout(1500)
    shift = page.evaluate("shift")
    outcomes.note(site.name, "shift", engine, f"{shift:.3f}")
    assert shift < site.most_shift


def test_a_link_leads_out(
    page: Page, site: Host, engine: str, wizard: str, outcomes: Outcomes
) -> None:
    frame = opened(page, site)
    answer(frame, "who=several", engine)
    page.wait_for_timeout(500)
    link = frame.get_by_role("link", name="Open in a new tab")
    if site.lets_frames_open_tabs:
        with page.context.expect_page() as tab:
            press(link, engine)
        expect(tab.value).to_have_url(f"{wizard}/en/?who=several")
        expect(frame.locator("form[data-question=busy]")).to_be_visible()
    else:
        page.locator("iframe").focus()  # only who is in the frame can make it move the page
        press(link, engine)
        expect(page).to_have_url(f"{wizard}/en/?who=several")
    outcomes.note(site.name, "link out", engine, "yes")


def test_two_in_a_page(page: Page, site: Host, engine: str, outcomes: Outcomes) -> None:
    english = opened(page, site, "two")
    french = page.frame_locator("iframe").nth(1)
    page.locator("iframe").nth(1).scroll_into_view_if_needed()  # it may wait until it is near
    expect(french.locator("form[data-question=who]")).to_be_visible()
    answer(english, "who=several", engine)
    expect(english.locator("form[data-question=busy]")).to_be_visible()
    expect(french.locator("form[data-question=who]")).to_be_visible()
    expect(french.locator("html")).to_have_attribute("lang", "fr")
    outcomes.note(site.name, "two in a page", engine, "yes")


def test_routes_leave_nothing_behind(
    page: Page, site: Host, engine: str, outcomes: Outcomes
) -> None:
    if not site.links:
        outcomes.note(site.name, "routes", engine, "none")
    needs_routes(site)
    opened(page, site)
    page.evaluate("window.isTheSame = true")
    listeners, entries = page.evaluate("[listeners, history.length]")
    for _ in range(ROUNDS):
        for name, wizards in (("Two", 2), ("First", 0), ("One", 1)):
            go(page, site, name)
            expect(page.locator("iframe")).to_have_count(wizards)
            for number in range(wizards):
                frame = page.frame_locator("iframe").nth(number)
                expect(frame.locator("form[data-question=who]")).to_be_visible()
    assert page.evaluate("isTheSame"), "The host has loaded a page anew"
    assert len(page.frames) == 2
    assert page.evaluate("[listeners, history.length]") == [listeners, entries + 3 * ROUNDS]
    outcomes.note(site.name, "routes", engine, "yes")


@pytest.mark.chromium("count the documents that are kept in memory")
def test_routes_leave_nothing_in_memory(page: Page, site: Host) -> None:
    needs_routes(site)
    session = page.context.new_cdp_session(page)

    def kept() -> int:
        for _ in range(2):
            go(page, site, "Two")
            expect(page.locator("iframe")).to_have_count(2)
            go(page, site, "First")
            expect(page.locator("iframe")).to_have_count(0)
        session.send("HeapProfiler.collectGarbage")
        return int(session.send("Memory.getDOMCounters")["documents"])

    opened(page, site)
    first = kept()
    assert [kept() for _ in range(3)][-1] <= first


def test_answers_are_there_when_a_reader_comes_back(page: Page, site: Host, engine: str) -> None:
    needs_routes(site)
    if site.forgets:
        pytest.skip(f"{site.name} replaces what others keep in history.state")
    frame = opened(page, site)
    answer(frame, "who=several", engine)
    page.wait_for_function("history.state?.['alias-wizard']")
    go(page, site, "First")
    expect(page.locator("iframe")).to_have_count(0)
    page.go_back()
    expect(frame.locator("form[data-question=busy]")).to_be_visible()


def test_a_reader_without_javascript_has_a_link(site: Host, wizard: str) -> None:
    if not site.is_written_by_the_server:
        pytest.skip(f"{site.name} shows nothing at all without JavaScript")
    with urlopen(f"{site.origin}/one/") as response:
        read = LexborHTMLParser(response.read())
    assert read.css_first(f"a[href^='{wizard}/en/']")
    assert "The article goes on." in read.text()
