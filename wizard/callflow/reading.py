"""What the readers of call flows share: conditions on needs, and sources."""

from __future__ import annotations

from dataclasses import fields

from wizard.callflow.condition import Condition
from wizard.toml import Table

CONDITION_KEYS = tuple(field.name for field in fields(Condition))
"""The entries of a table that say for whom it is drawn."""


def read_condition(table: Table, capabilities: frozenset[str] | None) -> Condition:
    """The condition on needs that a table carries. Raises ContentError."""
    return Condition(*(read_needs(table, name, capabilities) for name in CONDITION_KEYS))


def read_needs(table: Table, name: str, capabilities: frozenset[str] | None) -> frozenset[str]:
    """Ids of capabilities, each one of those given (None: any). Raises ContentError."""
    if capabilities is None:
        return frozenset(table.words(name))
    return frozenset(table.some_of(name, sorted(capabilities)))


def read_sources(table: Table) -> tuple[str, ...]:
    """Short names of sources. Raises ContentError if there is none."""
    sources = table.words("sources")
    if not sources:
        raise table.error("sources", "needs at least one source")
    return sources
