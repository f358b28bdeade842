"""Contrast as painted: every text, line, sign and control on every piece of page.

Measured in both themes, with each accent that a host may choose, and in forced colours, where a
picture keeps its own colours and what had only a background to show it is gone.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.shapes import Shape
from wizard.address import ACCENTS

from .conftest import OpenPage, each_shape
from .keyboard import Keyboard

pytestmark = pytest.mark.browser

TEXT, REST = 4.5, 3
"""The least contrast of text, and of lines, signs and the outlines of controls (1.4.3, 1.4.11)."""
QUEUE = "/en/?who=several&busy=wait&team-extras=hours"

FAULTS = """([least, leastOfRest]) => {
  const faults = new Set();
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const isPaint = (colour) => colour !== "none" && channels(colour)[3] > 0;
  const over = ([r, g, b, a], ground, opacity) => [r, g, b].map((channel, place) =>
    channel * (a / 255) * opacity + ground[place] * (1 - (a / 255) * opacity));
  const light = (colour) => colour.slice(0, 3)
    .map((channel) => channel / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const opacityOf = (element) => {
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
    return opacity;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] === 255) return channels(backgroundColor);
    }
    return [255, 255, 255, 255];
  };
  const words = (element) => element.textContent.trim().replace(/\\s+/g, " ").slice(0, 30);
  const say = (what, element, found) => faults.add(
    `${what} ${found.toFixed(2)}: ${element.localName}.${element.getAttribute("class") ?? ""} in `
    + `${element.parentElement.getAttribute("class") ?? element.parentElement.localName} `
    + `“${words(element)}”`);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

  for (const svg of document.querySelectorAll("svg")) {
    if (!isShown(svg)) continue;
    const filled = []; // boxes, in the order of painting: what comes later lies on top
    for (const part of svg.querySelectorAll("path, rect, circle, text")) {
      const { fill, stroke } = getComputedStyle(part);
      const { x, y, width, height } = part.getBoundingClientRect();
      const middle = [x + width / 2, y + height / 2];
      const under = filled.findLast(([box]) => middle[0] > box.left && middle[0] < box.right
        && middle[1] > box.top && middle[1] < box.bottom);
      const ground = under ? under[1] : groundOf(svg);
      const opacity = opacityOf(part);
      const seen = [fill, stroke].filter(isPaint)
        .map((paint) => contrast(over(channels(paint), ground, opacity), ground));
      if (part.localName === "text") {
        if (seen[0] < least) say("text", part, seen[0]);
      } else if (!(Math.max(...seen) >= leastOfRest)) {
        say("drawn", part, Math.max(0, ...seen));
      }
      if (part.matches(".shape, .pill, .mark") && isPaint(fill)) {
        filled.push([part.getBoundingClientRect(), over(channels(fill), ground, opacity)]);
      }
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, noscript, .unseen, .skip, :disabled"))
      continue;
    if (!isShown(element)) continue;
    const ground = groundOf(element);
    const ink = over(channels(getComputedStyle(element).color), ground, opacityOf(element));
    if (contrast(ink, ground) < least) say("text", element, contrast(ink, ground));
  }

  const controls = ".row label, .chip, button, .button, .scenarios a, select, textarea, "
    + "input:not([type=hidden], [type=radio], [type=checkbox])";
  for (const control of document.querySelectorAll(controls)) {
    if (!isShown(control) || control.disabled) continue;
    const ground = groundOf(control.parentElement);
    const { borderTopColor, backgroundColor } = getComputedStyle(control);
    const seen = Math.max(...[borderTopColor, backgroundColor]
      .map((paint) => contrast(over(channels(paint), ground, 1), ground)));
    if (seen < leastOfRest) say("outline", control, seen);
  }
  return [...faults];
}"""

UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


@each_shape
def test_everything_painted_has_its_contrast(open_shape: OpenPage, shape: Shape) -> None:
    page = open_shape(shape, "en")
    page.evaluate(UNFOLD)
    faults: list[str] = []
    for scheme in ("light", "dark"):
        for accent in ACCENTS:
            page.emulate_media(color_scheme=scheme, forced_colors="none")
            page.evaluate(
                "(accent) => { document.documentElement.dataset.accent = accent; }", accent
            )
            faults += [f"{scheme}, {accent}: {f}" for f in page.evaluate(FAULTS, [TEXT, REST])]
        page.emulate_media(color_scheme=scheme, forced_colors="active")
        faults += [f"{scheme}, forced: {f}" for f in page.evaluate(FAULTS, [TEXT, REST])]
    assert not faults, "\n".join(faults)


def test_what_is_still_to_come_in_a_walk_can_be_read(open_page: OpenPage) -> None:
    page = open_page(f"{QUEUE}&call=no-answer")
    page.get_by_role("button", name="Next step").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAULTS, [TEXT, REST]) == []


def test_what_is_too_pale_is_found(open_page: OpenPage) -> None:
    """A test of the test: a pale text, line and border are found."""
    page = open_page(QUEUE)
    assert page.evaluate(FAULTS, [TEXT, REST]) == []
    page.evaluate("""() => {
      document.querySelector(".call .label").style.opacity = 0.3;
      document.querySelector(".call .line").style.stroke = "#ddd";
      document.querySelector(".lead").style.color = "#999";
      document.querySelector(".share input").style.borderColor = "#eee";
    }""")
    said = page.evaluate(FAULTS, [TEXT, REST])
    for what in (r"text .+\\.label", r"drawn .+\\.line", r"text .+\\.lead", r"outline .+input"):
        assert any(re.match(what.replace("\\\\", "\\"), fault) for fault in said), (what, said)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/en/?who=several&change=who", "input[name=who]{state} + label"),
        ("/en/integrate/", "label:has([name=platform]{state})"),
    ],
    ids=["answer", "choice"],
)
def test_forced_colours_tell_what_is_chosen_from_where_one_is(
    open_page: OpenPage, path: str, label: str
) -> None:
    page = open_page(path, forced=True)
    chosen = page.locator(label.format(state=":checked"))
    other = page.locator(label.format(state=":not(:checked)")).first
    expect(chosen).to_have_css("border-top-width", "3px")
    expect(other).to_have_css("border-top-width", "1px")
    for either in (chosen, other):
        expect(either).to_have_css("outline-style", "none")
    page.keyboard.press("Tab")
    page.locator("input:checked").first.focus()
    expect(chosen).to_have_css("outline-style", "solid")


def test_forced_colours_show_where_one_is_among_links(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several", forced=True)
    current = page.locator(".languages [aria-current]")
    expect(current).to_have_css("text-decoration-line", "underline")

    page = open_page(f"{QUEUE}&call=closed", forced=True)
    widths = {
        name: page.locator(f".call-wide .edge.is-{name} > .line").first.evaluate(
            "(line) => getComputedStyle(line).strokeWidth"
        )
        for name in ("lit", "dim")
    }
    assert widths == {"lit": "4px", "dim": "1px"}
    expect(page.locator(".scenarios [aria-current]")).to_have_css("border-top-width", "2px")


@pytest.mark.parametrize("path", ["/fr/?who=several", f"{QUEUE}&call=closed"])
def test_forced_colours_show_the_focus(open_page: OpenPage, path: str) -> None:
    page = open_page(path, forced=True)
    stops = Keyboard(page).every_stop()
    assert len(stops) > 5, stops
