"""axe on a host's page with the wizard in its frame, read as one; all shapes in `make test-all`."""

from itertools import cycle, product

import pytest
from playwright.sync_api import Page

from harness import axe
from harness.given import given
from harness.shapes import Shape, cover, rest
from tests.embed.conftest import Host
from wizard.content import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.feature("assistive technology")]

HOST = """
<header><nav aria-label="Site"><a href="/">Help centre</a></nav></header>
<main><h1>Choosing a type</h1><p>Answer a few questions.</p>
<iframe src="WIZARD{path}" title="Which type for your number?" width="700" height="900"></iframe>
</main><footer>Example</footer>"""
FRAMED = [shape for shape in cover() if shape.is_framed]
ALL_FRAMED = [*FRAMED, *(shape for shape in rest() if shape.is_framed)]
IN_TURN = list(zip(FRAMED, cycle(LANGUAGES), strict=False))
PAGES = [
    *IN_TURN,
    *(
        pytest.param(*page, marks=pytest.mark.slow)
        for page in product(ALL_FRAMED, LANGUAGES)
        if page not in IN_TURN
    ),
]


@pytest.mark.parametrize(
    ("shape", "language"), PAGES, ids=lambda value: getattr(value, "name", value)
)
def test_axe_finds_nothing_in_host_and_frame(
    host: Host, page: Page, shape: Shape, language: str
) -> None:
    with given(page, shape, language):
        page.goto(host.put(HOST.format(path=shape.url(language))))
        page.frame_locator("iframe").locator("main").wait_for()
    axe.load(page)
    for scheme, only in (("light", ()), ("dark", axe.COLOURS)):
        page.emulate_media(color_scheme=scheme)
        findings = axe.run(page, *only)
        assert not findings.violations, f"{scheme}:\n" + "\n".join(findings.violations)
        assert not findings.unexplained, f"{scheme}:\n" + "\n".join(findings.unexplained)
    page.emulate_media(color_scheme="light")


def test_axe_sees_into_the_frame(host: Host, page: Page) -> None:
    """A test of the test: what is wrong in the frame is found from outside."""
    page.goto(host.put(HOST.format(path="/en/embed/")))
    button = page.frame_locator("iframe").locator("form button")
    button.evaluate("(button) => { button.textContent = ''; }")
    axe.load(page)
    assert [found for found in axe.run(page).violations if "iframe" in found]
