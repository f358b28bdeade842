"""axe on every shape of page.

In `make test` each page stands alone, in one language, in turn: its rules look at elements, not at
words. They run without those of colours, which take three quarters of the time, and judge what
test_shapes.py measures on every kind of element, in all themes and accents. What is framed is
looked at in its frame (tests/embed/test_access.py). `make test-all` has all rules on all shapes, in
both languages, light and dark; in the dark theme only the rules that look at colours run again.
"""

from itertools import cycle

import pytest

from harness import axe
from harness.shapes import Shape, alone, shapes
from wizard.content import LANGUAGES

from .conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.feature("assistive technology")]


def check(open_shape: OpenPage, shape: Shape) -> None:
    faults: list[str] = []
    for language in LANGUAGES:
        page = open_shape(shape, language)
        axe.load(page)
        for scheme, only in (("light", ()), ("dark", axe.COLOURS)):
            page.emulate_media(color_scheme=scheme)
            findings = axe.run(page, *only)
            faults += [f"{language}, {scheme}: {fault}" for fault in findings.violations]
            faults += [f"{language}, {scheme}: {case}" for case in findings.unexplained]
            assert findings.ran, f"axe looked at nothing on {shape.url(language)}"
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("shape", "language"),
    list(zip(alone(), cycle(LANGUAGES), strict=False)),
    ids=lambda value: getattr(value, "name", value),
)
def test_axe_finds_nothing_that_is_not_a_colour(
    open_shape: OpenPage, shape: Shape, language: str
) -> None:
    page = open_shape(shape, language)
    axe.load(page)
    findings = axe.run(page, without=axe.COLOURS)
    assert not [*findings.violations, *findings.unexplained]
    assert findings.ran, f"axe looked at nothing on {shape.url(language)}"


@pytest.mark.slow
@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.name)
def test_axe_finds_nothing_on_any_page(open_shape: OpenPage, shape: Shape) -> None:
    check(open_shape, shape)


def test_axe_finds_what_is_wrong(open_page: OpenPage) -> None:
    """A test of the tests: a fault of each sort is found."""
    page = open_page("/en/")
    page.evaluate("""() => {
      document.documentElement.lang = "";
      document.querySelector(".progress").style.color = "#bbb";
      document.querySelector(".row label").remove();
      document.querySelector("#wizard").insertAdjacentHTML("beforeend", "<h4>Too deep</h4>");
    }""")
    axe.load(page)
    said = {violation.partition(":")[0] for violation in axe.run(page).violations}
    assert {"html-has-lang", "color-contrast", "label", "heading-order"} <= said


def test_every_rule_left_out_is_one_of_axe(open_page: OpenPage) -> None:
    page = open_page("/en/")
    axe.load(page)
    assert set(axe.LEFT_OUT) <= set(axe.rules(page))
    assert len(axe.rules(page)) > 90
