"""The call flow of one configuration type, and what of it a visitor sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wizard.callflow.model import Branch, Edge, FlowNode, Stop
from wizard.callflow.quantities import Quantity
from wizard.callflow.scenario import Scenario
from wizard.callflow.selection import key_of, select

LANGUAGE = "-language"
"""How the condition on an edge ends that leads to the menu of a language."""


@dataclass(frozen=True)
class CallFlow:
    """The call flow of one configuration type. `nodes[0]` is where the call begins.

    A flow is read from callflows.toml with every option in it. `drawn` gives the flow of one
    visitor; only such a flow is laid out, listed or walked through. `written_scenarios` are those
    of the file, `quantities` the times and limits that its words name, `sources` short names.
    """

    configuration: str
    nodes: tuple[FlowNode, ...]
    edges: tuple[Edge, ...]
    sources: tuple[str, ...] = ()
    full_without: frozenset[str] = frozenset()
    written_scenarios: tuple[Scenario, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, FlowNode]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    def members(self, group: str) -> tuple[FlowNode, ...]:
        """The nodes inside the frame of this node, from top to bottom."""
        return tuple(node for node in self.nodes if node.group == group)

    def leaving(self, source: str) -> tuple[Edge, ...]:
        """The edges that leave a node, in the order of the file."""
        return tuple(edge for edge in self.edges if edge.source == source)

    @cached_property
    def _entering(self) -> Mapping[str, Edge]:
        return {edge.target: edge for edge in self.edges}

    def edges_to(self, node: str) -> tuple[Edge, ...]:
        """The edges that lead from the caller to a node: there is only one way."""
        edges: list[Edge] = []
        while edge := self._entering.get(node):
            edges.append(edge)
            node = edge.source
        return tuple(reversed(edges))

    @cached_property
    def keys(self) -> Mapping[str, FlowNode]:
        """The keys of the menu, each with the node that it leads to; only of a drawn flow.

        The words of a key may say more: `key-2-language` is key 2. Where the main way leads on to
        another menu, as that of a language, the key stands for the same key of that menu.
        """
        return {key: self._behind(edge) for edge in self.edges if (key := key_of(edge.condition))}

    @cached_property
    def written_keys(self) -> Mapping[str, str]:
        """The keys of the file that are drawn, each with the number that it has in the picture."""
        return {
            written: key
            for edge in self.edges
            if (key := key_of(edge.condition))
            and (written := key_of(edge.written or edge.condition))
        }

    def _behind(self, edge: Edge) -> FlowNode:
        """Where an edge leads; past a menu on the main way, and past that of a language."""
        target = self.by_id[edge.target]
        is_passed = edge.main or str(edge.condition).endswith(LANGUAGE)
        onward = next((e for e in self.leaving(target.id) if e.main or not e.condition), None)
        return self._behind(onward) if onward and is_passed and target.kind == "menu" else target

    @property
    def named(self) -> frozenset[str]:
        """Every capability that changes the picture or what can happen to a call."""
        audiences = [edge.audience for edge in self.edges]
        audiences += [audience for edge in self.edges for audience, _ in edge.conditions]
        audiences += [scenario.audience for scenario in self.written_scenarios]
        for node in self.nodes:
            audiences += [node.audience, *(variant.audience for variant in node.variants)]
        return frozenset().union(*(audience.named for audience in audiences))

    def drawn(self, needs: frozenset[str] | None) -> CallFlow:
        """The flow as one visitor sees it: what is always drawn, and what these needs ask for.

        `None` draws the full flow, with every option but those of `full_without`. These would
        replace others: a fax line, for example, would take the place of the telephone line.
        """
        if needs is None:
            needs = self.named - self.full_without
        nodes, edges = select(self.nodes, self.edges, needs)
        scenarios = tuple(s for s in self.written_scenarios if s.audience.includes(needs))
        return replace(self, nodes=nodes, edges=edges, written_scenarios=scenarios)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What can happen to a call: the scenarios whose whole way is in this flow."""
        return tuple(filter(None, map(self._along, self.written_scenarios)))

    def _along(self, scenario: Scenario) -> Scenario | None:
        """The scenario with the nodes and edges it passes, or None if this flow lacks a part.

        A member of a frame is passed only where the scenario has words for it.
        """
        end = next((id_ for id_ in scenario.ends if id_ in self.by_id), None)
        if end is None:
            return None
        edges = self.edges_to(end)
        nodes: list[str] = []
        for id_ in (self.nodes[0].id, *(edge.target for edge in edges)):
            members = {member.id for member in self.members(id_)}
            nodes += [id_, *(member for member in scenario.moments if member in members)]
        if not scenario.moments.keys() <= set(nodes):
            return None
        return replace(scenario, nodes=tuple(nodes), edges=tuple(edge.id for edge in edges))

    def scenario(self, id_: str) -> Scenario:
        """The scenario with this id. Raises KeyError if it cannot happen in this flow."""
        for scenario in self.scenarios:
            if scenario.id == id_:
                return scenario
        raise KeyError(id_)

    @cached_property
    def run(self) -> tuple[Stop, ...]:
        """The stops of the main way, from the caller on; branches hang on their stops."""
        return tuple(self._stops(self.nodes[0].id))

    def _stops(self, start: str) -> Iterator[Stop]:
        edges = self.leaving(start)
        onward = next((edge for edge in edges if edge.main), None)
        branches = tuple(
            Branch(edge, tuple(self._stops(edge.target))) for edge in edges if not edge.main
        )
        yield Stop(self.by_id[start], self.members(start), branches, onward)
        if onward:
            yield from self._stops(onward.target)
