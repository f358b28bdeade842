"""Reads the scenarios of a flow."""

from __future__ import annotations

import re

from wizard.callflow.reading import AUDIENCE_KEYS, Known, read_audience, read_sources
from wizard.callflow.scenario import Scenario
from wizard.toml import Table

_KEYS = ("id", "label", "ends", "moments", "sources", *AUDIENCE_KEYS)
_ID = re.compile(r"[a-z]+(-[a-z]+)*")


def read_scenarios(flow: Table, known: Known) -> tuple[Scenario, ...]:
    """The scenarios of a flow, in the order in which they are offered. Raises ContentError."""
    return tuple(_scenario(table, known) for table in flow.tables("scenarios"))


def _scenario(table: Table, known: Known) -> Scenario:
    table.allow(*_KEYS)
    id_ = table.optional_text("id")
    if id_ is None or not _ID.fullmatch(id_):
        # The id becomes part of links, such as `call=queue-full`.
        raise table.error("id", "write small letters, joined by hyphens")
    ends = table.ids("ends")
    if not ends:
        raise table.error("ends", "name the node where the call stops")
    moments = table.table("moments")
    return Scenario(
        id=id_,
        label=table.text("label", id_),
        ends=ends,
        moments={node: moments.text(node) for node in moments},
        sources=read_sources(table, known),
        audience=read_audience(table, known),
    )
