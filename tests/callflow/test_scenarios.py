"""What can happen to a call: each scenario is a way from the caller to an end, told in words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wizard.callflow import HANDS_OVER, CallFlow, scenario_names, walk
from wizard.callflow.model import END_KINDS

from .shipped import CATALOGUE, FLOWS, LABELS, LANGUAGES, shapes

NAMES = sorted(FLOWS)


def drawn(name: str, *needs: str) -> CallFlow:
    return FLOWS[name].drawn(frozenset(needs))


def offered(name: str, *needs: str) -> list[str]:
    assert CATALOGUE["capabilities"].keys() >= set(needs)
    return [scenario.id for scenario in drawn(name, *needs).scenarios]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_each_scenario_is_a_connected_way_to_an_end(name: str) -> None:
    tried = 0
    for flow in shapes(name):
        edges = {edge.id: (edge.source, edge.target) for edge in flow.edges}
        for scenario in flow.scenarios:
            tried += 1
            passed = [id_ for id_ in scenario.nodes if not flow.by_id[id_].group]
            assert passed[0] == flow.nodes[0].id
            assert flow.by_id[passed[-1]].kind in END_KINDS
            assert [edges[edge] for edge in scenario.edges] == list(pairwise(passed))
            assert len(set(scenario.nodes)) == len(scenario.nodes)
            for position, id_ in enumerate(scenario.nodes):
                if group := flow.by_id[id_].group:
                    assert group in scenario.nodes[:position]
        assert len({scenario.id for scenario in flow.scenarios}) == len(flow.scenarios)
    print(f"{name}: {tried} ways over all shapes")
    assert tried


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_each_end_that_is_drawn_belongs_to_a_scenario(name: str) -> None:
    for flow in shapes(name):
        ends = {
            node.id
            for node in flow.nodes
            if not flow.leaving(node.id) and not node.group and node.label != HANDS_OVER
        }
        assert {scenario.nodes[-1] for scenario in flow.scenarios} == ends


@pytest.mark.parametrize("name", NAMES)
def test_the_full_flow_has_several(name: str) -> None:
    assert len(FLOWS[name].drawn(None).scenarios) >= 2


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_told(name: str, language: str) -> None:
    labels = LABELS[language]
    known = set()
    for flow in shapes(name):
        names = scenario_names(flow, labels)
        assert list(names) == [scenario.id for scenario in flow.scenarios]
        assert len(set(names.values())) == len(names)
        for scenario in flow.scenarios:
            way = (scenario.id, *(flow.by_id[id_] for id_ in scenario.nodes))
            if way in known:
                continue
            known.add(way)
            moments = walk(flow, scenario.id, labels)
            assert [moment.node for moment in moments] == list(scenario.nodes)
            assert [m.edge for m in moments if m.edge] == list(scenario.edges)
            assert all(moment.title and moment.happens for moment in moments)
            assert "{" not in repr(moments)


def test_a_queue_offers_what_it_is_asked_for() -> None:
    assert offered("call-queue", "rings-several") == ["free", "all-busy", "no-answer"]
    waiting = offered("call-queue", "rings-several", "waiting-queue")
    assert waiting == ["free", "busy", "no-answer", "too-long"]
    assert offered(
        "call-queue", "rings-several", "queue-limits", "opening-hours", "caller-filter"
    ) == ["free", "busy", "no-answer", "too-long", "queue-full", "closed", "listed-caller"]


def test_an_outside_phone_among_others_may_stay_silent() -> None:
    assert "outside-no-answer" in offered("call-queue", "rings-several", "outside-number")
    # Alone, nobody else could answer: that is "nobody answers".
    assert offered("call-queue", "one-place", "outside-number") == ["free", "no-answer"]
    flow = drawn("easypabx", "outside-number")
    moments = walk(flow, "outside-no-answer", LABELS["en"])
    assert [moment.node for moment in moments][-4:] == ["team", "first", "outside", "talk"]
    silent = moments[-2]
    assert silent.edge is None
    assert silent.lasts == "20\u00a0s, unless you change it."
    assert silent.sources == ("Q26C", "API24")


def test_too_long_a_wait_ends_as_the_settings_say() -> None:
    """In a voicemail or an announcement where one was asked for; otherwise the call ends."""
    for needs_, kind in (
        (("voicemail",), "voicemail"),
        (("message-if-unanswered",), "announcement"),
        ((), "end"),
    ):
        flow = drawn("call-queue", "rings-several", "queue-limits", *needs_)
        for scenario_id in ("too-long", "queue-full"):
            assert flow.by_id[flow.scenario(scenario_id).nodes[-1]].kind == kind


def test_in_order_the_silent_phones_ring_as_in_the_picture() -> None:
    for name, at_once, in_order in (
        ("call-queue", "outside-no-answer", "outside-first"),
        ("easypabx", "outside-no-answer", "outside-first"),
    ):
        assert at_once in offered(name, "rings-several", "outside-number", "ring-at-once")
        ordered = offered(name, "rings-several", "outside-number", "ring-in-order")
        assert in_order in ordered
        assert at_once not in ordered
        flow = drawn(name, "rings-several", "outside-number", "ring-in-order")
        moments = walk(flow, in_order, LABELS["en"])
        assert [moment.node for moment in moments][-3:] == ["first", "outside", "nobody"]
        assert [node.id for node in flow.members("team")] == ["first", "outside"]
        assert "next" in moments[-2].happens


def test_the_line_of_a_fax_has_nobody_to_be_free() -> None:
    assert offered("redirect", "fax-line") == ["fax"]
    assert scenario_names(FLOWS["redirect"].drawn(None), LABELS["en"])["busy"] == "The line is busy"


def test_a_turning_says_why() -> None:
    moments = walk(FLOWS["easypabx"].drawn(None), "no-answer", LABELS["en"])
    assert moments[-1].edge == "team--voicemail"
    assert moments[-1].because == "Nobody picks up within the time you set (5 to 60\u00a0s)."
    assert not moments[0].because


def test_the_next_team_takes_over() -> None:
    flow = drawn("expert-queue", "rings-several", "several-teams", "voicemail")
    nodes = flow.scenario("second-team").nodes
    assert nodes[-3:] == ("team", "relay", "relay-talk")
    assert flow.scenario("no-answer").nodes[-1] == "relay-voicemail"


@pytest.mark.parametrize("before", [("team",), ("team", "relay")])
def test_one_phone_alone_may_come_after_the_teams(before: tuple[str, ...]) -> None:
    teams = ("several-teams",) if "relay" in before else ()
    flow = drawn("expert-queue", "rings-several", "last-phone", "voicemail", *teams)
    last = "relay-last" if teams else "last"
    assert flow.by_id[last].kind == "outside-phone"
    assert flow.scenario("last-phone").nodes[-len(before) - 2 :] == (*before, last, f"{last}-talk")
    ends = flow.scenario("no-answer").nodes
    assert ends[-len(before) - 2 :] == (*before, last, f"{last}-voicemail")


def test_a_scenario_that_is_not_drawn_is_refused() -> None:
    with pytest.raises(KeyError):
        walk(drawn("call-queue", "rings-several"), "closed", LABELS["fr"])
