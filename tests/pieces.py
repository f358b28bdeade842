"""What a page is made of, whatever its words: its elements, and how they are put together."""

import re
from collections.abc import Hashable
from itertools import groupby

from selectolax.lexbor import LexborNode

from tests.web.conftest import Page

STATES = ("aria-current", "aria-invalid", "checked", "disabled", "hidden", "open", "readonly")
"""Attributes that change how an element looks, or what is said of it."""

Piece = tuple[Hashable, ...]


def pieces(page: Page) -> frozenset[Hashable]:
    """Each element with its class, role, type and state, in its parent."""
    return frozenset(
        (piece(element.parent)[:2] if element.parent else (), piece(element))
        for element in page.all("body *")
    )


def piece(element: LexborNode) -> Piece:
    """An element as a style sheet tells it from others."""
    given = element.attributes
    states = tuple(name for name in STATES if name in given)
    described = tuple(name for name in given if name.startswith("aria-"))
    return (
        element.tag,
        re.sub(r"(row|walk|call)--?\d+", r"\1", given.get("class") or ""),
        given.get("role"),
        given.get("type"),
        states,
        described,
    )


def skeleton(page: Page) -> int:
    """The same number for pages that differ in words alone, or in how often the same is repeated.

    What names an element counts as there or not there; of neighbours that are alike, one counts.
    """
    return _skeleton(page.one("body"))


def _skeleton(element: LexborNode) -> int:
    inside = [_skeleton(child) for child in element.iter(include_text=False)]
    said = bool((element.text(deep=False) or "").strip())
    named = tuple(
        sorted(name for name in ("id", "for", "href", "alt") if name in element.attributes)
    )
    return hash((piece(element), said, named, tuple(kind for kind, _ in groupby(inside))))
