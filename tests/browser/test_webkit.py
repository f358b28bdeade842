"""A third engine, nearest to Safari: what the tests of all engines do not try in it.

Journeys, the walk and the keyboard are tried in it by the tests of the others (`visitor.py`).

Where there is no WebKitGTK, these tests are skipped, and the report says what to install.

Its driver cannot print, switch scripts off, hold an answer back or make a window narrower than 447
pixels: these are left to the other engines.
"""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from harness.server import ProductionServer
from harness.shapes import cover
from harness.webkit import WebKit

from .conftest import opened_webkit
from .test_layout import FAULTS, READABLE
from .test_zoom import OVERLAPS

pytestmark = [pytest.mark.browser, pytest.mark.engine("webkit")]

QUEUE = "who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"


@pytest.fixture
def new_window() -> Iterator[WebKit]:
    """A window that no test has resized: no window manager gives one the focus back."""
    yield from opened_webkit()


def answer(webkit: WebKit, question: str, *answers: str) -> None:
    for chosen in answers:
        webkit.click(f"[data-question={question}] .row:has([value={chosen}]) label")
    webkit.click(f"[data-question={question}] [type=submit]")


def arrive(webkit: WebKit, selector: str) -> None:
    """What must hold after each step: the heading has the focus, and the page is at its top."""
    webkit.element(selector)
    webkit.see("return document.activeElement === document.querySelector('#wizard h1')")
    assert webkit.run("return scrollY") == 0


@pytest.mark.feature("journeys")
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


@pytest.mark.feature("history")
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


@pytest.mark.feature("keyboard")
def test_a_question_is_answered_by_keyboard_and_shows_where_one_is(
    new_window: WebKit, server: ProductionServer
) -> None:
    webkit = new_window
    webkit.open(f"{server.origin}/en/")
    webkit.run("document.querySelector('[data-question] [type=radio]').focus()")
    webkit.press("ArrowDown")
    ring = "getComputedStyle(document.querySelector('.row :checked + label')).outlineStyle"
    assert webkit.see(f"return {ring}") == "solid"
    webkit.press("Enter")
    arrive(webkit, "[data-question]:not([data-question=who])")


@pytest.mark.feature("frames")
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


@pytest.mark.feature("bad networks")
def test_a_server_that_is_gone_is_said_and_the_step_can_be_tried_again(
    webkit: WebKit, tmp_path: Path
) -> None:
    gone = ProductionServer(tmp_path / "log")
    gone.start()
    webkit.open(f"{gone.origin}/en/")
    webkit.click("[data-question=who] .row:has([value=several]) label")
    gone.stop()
    webkit.click("[data-question=who] [type=submit]")
    webkit.element("[role=alert]")
    assert webkit.run("return document.querySelector('[value=several]').checked")
    gone.start()
    webkit.click("[role=alert] + button")
    arrive(webkit, "[data-question=busy]")
    gone.stop()


@pytest.mark.feature("assistive technology")
@pytest.mark.parametrize(("query", "role"), [("", "radio"), ("?who=several&busy=wait", "checkbox")])
def test_a_question_is_told_to_a_screen_reader(
    webkit: WebKit, server: ProductionServer, query: str, role: str
) -> None:
    webkit.open(f"{server.origin}/en/{query}")
    heading = webkit.run("return document.querySelector('#wizard h1').innerText")
    assert webkit.told("#wizard fieldset") == ("group", heading)
    answer = webkit.run("return document.querySelector('.row .row-label').innerText")
    assert webkit.told(f".row [type={role}]") == (role, answer)
    assert webkit.told("[data-question] [type=submit]") == ("button", "Continue")


@pytest.mark.feature("assistive technology")
def test_a_picture_is_told_to_a_screen_reader(webkit: WebKit, server: ProductionServer) -> None:
    webkit.open(f"{server.origin}/en/?who=together&call=join")
    role, name = webkit.told("#call svg[role=img]")
    assert role in ("image", "img")
    assert name.startswith("Diagram of a call: Conference")
    assert webkit.told("[data-walk=next]") == ("button", "Next step")
    assert webkit.told(".walk-status")[0] == "status"


LOOKED_AT = ("/fr/", "/en/?who=together", "/en/types/", "/fr/integrate/", f"/fr/?{QUEUE}")
NARROW, WIDE = 460, 1200
"""The narrow one has the less room."""
PLACES = [
    *((path, NARROW) for path in LOOKED_AT),
    *(
        pytest.param(*place, marks=pytest.mark.slow)
        for place in (
            *((path, WIDE) for path in LOOKED_AT),
            *((shape.url("fr"), NARROW) for shape in cover() if shape.status == HTTPStatus.OK),
        )
    ),
]
LARGE = "document.documentElement.style.fontSize = '200%'"


@pytest.mark.feature("layout")
@pytest.mark.parametrize(("path", "width"), PLACES)
def test_nothing_is_cut_off_or_leads_sideways(
    webkit: WebKit, server: ProductionServer, path: str, width: int
) -> None:
    webkit.resize(width, 900)
    webkit.open(server.origin + path)
    assert (webkit.run("return innerWidth") < 600) == (width == NARROW)
    assert webkit.run(f"return ({FAULTS})(arguments[0])", READABLE) == []


@pytest.mark.feature("zoom")
@pytest.mark.parametrize(("path", "width"), PLACES)
def test_text_twice_as_large_has_room(
    webkit: WebKit, server: ProductionServer, path: str, width: int
) -> None:
    webkit.resize(width, 900)
    webkit.open(server.origin + path)
    webkit.run(LARGE)
    assert webkit.run(f"return ({FAULTS})(arguments[0])", READABLE) == []
    assert webkit.run(f"return ({OVERLAPS})()") == []
