"""Addresses that mail programs leave whole, and the mending of those that they damaged.

The short form puts all pairs of a query into one value: `a=who.several~busy.wait~facts.2026-11`. A
tilde stands between two names, a dot before each value. The address then has no `&`, at which some
programs cut it or which they write as `&amp;`, and ends in a letter or a digit.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl

from wizard.advice import SHORT_PARAMETER

BETWEEN_NAMES, BEFORE_VALUE = "~", "."

AFTER_AN_ADDRESS = re.compile(r"[\W_]+$")
"""What stands behind an address in a text, and is taken for a part of it: no id ends with it."""

Pairs = tuple[tuple[str, str], ...]


def short_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as a short query with its question mark, or nothing.

    Names and values must be ids of ours, which have letters, digits and hyphens alone.
    """
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    parts = (BEFORE_VALUE.join((name, *given)) for name, given in values.items())
    written = BETWEEN_NAMES.join(parts)
    return f"?{SHORT_PARAMETER}={written}" if written else ""


def written_out(pairs: Pairs) -> Pairs:
    """The same pairs, with what a short form says in its place."""
    if all(name != SHORT_PARAMETER for name, _ in pairs):
        return pairs
    return tuple(_each(pairs))


def _each(pairs: Pairs) -> Iterator[tuple[str, str]]:
    for name, value in pairs:
        if name != SHORT_PARAMETER:
            yield name, value
            continue
        for part in value.split(BETWEEN_NAMES):
            inner, *values = part.split(BEFORE_VALUE)
            yield from ((inner, each) for each in values if inner and each)


def mended(pairs: Pairs) -> Pairs:
    """Pairs as they seem to have been before a mail, a chat or a text changed their address.

    Such programs escape an address a second time (`&amp;busy=wait`, `who%3Dseveral`), or take the
    bracket or the full stop behind it for a part of it (`busy=wait).`). Every name and value of
    ours is a word of letters, digits and hyphens: nothing else can be meant. What was cut off
    cannot be known: its questions are asked.
    """
    escaped_once = "&".join(f"{name}={value}" for name, value in pairs)
    while "&amp;" in escaped_once:
        escaped_once = escaped_once.replace("&amp;", "&")
    return tuple(
        (name, AFTER_AN_ADDRESS.sub("", value))
        for name, value in parse_qsl(escaped_once, keep_blank_values=True)
    )
