"""Addresses that mail programs leave whole, and the mending of those that they damaged.

The short form puts all pairs of a query into one value: `a=who.several~busy.wait~facts.2026-11`. A
tilde stands between two names, a dot before each value. The address then has no `&`, at which some
programs cut it or which they write as `&amp;`, and ends in a letter or a digit.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl

from wizard.advice import SHORT_PARAMETER

BETWEEN_NAMES, BEFORE_VALUE = "~", "."

AFTER_AN_ADDRESS = ").,;:!?>]}\"'»”’\u00a0 "
"""What a sentence puts behind an address, and some mail programs take for a part of it."""

ESCAPED_AMPERSAND = "amp;"
"""What is left at the beginning of a name if `&` was escaped twice."""

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
    """Pairs as they seem to have been before a mail program changed their address.

    Mended are: a query that was escaped as a whole, `&` escaped twice, and what follows an address
    in a sentence, such as `)`. What was cut off cannot be known: its questions are asked.
    """
    if len(pairs) == 1 and "=" in pairs[0][0] and not pairs[0][1]:
        pairs = tuple(parse_qsl(pairs[0][0], keep_blank_values=True))
    if not pairs:
        return pairs
    *before, (name, value) = pairs
    whole = (*before, (name, value.rstrip(AFTER_AN_ADDRESS)))
    return tuple((_without_escape(each), value) for each, value in whole)


def _without_escape(name: str) -> str:
    while name.startswith(ESCAPED_AMPERSAND):
        name = name.removeprefix(ESCAPED_AMPERSAND)
    return name
