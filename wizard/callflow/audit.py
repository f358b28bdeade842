"""Whether the call flows are whole, for every combination of needs and in every language.

Loading a file already refuses most of what is looked for here. This looks again at what comes
out, combination by combination, and at the words, so that it holds for flows made in any way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from wizard.callflow.figures import figures_in
from wizard.callflow.model import END_KINDS, CallFlow
from wizard.callflow.walk import WORDS
from wizard.callflow.words import Labels, missing_labels


def audit_flows(
    flows: Mapping[str, CallFlow], labels_by_language: Mapping[str, Labels]
) -> tuple[str, ...]:
    """Every breach as a sentence; none: the flows are sound.

    A flow must be connected, end every branch, have every word in every language, and draw no
    orphan for any combination of the needs that it names.
    """
    breaches: dict[str, None] = {}
    for name, flow in flows.items():
        for needs, drawn in shapes(flow):
            who = ", ".join(needs) or "nothing"
            for breach in _shape(drawn):
                breaches[f"{name}: {breach}, for somebody who needs {who}"] = None
        for language, labels in labels_by_language.items():
            for key in missing_labels(flow, labels):
                breaches[f"{language}/callflows.toml: {key}: has no words"] = None
    for language, labels in labels_by_language.items():
        figures = {figure.id for flow in flows.values() for figure in flow.figures}
        for breach in _sentences(labels, figures):
            breaches[f"{language}/callflows.toml: {breach}"] = None
    return tuple(breaches)


def shapes(flow: CallFlow, *, faces: bool = False) -> Iterator[tuple[tuple[str, ...], CallFlow]]:
    """Needs, and what is drawn for them: every shape that a flow can take.

    Of capabilities that stand in just the same conditions one speaks for all, and those that only
    change the face of a node are left out, unless `faces` are asked for.
    """
    conditions = [node.when for node in flow.nodes]
    conditions += [edge.when for edge in flow.edges] + [plan.when for plan in flow.plans]
    if faces:
        conditions += [variant.when for node in flow.nodes for variant in node.variants]
    alike: dict[tuple[tuple[bool, ...], ...], str] = {}
    for name in sorted(flow.named):
        places = tuple(
            (name in when.needs_all, name in when.needs_any, name in when.unless_any)
            for when in conditions
        )
        if any(map(any, places)):
            alike.setdefault(places, name)
    for size in range(len(alike) + 1):
        for needs in combinations(sorted(alike.values()), size):
            yield needs, flow.drawn(frozenset(needs))


def _shape(flow: CallFlow) -> Iterator[str]:
    """The breaches of one drawn flow."""
    leading = {edge.source for edge in flow.edges}
    reached = {flow.nodes[0].id, *(edge.target for edge in flow.edges)}
    for node in flow.nodes:
        if (node.group or node.id) not in reached:
            yield f"no way leads to {node.id}"
        if not node.group and (node.id in leading) == (node.kind in END_KINDS):
            yield f"the way does not end as it should at {node.id}"
    for lost in (reached | leading) - flow.by_id.keys():
        yield f"an edge names {lost}, which is not drawn"


def _sentences(labels: Labels, figures: set[str]) -> Iterator[str]:
    """The breaches of the sentences that name figures, and of what a moment may say."""
    for key, words in labels.get("moments", {}).items():
        for word in words.keys() - set(WORDS):
            yield f"moments.{key}.{word}: use one of {', '.join(WORDS)}"
    tables = [(f"moments.{key}", words) for key, words in labels.get("moments", {}).items()]
    tables += [(name, labels.get(name, {})) for name in ("details", "conditions", "turns")]
    for place, words in tables:
        for word, text in words.items():
            try:
                unknown = set(figures_in(text)) - figures
            except ValueError:
                yield f"{place}.{word}: close each brace"
                continue
            for figure in sorted(unknown):
                yield f"{place}.{word}: there is no figure {figure!r}"
