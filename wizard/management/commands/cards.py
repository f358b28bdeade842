"""`manage.py cards`: renders the picture of a pasted link for each type and language as PNG.

Needs Chromium (its path in CHROMIUM) and the packages for tests: `make cards` has both.
"""

import os
from hashlib import sha256
from json import dumps
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wizard.callflow import CARD_SIZE
from wizard.content import LANGUAGES, engine
from wizard.pages.call_figure import link_card
from wizard.pages.surroundings import card_file

STATIC = settings.BASE_DIR / "static"
MADE_FROM = STATIC / "cards" / "made-from.json"
"""Which drawing each picture was made from: a test tells when one is out of date."""


def drawings() -> dict[str, str]:
    """The SVG of every card, by the name of its PNG."""
    return {
        card_file(language, type_id): link_card(language, type_id)
        for language in LANGUAGES
        for type_id in (None, *engine().catalogue.types)
    }


def prints() -> dict[str, str]:
    """A fingerprint of every card's SVG, by the name of its PNG."""
    return {name: sha256(svg.encode()).hexdigest() for name, svg in drawings().items()}


class Command(BaseCommand):
    help = "Renders static/cards/*.png, the pictures that a pasted link shows."

    def handle(self, *_args: Any, **_options: Any) -> None:
        from playwright.sync_api import sync_playwright

        width, height = CARD_SIZE
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, svg in drawings().items():
                # As a document of its own, so that nothing but the drawing is in the picture.
                drawing = STATIC / "cards" / "card.svg"
                drawing.write_text(svg, "utf-8")
                page.goto(drawing.as_uri())
                page.screenshot(path=STATIC / name)
                drawing.unlink()
            browser.close()
        MADE_FROM.write_text(dumps(prints(), indent=1) + "\n", "utf-8")
