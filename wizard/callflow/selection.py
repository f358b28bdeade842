"""What of a flow one visitor sees: the nodes and edges for their needs, joined to a whole again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.callflow.model import CallFlow, Edge, Node

_CHOOSING = frozenset({"menu", "ipbx"})
"""Where the way on is one choice among others, and says which."""


def select(flow: CallFlow, needs: frozenset[str]) -> CallFlow:
    """The flow with what is never optional and what these needs ask for.

    Where a node of the main way is left out the way is joined again; a branch goes with its first
    node.
    """
    kept = {node.id: node.facing(needs) for node in flow.nodes if node.when.holds(needs)}
    alone = _alone_in_frames(kept)
    for member in alone.values():
        kept[member] = replace(kept[member], group=None)
    drawn = replace(
        flow,
        nodes=tuple(kept.values()),
        edges=_joined(flow, needs, kept, alone),
        plans=tuple(plan for plan in flow.plans if plan.when.holds(needs)),
        is_drawn=True,
    )
    return _choices_only(_reached(drawn, alone))


def _alone_in_frames(kept: Mapping[str, Node]) -> dict[str, str]:
    """Frames around a single member, which are only that member: frame id to member id."""
    members: dict[str, list[str]] = {}
    for node in kept.values():
        if node.group:
            members.setdefault(node.group, []).append(node.id)
    return {group: inside[0] for group, inside in members.items() if len(inside) == 1}


def _joined(
    flow: CallFlow, needs: frozenset[str], kept: Mapping[str, Node], alone: Mapping[str, str]
) -> tuple[Edge, ...]:
    """The edges between the nodes kept, each main one led past the nodes left out."""
    onward = {edge.source: edge.target for edge in flow.edges if edge.main}
    edges: list[Edge] = []
    for edge in flow.edges:
        if edge.source not in kept or not edge.when.holds(needs):
            continue
        target = edge.target
        while edge.main and target not in kept:
            target = onward[target]
        if target in kept:
            source = alone.get(edge.source, edge.source)
            edges.append(edge.between(source, alone.get(target, target)))
    return tuple(edges)


def _reached(flow: CallFlow, alone: Mapping[str, str]) -> CallFlow:
    """Only what the call can still reach, from its first node on."""
    start = alone.get(flow.nodes[0].id, flow.nodes[0].id)
    targets: dict[str, list[str]] = {}
    for edge in flow.edges:
        targets.setdefault(edge.source, []).append(edge.target)
    reached = [start]
    for source in reached:
        reached += targets.get(source, ())
    nodes = [
        node for node in flow.nodes if node.id not in alone and (node.group or node.id) in reached
    ]
    return replace(
        flow,
        nodes=tuple(sorted(nodes, key=lambda node: node.id != start)),
        edges=tuple(edge for edge in flow.edges if edge.source in reached),
    )


def _choices_only(flow: CallFlow) -> CallFlow:
    """A condition on the main way only where there is a choice."""
    choices = {
        edge.source
        for edge in flow.edges
        if not edge.main and flow.by_id[edge.source].kind in _CHOOSING
    }
    return replace(
        flow,
        edges=tuple(
            replace(edge, condition=None)
            if edge.condition and edge.main and edge.source not in choices
            else edge
            for edge in flow.edges
        ),
    )
