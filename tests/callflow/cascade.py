"""What a style sheet makes of a picture: the few rules of CSS that our own files use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wizard.callflow.palette import LIGHT, tinted

CSS = Path(__file__).parents[2] / "static" / "css" / "diagram.css"
PAINT = ("fill", "stroke", "stroke-width", "stroke-dasharray")
_ENTERED = ("@layer", "@supports")  # whose rules hold in every browser of today, on a screen


def painted_by_css(markup: str) -> list[tuple[LexborNode, dict[str, str]]]:
    """Each element with a class inside the groups of a picture, and its paint in light colours."""
    tree = LexborHTMLParser(markup)
    found = {node.mem_id: (node, {}) for node in tree.css("svg g > [class]")}
    for selector, declarations in sorted(_rules(), key=lambda rule: _classes(rule[0])):
        for node in tree.css(selector):
            if node.mem_id in found:
                found[node.mem_id][1].update(declarations)
    return list(found.values())


def _rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Each selector of a picture with what it paints, in the order of the file."""
    css = re.sub(r"/\*.*?\*/", "", CSS.read_text(encoding="utf-8"), flags=re.DOTALL)
    yield from _block(css)


def _block(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    at = 0
    while (start := css.find("{", at)) >= 0:
        end = _closing(css, start)
        head, body = css[at:start].strip(), css[start + 1 : end]
        if head.startswith(_ENTERED):
            yield from _block(body)
        elif not head.startswith("@"):
            pairs = (line.partition(":") for line in body.split(";") if ":" in line)
            said = {name.strip(): value.strip() for name, _, value in pairs}
            paint = {name: _value(said[name]) for name in PAINT if name in said}
            for selector in re.split(r",(?![^()]*\))", head):
                if ".diagram" in selector and paint:
                    yield selector.strip(), paint
        at = end + 1


def _closing(css: str, start: int) -> int:
    depth = 0
    for at in range(start, len(css)):
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if depth == 0:
            return at
    raise ValueError("a brace of the style sheet is left open")


def _value(text: str) -> str:
    mixed = re.fullmatch(r"color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--page\)\)", text)
    if mixed:
        return tinted(mixed[1], int(mixed[2]))
    named = re.fullmatch(r"var\(--(\w+)\)", text)
    return LIGHT[named[1]] if named else text


def _classes(selector: str) -> int:
    """How specific a selector is: `:is()` counts as much as one of the classes in it."""
    return re.sub(r":is\([^)]*\)", ".one", selector).count(".")
