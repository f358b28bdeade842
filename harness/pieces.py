"""What a page is made of, whatever its words: its elements, and how they are put together."""

import re
from collections.abc import Hashable, Iterator
from functools import cache

from selectolax.lexbor import LexborNode

from harness import ROOT
from harness.visitor import Page

STATES = ("aria-current", "aria-invalid", "checked", "disabled", "hidden", "open", "readonly")
"""Attributes that change how an element looks, or what is said of it."""

NUMBERED = re.compile(r"(row|walk|call)--?\d+")
"""Classes that differ by a number alone."""

Piece = tuple[Hashable, ...]


def pieces(page: Page) -> frozenset[tuple[Piece, Piece]]:
    """Each element with its class, role, type and state, in its parent."""
    return frozenset(_inside(page.one("body")))


def looks(page: Page) -> frozenset[Hashable]:
    """The same without the classes that no style sheet names.

    A fax and a voicemail are drawn alike: nothing says how `node--fax` is to look.
    """
    return frozenset(
        tuple((tag, _styled(str(kind)), *rest) for tag, kind, *rest in two) for two in pieces(page)
    )


def _styled(kind: str) -> str:
    return " ".join(name for name in kind.split() if name in _names_in_style_sheets())


@cache
def _names_in_style_sheets() -> frozenset[str]:
    sheets = (sheet.read_text("utf-8") for sheet in ROOT.glob("static/css/*.css"))
    return frozenset(name for sheet in sheets for name in re.findall(r"\.([a-z][\w-]*)", sheet))


def _inside(parent: LexborNode) -> Iterator[tuple[Piece, Piece]]:
    """Every element under one, each after the tag and class of the one that holds it."""
    around = piece(parent)[:2]
    for element in parent.iter(include_text=False):
        yield around, piece(element)
        yield from _inside(element)


def piece(element: LexborNode) -> Piece:
    """An element as a style sheet tells it from others."""
    given = element.attributes
    states = tuple(name for name in STATES if name in given)
    described = tuple(name for name in given if name.startswith("aria-"))
    kind = NUMBERED.sub(r"\1", given.get("class") or "")
    return (element.tag, kind, given.get("role"), given.get("type"), states, described)
