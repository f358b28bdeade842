"""What the readers of call flows share: the ids they may name, conditions on needs, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from wizard.callflow.condition import Condition
from wizard.toml import Table

CONDITION_KEYS = tuple(field.name for field in fields(Condition))
"""The entries of a table that say for whom it is drawn."""


@dataclass(frozen=True)
class Known:
    """The ids of the catalogue that a file of ours may name, each kind in its order; None: any."""

    types: tuple[str, ...] | None = None
    capabilities: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None


ANYTHING = Known()
"""For files that are read without a catalogue."""


def read_condition(table: Table, known: Known) -> Condition:
    """The condition on needs that a table carries. Raises ContentError."""
    return Condition(*(read_needs(table, name, known) for name in CONDITION_KEYS))


def read_needs(table: Table, name: str, known: Known) -> frozenset[str]:
    """Ids of capabilities. Raises ContentError on one that is not known."""
    return frozenset(_words(table, name, known.capabilities))


def read_sources(table: Table, known: Known) -> tuple[str, ...]:
    """Short names of sources. Raises ContentError if there is none, or one that is not known."""
    sources = _words(table, "sources", known.sources)
    if not sources:
        raise table.error("sources", "needs at least one source")
    return sources


def check_types(table: Table, type_ids: Iterable[str], known: Known) -> None:
    """Raises ContentError if one of the entries of a table stands under an unknown type."""
    for type_id in type_ids if known.types is not None else ():
        table.known(type_id, (type_id,), known.types or ())


def _words(table: Table, name: str, allowed: Iterable[str] | None) -> tuple[str, ...]:
    return table.words(name) if allowed is None else table.some_of(name, allowed)
