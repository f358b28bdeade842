"""The walk through a call, by keyboard and without a script, and the list that tells it."""

import pytest
from playwright.sync_api import Page, expect

from wizard.content import LANGUAGES, engine

from .conftest import OpenPage
from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.feature("walk")]

QUEUE = "/en/?who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"
STEPS = 7
FONTS = ("DejaVu Sans", "Liberation Sans")

PICTURE = """() => [...document.querySelectorAll(".call-wide [data-node]")]
  .filter((node) => !node.querySelector(":scope > .step"))
  .map((node) => [...node.querySelectorAll(":scope > .label")]
    .map((text) => [...text.childNodes].map((part) => part.textContent).join(" ")).join(" "))"""

NEXT = "[data-walk=next]"
IN_VIEW = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)]
    .map((element) => element.getBoundingClientRect()).filter(({ height }) => height > 0);
  const [shape] = boxes(".node.is-now > .shape");
  const [next] = boxes("[data-walk=next]");
  const [bar] = boxes(".walk-controls");
  const isWhole = ({ top, bottom }) => top >= -1 && bottom <= innerHeight + 1;
  return !!shape && isWhole(shape) && isWhole(next)
    && (shape.bottom <= bar.top || shape.top >= bar.bottom);
}"""
"""What is told now and the button for the next step are in view, and no bar lies on either."""

MOVING = """() => [...document.querySelectorAll("*")].flatMap((element) =>
  [null, "::before", "::after"].filter((part) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
    return animationName !== "none" || scrollBehavior === "smooth"
      || transitionDuration.split(", ").some((duration) => parseFloat(duration) > 0);
  }).map((part) => `${element.localName}.${element.className.baseVal ?? element.className}${part}`))
