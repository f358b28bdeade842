"""Times and limits: each written once in the data with its source, and put into the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

UNITS = frozenset({"seconds", "minutes", "hours", "days", "digits", "people", "calls"})
"""What a figure may count, each with its words."""
_SHORT = ("details", "conditions")
"""What the boxes and pills say; the sentences of a walk are filled in one by one."""


@dataclass(frozen=True)
class Figure:
    """A time or limit in a unit: from `least` (None: a single amount) to `most`.

    `sources` are short names; "derived" marks an example of our own for what the customer sets.
    """

    id: str
    unit: str
    least: int | None
    most: int
    sources: tuple[str, ...]

    def told(self, labels: Mapping[str, Any]) -> str:
        """The figure with its unit in the words of a language. KeyError if these are missing."""
        units = labels["units"]
        if self.least is None:
            return str(units[self.unit]["single"]).format(number=self.most)
        return str(units[self.unit]["range"]).format(least=self.least, most=self.most)


def filled(text: str, figures: Sequence[Figure], labels: Mapping[str, Any]) -> str:
    """A sentence with its figures in the place of `{figure-id}`.

    Raises KeyError if it names an unknown figure, ValueError if a brace is left open.
    """
    if "{" not in text:
        return text
    named = {figure.id: figure for figure in figures}
    return text.format_map({id_: named[id_].told(labels) for id_ in figures_in(text)})


def figures_in(text: str) -> Iterator[str]:
    """The ids of the figures that a sentence names. Raises ValueError if a brace is left open."""
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)


def with_figures(labels: Mapping[str, Any], figures: Sequence[Figure]) -> Mapping[str, Any]:
    """The words of a language with the figures filled into those of the boxes and pills."""
    short = {
        section: {
            key: filled(text, figures, labels) for key, text in labels.get(section, {}).items()
        }
        for section in _SHORT
    }
    return {**labels, **short}
