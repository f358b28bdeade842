"""Every kind of element at every width: nothing cut off, nothing to scroll sideways for.

test_shapes.py goes over the pieces; here is what it looks for, and what only some pages have.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.shortest import shortest_way
from wizard.content import LANGUAGES, engine

from .conftest import DESKTOP, OpenPage
from .visitor import address

pytestmark = [pytest.mark.browser, pytest.mark.feature("layout")]

SIZES = ((320, 640), (360, 740), (768, 1024), (1280, 800), (560, 315))

READABLE = 12
"""The smallest text of a diagram, in CSS pixels, at any width."""

FAULTS = """(readable) => {
  const faults = [];
  const root = document.documentElement;
  const say = (element) => {
    const words = element.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
    return [element.localName, ...element.classList].join(".") + ` “${words}”`;
  };

  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1
        && !element.closest("svg, .table-scroll, .to-fill"));
    faults.push(`scrolls sideways, ${root.scrollWidth} px in ${root.clientWidth}: `
      + wide.slice(0, 3).map(say).join(", "));
  }

  for (const figure of document.querySelectorAll("figure[data-diagram]")) {
    const drawn = [...figure.querySelectorAll("svg[role=img]")]
      .filter((svg) => svg.getClientRects().length);
    // In Firefox, what is in a closed fold has no boxes.
    if (drawn.length !== 1 && (drawn.length || !figure.closest("details:not([open])")))
      faults.push(`${drawn.length} diagrams of ${figure.dataset.diagram}`);
    for (const svg of drawn) {
      const frame = svg.getBoundingClientRect();
      const scale = svg.getScreenCTM().a;
      if (svg.parentElement.scrollWidth > svg.parentElement.clientWidth)
        faults.push(`the diagram of ${figure.dataset.diagram} is wider than its place`);
      for (const text of svg.querySelectorAll("text")) {
        const box = text.getBoundingClientRect();
        if (box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
          faults.push(`outside its diagram: ${say(text)}`);
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        if (size < readable) faults.push(`${size.toFixed(1)} px small: ${say(text)}`);
      }
      // A label stays in its box, a condition in its pill.
      for (const group of svg.querySelectorAll("g")) {
        const shape = group.querySelector(":scope > .shape, :scope > .pill");
        if (!shape) continue;
        const room = shape.getBoundingClientRect();
        for (const text of group.querySelectorAll(":scope > text:not(.step)")) {
          const box = text.getBoundingClientRect();
          if (box.left < room.left - 1 || box.right > room.right + 1)
            faults.push(`wider than its box: ${say(text)}`);
        }
      }
    }
  }

  // Words that come out of the box of their own control.
  const controls = ".row label, .chip, button, .button, .scenarios a";
  for (const control of document.querySelectorAll(controls)) {
    if (control.getClientRects().length && control.scrollWidth > control.clientWidth)
      faults.push(`wider than its box: ${say(control)}`);
  }

  // Text cut off by its own box, or lying on other text in the same row.
  for (const element of document.querySelectorAll("#wizard *, header.site *")) {
    if (element.closest("svg, .unseen, .skip") || !element.getClientRects().length) continue;
    if (getComputedStyle(element).overflowX !== "visible"
        && !element.matches(".table-scroll, .to-fill, .call-wide, input")
        && element.scrollWidth > element.clientWidth + 1)
      faults.push(`cut off: ${say(element)}`);
  }
  return faults;
}"""


def cut_off(page: Page) -> Iterator[str]:
    """What is cut off or too wide in a page, at any width."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"{width}×{height}: {fault}" for fault in page.evaluate(FAULTS, READABLE))


def test_the_names_of_the_types_stay_over_their_table(open_page: OpenPage) -> None:
    page = open_page("/en/types/", size=DESKTOP)
    page.locator("tbody tr").last.scroll_into_view_if_needed()
    for name in page.locator("thead th").all():
        expect(name).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("configuration", engine().catalogue.types)
def test_the_picture_of_a_result_is_on_the_first_screen(
    open_page: OpenPage, configuration: str, language: str
) -> None:
    way = shortest_way(configuration)
    given = tuple((question, answer) for question, answers in way for answer in answers)
    page = open_page(address(language, given), size=DESKTOP)
    expect(page.locator("article")).to_have_attribute("data-match", "exact")
    box = page.locator("article figure svg").first.bounding_box()
    assert box, "no picture"
    seen = (DESKTOP[1] - box["y"]) / box["height"]
    assert seen > 1 / 3, f"of the picture, {seen:.0%} is on the first screen"


@pytest.mark.feature("print")
@pytest.mark.chromium("show a page on the screen as it will be on paper")
@pytest.mark.parametrize(
    "path",
    [
        "?who=one&place=outside&dropped=busy",
        "?who=menu&menu=application&script-extras=outside",
        "?who=several&busy=wait&team-extras=none",
        "types/expert-queue/",
    ],
    ids=["exact", "nearest", "retired", "type"],
)
def test_paper_has_the_result_with_its_diagram_and_cautions(open_page: OpenPage, path: str) -> None:
    page = open_page(f"/fr/{path}", size=(718, 1000))
    page.wait_for_load_state("networkidle")  # the script that unfolds for paper comes last
    page.emulate_media(media="print")
    for what in ("article h1", "article .lead", "article .facts", "article .cautions li"):
        assert page.locator(what).first.is_visible(), f"not on paper: {what}"
    drawn = page.locator("figure svg[role=img]:visible")
    expect(drawn).to_have_count(page.locator("figure").count())
    for what in (".site-pages", ".languages", ".share-actions", ".answer-change", ".skip"):
        assert not page.locator(what).first.is_visible(), f"of no use on paper: {what}"
    faults = page.evaluate(FAULTS, 8)
    assert not faults, "\n".join(faults)


@pytest.mark.feature("print")
@pytest.mark.chromium("show a page on the screen as it will be on paper")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_white_with_dark_text_whatever_the_theme(open_page: OpenPage, theme: str) -> None:
    page = open_page(f"/en/?who=together&theme={theme}", scheme="light")
    page.emulate_media(media="print")
    inks: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries(["body", ".lead", ".hint", ".facts dt", ".match", "h2"].map(
          (name) => [name, getComputedStyle(document.querySelector(name)).color]))"""
    )
    pale = {name: ink for name, ink in inks.items() if _lightness(ink) > 0.5}
    assert not pale, f"pale on white paper: {pale}"


def _lightness(colour: str) -> float:
    numbers = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return sum(float(number) for number in numbers) / 3 / 255
