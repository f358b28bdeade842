"""A walk through one call: what each step of a scenario means for the two sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.callflow.figures import figures_in, filled
from wizard.callflow.model import CallFlow
from wizard.callflow.scenario import Scenario
from wizard.callflow.words import Labels, label

WORDS = ("happens", "heard", "rings", "shown", "lasts")
"""What a step may say; only the first is there for every step."""


@dataclass(frozen=True)
class Moment:
    """One step of a call: whole sentences, empty where there is nothing to say.

    `node` and `edge` are the ids of the picture; `edge` is how the call got here, None for the
    first step and for a phone inside a frame. `title` is what the box says, `because` why the call
    turned this way. `heard` is for the caller, `rings` the phones, `shown` the numbers each side
    sees, `lasts` how long. `sources` are those of the times and limits named.
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
    """The scenarios of a flow by their ids, in the order in which they are offered."""
    names = labels["scenarios"]
    return {scenario.id: str(names[scenario.label]) for scenario in flow.as_drawn.scenarios}


def walk(flow: CallFlow, scenario_id: str, labels: Labels) -> tuple[Moment, ...]:
    """The steps of one scenario. Raises KeyError if the flow, as drawn, does not have it."""
    flow = flow.as_drawn
    return tuple(_moments(flow, flow.scenario(scenario_id), labels))


def _moments(flow: CallFlow, scenario: Scenario, labels: Labels) -> Iterator[Moment]:
    arriving = {edge.target: edge for edge in flow.edges if edge.id in scenario.edges}
    for id_ in scenario.nodes:
        node = flow.by_id[id_]
        edge = arriving.get(id_)
        turn = edge.condition if edge else None
        words = labels["moments"][scenario.moments.get(id_, node.told)]
        texts = {word: str(words.get(word, "")) for word in WORDS}
        texts["because"] = str(labels["turns"][turn]) if turn else ""
        named = {figure for text in texts.values() for figure in figures_in(text)}
        sources = [s for figure in flow.figures if figure.id in named for s in figure.sources]
        said = {word: filled(text, flow.figures, labels) for word, text in texts.items()}
        yield Moment(
            node=id_,
            edge=edge.id if edge else None,
            title=label(labels, node.label),
            sources=tuple(dict.fromkeys(sources)),
            **said,
        )
