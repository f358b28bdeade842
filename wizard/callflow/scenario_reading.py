"""Reads the figures of callflows.toml and the scenarios of a flow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wizard.callflow.figures import UNITS, Figure
from wizard.callflow.reading import WHEN_KEYS, Reader
from wizard.callflow.scenario import Scenario

_FIGURE_KEYS = UNITS | {"sources"}
_SCENARIO_KEYS = {"id", "label", "ends", "moments", "sources"} | WHEN_KEYS
_ID = re.compile(r"[a-z]+(-[a-z]+)*")


def read_figures(reader: Reader, table: Any) -> tuple[Figure, ...]:
    """Every time and limit by its id. Raises CallFlowError."""
    if not isinstance(table, dict):
        reader.fail("", "write a table")
    return tuple(_figure(reader, id_, table[id_]) for id_ in table)


def _figure(reader: Reader, id_: str, table: Any) -> Figure:
    reader.known(table, id_, _FIGURE_KEYS)
    units = sorted(UNITS & table.keys())
    if len(units) != 1:
        reader.fail(id_, f"give it one of {', '.join(sorted(UNITS))}")
    amount = table[units[0]]
    amounts = amount if isinstance(amount, list) else [amount]
    whole = all(type(each) is int and each > 0 for each in amounts)
    if not whole or amounts != sorted(set(amounts)) or len(amounts) not in (1, 2):
        reader.fail(f"{id_}.{units[0]}", "write a whole number, or the least and the most")
    least = amounts[0] if len(amounts) == 2 else None
    sources = reader.sources(table, f"{id_}.sources")
    return Figure(id_, units[0], least, amounts[-1], sources)


def read_scenarios(reader: Reader, table: Mapping[str, Any]) -> tuple[Scenario, ...]:
    """The scenarios of a flow, in the order in which they are offered. Raises CallFlowError."""
    written = reader.tables(table, "scenarios", "scenarios", "write each as [[…scenarios]]")
    return tuple(
        _scenario(reader, f"scenarios[{position}]", each)
        for position, each in enumerate(written, start=1)
    )


def _scenario(reader: Reader, key: str, table: Any) -> Scenario:
    reader.known(table, key, _SCENARIO_KEYS)
    id_ = reader.text(table, "id", key)
    if id_ is None or not _ID.fullmatch(id_):
        # It becomes part of links (`call=queue-full`).
        reader.fail(f"{key}.id", "write small letters, joined by hyphens")
    ends = reader.texts(table, "ends", f"{key}.ends")
    if not ends:
        reader.fail(f"{key}.ends", "name the node where the call stops")
    moments = table.get("moments", {})
    if not isinstance(moments, dict) or not all(isinstance(own, str) for own in moments.values()):
        reader.fail(f"{key}.moments", "write a table: a node of the way and the key of its words")
    return Scenario(
        id=id_,
        label=reader.text(table, "label", key) or id_,
        ends=ends,
        moments=moments,
        sources=reader.sources(table, f"{key}.sources"),
        when=reader.when(table, key),
    )
