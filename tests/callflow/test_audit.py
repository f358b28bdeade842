"""The audit finds nothing in what is shipped, and each kind of breach where there is one."""

from __future__ import annotations

from typing import Any

import pytest

from wizard.callflow import CallFlow, Edge, Figure, Node, audit_flows
from wizard.callflow.audit import shapes
from wizard.callflow.condition import Condition
from wizard.callflow.model import Variant

from .shipped import FLOWS, LABELS

CALLER = Node("caller", "caller", "caller")
TALK = Node("talk", "talk", "talk")
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


def test_what_is_shipped_is_sound() -> None:
    assert audit_flows(FLOWS, LABELS) == ()


def test_a_small_flow_is_sound() -> None:
    assert audited(CallFlow("tiny", (CALLER, TALK), STRAIGHT)) == ()


def test_a_branch_that_does_not_end_is_found() -> None:
    queue = Node("closed", "queue", "closed", when=Condition(needs_any=frozenset({"hours"})))
    branch = Edge("caller", "closed", condition="closed")
    assert audited(CallFlow("tiny", (CALLER, TALK, queue), (*STRAIGHT, branch))) == (
        "tiny: the way does not end as it should at closed, for somebody who needs hours",
    )


def test_a_way_that_goes_on_after_its_end_is_found() -> None:
    edges = (*STRAIGHT, Edge("talk", "closed", main=True))
    closed = Node("closed", "end", "closed")
    assert audited(CallFlow("tiny", (CALLER, TALK, closed), edges)) == (
        "tiny: the way does not end as it should at talk, for somebody who needs nothing",
    )


class Careless(CallFlow):
    """Draws all that stands in the file, whoever asks: what `drawn` must never do."""

    def drawn(self, needs: frozenset[str] | None) -> CallFlow:
        return self


def test_an_orphan_is_found() -> None:
    lonely = Node("closed", "end", "closed")
    assert audited(Careless("tiny", (CALLER, TALK, lonely), STRAIGHT)) == (
        "tiny: no way leads to closed, for somebody who needs nothing",
    )


def test_an_edge_to_nowhere_is_found() -> None:
    edges = (*STRAIGHT, Edge("caller", "closed", condition="closed"))
    assert audited(Careless("tiny", (CALLER, TALK), edges)) == (
        "tiny: an edge names closed, which is not drawn, for somebody who needs nothing",
    )


def test_what_only_changes_a_face_counts_where_faces_are_asked_for() -> None:
    fax = Variant(Condition(needs_any=frozenset({"fax"})), label="closed")
    flow = CallFlow("tiny", (CALLER, Node("talk", "talk", "talk", variants=(fax,))), STRAIGHT)
    assert [needs for needs, _ in shapes(flow)] == [()]
    assert [needs for needs, _ in shapes(flow, faces=True)] == [(), ("fax",)]


def test_a_missing_word_is_found_once() -> None:
    words = {**WORDS, "nodes": {"caller": "The caller"}}
    flows = {id_: CallFlow(id_, (CALLER, TALK), STRAIGHT) for id_ in ("one", "other")}
    assert audit_flows(flows, {"en": words}) == ("en/callflows.toml: nodes.talk: has no words",)


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("{ring-time} long.", None),
        ("{rng-time} long.", "moments.talk.lasts: there is no figure 'rng-time'"),
        ("{ring-time long.", "moments.talk.lasts: close each brace"),
    ],
)
def test_a_sentence_names_figures_that_are_there(text: str, breach: str | None) -> None:
    moments = {**WORDS["moments"], "talk": {"happens": "A step.", "lasts": text}}
    figure = Figure("ring-time", "seconds", None, 20, ("API24",))
    flow = CallFlow("tiny", (CALLER, TALK), STRAIGHT, figures=(figure,))
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
