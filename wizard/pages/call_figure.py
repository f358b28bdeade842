"""The diagram of a call with its numbered list, and a walk through one call: one flow for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from typing import Literal

from wizard.advice import Source
from wizard.callflow import (
    CallFlow,
    Drawing,
    Labels,
    Moment,
    OutlineStep,
    Strategy,
    card,
    diagram,
    outline,
    scenario_names,
    standalone,
    strategy_picture,
    walk,
)
from wizard.content import Words, callflows, engine, shown_to_all, strategies, words
from wizard.standing import Part, flow_of
from wizard.traces import traces_of_call

MOST_FIGURES_KEPT = 512
"""At some 20 kB each. Two sets of needs that the flow draws alike share one figure."""

ROOMS = (540, 700, 820, 930)
"""Pixels of page that a wide picture may ask for, each known to call.css; else the tall one."""
NO_ROOM = 0
"""Of a picture that is too wide for any page: two numbers with long ways. The tall one is shown."""
SMALLEST = 0.87
"""How far a wide picture may shrink: its text of 14 units stays above 12 pixels."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One scenario, step by step; `sources` say where it is written, its own before the flow's."""

    scenario: str
    name: str
    moments: tuple[Moment, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RingOrder:
    """One order in which the phones of a team can ring; `picture` is an SVG element of ours."""

    name: str
    order: str
    when: str
    picture: str


@dataclass(frozen=True, slots=True)
class CallFigure:
    """`wide` and `tall` are complete SVG elements made by our own core, text escaped there.

    `room` is the width of page, in pixels, from which on the wide one is shown.
    `scenarios` are the names of what can happen, by id; `walk` is the one shown, if any.
    `ring_orders` and `ring_sources`, which say where these are written, are there where a team
    rings.
    """

    configuration: str
    caption: str
    room: int
    wide: str
    tall: str
    steps: tuple[OutlineStep, ...]
    scenarios: dict[str, str]
    walk: Walk | None
    ring_orders: tuple[RingOrder, ...]
    ring_sources: tuple[Source, ...]


def call_figure(
    language: str, type_id: str, needs: frozenset[str] | None, call: str | None = None
) -> CallFigure:
    """The call of a type as these needs ask for it; None draws all that the type can do.

    `call` is the id of a scenario to highlight. Raises KeyError if this figure lacks it.
    """
    return figure_of(language, ((type_id, needs),), call)


def figure_of(language: str, drawn: tuple[Part, ...], call: str | None = None) -> CallFigure:
    """The call of one type, or of two numbers of which the first passes it on to the second."""
    return _figure(language, tuple(starmap(_telling, drawn)), call)


def _telling(type_id: str, needs: frozenset[str] | None) -> Part:
    """A part without the needs that leave its picture as it is."""
    if needs is None:
        return type_id, None
    return type_id, needs & (callflows()[type_id].named | shown_to_all().get(type_id, {}).keys())


@lru_cache(maxsize=MOST_FIGURES_KEPT)
def _figure(language: str, drawn: tuple[Part, ...], call: str | None) -> CallFigure:
    sentences = words(language)
    flow = flow_of(*drawn)
    labels: Labels = sentences["callflows"]
    caption = _caption(sentences, drawn)
    traces, _ = traces_of_call(*drawn)
    names = scenario_names(flow, labels)

    def draw(orientation: Literal["wide", "tall"]) -> Drawing:
        return diagram(
            flow,
            labels,
            orientation=orientation,
            id_prefix=f"{'-'.join(type_id for type_id, _ in drawn)}-{orientation}",
            title=f"{caption} – {names[call]}" if call else caption,
            description=_about(sentences, drawn).say("sentence"),
            scenario_id=call,
            traces=traces,
        )

    wide = draw("wide")
    offered = [
        (type_id, strategy)
        for type_id, needs in drawn
        if _has_team(callflows()[type_id].drawn(needs))
        for strategy in strategies().get(type_id, ())
    ]
    return CallFigure(
        configuration=flow.configuration,
        caption=caption,
        room=_room(wide.width),
        wide=wide.markup,
        tall=draw("tall").markup,
        steps=outline(flow, labels),
        scenarios=names,
        walk=_walk(flow, call, labels) if call else None,
        ring_orders=tuple(_ring_order(labels, type_id, strategy) for type_id, strategy in offered),
        ring_sources=_sources(source for _, strategy in offered for source in strategy.sources),
    )


def _about(sentences: Words, drawn: tuple[Part, ...]) -> Words:
    """The words of the type, or of the pair of numbers."""
    kind = "chains" if len(drawn) > 1 else "types"
    return sentences.part(f"{kind}.{'--'.join(type_id for type_id, _ in drawn)}")


def _caption(sentences: Words, drawn: tuple[Part, ...]) -> str:
    return sentences.say("interface.diagram_title", name=_about(sentences, drawn).say("name"))


def _walk(flow: CallFlow, call: str, labels: Labels) -> Walk:
    moments = walk(flow, call, labels)
    cited = [source for moment in moments for source in moment.sources]
    sources = _sources([*flow.scenario(call).sources, *cited, *flow.sources])
    return Walk(call, scenario_names(flow, labels)[call], moments, sources)


def _room(width: int) -> int:
    """The least room that a wide picture of this width can be read in."""
    return next((room for room in ROOMS if room >= width * SMALLEST), NO_ROOM)


def _has_team(flow: CallFlow) -> bool:
    return any(node.kind == "team" for node in flow.nodes)


def _ring_order(labels: Labels, type_id: str, strategy: Strategy) -> RingOrder:
    own = labels["strategies"][strategy.id]
    picture = strategy_picture(strategy, labels, f"{type_id}-{strategy.id}")
    return RingOrder(own["name"], own["order"], own["when"], picture)


def _sources(ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources of the catalogue with these short names, each once."""
    return tuple(engine().catalogue.sources[id_] for id_ in dict.fromkeys(ids))


def diagram_file(language: str, drawn: tuple[Part, ...], call: str | None, source_line: str) -> str:
    """The same picture as a file of its own; `source_line` says where it comes from."""
    sentences = words(language)
    return standalone(
        flow_of(*drawn),
        sentences["callflows"],
        title=_caption(sentences, drawn),
        description=_about(sentences, drawn).say("sentence"),
        source_line=source_line,
        scenario_id=call,
    )


def link_card(language: str, type_id: str | None) -> str:
    """The picture of a pasted link: a type with the plainest call it can make, or the wizard."""
    sentences = words(language)
    brand = sentences.say("interface.brand")
    if type_id is None:
        first = next(iter(engine().catalogue.questions))
        return card(
            brand=brand,
            title=sentences.say(f"questions.{first}.title"),
            sentence=sentences.say("interface.meta_description"),
        )
    name, sentence = (
        sentences.say(f"types.{type_id}.name"),
        sentences.say(f"types.{type_id}.sentence"),
    )
    drawing = diagram(
        callflows()[type_id].drawn(frozenset()),
        sentences["callflows"],
        orientation="wide",
        id_prefix="card",
        title=name,
        description=sentence,
    )
    return card(brand=brand, title=name, sentence=sentence, drawing=drawing)
