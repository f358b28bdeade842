"""Every kind of element, opened once in a language and looked at in every way at once.

Motion, the Tab key, width, targets, contrast and zoom are looked at one after the other, since each
would open every page for itself. What each looks for stands in the file that it is named after.
"""

import pytest

from harness.shapes import Shape
from harness.targets import PHONE

from .conftest import ENGINE, OpenPage, Tabs, each_shape
from .keyboard import TabKeyboard
from .test_colours import pale
from .test_layout import cut_off
from .test_targets import too_small
from .test_walk import moving
from .test_zoom import crowded

pytestmark = [pytest.mark.browser, pytest.mark.feature("layout")]

UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


# Pages in French are longer. `make test-all` looks at those in English, too; in a frame the longer
# language is enough.
IN_TURN = ("fr", pytest.param("en", marks=pytest.mark.slow))


@each_shape
@pytest.mark.parametrize("language", IN_TURN)
def test_a_page_is_still_and_has_a_way_for_keys_room_targets_and_contrast(
    open_shape: OpenPage, tabs: Tabs, shape: Shape, language: str
) -> None:
    if ENGINE == "firefox":
        tabs.renew()  # there, Tab goes on to the browser's own bar, and stays for the next page
    theme = "dark" if shape.is_framed else "light"
    page = open_shape(shape, language, size=PHONE, scheme=theme, still=True)
    # Firefox's driver asks a page neither for less motion nor for a theme.
    faults = [f"moves: {what}" for what in moving(page)] if ENGINE == "chromium" else []
    page.emulate_media(reduced_motion="no-preference")
    faults += TabKeyboard(page).missed()
    page.evaluate("document.activeElement.blur()")
    has_room_to_check = language in shape.languages
    faults += cut_off(page) if has_room_to_check else []
    page.emulate_media(color_scheme="light")
    page.evaluate(UNFOLD)
    faults += too_small(page)
    if ENGINE == "chromium":
        faults += pale(page)
    faults += crowded(page) if has_room_to_check else []
    assert not faults, "\n".join(faults)
