"""Every piece of page, opened once in each language and looked at in every way at once.

Width, zoom, targets and contrast were four tests, each of which opened every page for itself. What
each looks for stands in the file that it is named after.
"""

import pytest

from harness.shapes import Shape
from wizard.content import LANGUAGES

from .conftest import OpenPage, each_shape
from .test_colours import pale
from .test_layout import cut_off
from .test_targets import too_small
from .test_zoom import crowded

pytestmark = pytest.mark.browser

UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


@each_shape
def test_a_page_has_room_targets_and_contrast(open_shape: OpenPage, shape: Shape) -> None:
    faults: list[str] = []
    for language in LANGUAGES:
        page = open_shape(shape, language)
        found = [*cut_off(page)] if language in shape.languages else []
        page.emulate_media(color_scheme="light")
        page.evaluate(UNFOLD)
        found += too_small(page)
        found += crowded(page) if language in shape.languages else []
        # Colours are the same in each language.
        found += pale(page) if language == LANGUAGES[-1] else []
        faults += [f"{language}, {fault}" for fault in found]
    assert not faults, "\n".join(faults)
