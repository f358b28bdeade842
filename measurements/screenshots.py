"""`make screenshots`: every shape of page at three widths, light and dark, in both languages.

Writes build/screenshots/*.png, and for each kind a sheet of its twelve pictures, to be looked at.
"""

import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import django
from django.test.utils import setup_test_environment
from playwright.sync_api import Browser, sync_playwright

from harness import ROOT
from harness.browser import launched
from harness.given import given
from harness.server import ProductionServer
from harness.shapes import Shape, shapes
from wizard.content import LANGUAGES

BUILD = ROOT / "build" / "screenshots"
WIDTHS = (360, 768, 1280)
HEIGHT = 800
STYLE = "body { background: gray } section { display: flex; gap: 1em; align-items: start }"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def pictures(browser: Browser, origin: str, shape: Shape) -> Iterator[Path]:
    """Takes the pictures of one kind of page, each of the whole page, and gives their files."""
    for scheme, width in product(SCHEMES, WIDTHS):
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page = context.new_page()
        for language in LANGUAGES:
            with given(page, shape, language):
                page.goto(origin + shape.url(language))
            file = BUILD / f"{shape.name}-{width}-{scheme}-{language}.png"
            page.screenshot(path=file, full_page=True)
            yield file
        context.close()


def sheet(browser: Browser, kind: str, files: list[Path]) -> None:
    """One picture of all: a row for each width, light before dark, so that an eye can compare."""
    rows = "".join(
        f"<section>{''.join(_figure(file, width) for file in files if f'-{width}-' in file.name)}"
        "</section>"
        for width in WIDTHS
    )
    document = BUILD / f"{kind}.html"
    document.write_text(
        f"<!doctype html><title>{kind}</title><style>{STYLE}</style>{rows}", "utf-8"
    )
    page = browser.new_page(viewport={"width": 2700, "height": 800})
    page.goto(document.as_uri())
    page.screenshot(path=BUILD / f"sheet-{kind}.png", full_page=True)
    page.close()


def _figure(file: Path, width: int) -> str:
    return f'<img src="{file.name}" alt="{file.stem}" width="{width // 2}">'


def main() -> None:
    """Takes the pictures of all shapes, or of those that are named as arguments."""
    django.setup()
    setup_test_environment()
    asked = [shape for shape in shapes() if not sys.argv[1:] or shape.name in sys.argv[1:]]
    if not sys.argv[1:]:
        shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    server = ProductionServer(BUILD / "server.log")
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright)
            for number, shape in enumerate(asked, start=1):
                print(f"{number} of {len(asked)}: {shape.name} …", file=sys.stderr)
                sheet(browser, shape.name, list(pictures(browser, server.origin, shape)))
            browser.close()
    finally:
        server.stop()
    print(f"Look at {BUILD.relative_to(Path.cwd())}/sheet-*.png")


if __name__ == "__main__":
    main()
