"""The audit finds nothing in what is shipped, and each kind of breach where there is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from wizard.callflow import CallFlow, audit_flows
from wizard.callflow.audience import Audience, distinct_needs
from wizard.callflow.audit import deciding_needs
from wizard.callflow.model import END_KINDS, Edge, FlowNode, Variant
from wizard.callflow.quantities import Quantity

from .shipped import FLOWS, LABELS, shaping_needs

CALLER = FlowNode("caller", "caller", "caller")
TALK = FlowNode("talk", "talk", "talk")
STRAIGHT = (Edge("caller", "talk", main=True),)
WORDS: dict[str, Any] = {
    "nodes": {"caller": "The caller", "talk": "You talk", "closed": "Closed"},
    "details": {},
    "conditions": {"closed": "closed"},
    "turns": {"closed": "You are closed."},
    "moments": {id_: {"happens": "A step."} for id_ in ("caller", "talk", "closed")},
    "units": {"seconds": {"single": "{number} s"}},
}


def audited(flow: CallFlow, words: dict[str, Any] = WORDS) -> tuple[str, ...]:
    return audit_flows({flow.configuration: flow}, {"en": words})


@pytest.mark.no_cover
def test_what_is_shipped_is_sound() -> None:
    assert audit_flows(FLOWS, LABELS) == ()


def test_a_small_flow_is_sound() -> None:
    assert audited(CallFlow("tiny", (CALLER, TALK), STRAIGHT)) == ()


ENDS = f"let the way go on, or end in one of {', '.join(sorted(END_KINDS))}"


def needing(capability: str) -> Audience:
    return Audience(needs_any=frozenset({capability}))


def test_a_branch_that_does_not_end_is_found() -> None:
    queue = FlowNode("closed", "queue", "closed", audience=needing("hours"))
    branch = Edge("caller", "closed", condition="closed")
    assert audited(CallFlow("tiny", (CALLER, TALK, queue), (*STRAIGHT, branch))) == (
        f"callflows.toml: tiny.nodes.closed: {ENDS}, for somebody who needs hours",
    )


def test_an_end_that_somebody_does_not_see_is_found() -> None:
    talk = replace(TALK, audience=needing("hours"))
    assert audited(CallFlow("tiny", (CALLER, talk), STRAIGHT)) == (
        f"callflows.toml: tiny.nodes.caller: {ENDS}, for somebody who needs nothing",
    )


def test_an_end_that_is_none_for_somebody_is_found() -> None:
    talk = replace(TALK, variants=(Variant(needing("music"), kind="queue"),))
    assert audited(CallFlow("tiny", (CALLER, talk), STRAIGHT)) == (
        f"callflows.toml: tiny.nodes.talk: {ENDS}, for somebody who needs music",
    )


def test_a_way_that_goes_on_after_its_end_is_found() -> None:
    edges = (*STRAIGHT, Edge("talk", "closed", main=True))
    closed = FlowNode("closed", "end", "closed")
    # Both shapes of this flow have the breach: it is reported once.
    talk = replace(TALK, variants=(Variant(needing("fax"), kind="received"),))
    assert audited(CallFlow("tiny", (CALLER, talk, closed), edges)) == (
        "callflows.toml: tiny.nodes.talk: this kind ends the call: let the way end here, "
        "for somebody who needs nothing",
    )


@pytest.mark.parametrize(
    ("audience", "who"),
    [(needing("fax"), "nothing"), (Audience(needs_none=frozenset({"fax"})), "fax")],
)
def test_a_frame_without_anybody_is_found(audience: Audience, who: str) -> None:
    team = FlowNode("team", "team", "caller")
    phones = [
        FlowNode(id_, "ovh-phone", "talk", group="team", audience=audience) for id_ in ("a", "b")
    ]
    edges = (Edge("caller", "team", main=True), Edge("team", "talk", main=True))
    assert audited(CallFlow("tiny", (CALLER, TALK, team, *phones), edges)) == (
        "callflows.toml: tiny.nodes.team: put a node into this frame (group), "
        f"for somebody who needs {who}",
    )


def test_a_variant_that_only_changes_words_gives_no_other_shape() -> None:
    fax = Variant(needing("fax"), label="closed")
    flow = CallFlow("tiny", (CALLER, replace(TALK, variants=(fax,))), STRAIGHT)
    assert set(deciding_needs(flow, flow.by_id["talk"])) == {frozenset()}


LARGE = "ivr", "expert-queue"
"""The flows with most edges and shapes: the second would take a quarter of an hour."""


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "name", [*sorted({*FLOWS} - {*LARGE}), pytest.param(LARGE[0], marks=pytest.mark.slow)]
)
def test_what_the_audit_leaves_out_would_find_nothing(name: str) -> None:
    """In each flow that is broken at one edge, each shape is broken only where the audit says."""
    for missing in FLOWS[name].edges:
        edges = tuple(edge for edge in FLOWS[name].edges if edge is not missing)
        flow = replace(FLOWS[name], edges=edges)
        said = " ".join(audited(flow, LABELS["en"]))
        for needs in shaping_needs(flow):
            drawn = flow.drawn(needs)
            leading = {edge.source for edge in drawn.edges}
            for node in drawn.nodes:
                if node.id not in leading and node.kind not in END_KINDS and not node.group:
                    assert f".{node.id}: {ENDS}" in said, needs


def test_capabilities_that_always_stand_together_are_tried_once() -> None:
    either = Audience(needs_any=frozenset({"music", "queue"}))
    assert list(distinct_needs([either])) == [frozenset(), frozenset({"music"})]
    assert len(list(distinct_needs([either, needing("queue")]))) == 4


def test_a_missing_word_is_found_once() -> None:
    words = {**WORDS, "nodes": {"caller": "The caller"}}
    flows = {id_: CallFlow(id_, (CALLER, TALK), STRAIGHT) for id_ in ("one", "other")}
    assert audit_flows(flows, {"en": words}) == ("en/callflows.toml: nodes.talk: has no words",)


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("{ring-time} long.", None),
        ("{rng-time} long.", "moments.talk.lasts: there is no quantity 'rng-time'"),
        ("{ring-time long.", "moments.talk.lasts: close each brace"),
    ],
)
def test_a_sentence_names_figures_that_are_there(text: str, breach: str | None) -> None:
    moments = {**WORDS["moments"], "talk": {"happens": "A step.", "lasts": text}}
    quantity = Quantity("ring-time", "seconds", None, 20, ("API24",))
    flow = CallFlow("tiny", (CALLER, TALK), STRAIGHT, quantities=(quantity,))
    found = audited(flow, {**WORDS, "moments": moments})
    assert found == ((f"en/callflows.toml: {breach}",) if breach else ())


def test_a_moment_says_known_things_only() -> None:
    moments = {**WORDS["moments"], "talk": {"happens": "A step.", "costs": "Nothing."}}
    found = audited(CallFlow("tiny", (CALLER, TALK), STRAIGHT), {**WORDS, "moments": moments})
    assert found == (
        "en/callflows.toml: moments.talk.costs: use one of happens, heard, rings, shown, lasts",
    )


def test_a_file_without_words_does_not_stop_the_audit() -> None:
    found = audited(CallFlow("tiny", (CALLER, TALK), STRAIGHT), {})
    assert "en/callflows.toml: moments.caller.happens: has no words" in found
