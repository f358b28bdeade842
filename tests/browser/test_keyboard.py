"""Journeys by keyboard alone, and a visible focus on everything that takes it."""

import string
from itertools import cycle

import pytest
from playwright.sync_api import expect

from tests.shortest import shortest_way
from wizard.content import LANGUAGES, engine, words

from .conftest import ENGINE, OpenPage
from .keyboard import Keyboard, TabKeyboard
from .visitor import Visitor, address

pytestmark = [pytest.mark.browser, pytest.mark.feature("keyboard")]

TYPES = tuple(engine().catalogue.types)
IN_TURN = (
    *zip(TYPES, cycle(LANGUAGES), strict=False),
    *(
        pytest.param(*other, marks=pytest.mark.slow)
        for other in zip(TYPES, cycle(reversed(LANGUAGES)), strict=False)
    ),
)
"""Each type in one language; in the other one, keys do the same, and `make test-all` goes there."""


@pytest.mark.parametrize(("configuration", "language"), IN_TURN)
def test_each_type_is_reached_read_and_left_by_keyboard(
    open_page: OpenPage, configuration: str, language: str
) -> None:
    page = open_page(f"/{language}/")
    keyboard = TabKeyboard(page)
    interface = words(language)["interface"]
    way = shortest_way(configuration)
    for number, (question, chosen) in enumerate(way, start=1):
        keyboard.answer(question, *chosen)
        given = tuple((q, answer) for q, answers in way[:number] for answer in answers)
        page.wait_for_url(f"**{address(language, given)}")
        expect(page.locator("#wizard h1")).to_be_focused()
    expect(page.locator("article")).to_have_attribute("data-configuration", configuration)

    # The picture in words, a call that goes another way, and why not the others.
    keyboard.tab_to(interface["diagram_list"])
    keyboard.press("Enter")
    expect(page.locator(".call-steps > ol").first).to_be_visible()
    keyboard.tab_to(page.locator(".scenarios a").last.inner_text())
    keyboard.press("Enter")
    expect(page.locator("#walk-title")).to_be_focused()
    keyboard.tab_to(interface["walk_leave"])
    keyboard.press("Enter")
    expect(page.locator(".walk")).to_have_count(0)
    expect(page.locator(".scenarios a").first).to_be_focused()
    keyboard.tab_to(interface["others_title"])
    keyboard.press("Space")
    expect(page.locator(".other").first).to_be_visible()
    keyboard.tab_to(interface["restart"])
    keyboard.leave()
    page.wait_for_url(f"**/{language}/")
    keyboard.keep(f"{configuration}-{language}")


@pytest.mark.parametrize("path", ["/en/?who=several&busy=wait", "/en/?who=together&call=join"])
def test_no_character_is_a_shortcut(open_page: OpenPage, path: str) -> None:
    """WCAG 2.1.4: somebody who speaks to their computer types whole words by mistake."""
    page = open_page(path)
    before = page.content()
    characters = string.ascii_letters + string.digits + string.punctuation
    if ENGINE == "firefox":
        characters = characters.replace("/", "").replace("'", "")  # its own search, in folds too
    page.keyboard.type(characters)
    assert page.content() == before
    assert page.url.endswith(path)


def test_the_language_changes_by_keyboard_and_keeps_the_answers(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several&busy=wait")
    keyboard = TabKeyboard(page)
    keyboard.tab_to("Français")
    keyboard.leave()
    page.wait_for_url("**/fr/?who=several&busy=wait")
    keyboard.tab_to("team-extras=hours")


def test_a_whole_journey_with_tab_arrows_space_and_enter(everybody: Visitor) -> None:
    keyboard = Keyboard(everybody)
    everybody.open("/en/")

    keyboard.tab_to("who=one")
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.is_on("who=several")
    everybody.sees("[value=several]:checked")
    keyboard.tab_to("Continue", at_most=1)
    everybody.step(keyboard.leave, "/en/?who=several")

    keyboard.tab_to("busy=wait")
    keyboard.press("Space")
    everybody.step(keyboard.leave, "/en/?who=several&busy=wait")

    keyboard.tab_to("team-extras=hours")
    keyboard.press("Space")
    keyboard.tab_to("Continue")
    query = "?who=several&busy=wait&team-extras=hours"
    everybody.step(lambda: keyboard.leave("Space"), f"/en/{query}")
    everybody.sees("article[data-configuration=call-queue]")

    keyboard.tab_to("The same call, step by step")
    keyboard.press("Enter")
    everybody.sees(".call-steps[open]")
    busy = words("en").say("questions.busy.short")
    # All that "Your call" still offers lies between.
    keyboard.tab_to(f"Change – {busy}", at_most=50)
    everybody.step(keyboard.leave, f"/en/{query}&change=busy")

    # The chosen answer is the one that Tab stops at; the arrows lead to its neighbours.
    keyboard.tab_to("busy=wait")
    answers = [answer.id for answer in engine().catalogue.questions["busy"].answers]
    keyboard.press("ArrowDown")
    keyboard.is_on(f"busy={answers[answers.index('wait') + 1]}")


def test_the_arrows_go_round(open_page: OpenPage) -> None:
    """Not in WebKitGTK, where they stop at the first answer and at the last."""
    page = open_page("/en/?who=several&busy=wait&change=busy")
    keyboard = TabKeyboard(page)
    keyboard.tab_to("busy=wait")
    keyboard.press("ArrowUp")
    keyboard.is_on("busy=unknown")


def test_an_error_is_read_and_mended_by_keyboard(visitor: Visitor) -> None:
    keyboard = Keyboard(visitor)
    visitor.open("/en/")
    keyboard.tab_to("Continue")
    visitor.step(keyboard.leave, "/en/?who=")
    visitor.sees_focus("#error-summary")
    keyboard.press("Tab")
    keyboard.is_on("Choose what happens")
    keyboard.press("Enter")
    keyboard.is_on("who=one")


@pytest.mark.parametrize("path", ["/fr/", "/en/?who=together", "/fr/types/", "/en/types/ivr/"])
def test_the_first_tab_offers_to_skip_to_the_content(visitor: Visitor, path: str) -> None:
    keyboard = Keyboard(visitor)
    visitor.open(path)
    keyboard.press("Tab")
    visitor.sees_focus(".skip")
    box = visitor.run("() => document.querySelector('.skip').getBoundingClientRect().toJSON()")
    width, height = visitor.run("() => [innerWidth, innerHeight]")
    assert min(box["top"], box["left"]) >= 0, path
    assert box["right"] <= width, path
    assert box["bottom"] <= height, path
    assert box["height"] >= 24, f"the skip link is {box['height']} px high"
    keyboard.press("Enter")
    visitor.sees_focus("#wizard")
    keyboard.press("Tab")
    visitor.sees_focus("#wizard *")
