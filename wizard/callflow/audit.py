"""Proves that the call flows are whole for every visitor and worded in every language.

Loading a file checks its ids and its structure. What only shows once a flow is drawn for somebody
is tried here, node by node, with every combination of needs that makes a difference to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.callflow.audience import EVERYBODY, Audience, distinct_needs
from wizard.callflow.flow import CallFlow
from wizard.callflow.model import END_KINDS, Edge, FlowNode
from wizard.callflow.quantities import quantities_in
from wizard.callflow.soundness import may_end
from wizard.callflow.walk import WORDS
from wizard.callflow.words import Labels, missing_labels


def audit_flows(
    flows: Mapping[str, CallFlow], labels_by_language: Mapping[str, Labels]
) -> tuple[str, ...]:
    """Every breach as a sentence with its key and how to mend it; none: the flows are sound.

    For each combination of needs (see `deciding_needs`), every way must end in a node that ends the
    call, and every frame must have a member. Every word must be there in every language.
    """
    breaches: dict[str, None] = {}
    for name, flow in flows.items():
        breaches |= dict.fromkeys(_shape_breaches(name, flow))
        for language, labels in labels_by_language.items():
            for key in missing_labels(flow, labels):
                breaches[f"{language}/callflows.toml: {key}: has no words"] = None
    known = {quantity.id for flow in flows.values() for quantity in flow.quantities}
    for language, labels in labels_by_language.items():
        for breach in (*_moment_breaches(labels), *_quantity_breaches(labels, known)):
            breaches[f"{language}/callflows.toml: {breach}"] = None
    return tuple(breaches)


def deciding_needs(flow: CallFlow, node: FlowNode) -> Iterator[frozenset[str]]:
    """Every set of needs that may give a node another shape.

    Whether a node is whole depends on little: on itself, the way to it, and either what stands in
    its frame or what leaves it. So only the needs that stand there are combined. To combine all
    needs that a flow names would double the work with each of them.
    """
    for deciding in (_inside(flow, node), _onward(flow, node)):
        yield from distinct_needs((*_reaching(flow, node), *deciding))


def _reaching(flow: CallFlow, node: FlowNode) -> Iterator[Audience]:
    """The audiences that decide whether a call gets to a node, and of which kind the node is."""
    yield from _faces(node)
    for edge in flow.edges_to(node.id):
        if not edge.main:
            yield edge.audience
            yield flow.by_id[edge.source].audience
            yield flow.by_id[edge.target].audience
    for scenario in flow.written_scenarios:
        if node.id in scenario.ends:
            yield scenario.audience


def _inside(flow: CallFlow, node: FlowNode) -> Iterator[Audience]:
    """Those that decide what stands in the frame of a node."""
    yield from (member.audience for member in flow.members(node.id))


def _onward(flow: CallFlow, node: FlowNode) -> Iterator[Audience]:
    """Those that decide what leaves a node."""
    for edge in flow.leaving(node.id):
        # A branch keeps no node from leading on; what stands at its end is tried there.
        if edge.main or may_end(node):
            yield edge.audience
            yield from _arrivals(flow, edge)


def _arrivals(flow: CallFlow, edge: Edge) -> tuple[Audience, ...]:
    """Those that decide where an edge arrives: the main way goes on past what is left out.

    None, where that cannot matter: a node that never ends the call only has to lead on, and it
    does if one of the nodes ahead is drawn whatever the needs are.
    """
    source, ahead = flow.by_id[edge.source], [flow.by_id[edge.target].audience]
    while (edge.main or edge.may_skip) and ahead[-1] != EVERYBODY:
        onward = next((each for each in flow.leaving(edge.target) if each.main), None)
        if not onward:
            break
        edge = onward
        ahead.append(flow.by_id[edge.target].audience)
    return tuple(ahead) if may_end(source) or not _always_one(ahead) else ()


def _always_one(ahead: list[Audience]) -> bool:
    """Whether whatever the needs are, one of these includes them; the last few mostly decide."""
    return any(
        all(any(each.includes(needs) for each in last) for needs in distinct_needs(last))
        for last in (ahead[-n:] for n in range(1, len(ahead) + 1))
    )


def _faces(node: FlowNode) -> Iterator[Audience]:
    """Those that decide whether a node is drawn, and of which kind; not those for other words."""
    yield node.audience
    yield from (variant.audience for variant in node.variants if variant.kind)


def _shape_breaches(name: str, flow: CallFlow) -> Iterator[str]:
    """Each breach once, with the fewest needs that show it."""
    groups = {node.group for node in flow.nodes}
    found: set[str] = set()
    for needs in _doubtful_needs(flow):
        drawn = flow.drawn(needs)
        leading = {edge.source for edge in drawn.edges}
        filled = {node.group for node in drawn.nodes}
        for node in drawn.nodes:
            if node.id in groups and node.id not in filled and node.kind not in END_KINDS:
                mend = "put a node into this frame (group)"
            elif node.id in leading and node.kind in END_KINDS:
                mend = "this kind ends the call: let the way end here"
            elif node.id not in leading and node.kind not in END_KINDS and not node.group:
                mend = f"let the way go on, or end in one of {', '.join(sorted(END_KINDS))}"
            else:
                continue
            breach = f"callflows.toml: {name}.nodes.{node.id}: {mend}"
            if breach not in found:
                found.add(breach)
                yield f"{breach}, for somebody who needs {', '.join(sorted(needs)) or 'nothing'}"


def _doubtful_needs(flow: CallFlow) -> list[frozenset[str]]:
    """Those that draw a node which might not be whole, the fewest first."""
    found: set[frozenset[str]] = set()
    for node in flow.nodes:
        if not _ends_for_everybody(flow, node):
            branches = [edge.audience for edge in flow.edges_to(node.id) if not edge.main]
            found.update(
                needs
                for needs in deciding_needs(flow, node)
                if all(audience.includes(needs) for audience in (node.audience, *branches))
            )
    return sorted(found, key=lambda needs: (len(needs), sorted(needs)))


def _ends_for_everybody(flow: CallFlow, node: FlowNode) -> bool:
    """Whether a node is an end of each kind it can have: nothing leaves it, and it is no frame."""
    kinds = {node.kind, *(variant.kind or node.kind for variant in node.variants)}
    return kinds <= END_KINDS and not flow.leaving(node.id) and not flow.members(node.id)


def _moment_breaches(labels: Labels) -> Iterator[str]:
    """What a walk has no place for."""
    for key, words in labels.get("moments", {}).items():
        for word in sorted(words.keys() - set(WORDS)):
            yield f"moments.{key}.{word}: use one of {', '.join(WORDS)}"


def _quantity_breaches(labels: Labels, known: set[str]) -> Iterator[str]:
    """Sentences that name a time or limit which does not exist, or leave a brace open."""
    tables = [(f"moments.{key}", words) for key, words in labels.get("moments", {}).items()]
    tables += [(name, labels.get(name, {})) for name in ("details", "conditions", "turns")]
    for place, words in tables:
        for word, text in words.items():
            try:
                unknown = set(quantities_in(text)) - known
            except ValueError:
                yield f"{place}.{word}: close each brace"
                continue
            for quantity in sorted(unknown):
                yield f"{place}.{word}: there is no quantity {quantity!r}"
