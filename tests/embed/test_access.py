"""axe on a host's page with the wizard in its frame, every shape of framed page: read as one."""

import pytest
from playwright.sync_api import Page

from harness import axe
from harness.given import given
from harness.shapes import Shape, cover, rest
from tests.embed.conftest import Host
from wizard.content import LANGUAGES

pytestmark = pytest.mark.browser

HOST = """
<header><nav aria-label="Site"><a href="/">Help centre</a></nav></header>
<main><h1>Choosing a type</h1><p>Answer a few questions.</p>
<iframe src="WIZARD{path}" title="Which type for your number?" width="700" height="900"></iframe>
</main><footer>Example</footer>"""
# `make test` has each of these in one language, in turn; `make test-all` has both, and the rest.
QUICK = [(shape, LANGUAGES[n % 2]) for n, shape in enumerate(s for s in cover() if s.is_framed)]
FRAMED = [
    (shape, language)
    if (shape, language) in QUICK
    else pytest.param(shape, language, marks=pytest.mark.slow)
    for shape in (*cover(), *rest())
    if shape.is_framed
    for language in LANGUAGES
]


def name_of(value: Shape | str) -> str:
    return value.name if isinstance(value, Shape) else value


@pytest.mark.parametrize(("shape", "language"), FRAMED, ids=name_of)
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
