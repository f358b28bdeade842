"""The words of a flow: its labels, and the outline, which says in a list what the picture says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wizard.callflow.audience import distinct_needs
from wizard.callflow.flow import CallFlow
from wizard.callflow.model import FlowNode, Stop, Variant
from wizard.callflow.pair import AT_SECOND, HANDS_OVER
from wizard.callflow.quantities import with_quantities

Labels = Mapping[str, Any]
"""The callflows.toml of a language: sections of words by key."""


@dataclass(frozen=True)
class OutlineStep:
    """One line of the outline. `kind` is the kind of its node."""

    text: str
    kind: str
    branches: tuple[OutlineBranch, ...] = ()


@dataclass(frozen=True)
class OutlineBranch:
    """The lines below a line, under the words on the arrow, such as "nobody answered".

    Below a frame the condition is its strategy, such as "in your order", and the lines its members.
    """

    condition: str
    steps: tuple[OutlineStep, ...]


def label(labels: Labels, key: str) -> str:
    """The first words in a box."""
    return str(labels["nodes"][key])


def detail(labels: Labels, key: str | None) -> str:
    """The words in grey below the label of a box, or an empty text."""
    return str(labels["details"][key]) if key else ""


def condition(labels: Labels, key: str | None) -> str:
    """The words on an arrow, or an empty text."""
    return str(labels["conditions"][key]) if key else ""


def outline(flow: CallFlow, labels: Labels) -> tuple[OutlineStep, ...]:
    """A drawn flow as a nested list, with the words of the picture in the same order."""
    return _steps(flow.run, with_quantities(labels, flow.quantities))


def _steps(run: Sequence[Stop], labels: Labels) -> tuple[OutlineStep, ...]:
    steps: list[OutlineStep] = []
    for position, stop in enumerate(run):
        branches: list[OutlineBranch] = []
        if stop.members:
            inside = tuple(
                OutlineStep(_text(labels, member.label, member.detail), member.kind)
                for member in stop.members
            )
            branches.append(OutlineBranch(detail(labels, stop.node.detail), inside))
        rest: tuple[OutlineStep, ...] = ()
        if stop.onward and stop.onward.condition:
            rest = _steps(run[position + 1 :], labels)
            branches.append(OutlineBranch(condition(labels, stop.onward.condition), rest))
        branches += [
            OutlineBranch(condition(labels, each.edge.condition), _steps(each.run, labels))
            for each in stop.branches
        ]
        named = None if stop.members else stop.node.detail
        text = _text(labels, stop.node.label, named)
        steps.append(OutlineStep(text, stop.node.kind, tuple(branches)))
        if rest:
            break
    return tuple(steps)


def _text(labels: Labels, key: str, detail_key: str | None) -> str:
    """The label of a node with its detail in brackets, such as "Waiting queue (hold music)"."""
    more = detail(labels, detail_key)
    return f"{label(labels, key)} ({more})" if more else label(labels, key)


def missing_labels(flow: CallFlow, labels: Labels) -> list[str]:
    """The keys (`section.key`) that a flow or one of its variants uses and that have no words."""
    return sorted({".".join(key) for key in _used(flow) if not has_words(labels, *key)})


def has_words(labels: Labels, *key: str) -> bool:
    """Whether there are words under a key, given part by part."""
    found: object = labels
    for part in key:
        found = found.get(part) if isinstance(found, Mapping) else None
    return isinstance(found, str) and bool(found.strip())


def _used(flow: CallFlow) -> Iterator[tuple[str, ...]]:
    variants: list[FlowNode | Variant] = [*flow.nodes]
    variants += [variant for node in flow.nodes for variant in node.variants]
    for each in variants:
        if each.label:
            yield "nodes", each.label
        if each.label == HANDS_OVER:
            yield "scenarios", AT_SECOND
        if each.detail:
            yield "details", each.detail
        if each.onward:
            yield "conditions", each.onward
            yield "turns", each.onward
    for edge in flow.edges:
        for key in filter(None, (edge.condition, *(other for _, other in edge.conditions))):
            yield "conditions", key
            yield "turns", key
    for scenario in flow.written_scenarios:
        yield "scenarios", scenario.label
    for moment in _moments(flow):
        yield "moments", moment, "happens"
    for quantity in flow.quantities:
        yield "units", quantity.unit, "single" if quantity.least is None else "range"


def _moments(flow: CallFlow) -> Iterator[str]:
    """The keys of the sentences that walks use: those of nodes and those of scenarios.

    A member of a frame has sentences as a node only where it may be drawn alone.
    """
    for node in flow.nodes:
        if node.group is None or _may_be_alone(flow, node, node.group):
            yield node.moment_key
            yield from filter(None, (each.moment or each.label for each in node.variants))
    for scenario in flow.written_scenarios:
        yield from scenario.moments.values()


def _may_be_alone(flow: CallFlow, node: FlowNode, group: str) -> bool:
    """Whether a visitor may see this node as the only member of its group."""
    members = flow.members(group)
    return any(
        [member for member in members if member.audience.includes(needs)] == [node]
        for needs in distinct_needs(member.audience for member in members)
    )
