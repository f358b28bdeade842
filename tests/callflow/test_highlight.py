"""A lit scenario: its way stands out without colour, and its numbers stand clear."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from wizard.callflow import CallFlow
from wizard.callflow.highlight import highlight
from wizard.callflow.model import Edge
from wizard.callflow.scenario import Scenario
from wizard.callflow.scene import Rect, Scene, Wire
from wizard.callflow.svg import Orientation, lay_out, size

from .order import SVG
from .properties import (
    a_pill_sits_on_one_straight_piece_of_its_own_line,
    inside,
    lines_avoid_what_is_not_their_own,
    meet,
    nothing_overlaps,
)
from .shipped import FLOWS, LABELS, LANGUAGES, draw, some_faces

NAMES = sorted(FLOWS)
FACES = 24  # the full flow, the bare one, and with the first needs alone or in pairs


each_layout = pytest.mark.parametrize(
    ("name", "language", "orientation"),
    [(n, la, o) for n in NAMES for la in LANGUAGES for o in ("wide", "tall")],
)


@pytest.mark.no_cover
@each_layout
def test_numbers_stand_clear(name: str, language: str, orientation: Orientation) -> None:
    assert count_clear(some_faces(name)[:FACES], language, orientation)


@pytest.mark.slow
@pytest.mark.no_cover
@each_layout
def test_numbers_stand_clear_in_more_pictures(
    name: str, language: str, orientation: Orientation
) -> None:
    tried = count_clear(some_faces(name), language, orientation)
    assert tried >= len(FLOWS[name].written_scenarios)


def count_clear(flows: list[CallFlow], language: str, orientation: Orientation) -> int:
    tried = 0
    for flow in flows:
        for scenario in flow.scenarios:
            tried += 1
            words = LABELS[language]
            scene = lay_out(flow, words, orientation, scenario)
            nothing_overlaps(flow, scene, orientation, words)
            lines_avoid_what_is_not_their_own(flow, scene, orientation, words)
            a_pill_sits_on_one_straight_piece_of_its_own_line(flow, scene, orientation, words)
            assert [mark.node.id for mark in scene.marks] == list(scenario.nodes)
            assert [mark.number for mark in scene.marks] == list(range(1, len(scene.marks) + 1))
            marks_touch_only_the_corner_of_their_box(scene)
    return tried


def marks_touch_only_the_corner_of_their_box(scene: Scene) -> None:
    page = Rect(0, 0, *size(scene))
    boxes = {box.node.id: box.rect for box in scene.boxes}
    for mark in scene.marks:
        assert inside(mark.rect, page)
        own = boxes[mark.node.id]
        assert mark.rect.right <= own.x + 16
        assert mark.rect.bottom <= own.y + 14
        for id_, rect in boxes.items():
            if id_ not in (mark.node.id, mark.node.group):
                assert not meet(mark.rect, rect), (mark.node.id, id_)
        for pill in scene.pills:
            assert not meet(mark.rect, pill.rect), (mark.node.id, pill.edge.id)
        for wire in scene.wires:
            for piece in wire.segments():
                # A lit line is 4 units wide.
                assert not meet(mark.rect, piece, 2), (mark.node.id, wire.edge.id)
    for one, other in combinations(scene.marks, 2):
        assert not meet(one.rect, other.rect)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("orientation", ["wide", "tall"])
def test_the_way_is_lit_and_the_rest_dimmed(name: str, orientation: Orientation) -> None:
    flow = FLOWS[name].drawn(None)
    for scenario in flow.scenarios:
        markup = draw(flow, "fr", orientation, scenario.id).markup
        assert len(markup.encode()) <= 18_000
        groups = ElementTree.fromstring(markup).findall(f"{SVG}g")
        lit = {group.get("data-edge") for group in groups if "is-lit" in classes(group)} - {None}
        assert lit == set(scenario.edges)
        for group in groups:
            assert ("is-lit" in classes(group)) != ("is-dim" in classes(group))
        steps = {
            group.attrib["data-step"]: group.attrib["data-node"]
            for group in groups
            if "data-step" in group.attrib
        }
        assert [steps[str(step)] for step in range(1, len(steps) + 1)] == list(scenario.nodes)
        numbers = [text.text for text in ElementTree.fromstring(markup).iter(f"{SVG}text")]
        assert set(steps) <= set(numbers)


def test_a_dim_line_begins_where_it_leaves_the_lit_one() -> None:
    def wire(target: str, *points: tuple[int, int]) -> Wire:
        return Wire(Edge("menu", target), points, thick=False)

    lit = wire("lit", (0, 0), (0, 20), (9, 20))
    scene = Scene(
        wires=[
            lit,
            wire("nearer", (0, 0), (0, 10), (9, 10)),
            wire("farther", (0, 0), (0, 30), (9, 30)),
            wire("across", (0, 0), (0, 20), (-9, 20)),
            wire("apart", (0, 0), (9, 0)),
            wire("elsewhere", (5, 5), (5, 20), (9, 20)),
        ]
    )
    highlight(scene, Scenario("", "", (), {}, (), edges=(lit.edge.id,)))
    assert [wire.points for wire in scene.wires] == [
        ((0, 0), (0, 20), (9, 20)),
        ((0, 10), (9, 10)),
        ((0, 20), (0, 30), (9, 30)),
        ((0, 20), (-9, 20)),
        ((0, 0), (9, 0)),
        ((5, 5), (5, 20), (9, 20)),
    ]


def classes(group: ElementTree.Element) -> list[str]:
    return group.attrib["class"].split()


def lit_nodes(name: str, scenario: str) -> set[str]:
    drawing = draw(FLOWS[name].drawn(None), scenario_id=scenario)
    groups = ElementTree.fromstring(drawing.markup).findall(f"{SVG}g[@data-node]")
    return {group.attrib["data-node"] for group in groups if "is-lit" in classes(group)}


def test_a_team_rings_as_one_unless_told_apart() -> None:
    assert {"team", "first", "outside"} <= lit_nodes("easypabx", "free")
    told = lit_nodes("call-queue", "outside-no-answer")
    assert {"team", "first", "outside"} <= told


def test_no_scenario_leaves_the_picture_plain() -> None:
    plain = draw(FLOWS["ivr"].drawn(None), orientation="tall").markup
    assert not any(word in plain for word in ("is-lit", "is-dim", "data-step", "mark"))


def test_an_unknown_scenario_is_refused() -> None:
    with pytest.raises(KeyError):
        draw(FLOWS["redirect"].drawn(None), scenario_id="queue-full")
