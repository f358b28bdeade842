"""The words of a flow: its labels, and the same call told as a nested list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wizard.callflow.figures import with_figures
from wizard.callflow.model import CallFlow, Node, Stop, Variant

Labels = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One line of the list. `kind` is the kind of its node."""

    text: str
    kind: str
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Branch:
    """What happens under one condition; for a frame, its strategy and those inside."""

    condition: str
    steps: tuple[Step, ...]


def label(labels: Labels, key: str) -> str:
    """The main words of a node."""
    return str(labels["nodes"][key])


def detail(labels: Labels, key: str | None) -> str:
    """The muted words of a node, or nothing."""
    return str(labels["details"][key]) if key else ""


def condition(labels: Labels, key: str | None) -> str:
    """The words on an edge, or nothing."""
    return str(labels["conditions"][key]) if key else ""


def outline(flow: CallFlow, labels: Labels) -> tuple[Step, ...]:
    """The flow as a nested list: same order and same words as the picture."""
    return _steps(flow.as_drawn.run, with_figures(labels, flow.figures))


def _steps(run: Sequence[Stop], labels: Labels) -> tuple[Step, ...]:
    steps: list[Step] = []
    for position, stop in enumerate(run):
        branches: list[Branch] = []
        if stop.members:
            inside = tuple(
                Step(_text(labels, member.label, member.detail), member.kind)
                for member in stop.members
            )
            branches.append(Branch(detail(labels, stop.node.detail), inside))
        rest: tuple[Step, ...] = ()
        if stop.onward and stop.onward.condition:
            rest = _steps(run[position + 1 :], labels)
            branches.append(Branch(condition(labels, stop.onward.condition), rest))
        branches += [
            Branch(condition(labels, way.edge.condition), _steps(way.run, labels))
            for way in stop.branches
        ]
        named = None if stop.members else stop.node.detail
        text = _text(labels, stop.node.label, named)
        steps.append(Step(text, stop.node.kind, tuple(branches)))
        if rest:
            break
    return tuple(steps)


def _text(labels: Labels, key: str, detail_key: str | None) -> str:
    """A label with its detail in brackets: the one joint that reads well in both languages."""
    muted = detail(labels, detail_key)
    return f"{label(labels, key)} ({muted})" if muted else label(labels, key)


def missing_labels(flow: CallFlow, labels: Labels) -> list[str]:
    """The keys (`section.key`) that a flow uses, in any of its faces, and that have no words."""
    return sorted({".".join(key) for key in _used(flow) if not is_said(labels, *key)})


def is_said(labels: Labels, *key: str) -> bool:
    """Whether there are words under a key, given part by part."""
    found: object = labels
    for part in key:
        found = found.get(part) if isinstance(found, Mapping) else None
    return isinstance(found, str) and bool(found.strip())


def _used(flow: CallFlow) -> Iterator[tuple[str, ...]]:
    faces: list[Node | Variant] = [*flow.nodes]
    faces += [variant for node in flow.nodes for variant in node.variants]
    for face in faces:
        if face.label:
            yield "nodes", face.label
        if face.detail:
            yield "details", face.detail
    for edge in flow.edges:
        if edge.condition:
            yield "conditions", edge.condition
            yield "turns", edge.condition
    for plan in flow.plans:
        yield "scenarios", plan.label
    for moment in _moments(flow):
        yield "moments", moment, "happens"
    for figure in flow.figures:
        yield "units", figure.unit, "single" if figure.least is None else "range"


def _moments(flow: CallFlow) -> Iterator[str]:
    """What walks may say: of all nodes the call may come to, and of their own for a scenario."""
    for node in flow.nodes:
        alone = node.group and any(cast == (node,) for _, cast in flow.casts(node.group))
        if not node.group or alone:
            yield node.told
            for variant in node.variants:
                if told := variant.moment or variant.label:
                    yield told
    for plan in flow.plans:
        yield from plan.moments.values()
