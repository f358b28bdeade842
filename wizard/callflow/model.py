"""The call flow of one configuration type: nodes, edges, and the ways through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from wizard.callflow.condition import ALWAYS, Condition
from wizard.callflow.figures import Figure
from wizard.callflow.scenario import Scenario
from wizard.callflow.selection import select

KINDS = frozenset(
    {
        "caller",
        "number",
        "filter",
        "hours",
        "greeting",
        "menu",
        "queue",
        "team",
        "ovh-phone",
        "outside-phone",
        "phone",
        "fax",
        "ipbx",
        "web-server",
        "room",
        "talk",
        "received",
        "voicemail",
        "announcement",
        "again",
        "elsewhere",
        "end",
    }
)
"""What a node can be."""
END_KINDS = frozenset(
    {"talk", "received", "voicemail", "announcement", "again", "elsewhere", "end"}
)
"""How a call can end: each branch must stop at one of these."""


@dataclass(frozen=True)
class Variant:
    """Another face of a node for some needs: what is None stays as it is."""

    when: Condition
    kind: str | None = None
    label: str | None = None
    detail: str | None = None
    moment: str | None = None


@dataclass(frozen=True)
class Node:
    """One box. `label`, `detail` and `moment` are keys of the words file.

    `group` is the frame it is in; `moment` is what a walk says of it, its label's key unless told.
    """

    id: str
    kind: str
    label: str
    detail: str | None = None
    moment: str | None = None
    when: Condition = ALWAYS
    group: str | None = None
    variants: tuple[Variant, ...] = ()

    @property
    def told(self) -> str:
        """The key of what a walk says when the call is here."""
        return self.moment or self.label

    def facing(self, needs: frozenset[str]) -> Node:
        """The node as these needs show it: its first variant that holds, or itself."""
        if not self.variants:
            return self
        for variant in self.variants:
            if variant.when.holds(needs):
                return Node(
                    self.id,
                    variant.kind or self.kind,
                    variant.label or self.label,
                    variant.detail or self.detail,
                    variant.moment or (None if variant.label else self.moment),
                    self.when,
                    self.group,
                )
        return self


@dataclass(frozen=True)
class Edge:
    """One step of the call. `main`: the way most calls take. `condition`: key of its pill."""

    source: str
    target: str
    main: bool = False
    condition: str | None = None
    when: Condition = ALWAYS

    @property
    def id(self) -> str:
        """Stable name: `source--target`."""
        return f"{self.source}--{self.target}"

    def between(self, source: str, target: str) -> Edge:
        """The same edge between these nodes."""
        if (source, target) == (self.source, self.target):
            return self
        return replace(self, source=source, target=target)


@dataclass(frozen=True)
class Way:
    """A branch: the edge that leaves, and the stops it passes."""

    edge: Edge
    run: tuple[Stop, ...]


@dataclass(frozen=True)
class Stop:
    """One node of a run with what hangs on it; `onward` leads to the next stop of the run."""

    node: Node
    members: tuple[Node, ...]
    branches: tuple[Way, ...]
    onward: Edge | None

    @property
    def chooses(self) -> bool:
        """Whether the way on is one choice among others (a menu's key)."""
        return self.onward is not None and self.onward.condition is not None


@dataclass(frozen=True)
class CallFlow:
    """The call flow of one configuration type. `nodes[0]` is where the call begins.

    `plans` are all scenarios written for the type (`scenarios` has those that are drawn here),
    `figures` the times and limits that its words name.
    """

    configuration: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sources: tuple[str, ...] = ()
    full_without: frozenset[str] = frozenset()
    plans: tuple[Scenario, ...] = ()
    figures: tuple[Figure, ...] = ()
    is_drawn: bool = False

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    def members(self, group: str) -> tuple[Node, ...]:
        """The nodes inside a frame, from top to bottom."""
        return tuple(node for node in self.nodes if node.group == group)

    def leaving(self, source: str) -> tuple[Edge, ...]:
        """The edges that leave a node, in the order of the file."""
        return tuple(edge for edge in self.edges if edge.source == source)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What can happen to a call: the scenarios whose whole way is drawn here."""
        return tuple(filter(None, (plan.along(self) for plan in self.plans)))

    def scenario(self, id_: str) -> Scenario:
        """The scenario with this id. Raises KeyError if there is none."""
        for scenario in self.scenarios:
            if scenario.id == id_:
                return scenario
        raise KeyError(id_)

    def casts(self, group: str) -> Iterator[tuple[frozenset[str], tuple[Node, ...]]]:
        """Each set of needs that matters to a frame, with the nodes that it puts inside."""
        members = self.members(group)
        named = sorted(frozenset().union(*(member.when.named for member in members)))
        for size in range(len(named) + 1):
            for needs in map(frozenset, combinations(named, size)):
                yield needs, tuple(member for member in members if member.when.holds(needs))

    @cached_property
    def _entering(self) -> Mapping[str, Edge]:
        return {edge.target: edge for edge in self.edges}

    def way_to(self, node: str) -> tuple[Edge, ...]:
        """The edges from the caller to a node: there is one way only."""
        way: list[Edge] = []
        while edge := self._entering.get(node):
            way.append(edge)
            node = edge.source
        return tuple(reversed(way))

    @property
    def named(self) -> frozenset[str]:
        """Every capability that changes the picture or what can happen."""
        conditions = [edge.when for edge in self.edges]
        conditions += [plan.when for plan in self.plans]
        for node in self.nodes:
            conditions += [node.when, *(variant.when for variant in node.variants)]
        return frozenset().union(*(condition.named for condition in conditions))

    def drawn(self, needs: frozenset[str] | None) -> CallFlow:
        """The flow as one visitor sees it.

        `None` is the full flow: everything optional, without what only stands in for it.
        Otherwise: what is never optional and what these needs ask for.
        """
        return select(self, self.named - self.full_without if needs is None else needs)

    @property
    def as_drawn(self) -> CallFlow:
        """This flow if it is drawn for somebody, the full one otherwise."""
        return self if self.is_drawn else self.drawn(None)

    @cached_property
    def run(self) -> tuple[Stop, ...]:
        """The main way from the caller on, branches hanging on their stops (a drawn flow)."""
        return tuple(self._stops(self.nodes[0].id))

    def _stops(self, start: str) -> Iterator[Stop]:
        edges = self.leaving(start)
        onward = next((edge for edge in edges if edge.main), None)
        branches = tuple(
            Way(edge, tuple(self._stops(edge.target))) for edge in edges if not edge.main
        )
        yield Stop(self.by_id[start], self.members(start), branches, onward)
        if onward:
            yield from self._stops(onward.target)