"""
RUNNING = "document.getAnimations().map((animation) => animation.animationName ?? 'script')"

CUT_OFF = """(font) => {
  const faults = [];
  for (const svg of document.querySelectorAll("figure svg[role=img]")) {
    svg.style.fontFamily = `"${font}"`;
    svg.parentElement.style.display = "block";
    for (const group of svg.querySelectorAll("g")) {
      const shape = group.querySelector(":scope > .shape, :scope > .pill");
      if (!shape) continue;
      const room = shape.getBBox();
      for (const text of group.querySelectorAll(":scope > text:not(.step)")) {
        const box = text.getBBox();
        if (box.x < room.x || box.x + box.width > room.x + room.width)
          faults.push(`${svg.dataset.flow}: “${text.textContent}” in ${font}`);
      }
    }
  }
  return faults;
}"""


def moving(page: Page) -> list[str]:
    """What moves on a page, or would with the next step."""
    return [*page.evaluate(MOVING), *page.evaluate(RUNNING)]


def status(page: Page) -> str:
    return page.locator(".walk-status").inner_text()


def test_a_scenario_is_played_to_its_end_by_keyboard(walker: Visitor) -> None:
    walker.open(QUEUE)
    walker.run("() => { window.sameDocument = true; }")
    walker.press("Enter", on=".scenarios a[href*='call=no-answer']")
    walker.sees_focus("#walk-title")
    walker.sees_address(f"{QUEUE}&call=no-answer#call")
    assert walker.run("() => window.sameDocument")
    walker.sees(".moment", times=STEPS)

    walker.press("Tab")
    walker.sees_focus("[data-walk=play]")
    for step in range(1, STEPS + 1):
        walker.press("ArrowRight")
        walker.sees(".walk-status", text=f"Step {step} of {STEPS} – ")
        walker.sees(".moment[aria-current=step]", times=1)
        node = walker.run("() => document.querySelector('.moment[aria-current]').dataset.node")
        walker.sees(".call-wide .node.is-now", times=1)
        walker.sees(f".call-wide .node.is-now[data-node={node}]")
    walker.sees("[data-walk=next][aria-disabled=true]")
    walker.sees(".walk-status", text="voicemail")
    walker.press("ArrowLeft")
    walker.sees(".walk-status", text=f"Step {STEPS - 1} of {STEPS}")


def test_play_goes_by_itself_and_pauses(open_page: OpenPage) -> None:
    page = open_page(f"{QUEUE}&call=closed")
    page.clock.install()
    page.get_by_role("button", name="Play").click()
    assert status(page).startswith("Step 1 of 4")
    page.clock.run_for(2_700)
    assert status(page).startswith("Step 2 of 4")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(10_000)
    assert status(page).startswith("Step 2 of 4")
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(10_000)
    assert status(page).startswith("Step 4 of 4")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


STILL = pytest.param(True, marks=pytest.mark.chromium("ask a page for less motion"))


@pytest.mark.parametrize("still", [False, STILL])
def test_a_step_moves_only_for_those_who_did_not_ask_for_less(
    open_page: OpenPage, still: bool
) -> None:
    page = open_page(f"{QUEUE}&call=closed", still=still)
    page.get_by_role("button", name="Next step").click()
    page.get_by_role("button", name="Next step").click()
    assert bool(moving(page)) != still, moving(page)


@pytest.mark.parametrize("size", [(1280, 800), (360, 740), (320, 256)])
def test_what_is_told_is_in_view_with_the_buttons_that_keep_the_focus(
    walker: Visitor, size: tuple[int, int]
) -> None:
    walker.resize(*size)
    walker.open(f"{QUEUE}&call=no-answer")
    walker.run(f"() => document.querySelector('{NEXT}').focus()")
    for step in range(1, STEPS + 1):
        walker.press("Enter")
        walker.sees(".walk-status", text=f"Step {step} of {STEPS}")
        walker.comes_true(IN_VIEW)
        walker.sees_focus(NEXT)
    walker.sees(f"{NEXT}[aria-disabled=true]")
    walker.press("Enter")
    walker.sees(".walk-status", text=f"Step {STEPS} of {STEPS}")
    walker.sees_focus(NEXT)


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_the_buttons_lie_on_no_picture_before_they_are_used(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(f"{QUEUE}&call=no-answer", size=size)
    picture = page.locator("#call figure").bounding_box()
    buttons = page.locator(".walk-controls").bounding_box()
    assert picture
    assert buttons
    assert buttons["y"] >= picture["y"] + picture["height"]


@pytest.mark.feature("history")
def test_back_leaves_the_scenario(open_page: OpenPage) -> None:
    page = open_page(QUEUE)
    page.get_by_role("link", name="You are closed").click()
    expect(page.locator("#walk-title")).to_be_focused()
    page.go_back()
    expect(page.locator(".walk")).to_have_count(0)
    page.go_forward()
    expect(page.locator("#walk-title")).to_have_text("You are closed")


@pytest.mark.chromium("switch scripts off for one tab")
def test_without_a_script_a_scenario_is_a_page(open_page: OpenPage) -> None:
    page = open_page(QUEUE, js=False)
    page.get_by_role("link", name="You are closed").click()
    expect(page.locator(".moment")).to_have_count(4)
    expect(page.locator(".walk-controls button").first).to_be_hidden()
    page.get_by_role("link", name="Show the whole call again").click()
    expect(page.locator(".walk")).to_have_count(0)


@pytest.mark.parametrize("configuration", engine().catalogue.types)
def test_the_list_tells_what_the_picture_shows_in_its_order(
    open_page: OpenPage, configuration: str
) -> None:
    """The list as assistive technology gets it, against the labels of the drawing."""
    page = open_page(f"/en/types/{configuration}/")
    page.locator(".call-steps > summary").click()
    told = page.locator(".call-steps > ol").aria_snapshot()
    position = 0
    for label in (label.replace("\N{NO-BREAK SPACE}", " ") for label in page.evaluate(PICTURE)):
        found = told.find(label, position)
        assert found >= 0, f"“{label}” is not told after {told[:position][-80:]!r}"
        position = found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_cut_off_in_either_font(open_page: OpenPage, language: str) -> None:
    for configuration in engine().catalogue.types:
        page = open_page(f"/{language}/types/{configuration}/")
        for font in FONTS:
            assert page.evaluate("(font) => document.fonts.check(`16px '${font}'`)", font)
            assert page.evaluate(CUT_OFF, font) == []
