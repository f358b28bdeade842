"""A third engine, nearest to Safari: journey, history, keyboard, walk, frame, small window.

Where there is no WebKitGTK, these tests are skipped, and the report says what to install.

Its driver cannot print, switch scripts off, hold an answer back or make a window narrower than 447
pixels: these are left to the other engines.
"""

from collections.abc import Iterator

import pytest

from harness.server import ProductionServer
from harness.webkit import WebKit, drivers

pytestmark = pytest.mark.browser

QUEUE = "who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"
NOT_THERE = "No WebKitGTK to test with: type sudo apt-get install webkit2gtk-driver xvfb"
IN_VIEW = """
  const shown = [...document.querySelectorAll(".node.is-now > .shape")]
    .find((shape) => shape.getClientRects().length);
  const { top, bottom } = shown.getBoundingClientRect();
  const bar = document.querySelector(".walk-controls").getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && (bottom <= bar.top || top >= bar.bottom);"""


@pytest.fixture(scope="module")
def webkit() -> Iterator[WebKit]:
    found = drivers()
    if not found:
        pytest.skip(NOT_THERE)
    browser = WebKit(*found)
    browser.start()
    yield browser
    browser.stop()


def answer(webkit: WebKit, question: str, *answers: str) -> None:
    for chosen in answers:
        webkit.click(f"[data-question={question}] .row:has([value={chosen}]) label")
    webkit.click(f"[data-question={question}] [type=submit]")


def arrive(webkit: WebKit, selector: str) -> None:
    """What must hold after each step: the heading has the focus, and the page is at its top."""
    webkit.element(selector)
    webkit.see("return document.activeElement === document.querySelector('#wizard h1')")
    assert webkit.run("return scrollY") == 0


def test_answers_lead_to_a_result_and_back_shows_them(
    webkit: WebKit, server: ProductionServer
) -> None:
    webkit.open(f"{server.origin}/en/")
    answer(webkit, "who", "menu")
    arrive(webkit, "[data-question=menu]")
    answer(webkit, "menu", "lead")
    arrive(webkit, "[data-question=menu-extras]")
    answer(webkit, "menu-extras", "hours", "voicemail")
    arrive(webkit, "article[data-configuration=ivr]")
    for address, chosen in [
        ("?who=menu&menu=lead", ["hours", "voicemail"]),
        ("?who=menu", ["lead"]),
        ("", ["menu"]),
    ]:
        webkit.back()
        webkit.see("return location.search === arguments[0]", address)
        webkit.see(
            "return [...document.querySelectorAll('[data-question] :checked')]"
            ".map(({ value }) => value).join() === arguments[0]",
            ",".join(chosen),
        )


def test_quick_back_and_forward_leave_page_and_address_together(
    webkit: WebKit, server: ProductionServer
) -> None:
    webkit.open(f"{server.origin}/en/?who=several")
    answer(webkit, "busy", "wait")
    arrive(webkit, "[data-question=team-extras]")
    answer(webkit, "team-extras", "none")
    arrive(webkit, "article")
    webkit.run("history.back(); setTimeout(() => history.back(), 30)")
    webkit.see("return location.search === '?who=several'")
    webkit.element("[data-question=busy]")


def test_a_question_is_answered_by_keyboard_and_shows_where_one_is(
    webkit: WebKit, server: ProductionServer
) -> None:
    webkit.open(f"{server.origin}/en/")
    webkit.run("document.querySelector('[data-question] [type=radio]').focus()")
    webkit.press("ArrowDown")
    ring = "getComputedStyle(document.querySelector('.row :checked + label')).outlineStyle"
    assert webkit.see(f"return {ring}") == "solid"
    webkit.press("Enter")
    arrive(webkit, "[data-question]:not([data-question=who])")


def test_the_step_of_a_walk_is_in_view(webkit: WebKit, server: ProductionServer) -> None:
    webkit.open(f"{server.origin}/en/?{QUEUE}&call=no-answer")
    webkit.element("[data-walk=next]:not([hidden])")
    steps = webkit.run("return document.querySelectorAll('.moment').length")
    assert steps >= 7
    for step in range(1, steps + 1):
        webkit.run("document.querySelector('[data-walk=next]').click()")
        assert f"Step {step} of {steps}" in webkit.run(
            "return document.querySelector('.walk-status').textContent"
        )
        webkit.see(IN_VIEW)


def test_a_frame_answers_and_lets_links_out(webkit: WebKit, server: ProductionServer) -> None:
    webkit.open(f"{server.origin}/en/integrate/")
    webkit.run("document.querySelector('iframe').scrollIntoView()")
    webkit.enter("iframe")
    answer(webkit, "who", "together")
    webkit.element("article[data-configuration=conference]")
    link = "document.querySelector('.frame-links a')"
    assert webkit.run(f"return {link}.matches('[target]')") is False
    assert webkit.run("return document.querySelector('base').target") == "_blank"
    webkit.leave()


@pytest.mark.parametrize("path", ["/fr/", "/en/?who=together", "/en/types/", "/fr/integrate/"])
def test_nothing_leads_sideways_in_a_small_window(
    webkit: WebKit, server: ProductionServer, path: str
) -> None:
    webkit.resize(460, 740)
    webkit.open(server.origin + path)
    assert webkit.run("return innerWidth") < 600
    assert webkit.run("return document.documentElement.scrollWidth <= innerWidth")
    webkit.resize(1200, 900)
