"""For whom something is drawn: a condition on what a visitor needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    """What a visitor must (not) need for something to be drawn; empty: always."""

    needs_all: frozenset[str] = frozenset()
    needs_any: frozenset[str] = frozenset()
    unless_any: frozenset[str] = frozenset()

    def holds(self, needs: frozenset[str]) -> bool:
        """Whether a visitor with these needs gets it drawn."""
        return (
            self.needs_all <= needs
            and (not self.needs_any or bool(self.needs_any & needs))
            and not self.unless_any & needs
        )

    @property
    def named(self) -> frozenset[str]:
        """Every capability the condition mentions."""
        return self.needs_all | self.needs_any | self.unless_any


ALWAYS = Condition()
"""Holds whatever is needed."""
