"""Reads callflows.toml and refuses a flow that could lose a call."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from wizard.callflow.figures import Figure
from wizard.callflow.model import KINDS, CallFlow, Edge, Node, Variant
from wizard.callflow.reading import WHEN_KEYS, Reader, read_tables
from wizard.callflow.scenario_reading import read_figures, read_scenarios
from wizard.callflow.soundness import check

_FLOW_KEYS = {"sources", "full_without", "spine", "nodes", "branches", "scenarios"}
_VARIANT_KEYS = {"kind", "label", "detail", "moment"} | WHEN_KEYS
_NODE_KEYS = _VARIANT_KEYS | {"onward", "group", "variants"}
_BRANCH_KEYS = {"from", "condition", "way"} | WHEN_KEYS


def load_callflows(path: Path, capabilities: frozenset[str] | None = None) -> dict[str, CallFlow]:
    """Read and check every flow of a file.

    `capabilities`, if given, are the ids that conditions may name. Raises CallFlowError.
    """
    tables = read_tables(path)
    figures = read_figures(Reader(path.name, "figures"), tables.pop("figures", {}))
    return {
        name: _FlowReader(path.name, name, capabilities).read(tables[name], figures)
        for name in tables
    }


class _FlowReader(Reader):
    """Reads one flow."""

    def read(self, table: Any, figures: tuple[Figure, ...]) -> CallFlow:
        self.known(table, "", _FLOW_KEYS)
        written = table.get("nodes", {})
        if not isinstance(written, dict):
            self.fail("nodes", "write a table of nodes by id")
        nodes = {key: self._node(key, written[key]) for key in written}
        spine = self._path(table, "spine", "spine", nodes)
        edges = [
            Edge(source, target, main=True, condition=written[source].get("onward"))
            for source, target in pairwise(spine)
        ]
        branches = self.tables(table, "branches", "branches", "write each branch as [[…branches]]")
        for position, branch in enumerate(branches, start=1):
            edges += self._branch(f"branches[{position}]", branch, nodes)
        first = nodes.pop(spine[0])
        flow = CallFlow(
            configuration=self.name,
            nodes=(first, *nodes.values()),
            edges=tuple(edges),
            sources=self.sources(table, "sources"),
            full_without=self.needs(table, "full_without", "full_without"),
            plans=read_scenarios(self, table),
            figures=figures,
        )
        check(flow, self.fail)
        return flow

    def _node(self, id_: str, table: Any) -> Node:
        key = f"nodes.{id_}"
        self.known(table, key, _NODE_KEYS)
        kind = self._kind(table, key)
        if kind is None:
            self.fail(f"{key}.kind", f"add one of {', '.join(sorted(KINDS))}")
        faces: list[Variant] = []
        variants = self.tables(table, "variants", f"{key}.variants", "write a list of tables")
        for position, variant in enumerate(variants, start=1):
            place = f"{key}.variants[{position}]"
            self.known(variant, place, _VARIANT_KEYS)
            faces.append(
                Variant(
                    when=self.when(variant, place),
                    kind=self._kind(variant, place),
                    label=self.text(variant, "label", place),
                    detail=self.text(variant, "detail", place),
                    moment=self.text(variant, "moment", place),
                )
            )
        return Node(
            id=id_,
            kind=kind,
            label=self.text(table, "label", key) or id_,
            detail=self.text(table, "detail", key),
            moment=self.text(table, "moment", key),
            when=self.when(table, key),
            group=self.text(table, "group", key),
            variants=tuple(faces),
        )

    def _branch(self, key: str, table: Any, nodes: Mapping[str, Node]) -> list[Edge]:
        self.known(table, key, _BRANCH_KEYS)
        source = self.text(table, "from", key)
        if source is None or source not in nodes:
            self.fail(f"{key}.from", "name a node of this flow")
        condition = self.text(table, "condition", key)
        if condition is None:
            self.fail(f"{key}.condition", "say when the call goes this way")
        way = self._path(table, "way", f"{key}.way", nodes)
        first = Edge(source, way[0], condition=condition, when=self.when(table, key))
        rest = [Edge(a, b, main=True) for a, b in pairwise(way)]
        return [first, *rest]

    def _path(
        self, table: Mapping[str, Any], name: str, key: str, nodes: Mapping[str, Node]
    ) -> tuple[str, ...]:
        path = self.texts(table, name, key)
        if not path:
            self.fail(key, "list the ids of its nodes, in the order of the call")
        unknown = [id_ for id_ in path if id_ not in nodes]
        if unknown:
            self.fail(key, f"describe the node {unknown[0]!r} under nodes, or correct its id")
        return path

    def _kind(self, table: Mapping[str, Any], key: str) -> str | None:
        kind = self.text(table, "kind", key)
        if kind is not None and kind not in KINDS:
            self.fail(f"{key}.kind", f"use one of {', '.join(sorted(KINDS))}")
        return kind
