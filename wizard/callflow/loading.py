"""Reads callflows.toml and refuses a flow that could lose a call."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from wizard.callflow.figure_reading import read_figures
from wizard.callflow.figures import Figure
from wizard.callflow.model import KINDS, CallFlow, Edge, Node, Variant
from wizard.callflow.reading import (
    ANYTHING,
    CONDITION_KEYS,
    Known,
    check_types,
    read_condition,
    read_needs,
    read_sources,
)
from wizard.callflow.scenario_reading import read_scenarios
from wizard.callflow.soundness import check
from wizard.toml import Table, read_table

_FLOW_KEYS = ("sources", "full_without", "spine", "nodes", "branches", "scenarios")
_VARIANT_KEYS = ("kind", "label", "detail", "moment", *CONDITION_KEYS)
_NODE_KEYS = (*_VARIANT_KEYS, "onward", "group", "variants")
_BRANCH_KEYS = ("from", "condition", "way", *CONDITION_KEYS)


def load_callflows(path: Path, known: Known = ANYTHING) -> dict[str, CallFlow]:
    """Reads and checks every flow of a file; the flows by the ids of their types.

    `known` are the ids that it may name; each of the types must have a flow. Raises ContentError.
    """
    table = read_table(path)
    figures = read_figures(table.table("figures"), known)
    type_ids = [name for name in table if name != "figures"]
    check_types(table, type_ids, known)
    for type_id in known.types or ():
        if type_id not in table:
            raise table.error(type_id, "is a type of the catalogue: describe its call here")
    return {type_id: _flow(type_id, table.table(type_id), figures, known) for type_id in type_ids}


def _flow(
    configuration: str,
    table: Table,
    figures: tuple[Figure, ...],
    known: Known,
) -> CallFlow:
    table.allow(*_FLOW_KEYS)
    written = table.table("nodes")
    nodes = {id_: _node(id_, written.table(id_), known) for id_ in written}
    spine = _way(table, "spine", nodes)
    edges = [
        Edge(source, target, main=True, condition=written.table(source).optional_text("onward"))
        for source, target in pairwise(spine)
    ]
    for branch in table.tables("branches"):
        edges += _branch(branch, nodes, known)
    first = nodes.pop(spine[0])
    flow = CallFlow(
        configuration=configuration,
        nodes=(first, *nodes.values()),
        edges=tuple(edges),
        sources=read_sources(table, known),
        full_without=read_needs(table, "full_without", known),
        plans=read_scenarios(table, known),
        figures=figures,
    )
    check(flow, table)
    return flow


def _node(id_: str, table: Table, known: Known) -> Node:
    table.allow(*_NODE_KEYS)
    return Node(
        id=id_,
        kind=table.one_of("kind", sorted(KINDS)),
        label=table.text("label", id_),
        detail=table.optional_text("detail"),
        moment=table.optional_text("moment"),
        when=read_condition(table, known),
        group=table.optional_text("group"),
        variants=tuple(_variant(variant, known) for variant in table.tables("variants")),
    )


def _variant(table: Table, known: Known) -> Variant:
    table.allow(*_VARIANT_KEYS)
    return Variant(
        when=read_condition(table, known),
        kind=table.one_of("kind", sorted(KINDS)) if "kind" in table else None,
        label=table.optional_text("label"),
        detail=table.optional_text("detail"),
        moment=table.optional_text("moment"),
    )


def _branch(table: Table, nodes: Iterable[str], known: Known) -> list[Edge]:
    table.allow(*_BRANCH_KEYS)
    source = table.one_of("from", nodes)
    if "condition" not in table:
        raise table.error("condition", "say when the call goes this way")
    condition = table.text("condition")
    way = _way(table, "way", nodes)
    first = Edge(source, way[0], condition=condition, when=read_condition(table, known))
    return [first, *(Edge(before, after, main=True) for before, after in pairwise(way))]


def _way(table: Table, name: str, nodes: Iterable[str]) -> tuple[str, ...]:
    """The nodes that the call passes, at least one."""
    way = table.words(name)
    if not way:
        raise table.error(name, "list the ids of its nodes, in the order of the call")
    for id_ in way:
        if id_ not in nodes:
            raise table.error(name, f"describe the node “{id_}” under nodes, or correct its id")
    return way
