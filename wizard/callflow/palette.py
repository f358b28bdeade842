"""The light colours of the site, for pictures in files of their own.

A test compares them with static/css/base.css.
"""

from __future__ import annotations

LIGHT = {
    "page": "#ffffff",
    "surface": "#f4f6fb",
    "ink": "#16203a",
    "muted": "#4d5872",
    "control": "#6b7690",
    "accent": "#0b57d0",
    "talk": "#0a7048",
    "wait": "#8a5300",
    "stop": "#a3283b",
}


def tinted(token: str, per_cent: int) -> str:
    """A colour mixed with that of the page, as `color-mix()` does in static/css/diagram.css."""
    pairs = zip(_channels(LIGHT[token]), _channels(LIGHT["page"]), strict=True)
    mixed = (round((one * per_cent + page * (100 - per_cent)) / 100) for one, page in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
