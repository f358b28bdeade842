"""Whether the parts of a flow fit together: its groups, its edges and its scenarios.

A call must find one way to each node. What each visitor sees is the audit's part.
"""

from __future__ import annotations

from wizard.callflow.audience import EVERYBODY
from wizard.callflow.flow import CallFlow
from wizard.callflow.model import END_KINDS, FlowNode
from wizard.callflow.scenario import Scenario
from wizard.toml import Table


def check(flow: CallFlow, table: Table) -> None:
    """Raises ContentError for the first part that does not fit; `table` is the flow's own."""
    start = flow.nodes[0]
    if start.audience != EVERYBODY:
        raise table.error(f"nodes.{start.id}", "draw it always: the call begins here")
    for node in flow.nodes:
        _check_group(flow, node, table)
        if not node.group:
            _check_entrance(flow, node, table)
    seen: set[str] = set()
    for position, scenario in enumerate(flow.written_scenarios, start=1):
        key = f"scenarios[{position}]"
        _check_scenario(flow, scenario, key, table)
        if scenario.id in seen:
            raise table.error(f"{key}.id", "take another id: this one is in use")
        seen.add(scenario.id)


def _check_group(flow: CallFlow, node: FlowNode, table: Table) -> None:
    """A member stands in the frame of a node that is in no frame itself, and no edge touches it.

    It ends no call, for the way goes on from the frame: the audit need not try whether it does.
    """
    key = f"nodes.{node.id}"
    if node.kind == "team" and not flow.members(node.id):
        raise table.error(key, "put at least one node into this frame (group)")
    if not node.group:
        return
    if node.group not in flow.by_id or flow.by_id[node.group].group:
        raise table.error(f"{key}.group", "name the node that is the frame")
    if any(node.id in (edge.source, edge.target) for edge in flow.edges):
        raise table.error(key, "take it off the ways: a call reaches the frame around it")
    if may_end(node):
        raise table.error(f"{key}.kind", "let the way end behind the frame: a member ends no call")


def _check_entrance(flow: CallFlow, node: FlowNode, table: Table) -> None:
    """One edge leads to a node, none to the first one."""
    entering = sum(edge.target == node.id for edge in flow.edges)
    is_first = node is flow.nodes[0]
    if entering == 0 and not is_first:
        raise table.error(f"nodes.{node.id}", "put it on the spine or on a branch, or remove it")
    if entering > 1 or (entering and is_first):
        mend = "let one edge only lead here; copy the node for another way"
        raise table.error(f"nodes.{node.id}", mend)


def _check_scenario(flow: CallFlow, scenario: Scenario, key: str, table: Table) -> None:
    """Its ends end the call, and each node it has sentences for lies on the way to one of them."""
    passed: set[str] = set()
    for end in scenario.ends:
        if end not in flow.by_id or not may_end(flow.by_id[end]):
            raise table.error(f"{key}.ends", f"name ends of the call; “{end}” is none")
        passed |= {end, *(edge.source for edge in flow.edges_to(end))}
    for node in scenario.moments:
        if node not in flow.by_id or not {node, flow.by_id[node].group} & passed:
            mend = "name a node on the way, or in a frame on it"
            raise table.error(f"{key}.moments.{node}", mend)


def may_end(node: FlowNode) -> bool:
    """Whether a call may end here, for some visitors at least."""
    return not END_KINDS.isdisjoint({node.kind, *(variant.kind for variant in node.variants)})
