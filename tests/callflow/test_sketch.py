"""The call at a glance."""

from xml.etree import ElementTree

import pytest

from wizard.callflow import sketch

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
