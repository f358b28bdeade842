"""Everything that a finger can hit on a phone is large enough."""

import pytest

from harness.shapes import Shape
from harness.targets import COMFORTABLE, LEAST, PHONE, targets
from wizard.content import LANGUAGES

from .conftest import OpenPage, each_shape

pytestmark = pytest.mark.browser


@each_shape
def test_every_target_is_large_enough(open_shape: OpenPage, shape: Shape) -> None:
    faults: list[str] = []
    for language in LANGUAGES:
        page = open_shape(shape, language, size=PHONE)
        found = targets(page)
        assert found, f"nothing to hit on {shape.url(language)}"
        for target in found:
            size = f"{language}: {target.width:.0f} × {target.height:.0f}: {target.name}"
            if target.is_main and target.height < COMFORTABLE:
                faults.append(f"low: {size}")
            elif not target.is_in_sentence and target.least < LEAST:
                faults.append(f"small: {size}")
    assert not faults, "\n".join(faults)


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
