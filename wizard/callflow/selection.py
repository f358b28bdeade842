"""The nodes and edges that one visitor sees, joined so that no gap is left."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from wizard.callflow.model import Edge, FlowNode

KEY = "key-"
"""How the condition begins of an edge that a key leads along, for example "key-2-language"."""
_CHOOSING = frozenset({"menu", "ipbx", "hours", "web-server"})
"""The kinds whose main way is one choice among others: its arrow has words, such as "key 1"."""


def select(
    nodes: Sequence[FlowNode], edges: Sequence[Edge], needs: frozenset[str]
) -> tuple[tuple[FlowNode, ...], tuple[Edge, ...]]:
    """What a visitor with these needs sees of a flow that begins at `nodes[0]`.

    If a node of the main way is left out, its neighbours are joined. If the first node of a branch
    is left out, the whole branch is, unless it may skip that node. A frame with one member left is
    drawn as that member.
    """
    kept = {node.id: node.for_needs(needs) for node in nodes if node.audience.includes(needs)}
    only_members = _only_members(kept.values())
    for member in only_members.values():
        kept[member] = replace(kept[member], group=None)
    joined = _joined(edges, needs, kept, only_members)
    start = only_members.get(nodes[0].id, nodes[0].id)
    reached = _reached(start, joined)
    selected = [
        node
        for node in kept.values()
        if node.id not in only_members and (node.group or node.id) in reached
    ]
    selected.sort(key=lambda node: node.id != start)
    leaving = [edge for edge in joined if edge.source in reached]
    return tuple(selected), tuple(_keys_in_a_row(_conditions_at_choices(leaving, kept)))


def _only_members(nodes: Iterable[FlowNode]) -> dict[str, str]:
    """Each group that has one member, with that member: id to id."""
    members: dict[str, list[str]] = {}
    for node in nodes:
        if node.group:
            members.setdefault(node.group, []).append(node.id)
    return {group: inside[0] for group, inside in members.items() if len(inside) == 1}


def _joined(
    edges: Sequence[Edge],
    needs: frozenset[str],
    kept: Container[str],
    only_members: Mapping[str, str],
) -> list[Edge]:
    """The edges between the nodes kept. A main edge to a node left out leads to the next one."""
    onward = {edge.source: edge.target for edge in edges if edge.main}
    joined: list[Edge] = []
    for edge in edges:
        if edge.source not in kept or not edge.audience.includes(needs):
            continue
        target = edge.target
        while (edge.main or edge.may_skip) and target not in kept and target in onward:
            target = onward[target]
        if target in kept:
            source = only_members.get(edge.source, edge.source)
            joined.append(edge.for_needs(needs).between(source, only_members.get(target, target)))
    return joined


def _reached(start: str, edges: Iterable[Edge]) -> list[str]:
    """The ids of the nodes to which edges lead from the start."""
    targets: dict[str, list[str]] = {}
    for edge in edges:
        targets.setdefault(edge.source, []).append(edge.target)
    reached = [start]
    for source in reached:
        reached += targets.get(source, ())
    return reached


def _conditions_at_choices(edges: Sequence[Edge], nodes: Mapping[str, FlowNode]) -> list[Edge]:
    """The edges, with words on a main one only where branches leave it a choice.

    A menu whose other keys are left out for a visitor has no key to press.
    """
    choices = {
        edge.source for edge in edges if not edge.main and nodes[edge.source].kind in _CHOOSING
    }
    onward = {source: nodes[source].onward for source in choices}
    return [edge.saying(onward.get(edge.source)) if edge.main else edge for edge in edges]


def key_of(condition: str | None) -> str | None:
    """The key that a condition names, such as "2" for "key-2-language"; None if it names none."""
    if not condition or not condition.startswith(KEY):
        return None
    return condition.removeprefix(KEY).partition("-")[0]


def _keys_in_a_row(edges: Sequence[Edge]) -> Iterator[Edge]:
    """The edges; the keys of each menu are counted from 1, without those left out for a visitor.

    Example: of keys 1, 2 and 4, where nobody asked for what is behind key 3, the last becomes 3.
    """
    keys: dict[str, set[str]] = {}
    for edge in edges:
        if key := key_of(edge.condition):
            keys.setdefault(edge.source, set()).add(key)
    for edge in edges:
        key = key_of(edge.condition)
        number = str(sorted(keys[edge.source]).index(key) + 1) if key else None
        if edge.condition is None or key == number:
            yield edge
        else:
            words = edge.condition.replace(f"{KEY}{key}", f"{KEY}{number}", 1)
            yield replace(edge, condition=words, written=edge.condition)
