"""The `<svg>` element around a picture, with its title and description for assistive tools."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from wizard.callflow.measure import FONT_SIZE


def named_svg(
    parts: Iterable[str],
    size: tuple[int, int],
    *,
    id_prefix: str,
    title: str,
    description: str,
    classes: str,
    about: tuple[str, str],
) -> str:
    """A complete `<svg>` around its parts, which are markup.

    `size` is width and height, in pixels and in units of the view box. `about` is a `data-`
    attribute: ("flow", "redirect") gives `data-flow="redirect"`. The ids begin with `id_prefix`.
    Title, description and the value of `about` are escaped here.
    """
    width, height = size
    name, text = f"{id_prefix}-title", f"{id_prefix}-desc"
    return "".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" role="img"',
            f" aria-labelledby={quoteattr(name)} aria-describedby={quoteattr(text)}",
            f' class="diagram {classes}" data-{about[0]}={quoteattr(about[1])}',
            f' width="{width}" height="{height}" viewBox="0 0 {width} {height}"',
            f' font-size="{FONT_SIZE}" font-family="sans-serif" fill="currentColor">',
            f"<title id={quoteattr(name)}>{escape(title)}</title>",
            f"<desc id={quoteattr(text)}>{escape(description)}</desc>",
            *parts,
            "</svg>",
        ]
    )
