"""A walk through one call: at each step, what the caller and the people called notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.callflow.flow import CallFlow
from wizard.callflow.pair import AT_SECOND
from wizard.callflow.quantities import filled, quantities_in
from wizard.callflow.scenario import Scenario
from wizard.callflow.words import Labels, label

WORDS = ("happens", "heard", "rings", "shown", "lasts")
"""The sentences that a step may have. Every step has the first."""


@dataclass(frozen=True)
class Moment:
    """One step of a walk, in whole sentences. A sentence is empty if there is nothing to say.

    `node` and `edge` are ids of the picture. `edge` leads to the node; it is None for the first
    step and for a phone inside a frame. `title` is the label of the box, `because` the reason why
    the call took this edge. `heard` says what the caller hears, `rings` which phones ring, `shown`
    which numbers each side sees, `lasts` how long it takes. `sources` are the short names of the
    sources of the times and limits in these sentences.
    """

    node: str
    edge: str | None
    title: str
    because: str
    happens: str
    heard: str
    rings: str
    shown: str
    lasts: str
    sources: tuple[str, ...]


def scenario_names(flow: CallFlow, labels: Labels) -> dict[str, str]:
    """The names of the scenarios of a drawn flow, by id, in the order in which they are offered."""
    return {scenario.id: _name(scenario, labels) for scenario in flow.scenarios}


def _name(scenario: Scenario, labels: Labels) -> str:
    name = str(labels["scenarios"][scenario.label])
    return labels["scenarios"][AT_SECOND].format(name=name) if scenario.is_second else name


def walk(flow: CallFlow, scenario_id: str, labels: Labels) -> tuple[Moment, ...]:
    """The steps of one scenario of a drawn flow. Raises KeyError if the flow lacks it."""
    return tuple(_moments(flow, flow.scenario(scenario_id), labels))


def _moments(flow: CallFlow, scenario: Scenario, labels: Labels) -> Iterator[Moment]:
    arriving = {edge.target: edge for edge in flow.edges if edge.id in scenario.edges}
    for id_ in scenario.nodes:
        node = flow.by_id[id_]
        edge = arriving.get(id_)
        words = labels["moments"][scenario.moments.get(id_, node.moment_key)]
        texts = {word: str(words.get(word, "")) for word in WORDS}
        texts["because"] = str(labels["turns"][edge.condition]) if edge and edge.condition else ""
        named = {id_ for text in texts.values() for id_ in quantities_in(text)}
        quantities = [quantity for quantity in flow.quantities if quantity.id in named]
        sources = [source for quantity in quantities for source in quantity.sources]
        sentences = {word: filled(text, quantities, labels) for word, text in texts.items()}
        yield Moment(
            node=id_,
            edge=edge.id if edge else None,
            title=label(labels, node.label),
            sources=tuple(dict.fromkeys(sources)),
            **sentences,
        )
