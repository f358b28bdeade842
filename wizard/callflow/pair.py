"""The call of two numbers, one passing it on to the other, as one flow."""

from __future__ import annotations

from dataclasses import replace

from wizard.callflow.flow import CallFlow
from wizard.callflow.scenario import Scenario

HANDS_OVER = "second-number"
"""The label of the box in which the flow of a first number passes the call on."""
AT_SECOND = "at-second"
"""The key, among the names of scenarios, of what happens at the second number."""
PREFIX = "two-"
"""How the ids begin of what happens at the second number."""


def joined(first: CallFlow, second: CallFlow) -> CallFlow:
    """Two drawn flows as one: the second goes on where the first hands over.

    The box of the second number takes the place of the caller and the number with which the second
    flow begins. A first flow that hands nothing over is given back as it is.
    """
    box = next((node for node in first.nodes if node.label == HANDS_OVER), None)
    if box is None:
        return first
    caller, number = (stop.node for stop in second.run[:2])

    def named(id_: str) -> str:
        return box.id if id_ == number.id else second_id(id_)

    def moved(scenario: Scenario) -> Scenario:
        return replace(
            scenario,
            id=second_id(scenario.id),
            ends=tuple(map(named, scenario.ends)),
            moments={named(node): moment for node, moment in scenario.moments.items()},
            is_second=True,
        )

    return replace(
        first,
        configuration=f"{first.configuration} {second.configuration}",
        nodes=(
            *(
                replace(node, kind="number", detail=number.detail) if node is box else node
                for node in first.nodes
            ),
            *(
                replace(node, id=named(node.id), group=node.group and named(node.group))
                for node in second.nodes
                if node not in (caller, number) and node.group != caller.id
            ),
        ),
        edges=(
            *first.edges,
            *(
                edge.between(named(edge.source), named(edge.target))
                for edge in second.edges
                if edge.source != caller.id
            ),
        ),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        written_scenarios=(*first.written_scenarios, *map(moved, second.written_scenarios)),
    )


def second_id(id_: str) -> str:
    """The id that a node or a scenario of a second number has in the joined flow."""
    return PREFIX + id_
