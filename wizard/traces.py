"""Which needs leave a trace on a result: in its picture or a scenario, and in a step or a limit.

No Django here. A pure function of a type and the needs that it meets. What the flow, the steps and
the notes say by themselves is read from them; `content/traces.toml` adds what they show to
everybody, such as the menu of an IVR for somebody who asked for keys.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from wizard.callflow import Audience, CallFlow, second_id
from wizard.content import LANGUAGES, callflows, engine, set_up, shown_to_all, words
from wizard.standing import Part

Shown = Mapping[str, tuple[str, ...]]
"""The id of a node, a scenario or a step, and the needs that it shows."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Where the needs of one call are seen; `limits` are those that a note says."""

    nodes: Shown
    scenarios: Shown
    steps: Shown
    limits: frozenset[str]

    def missing(self, needs: frozenset[str]) -> frozenset[str]:
        """The needs that no node and no scenario shows, or no step and no limit."""
        pictured = frozenset().union(*self.nodes.values(), *self.scenarios.values())
        followed = self.limits.union(*self.steps.values())
        return needs - (pictured & followed)


@lru_cache(maxsize=256)
def traces_of(type_id: str, needs: frozenset[str]) -> Traces:
    """Where the result of a type that can be chosen shows these needs.

    It is kept, since the picture, the scenarios and the steps of one page each ask for it.
    """
    met = needs & engine().catalogue.provides[type_id]
    flow = callflows()[type_id]
    drawn = flow.drawn(needs)
    always = shown_to_all()[type_id]
    nodes = _by_id(
        [
            *(
                (node, need)
                for node, named in _named_by_nodes(flow, drawn, needs)
                for need in named & met
            ),
            *((node, need) for need in met if need in always for node in always[need].nodes),
        ],
        frozenset(drawn.by_id),
    )
    scenarios = _by_id(
        [(s.id, need) for s in drawn.scenarios for need in _asked(s.audience) & met],
        frozenset(s.id for s in drawn.scenarios),
    )
    # The steps are the same in every language.
    shown_steps = set_up(LANGUAGES[0]).steps(type_id, needs)
    steps = _by_id(
        [
            *((step.id, need) for step in shown_steps for need in step.audience.needs_any & met),
            *((step, need) for need in met if need in always for step in always[need].steps),
        ],
        frozenset(step.id for step in shown_steps),
    )
    return Traces(nodes, scenarios, steps, met & _limits(type_id))


def traces_of_call(*drawn: Part) -> tuple[Shown, Shown]:
    """Where the picture and the scenarios of one number, or of two, show what was asked for."""
    nodes: dict[str, tuple[str, ...]] = {}
    scenarios: dict[str, tuple[str, ...]] = {}
    for number, (type_id, needs) in enumerate(drawn):
        if not needs or type_id not in shown_to_all():
            continue
        found, named = traces_of(type_id, needs), second_id if number else str
        nodes |= {named(id_): shown for id_, shown in found.nodes.items()}
        scenarios |= {named(id_): shown for id_, shown in found.scenarios.items()}
    return nodes, scenarios


def _asked(audience: Audience) -> frozenset[str]:
    return audience.needs_all | audience.needs_any


def _named_by_nodes(
    flow: CallFlow, drawn: CallFlow, needs: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Each node with the needs that draw it, draw the arrow to it, or change what it says."""
    for node in flow.nodes:
        yield node.id, _asked(node.audience)
        variant = next((v for v in node.variants if v.audience.includes(needs)), None)
        if variant:
            yield node.id, _asked(variant.audience)
    for edge in drawn.edges:
        yield edge.target, _asked(edge.audience)


@cache
def _limits(type_id: str) -> frozenset[str]:
    """What a note says in every language, beside the reason."""
    return frozenset(
        need
        for need in engine().catalogue.capabilities
        if all(words(one).has(f"capabilities.{need}.notes.{type_id}") for one in LANGUAGES)
    )


def _by_id(pairs: list[tuple[str, str]], there: frozenset[str]) -> Shown:
    """The needs by what shows them, each once, in alphabetical order; only of what is there."""
    found: dict[str, set[str]] = {}
    for id_, need in pairs:
        if id_ in there:
            found.setdefault(id_, set()).add(need)
    return {id_: tuple(sorted(needs)) for id_, needs in found.items()}
