"""Reads the times and limits of callflows.toml."""

from __future__ import annotations

from wizard.callflow.quantities import UNITS, Quantity
from wizard.callflow.reading import Known, read_sources
from wizard.toml import Table


def read_quantities(table: Table, known: Known) -> tuple[Quantity, ...]:
    """Every time and limit, in the order of the file. Raises ContentError."""
    return tuple(_quantity(id_, table.table(id_), known) for id_ in table)


def _quantity(id_: str, table: Table, known: Known) -> Quantity:
    table.allow(*sorted(UNITS), "sources")
    units = [name for name in table if name in UNITS]
    if len(units) != 1:
        raise table.error("", f"give it one of {', '.join(sorted(UNITS))}")
    unit = units[0]
    amount = table.value(unit)
    amounts = amount if isinstance(amount, list) else [amount]
    whole = all(type(each) is int and each > 0 for each in amounts)
    if not whole or amounts != sorted(set(amounts)) or len(amounts) not in (1, 2):
        raise table.error(unit, "write a whole number, or the least and the most")
    least = amounts[0] if len(amounts) == 2 else None
    return Quantity(id_, unit, least, amounts[-1], read_sources(table, known))
