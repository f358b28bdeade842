"""How wide a text is at 14 units, without a font at hand."""

from __future__ import annotations

from functools import lru_cache

FONT_SIZE = 14
"""Units of the view box; so is all that is measured here."""
LINE = 18
"""From one line of words to the next."""
# Advances in thousandths of an em: for each glyph the wider of DejaVu Sans and Arial plus 15 %,
# rounded up to 20, so that no usual interface font runs out of a box.
_ADVANCES = {
    280: "'ijl",
    320: " ,.I\u00a0îïÎÏ’‘·",
    340: "/:;\\|",
    360: "f",
    400: "()-[]t",
    420: "!r²",
    460: '"',
    500: "*`°",
    520: "“”",
    580: "Jckszç",
    600: "vxyÿ",
    640: "$0123456789?L_abdeghnopqu{}àâäéèêëôöùûü«»–€",
    720: "FTZ",
    780: "&ABEKPSVXYÀÂÉÈÊË",
    840: "#+<=>CDHNRU^w~ÇÙÛÜ×±",
    900: "GOQÔ",
    980: "Mm½",
    1040: "%æ",
    1160: "WœŒÆ…—→@",
}
_WIDTH = {glyph: width for width, glyphs in _ADVANCES.items() for glyph in glyphs}
_WIDEST = max(_ADVANCES)


@lru_cache(maxsize=4096)
def text_width(text: str) -> int:
    """Width of one line, rounded up; a glyph outside the table counts as the widest."""
    return -(-sum(_WIDTH.get(glyph, _WIDEST) for glyph in text) * FONT_SIZE // 1000)


def wrap(text: str, room: int) -> tuple[str, ...]:
    """One line if it fits into `room`, else the two lines with the narrowest wider one.

    Breaks at plain spaces only; a text of one word stays on its line whatever its width.
    """
    words = text.split(" ")
    if text_width(text) <= room or len(words) == 1:
        return (text,)
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(halves, key=lambda lines: max(text_width(line) for line in lines))


def lines_within(text: str, room: int) -> tuple[str, ...]:
    """As many lines as a text needs to stay within `room`; breaks at plain spaces only."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
