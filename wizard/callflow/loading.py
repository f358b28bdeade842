"""Reads callflows.toml. Each error names the file, the key and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from wizard.callflow.audience import Audience
from wizard.callflow.flow import CallFlow
from wizard.callflow.model import KINDS, Edge, FlowNode, Variant
from wizard.callflow.quantities import Quantity
from wizard.callflow.quantity_reading import read_quantities
from wizard.callflow.reading import (
    AUDIENCE_KEYS,
    Known,
    check_types,
    read_audience,
    read_needs,
    read_sources,
)
from wizard.callflow.scenario_reading import read_scenarios
from wizard.callflow.soundness import check
from wizard.toml import Table, read_table

_FLOW_KEYS = ("sources", "full_without", "spine", "nodes", "branches", "scenarios")
_VARIANT_KEYS = ("kind", "label", "detail", "moment", "onward", *AUDIENCE_KEYS)
_NODE_KEYS = (*_VARIANT_KEYS, "group", "variants", "variants_of")
_BRANCH_KEYS = ("from", "condition", "conditions", "way", "may_skip", *AUDIENCE_KEYS)


def load_callflows(path: Path, known: Known) -> dict[str, CallFlow]:
    """Every flow of a file, by the ids of the types.

    Each type of `known` must have a flow, and a flow may name only the ids of `known`. Ids and
    structure are checked here. `audit_flows` checks what each visitor sees. Raises ContentError.
    """
    table = read_table(path)
    quantities = read_quantities(table.table("quantities"), known)
    type_ids = [name for name in table if name != "quantities"]
    check_types(table, type_ids, known)
    for type_id in known.types:
        if type_id not in table:
            raise table.error(type_id, "is a type of the catalogue: describe its call here")
    return {
        type_id: _flow(type_id, table.table(type_id), quantities, known) for type_id in type_ids
    }


def _flow(
    configuration: str, table: Table, quantities: tuple[Quantity, ...], known: Known
) -> CallFlow:
    table.allow(*_FLOW_KEYS)
    written = table.table("nodes")
    nodes = {id_: _node(id_, written, known) for id_ in written}
    spine = _node_ids(table, "spine", nodes)
    edges = [Edge(source, target, main=True) for source, target in pairwise(spine)]
    for branch in table.tables("branches"):
        edges += _branch(branch, nodes, known)
    first = nodes.pop(spine[0])
    flow = CallFlow(
        configuration=configuration,
        nodes=(first, *nodes.values()),
        edges=tuple(edges),
        sources=read_sources(table, known),
        full_without=read_needs(table, "full_without", known),
        written_scenarios=read_scenarios(table, known),
        quantities=quantities,
    )
    check(flow, table)
    return flow


def _node(id_: str, nodes: Table, known: Known) -> FlowNode:
    table = nodes.table(id_)
    table.allow(*_NODE_KEYS)
    return FlowNode(
        id=id_,
        kind=table.one_of("kind", sorted(KINDS)),
        label=table.text("label", id_),
        detail=table.optional_text("detail"),
        moment=table.optional_text("moment"),
        audience=read_audience(table, known),
        group=table.optional_text("group"),
        variants=(*_shared_variants(table, nodes, known), *_variants(table, known)),
        onward=table.optional_text("onward"),
    )


def _variants(table: Table, known: Known) -> list[Variant]:
    return [_variant(variant, known) for variant in table.tables("variants")]


def _shared_variants(table: Table, nodes: Table, known: Known) -> list[Variant]:
    """Those of the node that `variants_of` names which keep its kind and its label.

    Example: a second team rings in the order that was chosen for the first.
    """
    if "variants_of" not in table:
        return []
    other = nodes.table(table.one_of("variants_of", nodes))
    return [each for each in _variants(other, known) if not each.kind and not each.label]


def _variant(table: Table, known: Known) -> Variant:
    table.allow(*_VARIANT_KEYS)
    return Variant(
        audience=read_audience(table, known),
        kind=table.one_of("kind", sorted(KINDS)) if "kind" in table else None,
        label=table.optional_text("label"),
        detail=table.optional_text("detail"),
        moment=table.optional_text("moment"),
        onward=table.optional_text("onward"),
    )


def _branch(table: Table, nodes: Iterable[str], known: Known) -> list[Edge]:
    table.allow(*_BRANCH_KEYS)
    source = table.one_of("from", nodes)
    if "condition" not in table:
        raise table.error("condition", "say when the call goes this way")
    condition = table.text("condition")
    way = _node_ids(table, "way", nodes)
    first = Edge(
        source,
        way[0],
        condition=condition,
        audience=read_audience(table, known),
        conditions=tuple(_other_words(other, known) for other in table.tables("conditions")),
        may_skip=table.flag("may_skip"),
    )
    return [first, *(Edge(before, after, main=True) for before, after in pairwise(way))]


def _other_words(table: Table, known: Known) -> tuple[Audience, str]:
    table.allow("condition", *AUDIENCE_KEYS)
    return read_audience(table, known), table.text("condition")


def _node_ids(table: Table, name: str, nodes: Iterable[str]) -> tuple[str, ...]:
    """The ids of the nodes that the call passes, in order; at least one."""
    ids = table.ids(name)
    if not ids:
        raise table.error(name, "list the ids of its nodes, in the order of the call")
    for id_ in ids:
        if id_ not in nodes:
            raise table.error(name, f"describe the node “{id_}” under nodes, or correct its id")
    return ids
