"""Bad networks: the reader sees that something goes on, what went wrong and a way on.

On the page and in a frame, and in both languages. Whatever happens, the answers stay chosen.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, product

import pytest
from playwright.sync_api import Error, FrameLocator, Page, Route, expect

from harness.server import ProductionServer
from wizard.content import LANGUAGES, words

pytestmark = [pytest.mark.browser, pytest.mark.feature("bad networks")]

Place = Page | FrameLocator
Answer = Callable[[Route], None]

SECOND = re.compile(r"/(embed/)?\?who=")
"""Where the first answer leads, on the page and in a frame."""


def refused(status: int) -> Answer:
    return lambda route: route.fulfill(status=status, body="<h1>Sorry</h1>")


def lost(route: Route) -> None:
    route.abort("internetdisconnected")


def broken_off(route: Route) -> None:
    route.abort("connectionreset")


FAULTS: dict[str, tuple[Answer, str]] = {
    "offline": (lost, "lost"),
    "broken-off": (broken_off, "lost"),
    **{str(status): (refused(status), "failed") for status in (500, 502, 503, 504)},
}


@pytest.fixture(params=["page", "frame"])
def open_first(
    request: pytest.FixtureRequest, tab: Page, server: ProductionServer
) -> Callable[[str], Place]:
    """Opens the first question in a language, alone or in the frame of another page."""

    def open_first(language: str) -> Place:
        if request.param == "page":
            tab.goto(f"/{language}/")
            return tab
        frame = f'<iframe src="/{language}/embed/" width="800" height="2100"></iframe>'
        host = f"{server.origin}/host"
        tab.route(host, lambda route: route.fulfill(body=frame, content_type="text/html"))
        with tab.expect_response(re.compile("htmx-2")):  # it comes after all else
            tab.goto(host)
        return tab.frame_locator("iframe")

    return open_first


class Held:
    """Answers that are held back until they are let go."""

    def __init__(self, tab: Page, addresses: re.Pattern[str]) -> None:
        self.routes: list[Route] = []
        tab.route(addresses, lambda route: self.routes.append(route))

    def let_go(self) -> None:
        for route in self.routes:
            with suppress(Error):  # whoever asked for it no longer waits
                route.continue_()


def choose(place: Place, answer: str) -> None:
    place.locator(f".row:has([value={answer}]) label").click()
    expect(place.locator(f"[value={answer}]")).to_be_checked()


def go_on(place: Place) -> None:
    place.locator("form[data-question] [type=submit]").click()


def said(language: str, key: str) -> str:
    return words(language).say(f"interface.connection.{key}")


# Each fault, alone and framed, in one language; in the other, `make test-all` has the same words.
IN_TURN = list(zip(FAULTS, cycle(LANGUAGES), strict=False))
EACH = [
    pytest.param(*each, marks=[] if each in IN_TURN else [pytest.mark.slow])
    for each in product(FAULTS, LANGUAGES)
]


@pytest.mark.parametrize(("fault", "language"), EACH)
def test_a_step_that_fails_says_so_and_can_be_tried_again(
    tab: Page, open_first: Callable[[str], Place], fault: str, language: str
) -> None:
    answer, key = FAULTS[fault]
    place = open_first(language)
    choose(place, "several")
    tab.route(SECOND, answer)
    go_on(place)
    alert = place.get_by_role("alert")
    expect(alert).to_have_text(said(language, key))
    expect(alert).to_be_in_viewport()
    expect(place.locator("[value=several]")).to_be_checked()
    expect(place.locator("form[data-question=who] [type=submit]")).to_be_focused()
    tab.unroute(SECOND)
    place.get_by_role("button", name=said(language, "retry")).click()
    expect(place.locator("form[data-question=busy]")).to_be_visible()
    expect(place.locator("h1")).to_be_focused()
    expect(alert).to_have_count(0)


def test_a_second_failure_is_said_as_the_first(tab: Page) -> None:
    tab.goto("/en/?who=several&busy=wait")
    tab.route(re.compile("change=busy"), refused(503))
    back = tab.locator(".back a")
    for answer, key in [(refused(503), "failed"), (lost, "lost")]:
        tab.route(re.compile("change=busy"), answer)
        if key == "failed":
            back.click()
        else:
            tab.get_by_role("button", name=said("en", "retry")).press("Enter")
        expect(tab.get_by_role("alert")).to_have_text(said("en", key))
        expect(back).to_be_focused()


def test_a_scenario_that_does_not_come_is_said_beside_its_link(tab: Page) -> None:
    tab.goto("/en/?who=together")
    link = tab.locator(".scenarios a").first
    tab.route(re.compile("call="), lost)
    link.click()
    expect(tab.get_by_role("alert")).to_have_text(said("en", "lost"))
    expect(tab.get_by_role("alert")).to_be_in_viewport()
    tab.unroute(re.compile("call="))
    tab.get_by_role("button", name=said("en", "retry")).click()
    expect(tab.locator("#walk-title")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slow_answer_is_announced_after_a_moment(
    tab: Page, open_first: Callable[[str], Place], language: str
) -> None:
    tab.clock.install()
    place = open_first(language)
    choose(place, "several")
    held = Held(tab, SECOND)
    tab.clock.pause_at(tab.evaluate("Date.now()") + 1000)
    with tab.expect_request(SECOND):
        go_on(place)
    waiting = place.get_by_role("status").filter(has_text=said(language, "waiting"))
    tab.clock.run_for(390)
    expect(waiting).to_have_count(0)
    tab.clock.run_for(20)
    expect(waiting).to_be_in_viewport()
    held.let_go()
    tab.clock.resume()
    expect(place.locator("form[data-question=busy]")).to_be_visible()
    expect(waiting).to_have_count(0)


def test_an_answer_that_never_comes_is_given_up(tab: Page) -> None:
    tab.goto("/en/")
    assert tab.evaluate("htmx.config.timeout") == 20_000
    tab.evaluate("htmx.config.timeout = 50")
    held = Held(tab, SECOND)
    choose(tab, "several")
    go_on(tab)
    expect(tab.get_by_role("alert")).to_have_text(said("en", "lost"))
    assert held.routes


def test_of_two_answers_in_a_row_the_last_counts(
    tab: Page, open_first: Callable[[str], Place]
) -> None:
    place = open_first("en")
    held = Held(tab, SECOND)
    for answer in ("several", "menu"):
        choose(place, answer)
        with tab.expect_request(SECOND):
            go_on(place)
    held.let_go()
    expect(place.locator("form[data-question=menu]")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    expect(place.locator("form[data-question=menu]")).to_be_visible()


def test_back_while_an_answer_is_awaited_counts(tab: Page) -> None:
    tab.goto("/en/")
    choose(tab, "several")
    go_on(tab)
    expect(tab).to_have_url(re.compile("who=several$"))
    third = re.compile("busy=")
    held = Held(tab, third)
    choose(tab, "wait")
    with tab.expect_request(third):
        go_on(tab)
    tab.go_back()
    expect(tab.locator("form[data-question=who]")).to_be_visible()
    held.let_go()
    tab.wait_for_load_state("networkidle")
    expect(tab).to_have_url(re.compile("/en/$"))
    expect(tab.locator("form[data-question=who]")).to_be_visible()


@pytest.mark.parametrize("status", [200, 404, 429])
def test_a_page_that_is_not_ours_is_shown_whole(tab: Page, status: int) -> None:
    """What a hotel's network or a proxy answers has no part to put in the place of a question."""
    tab.goto("/en/")
    tab.route(SECOND, refused(status))
    choose(tab, "several")
    go_on(tab)
    expect(tab.locator("h1")).to_have_text("Sorry")
    expect(tab).to_have_url(re.compile("who=several$"))


@pytest.mark.parametrize("status", [404, 503])
def test_where_back_fails_the_browser_shows_what_is_at_the_address(tab: Page, status: int) -> None:
    tab.goto("/en/")
    choose(tab, "several")
    go_on(tab)
    expect(tab.locator("form[data-question=busy]")).to_be_visible()
    tab.route(re.compile("/en/$"), refused(status))
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("Sorry")
    expect(tab).to_have_url(re.compile("/en/$"))
