"""The call at a glance."""

from xml.etree import ElementTree

import pytest

from wizard.callflow import sketch, sketch_so_far
from wizard.callflow.sketch import Sign, common_signs

from .shipped import FLOWS


@pytest.mark.parametrize("name", FLOWS)
def test_the_call_from_end_to_end(name: str) -> None:
    drawing = ElementTree.fromstring(sketch(FLOWS[name]))
    assert drawing.attrib["aria-hidden"] == "true"
    kinds = [group.attrib["class"].split()[1] for group in drawing.iter("g")][1:]
    assert kinds[0] == "node--caller"
    assert kinds[-1] in {"node--talk", "node--received", "node--announcement"}
    assert int(drawing.attrib["width"]) <= 400


def test_no_two_types_look_alike() -> None:
    assert len({sketch(flow) for flow in FLOWS.values()}) == len(FLOWS)


def call_so_far(*names: str, needs: frozenset[str] = frozenset()) -> list[str]:
    """The kinds of the signs, "…" where the call is still open."""
    signs = common_signs([FLOWS[name].drawn(needs) for name in names])
    return [sign.kind if sign else "…" for sign in signs]


def test_before_the_first_answer_there_is_a_caller_and_a_number() -> None:
    assert call_so_far(*FLOWS) == ["caller", "number", "…"]


def test_what_all_types_still_possible_pass_is_drawn_and_what_some_pass_is_left_open() -> None:
    teams = ("easypabx", "minipabx", "call-queue", "expert-queue")
    assert call_so_far(*teams) == ["caller", "number", "…", "ovh-phone", "…"]
    queues = ("minipabx", "call-queue", "expert-queue")
    waiting = call_so_far(*queues, needs=frozenset({"waiting-queue", "hold-music"}))
    assert waiting == ["caller", "number", "queue", "ovh-phone", "…"]


def test_one_or_several_callers_is_not_known_yet() -> None:
    assert common_signs([FLOWS["conference"].drawn(frozenset())])[0] == Sign("caller")


@pytest.mark.parametrize("name", FLOWS)
def test_even_one_type_keeps_its_end_open(name: str) -> None:
    line = call_so_far(name)
    assert line[:2] == ["caller", "number"]
    assert line[-1] == "…"
    assert not {"talk", "received"} & set(line)


def test_the_open_call_is_dashed_and_has_no_last_sign() -> None:
    drawing = ElementTree.fromstring(sketch_so_far([flow.drawn(None) for flow in FLOWS.values()]))
    assert drawing.attrib["aria-hidden"] == "true"
    assert len([path for path in drawing.iter("path") if "open" in path.attrib["class"]]) == 1
    assert len(list(drawing.iter("circle"))) == 1
    chosen = ElementTree.fromstring(sketch(FLOWS["redirect"]))
    assert not list(chosen.iter("circle"))
