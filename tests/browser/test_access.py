"""axe on every shape of page.

In `make test` each page stands alone, in one language, in turn: its rules look at elements, not at
words. They run without those of colours, which take three quarters of the time, and judge what
test_shapes.py measures on every piece of page, in all themes and accents. What is framed is looked
at in its frame (tests/embed/test_access.py). `make test-all` has all rules on all shapes, in both
languages, light and dark; in the dark theme only the rules that look at colours run again.
"""

from itertools import cycle

import pytest
from django.test import Client

from harness import axe
from harness.crawling import all_ticks, steps
from harness.pieces import skeleton
from harness.shapes import Shape, alone, found, shapes
from harness.visitor import Visitor
from wizard.content import LANGUAGES

from .conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.feature("assistive technology")]

EVERY = {shape.path: shape for shape in (*found().every, *shapes())}


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
@pytest.mark.parametrize("shape", EVERY.values(), ids=lambda shape: shape.path)
def test_axe_finds_nothing_on_any_page(open_shape: OpenPage, shape: Shape) -> None:
    check(open_shape, shape)


@pytest.mark.slow
@pytest.mark.timeout(0)  # one browser over thousands of pages
@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("en", "dark")])
def test_axe_finds_nothing_in_any_state(
    open_page: OpenPage, client: Client, language: str, scheme: str
) -> None:
    """Every state that forms lead to; of those that differ in words alone, one is looked at."""
    faults: dict[str, list[str]] = {}
    looked_at: set[int] = set()
    for step in steps(Visitor(client), language, all_ticks):
        if (made_of := skeleton(step.page)) in looked_at:
            continue
        looked_at.add(made_of)
        page = open_page(step.page.url, scheme=scheme)
        axe.load(page)
        findings = axe.run(page)
        if said := [*findings.violations, *findings.unexplained]:
            faults[step.page.url] = said
    print(f"{len(looked_at):,} states in {language}, {scheme}")
    assert len(looked_at) > 1_000
    assert not faults, faults


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
