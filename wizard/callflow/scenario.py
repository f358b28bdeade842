"""One thing that can happen to a call: the way through the flow to one of its ends.

Each node is entered by one edge only, so the end alone says which way the call took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wizard.callflow.condition import ALWAYS, Condition

if TYPE_CHECKING:
    from wizard.callflow.model import CallFlow


@dataclass(frozen=True)
class Scenario:
    """A way of the call, from the caller to an end.

    `label` is the key of its name. `ends` are the nodes where it may stop: the first that is
    drawn counts. `moments` gives nodes on the way, or in a frame on it, words of their own for
    this scenario (node id to key); those in a frame are then told one by one, in this order.
    `nodes` and `edges` are the ids it passes, empty until the flow is drawn.
    """

    id: str
    label: str
    ends: tuple[str, ...]
    moments: Mapping[str, str]
    sources: tuple[str, ...]
    when: Condition = ALWAYS
    nodes: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()

    def along(self, flow: CallFlow) -> Scenario | None:
        """The scenario with its way through a flow, or None where that lacks a part of it."""
        end = next((id_ for id_ in self.ends if id_ in flow.by_id), None)
        if end is None:
            return None
        edges = flow.way_to(end)
        passed = (flow.nodes[0].id, *(edge.target for edge in edges))
        nodes: list[str] = []
        for id_ in passed:
            inside = {member.id for member in flow.members(id_)}
            nodes += [id_, *(told for told in self.moments if told in inside)]
        if not self.moments.keys() <= set(nodes):
            return None
        return replace(self, nodes=tuple(nodes), edges=tuple(edge.id for edge in edges))
