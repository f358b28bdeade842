"""The Nu HTML checker has nothing to say of any page, drawing or style sheet; nor have we."""

from collections.abc import Iterable
from itertools import cycle, product
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness.markup import LET_THROUGH, check, documents
from harness.shapes import Shape, alone, shapes
from wizard.content import LANGUAGES

IN_TURN = tuple(zip(alone(), cycle(LANGUAGES), strict=False))
"""Pages in one language or the other, since both have the same markup."""
WRONG = {
    "wrong.html": b"<!doctype html><html lang=en><title>x</title><p><section></section></p>",
    "untitled.html": b"<!doctype html><html lang=en><body>",
    "wrong.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>',
    "wrong.css": b"p { colour: red }",
}
"""An error of each kind of file, and a warning: a test of the test, since Java is slow to start."""


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(IN_TURN, id="in turn"),
        pytest.param(tuple(product(shapes(), LANGUAGES)), id="all", marks=pytest.mark.slow),
    ],
)
def test_every_page_drawing_and_style_sheet_is_valid(
    tmp_path: Path, pages: Iterable[tuple[Shape, str]]
) -> None:
    checked = check(documents(pages) | WRONG, tmp_path)
    assert checked.files > 100
    faults = [said for said in checked.messages if said.partition(":")[0] not in WRONG]
    assert not faults, "\n".join(faults)
    assert {said.partition(":")[0] for said in checked.messages} == set(WRONG)
    assert checked.let_through == set(LET_THROUGH), "the checker has learned: shorten the list"


def test_a_control_is_called_by_the_words_that_show_on_it() -> None:
    """No attribute gives it another name (WCAG 2.5.3)."""
    controls = ("a", "button", "summary", "input", "select", "textarea")
    names = ("aria-label", "title", "alt")
    renamed = ", ".join(f"{control}[{name}]" for control in controls for name in names)
    assert LexborHTMLParser("<a href=/ aria-label=other>words</a>").css(renamed)
    for shape in shapes():
        page = shape.page("en")
        assert not page.all(renamed), shape.name
        for control in page.all("[aria-labelledby]:is(a, button, summary, input, textarea)"):
            for id_ in str(control.attributes["aria-labelledby"]).split():
                assert page.one(f"[id='{id_}']").text().strip(), (shape.name, id_)
