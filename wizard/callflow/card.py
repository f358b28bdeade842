"""The picture that a pasted link shows: a name, a sentence, and the call, on 1200 × 630 units."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from wizard.callflow.measure import FONT_SIZE, lines_within
from wizard.callflow.palette import LIGHT
from wizard.callflow.standalone import painted
from wizard.callflow.svg import Drawing

WIDTH, HEIGHT = CARD_SIZE = 1200, 630
"""Pixels, as sites that show a pasted link ask for."""
_MARGIN = 64
_TITLE, _SENTENCE, _BRAND = 60, 32, 28
# The sign of the brand: a line from a caller to somebody who answers.
_LINE = (
    f'<path d="M76 76h56" stroke="{LIGHT["accent"]}" stroke-width="6"/>'
    f'<circle cx="76" cy="76" r="12" fill="{LIGHT["accent"]}"/>'
    f'<circle cx="132" cy="76" r="12" fill="{LIGHT["talk"]}"/>'
)


def card(*, brand: str, title: str, sentence: str, drawing: Drawing | None = None) -> str:
    """A complete SVG file: the brand, a title, a sentence and, below these, a drawing if any."""
    head = f'<text x="164" y="86" font-size="{_BRAND}" font-weight="600">{escape(brand)}</text>'
    y = 190
    words = []
    for line in _lines(title, _TITLE):
        words.append(_text(line, y, _TITLE, LIGHT["ink"], 700))
        y += 72
    for line in _lines(sentence, _SENTENCE):
        words.append(_text(line, y, _SENTENCE, LIGHT["muted"], 400))
        y += 44
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"',
            f' role="img" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"',
            f' font-family="sans-serif" fill="{LIGHT["ink"]}">',
            f"<title>{escape(title)}</title><desc>{escape(sentence)}</desc>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT["page"]}"/>',
            f'<rect y="{HEIGHT - 12}" width="{WIDTH}" height="12" fill="{LIGHT["accent"]}"/>',
            *(_LINE, head, *words),
            _fitted(drawing, y - 10) if drawing else "",
            "</svg>\n",
        ]
    )


def _lines(text: str, size: int) -> Iterable[str]:
    """The lines of a text that fit the card at this font size."""
    return lines_within(text, (WIDTH - 2 * _MARGIN) * FONT_SIZE // size)


def _text(line: str, y: int, size: int, colour: str, weight: int) -> str:
    return (
        f'<text x="{_MARGIN}" y="{y}" font-size="{size}" font-weight="{weight}"'
        f' fill="{colour}">{escape(line)}</text>'
    )


def _fitted(drawing: Drawing, top: int) -> str:
    """The drawing as large as the rest of the card allows, in the middle of it."""
    svg = painted(drawing)
    for attribute in ("role", "aria-labelledby", "aria-describedby"):
        del svg.attrib[attribute]
    # The card has a title and a description of its own.
    for element in (*svg.findall("title"), *svg.findall("desc")):
        svg.remove(element)
    svg.attrib |= {
        "x": str(_MARGIN),
        "y": str(top),
        "width": str(WIDTH - 2 * _MARGIN),
        "height": str(HEIGHT - top - 28),
        "fill": LIGHT["ink"],
    }
    return ElementTree.tostring(svg, "unicode")
