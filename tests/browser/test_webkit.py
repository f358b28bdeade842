"""What WebKitGTK, the engine nearest to Safari, is asked in a way of its own.

Journeys, history, the walk and the keyboard are tried in it by the tests of all engines
(`visitor.py`). Where there is no WebKitGTK, its tests are skipped, and the report says what to
install.

Its driver cannot print, switch scripts off, hold an answer back or make a window narrower than 447
pixels: these are left to the other engines.
"""

from http import HTTPStatus
from pathlib import Path

import pytest

from harness.server import ProductionServer
from harness.shapes import cover
from harness.webkit import WebKit

from .test_layout import FAULTS, READABLE
from .test_zoom import OVERLAPS
from .visitor import WebKitVisitor

pytestmark = [pytest.mark.browser, pytest.mark.engine("webkit")]

QUEUE = "who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"


@pytest.mark.feature("frames")
def test_a_frame_answers_and_lets_links_out(webkit: WebKit, server: ProductionServer) -> None:
    webkit.open(f"{server.origin}/en/integrate/")
    webkit.run("document.querySelector('iframe').scrollIntoView()")
    webkit.enter("iframe")
    visitor = WebKitVisitor(webkit, server.origin)
    visitor.choose("who", "together")
    visitor.click("[data-question] [type=submit]")
    visitor.sees("article[data-configuration=conference]")
    link = "document.querySelector('.frame-links a')"
    assert webkit.run(f"return {link}.matches('[target]')") is False
    assert webkit.run("return document.querySelector('base').target") == "_blank"
    webkit.leave()


@pytest.mark.slow  # it starts a server twice
@pytest.mark.feature("bad networks")
def test_a_server_that_is_gone_is_said_and_the_step_can_be_tried_again(
    webkit: WebKit, tmp_path: Path
) -> None:
    gone = ProductionServer(tmp_path / "log", WEB_CONCURRENCY="1")
    gone.start()
    visitor = WebKitVisitor(webkit, gone.origin)
    visitor.open("/en/")
    visitor.choose("who", "several")
    gone.stop()
    visitor.click("[data-question=who] [type=submit]")
    visitor.sees("[role=alert]")
    assert visitor.given() == ["several"]
    gone.start()
    visitor.follow("[role=alert] + button", "/en/?who=several")
    visitor.sees("[data-question=busy]")
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
    assert name.startswith("Diagram of a call: Conference – ")
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
