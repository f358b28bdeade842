"""Everything that a finger can hit on a phone is large enough.

test_shapes.py goes over every kind of element; here is what it looks for.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from harness.targets import COMFORTABLE, LEAST, PHONE, targets

from .conftest import OpenPage

pytestmark = pytest.mark.browser


def too_small(page: Page) -> Iterator[str]:
    """What a finger can hardly hit on a phone."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    found = targets(page)
    assert found, f"nothing to hit on {page.url}"
    for target in found:
        size = f"{target.width:.0f} × {target.height:.0f}: {target.name}"
        if target.is_main and target.height < COMFORTABLE:
            yield f"low: {size}"
        elif not target.is_in_sentence and target.least < LEAST:
            yield f"small: {size}"


@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("/en/?who=several", "form button"),
        ("/en/?who=several", ".row label"),
        ("/en/?who=several", ".back a"),
        ("/en/?who=together", ".call-steps > summary"),
        ("/en/?who=together", "button[data-copy]"),
    ],
)
def test_a_finger_that_slides_off_does_nothing(
    open_page: OpenPage, path: str, control: str
) -> None:
    """What is pressed acts when it is let go, and only if that happens on it (WCAG 2.5.2)."""
    page = open_page(path)
    before = page.content()
    target = page.locator(control).first
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box, control
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(2, 2)
    page.mouse.up()
    assert page.content() == before
    assert page.locator(":checked").count() == 0
    assert page.url.endswith(path)
