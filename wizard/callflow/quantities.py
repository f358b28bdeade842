"""Times and limits: each written once in the data with its source, and put into the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

UNITS = frozenset({"seconds", "minutes", "hours", "days", "digits", "people", "calls"})
"""What a quantity may count; each unit has words in every language."""
_SHORT = ("details", "conditions")
"""The words of boxes and pills. A walk fills in its sentences one by one."""


@dataclass(frozen=True)
class Quantity:
    """A time or limit in a unit: from `least` to `most`, or just `most` where `least` is None.

    Example: a code of 1 to 8 digits. `sources` are short names; "derived" marks an example of our
    own for what the customer sets.
    """

    id: str
    unit: str
    least: int | None
    most: int
    sources: tuple[str, ...]

    def in_words(self, labels: Mapping[str, Any]) -> str:
        """The quantity with its unit, such as "20 s". Raises KeyError if the words are missing."""
        units = labels["units"]
        if self.least is None:
            return str(units[self.unit]["single"]).format(number=self.most)
        return str(units[self.unit]["range"]).format(least=self.least, most=self.most)


def filled(text: str, quantities: Sequence[Quantity], labels: Mapping[str, Any]) -> str:
    """A sentence in which each `{quantity-id}` is replaced by that quantity.

    Raises KeyError if the sentence names an unknown one, ValueError if a brace is left open.
    """
    if "{" not in text:
        return text
    named = {quantity.id: quantity for quantity in quantities}
    return text.format_map({id_: named[id_].in_words(labels) for id_ in quantities_in(text)})


def quantities_in(text: str) -> Iterator[str]:
    """The ids of the quantities in a sentence. Raises ValueError if a brace is left open."""
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)


def with_quantities(labels: Mapping[str, Any], quantities: Sequence[Quantity]) -> Mapping[str, Any]:
    """The words of a language, with the quantities filled into those of boxes and pills."""
    short = {
        section: {
            key: filled(text, quantities, labels) for key, text in labels.get(section, {}).items()
        }
        for section in _SHORT
    }
    return {**labels, **short}
