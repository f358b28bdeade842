"""For whom a part of a flow is drawn: a test of what a visitor needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import combinations


@dataclass(frozen=True)
class Audience:
    """The visitors who see a part of a flow, by the capabilities they need.

    A visitor must need all of `needs_all`, at least one of `needs_any` and nothing of
    `needs_none`, unless they also need one of `needs_none_unless`. An empty set asks for nothing.
    Example: `needs_any={"voicemail"}` draws the voicemail only for somebody who asked for one.
    """

    needs_all: frozenset[str] = frozenset()
    needs_any: frozenset[str] = frozenset()
    needs_none: frozenset[str] = frozenset()
    needs_none_unless: frozenset[str] = frozenset()

    def includes(self, needs: frozenset[str]) -> bool:
        """Whether a visitor with these needs belongs to the audience."""
        return (
            self.needs_all <= needs
            and (not self.needs_any or not self.needs_any.isdisjoint(needs))
            and (self.needs_none.isdisjoint(needs) or not self.needs_none_unless.isdisjoint(needs))
        )

    @property
    def named(self) -> frozenset[str]:
        """Every capability that decides who belongs to the audience."""
        return self.needs_all | self.needs_any | self.needs_none | self.needs_none_unless


EVERYBODY = Audience()
"""The audience of what is always drawn."""


def distinct_needs(audiences: Iterable[Audience]) -> Iterator[frozenset[str]]:
    """Every set of needs that may belong to other audiences than the sets before, smallest first.

    Capabilities that all audiences treat alike are tried once: where waiting music and a waiting
    queue always stand side by side in `needs_any`, either of them draws the same.
    """
    audiences = list(audiences)
    alike: dict[tuple[tuple[bool, ...], ...], str] = {}
    for name in sorted(frozenset().union(*(audience.named for audience in audiences))):
        places = tuple(
            tuple(name in getattr(each, field.name) for field in fields(Audience))
            for each in audiences
        )
        alike.setdefault(places, name)
    for size in range(len(alike) + 1):
        yield from map(frozenset, combinations(sorted(alike.values()), size))
