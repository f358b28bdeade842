"""Larger text, more space, less room: nothing cut off, nothing on top of another, no way sideways.

test_shapes.py goes over every kind of element, in both languages; here is what it looks for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from .conftest import ENGINE, OpenPage
from .test_layout import FAULTS, READABLE

pytestmark = [pytest.mark.browser, pytest.mark.feature("zoom")]

ZOOMED = (320, 256)
"""What is left of 1280 × 1024 pixels at 400 % (WCAG 1.4.10)."""
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
"""What a reader may set (WCAG 1.4.12)."""

OVERLAPS = """() => {
  // Lines of text that lie on each other, though neither is inside the other.
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg, script, noscript, .unseen, .skip")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest(".table-scroll")) continue; // a sticky column lies on what it hides
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1) boxes.push([box, node.data.trim().slice(0, 30), node]);
  }
  boxes.sort(([one], [other]) => one.top - other.top);
  const faults = [];
  boxes.forEach(([box, text, node], place) => {
    for (let next = place + 1; next < boxes.length && boxes[next][0].top < box.bottom; next++) {
      const [other, otherText, otherNode] = boxes[next];
      if (otherNode === node) continue;
      const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (wide > 2 && high > Math.min(box.height, other.height) / 3)
        faults.push(`“${text}” lies on “${otherText}”`);
    }
  });
  return faults;
}"""

Way = Callable[[Page], "Iterator[None]"]


@contextmanager
def default_text_twice_as_large(page: Page) -> Iterator[None]:
    """The browser's own setting: media queries hear of it too."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    try:
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        yield
    finally:
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        devtools.detach()


@contextmanager
def root_text_twice_as_large(page: Page) -> Iterator[None]:
    """As text zoom does: media queries do not hear of it."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield
    page.evaluate("document.documentElement.style.fontSize = ''")


@contextmanager
def page_zoomed_fourfold(page: Page) -> Iterator[None]:
    page.set_viewport_size({"width": ZOOMED[0], "height": ZOOMED[1]})
    yield


@contextmanager
def text_spaced(page: Page) -> Iterator[None]:
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        SPACING,
    )
    yield
    page.evaluate("document.adoptedStyleSheets = []")


WAYS = (
    # Firefox's driver cannot change the setting; the next way differs by media queries alone.
    *((default_text_twice_as_large,) if ENGINE == "chromium" else ()),
    root_text_twice_as_large,
    page_zoomed_fourfold,
    text_spaced,
)


def crowded(page: Page) -> Iterator[str]:
    """What is cut off or covered in a page, its folds open, with larger text or less room."""
    for way in WAYS:
        page.set_viewport_size({"width": 640, "height": 800})
        with way(page):
            found = [*page.evaluate(FAULTS, READABLE), *page.evaluate(OVERLAPS)]
        yield from (f"{way.__name__}: {fault}" for fault in found)


def test_text_that_lies_on_other_text_is_found(open_page: OpenPage) -> None:
    """A test of the test."""
    page = open_page("/en/")
    assert page.evaluate(OVERLAPS) == []
    page.evaluate("document.querySelector('.progress').style.marginBlockEnd = '-1.5em'")
    assert page.evaluate(OVERLAPS)
