"""The diagram of a call with its numbered list, and a walk through one call: one flow for all."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from wizard.advice import Source
from wizard.callflow import (
    CallFlow,
    Labels,
    Moment,
    Step,
    card,
    diagram,
    diagram_size,
    outline,
    scenario_names,
    standalone,
    strategy_picture,
    walk,
)
from wizard.content import callflows, engine, strategies, words

MOST_FIGURES_KEPT = 512
"""At some 20 kB each. Needs that change nothing in a picture share it."""

ROOMS = (540, 700, 820, 930)
"""Pixels of page that a wide picture may ask for, each known to result.css; else the tall one."""
SMALLEST = 0.87
"""How far a wide picture may shrink: its text of 14 units stays above 12 pixels."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One scenario, step by step; `sources` are those of the times and limits it names."""

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
class Figure:
    """`wide` and `tall` are complete SVG elements made by our own core, text escaped there.

    `room` is the width of page, in pixels, from which on the wide one is shown.
    `scenarios` are the names of what can happen, by id; `walk` is the one shown, if any. `also`
    names what the type could do beside: nobody asked for it, so it is not drawn. `ring_orders` are
    there where a team rings.
    """

    configuration: str
    caption: str
    room: int
    wide: str
    tall: str
    steps: tuple[Step, ...]
    scenarios: dict[str, str]
    walk: Walk | None
    also: tuple[str, ...]
    ring_orders: tuple[RingOrder, ...]


def figure(
    language: str, type_id: str, needs: frozenset[str] | None, call: str | None = None
) -> Figure:
    """The call of a type as these needs ask for it; None draws all that the type can do.

    `call` is the id of a scenario of this figure to light; raises KeyError for any other.
    """
    named = callflows()[type_id].named
    return _figure(language, type_id, None if needs is None else needs & named, call)


@lru_cache(maxsize=MOST_FIGURES_KEPT)
def _figure(language: str, type_id: str, needs: frozenset[str] | None, call: str | None) -> Figure:
    sentences = words(language)
    flow = callflows()[type_id].drawn(needs)
    labels = sentences["callflows"]
    text = sentences["types"][type_id]
    title = sentences["interface"]["diagram_title"].format(name=text["name"])
    names = scenario_names(flow, labels)

    def draw(orientation: Literal["wide", "tall"]) -> str:
        return diagram(
            flow,
            labels,
            orientation=orientation,
            id_prefix=f"{type_id}-{orientation}",
            title=f"{title} – {names[call]}" if call else title,
            description=text["sentence"],
            lit=call,
        )

    moments = walk(flow, call, labels) if call else ()
    cited = dict.fromkeys(source for moment in moments for source in moment.sources)
    sources = tuple(engine().catalogue.sources[source] for source in cited)
    return Figure(
        configuration=type_id,
        caption=title,
        room=_room(diagram_size(flow, labels, "wide")[0]),
        wide=draw("wide"),
        tall=draw("tall"),
        steps=outline(flow, labels),
        scenarios=names,
        walk=Walk(call, names[call], moments, sources) if call else None,
        also=() if needs is None else _also(language, type_id, needs),
        ring_orders=_ring_orders(labels, type_id) if _has_team(flow) else (),
    )


def _room(width: int) -> int:
    """The least room that a wide picture of this width can be read in."""
    return next((room for room in ROOMS if room >= width * SMALLEST), ROOMS[-1])


def _has_team(flow: CallFlow) -> bool:
    return any(node.kind == "team" for node in flow.nodes)


def _ring_orders(labels: Labels, type_id: str) -> tuple[RingOrder, ...]:
    said = labels["strategies"]
    return tuple(
        RingOrder(
            said[strategy.id]["name"],
            said[strategy.id]["order"],
            said[strategy.id]["when"],
            strategy_picture(strategy, labels, f"{type_id}-{strategy.id}"),
        )
        for strategy in strategies().get(type_id, ())
    )


def diagram_file(
    language: str, type_id: str, needs: frozenset[str] | None, call: str | None, source_line: str
) -> str:
    """The same picture as a file of its own; `source_line` says where it comes from."""
    sentences = words(language)
    text = sentences["types"][type_id]
    return standalone(
        callflows()[type_id].drawn(needs),
        sentences["callflows"],
        title=sentences["interface"]["diagram_title"].format(name=text["name"]),
        description=text["sentence"],
        source_line=source_line,
        lit=call,
    )


def link_card(language: str, type_id: str | None) -> str:
    """The picture of a pasted link: a type with the plainest call it can make, or the wizard."""
    sentences = words(language)
    brand = sentences["interface"]["brand"]
    if type_id is None:
        first = next(iter(engine().catalogue.questions))
        return card(
            brand=brand,
            title=sentences["questions"][first]["title"],
            sentence=sentences["interface"]["meta_description"],
        )
    text = sentences["types"][type_id]
    picture = diagram_file(language, type_id, frozenset(), None, "")
    return card(brand=brand, title=text["name"], sentence=text["sentence"], picture=picture)


def _also(language: str, type_id: str, needs: frozenset[str]) -> tuple[str, ...]:
    """What the type provides and was not asked for, as far as it would change the picture."""
    flow = callflows()[type_id]
    drawn = flow.drawn(needs)
    names = words(language)["capabilities"]
    return tuple(
        names[capability.id]["name"]
        for capability in engine().catalogue.capabilities.values()
        if capability.id in flow.named - flow.full_without - needs
        and capability.provided_by(type_id)
        and flow.drawn(needs | {capability.id}) != drawn
    )
