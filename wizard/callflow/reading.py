"""What the readers of content files share here: ids that are known, audiences and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from wizard.callflow.audience import Audience
from wizard.toml import Table

AUDIENCE_KEYS = tuple(field.name for field in fields(Audience))
"""The entries of a table that say for whom it is drawn."""


@dataclass(frozen=True)
class Known:
    """The ids of the catalogue that a file may name, each kind in the order of the catalogue."""

    types: tuple[str, ...]
    capabilities: tuple[str, ...]
    sources: tuple[str, ...]


def read_audience(table: Table, known: Known) -> Audience:
    """The audience that a table names. Raises ContentError."""
    return Audience(*(read_needs(table, name, known) for name in AUDIENCE_KEYS))


def read_needs(table: Table, name: str, known: Known) -> frozenset[str]:
    """The ids of capabilities under this name. Raises ContentError if one is not known."""
    return frozenset(table.some_of(name, known.capabilities))


def read_sources(table: Table, known: Known) -> tuple[str, ...]:
    """Short names of sources. Raises ContentError if there is none, or one that is not known."""
    sources = table.some_of("sources", known.sources)
    if not sources:
        raise table.error("sources", "needs at least one source")
    return sources


def check_types(table: Table, type_ids: Iterable[str], known: Known) -> None:
    """Raises ContentError if one of these entries of a table is no type of the catalogue."""
    for type_id in type_ids:
        table.known(type_id, (type_id,), known.types)
