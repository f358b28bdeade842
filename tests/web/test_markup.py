"""The Nu HTML checker has nothing to say of any page, drawing or style sheet; nor have we."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness.markup import LET_THROUGH, check, documents
from harness.shapes import shapes


def test_every_page_drawing_and_style_sheet_is_valid(tmp_path: Path) -> None:
    checked = check(documents(), tmp_path)
    assert checked.files > 200
    assert not checked.messages, "\n".join(checked.messages)


def test_a_control_is_called_by_the_words_that_show_on_it() -> None:
    """No attribute gives it another name (WCAG 2.5.3)."""
    controls = ("a", "button", "summary", "input", "select", "textarea")
    names = ("aria-label", "title", "alt")
    renamed = ", ".join(f"{control}[{name}]" for control in controls for name in names)
    assert LexborHTMLParser("<a href=/ aria-label=other>words</a>").css(renamed)
    for shape in shapes():
        page = LexborHTMLParser(shape.answer("en").content)
        assert not page.css(renamed), shape.name
        for control in page.css("[aria-labelledby]:is(a, button, summary, input, textarea)"):
            for id_ in str(control.attributes["aria-labelledby"]).split():
                words = page.css_first(f"[id='{id_}']")
                assert words is not None, (shape.name, id_)
                assert words.text().strip(), (shape.name, id_)


def test_the_checker_says_what_is_wrong(tmp_path: Path) -> None:
    """A test of the test: an error of each kind of file, and a warning, are heard."""
    page = b"<!doctype html><html lang=en><title>x</title><p><section></section></p>"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>'
    files = {
        "page.html": page,
        "untitled.html": b"<!doctype html><html lang=en><body>",
        "drawing.svg": drawing,
        "style.css": b"p { colour: red }",
    }
    said = check(files, tmp_path).messages
    assert {message.partition(":")[0] for message in said} == set(files)


def test_each_message_that_is_let_through_still_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the list gets shorter with the checker's next version."""
    expected = set(LET_THROUGH)
    monkeypatch.setattr("harness.markup.LET_THROUGH", {})
    css = b"@container (min-width: 1px) { p { color: red } } main { container-type: inline-size }"
    said = " ".join(check({"style.css": css}, tmp_path).messages)
    assert all(message in said for message in expected), said
