"""What makes each combination of needs a whole flow, checked piece by piece.

Main edges carry no condition on needs, and each chain of them ends in a node that is always
there; so whatever is drawn leads on to an end of the call.
"""

from __future__ import annotations

from wizard.callflow.condition import ALWAYS
from wizard.callflow.model import END_KINDS, CallFlow, Node
from wizard.callflow.scenario import Scenario
from wizard.toml import Table


def check(flow: CallFlow, table: Table) -> None:
    """Refuses the first piece that could lose a call, or that no call could reach.

    `table` is where the flow is written. Raises ContentError.
    """
    entered = [edge.target for edge in flow.edges]
    start = flow.nodes[0].id
    if flow.nodes[0].when != ALWAYS:
        raise table.error(f"nodes.{start}", "draw it always: the call begins here")
    groups = {node.group for node in flow.nodes if node.group}
    for node in flow.nodes:
        key = f"nodes.{node.id}"
        times = len({edge.source for edge in flow.edges if edge.target == node.id})
        if node.group and (node.group not in flow.by_id or flow.by_id[node.group].group):
            raise table.error(f"{key}.group", "name the node that is the frame")
        if node.group and (times or flow.leaving(node.id)):
            raise table.error(key, "take it off the ways: a call reaches the frame around it")
        if not node.group and node.id != start and times == 0:
            raise table.error(key, "put it on the spine or on a branch, or remove it")
        if entered.count(node.id) > 1 or (node.id == start and times):
            raise table.error(key, "let one edge only lead here; copy the node for another way")
        if node.kind == "team" and node.id not in groups:
            raise table.error(key, "put at least one node into this frame (group)")
        _check_ends(flow, node, key, table)
    for group in sorted(groups):
        _check_frame(flow, group, table)
    seen: set[str] = set()
    for position, scenario in enumerate(flow.plans, start=1):
        _check_scenario(flow, scenario, f"scenarios[{position}]", table)
        if scenario.id in seen:
            raise table.error(f"scenarios[{position}].id", "take another id: this one is in use")
        seen.add(scenario.id)


def _check_ends(flow: CallFlow, node: Node, key: str, table: Table) -> None:
    """A node without a way on ends the call, in each of its faces, and nothing else does."""
    leaving = flow.leaving(node.id)
    onward = [edge for edge in leaving if edge.main]
    kinds = {node.kind, *(face.kind for face in node.variants if face.kind)}
    if leaving and kinds & END_KINDS:
        raise table.error(f"{key}.kind", "this kind ends the call: let the way end here")
    if not onward and not node.group and not kinds <= END_KINDS:
        raise table.error(key, f"let the way end in one of {', '.join(sorted(END_KINDS))}")
    entering = [edge for edge in flow.edges if edge.target == node.id and edge.main]
    if entering and not onward and node.when != ALWAYS:
        raise table.error(key, "draw it always: it is how this way ends")


def _check_frame(flow: CallFlow, group: str, table: Table) -> None:
    """Whatever is needed, somebody is in the frame."""
    for needs, cast in flow.casts(group):
        if not cast:
            named = ", ".join(sorted(needs)) or "nothing"
            mend = f"add a node to this frame for somebody who needs {named}"
            raise table.error(f"nodes.{group}", mend)


def _check_scenario(flow: CallFlow, scenario: Scenario, key: str, table: Table) -> None:
    """Each of its ends is one, and each node with words of its own lies on the way to one."""
    passed: set[str] = set()
    for end in scenario.ends:
        if end not in flow.by_id or flow.by_id[end].kind not in END_KINDS:
            raise table.error(f"{key}.ends", f"name ends of the call; “{end}” is none")
        passed |= {end, *(edge.source for edge in flow.way_to(end))}
    for node in scenario.moments:
        if node not in flow.by_id or not {node, flow.by_id[node].group} & passed:
            mend = "name a node on the way, or in a frame on it"
            raise table.error(f"{key}.moments.{node}", mend)
