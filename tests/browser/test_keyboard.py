"""A whole journey by keyboard, and a visible focus on everything that takes it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .visitor import Visitor

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // The ring of an answer is drawn around its row.
  const ringed = [focused, focused.matches("input[id]")
    && document.querySelector(`label[for="${focused.id}"]`)]
    .filter(Boolean)
    .map((element) => [element, getComputedStyle(element)])
    .find(([, style]) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  const box = (ringed ? ringed[0] : focused).getBoundingClientRect();
  const seen = document.elementFromPoint(
    Math.min(innerWidth - 1, Math.max(0, box.x + Math.min(box.width / 2, 20))),
    Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height / 2, 20))));
  return {
    name: focused.matches("input") ? `${focused.name}=${focused.value}`
      : `${focused.localName} ${(focused.textContent || focused.id).trim().replace(/\\s+/g, " ")}`,
    tag: focused.localName,
    ring: ringed ? parseFloat(ringed[1].outlineWidth) : 0,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: !!seen && (focused.contains(seen) || !!ringed && ringed[0].contains(seen)
      || seen.contains(focused)),
  };
}"""

Focus = dict[str, Any]


class Keyboard:
    """Presses keys and keeps a log of where the focus went."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log: list[str] = []

    def focus(self) -> Focus | None:
        focused: Focus | None = self.page.evaluate(FOCUSED)
        return focused

    def press(self, key: str) -> Focus | None:
        """Presses a key; whatever control has the focus then must show it."""
        self.page.keyboard.press(key)
        focused = self.focus()
        self.log.append(f"{key} → {focused['name'] if focused else 'the page'}")
        if focused and focused["tag"] not in ("h1", "main"):
            assert focused["ring"] >= 2, f"no visible focus on {focused['name']}: {self}"
            assert focused["inView"], f"out of view with focus: {focused['name']}: {self}"
            assert focused["uncovered"], f"covered with focus: {focused['name']}: {self}"
        return focused

    def tab_to(self, wanted: str, *, key: str = "Tab", at_most: int = 40) -> None:
        for _ in range(at_most):
            focused = self.press(key)
            if focused and wanted in focused["name"]:
                return
        raise AssertionError(f"{at_most} times {key} did not reach “{wanted}”: {self}")

    def every_stop(self) -> list[str]:
        """The names of all controls in the order of Tab, from the skip link until it comes again.

        A browser without a window may or may not stop at the page in between.
        """
        stops: list[str] = []
        while (focused := self.press("Tab")) and focused["name"] not in stops[:1]:
            stops.append(focused["name"])
            assert len(stops) < 200, f"the focus never leaves: {self}"
        return stops

    def __str__(self) -> str:
        return "\n  " + "\n  ".join(self.log)


def test_a_whole_journey_with_tab_arrows_space_and_enter(visitor: Visitor) -> None:
    page = visitor.page
    keyboard = Keyboard(page)
    visitor.open("/en/")

    keyboard.tab_to("who=one")
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    focused = keyboard.focus()
    assert focused, keyboard
    assert focused["name"] == "who=several", keyboard
    expect(page.locator("[value=several]")).to_be_checked()
    keyboard.tab_to("Continue", at_most=1)
    visitor.step(lambda: page.keyboard.press("Enter"), "/en/?who=several")

    keyboard.tab_to("busy=wait")
    keyboard.press("Space")
    visitor.step(lambda: page.keyboard.press("Enter"), "/en/?who=several&busy=wait")

    keyboard.tab_to("team-extras=hours")
    keyboard.press("Space")
    keyboard.tab_to("Continue")
    query = "?who=several&busy=wait&team-extras=hours"
    visitor.step(lambda: page.keyboard.press("Space"), f"/en/{query}")
    expect(page.locator("article")).to_have_attribute("data-configuration", "call-queue")

    keyboard.tab_to("The same call, step by step")
    keyboard.press("Enter")
    expect(page.locator(".call-steps").first).to_have_attribute("open", "")
    keyboard.tab_to("Change – If nobody can answer")
    visitor.step(lambda: page.keyboard.press("Enter"), f"/en/{query}&change=busy")

    # The chosen answer is the one that Tab stops at; the arrows go round.
    keyboard.tab_to("busy=wait")
    keyboard.press("ArrowUp")
    focused = keyboard.focus()
    assert focused, keyboard
    assert focused["name"] == "busy=unknown", keyboard


def test_an_error_is_read_and_mended_by_keyboard(visitor: Visitor) -> None:
    page = visitor.page
    keyboard = Keyboard(page)
    visitor.open("/en/")
    keyboard.tab_to("Continue")
    visitor.step(lambda: page.keyboard.press("Enter"), "/en/?who=")
    expect(page.locator("#error-summary")).to_be_focused()
    focused = keyboard.press("Tab")
    assert focused, keyboard
    assert "Choose what happens" in focused["name"], keyboard
    keyboard.press("Enter")
    focused = keyboard.focus()
    assert focused, keyboard
    assert focused["name"] == "who=one", keyboard


@pytest.mark.parametrize("path", ["/fr/", "/en/?who=together", "/fr/types/", "/en/types/ivr/"])
def test_the_first_tab_offers_to_skip_to_the_content(visitor: Visitor, path: str) -> None:
    page = visitor.page
    keyboard = Keyboard(page)
    visitor.open(path)
    keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    box = skip.bounding_box()
    assert box, path
    assert box["height"] >= 24, f"the skip link is {box['height']} px high"
    keyboard.press("Enter")
    expect(page.locator("#wizard")).to_be_focused()
    focused = keyboard.press("Tab")
    assert focused, keyboard
    assert page.locator("#wizard :focus").count() == 1, f"Tab after the skip link: {keyboard}"


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        ("/fr/?who=several", "light"),
        ("/en/?who=", "dark"),
        ("/fr/?who=several&busy=wait&team-extras=none", "dark"),
        ("/en/types/", "light"),
    ],
    ids=["question", "error", "result", "types"],
)
def test_tab_visits_everything_once_and_always_shows_where(
    open_page: OpenPage, path: str, scheme: str
) -> None:
    page = open_page(path, size=(360, 740), scheme=scheme)
    # From the top, though an error has taken the focus for itself.
    page.evaluate("""() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    }""")
    stops = Keyboard(page).every_stop()
    groups = page.locator("fieldset:has(input[type=radio])").count()
    ticks = page.locator("input[type=checkbox]").count()
    others = page.locator(
        "a[href]:visible, button:visible, summary:visible, input[readonly], [tabindex='0']"
    ).count()
    assert len(stops) == groups + ticks + others, stops
