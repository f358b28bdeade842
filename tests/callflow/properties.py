"""What must hold of every laid-out picture; each function refuses one kind of flaw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

from wizard.callflow import CallFlow
from wizard.callflow.measure import text_width
from wizard.callflow.quantities import with_quantities
from wizard.callflow.scene import Rect, Scene
from wizard.callflow.svg import Orientation, size
from wizard.callflow.words import condition

Words = Mapping[str, Any]
WIDEST: dict[Orientation, int] = {"wide": 1040, "tall": 320}


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def meet(one: Rect, other: Rect, margin: int = 0) -> bool:
    """Whether two rectangles come closer than the margin."""
    return (
        one.x - margin < other.right
        and other.x - margin < one.right
        and one.y - margin < other.bottom
        and other.y - margin < one.bottom
    )


def nothing_overlaps(flow: CallFlow, scene: Scene, orientation: Orientation, words: Words) -> None:
    width, height = size(scene)
    page = Rect(0, 0, width, height)
    assert width <= WIDEST[orientation]
    for box in scene.boxes:
        assert inside(box.rect, page)
    for one, other in combinations(scene.boxes, 2):
        if other.node.group == one.node.id:
            assert inside(other.rect, one.rect)
        else:
            assert not meet(one.rect, other.rect, 5), (one.node.id, other.node.id)
    for pill in scene.pills:
        assert inside(pill.rect, page)
        for box in scene.boxes:
            assert not meet(pill.rect, box.rect, 5), (pill.edge.id, box.node.id)
    for one_pill, other_pill in combinations(scene.pills, 2):
        assert not meet(one_pill.rect, other_pill.rect, 5)


def lines_avoid_what_is_not_their_own(
    flow: CallFlow, scene: Scene, orientation: Orientation, words: Words
) -> None:
    page = Rect(0, 0, *size(scene))
    pieces = [(wire.edge, piece) for wire in scene.wires for piece in wire.segments()]
    cores = [
        (box.node.id, Rect(box.rect.x + 2, box.rect.y + 2, box.rect.w - 4, box.rect.h - 4))
        for box in scene.boxes
    ]
    for edge, piece in pieces:
        assert inside(piece, page), edge.id
        for node, core in cores:
            assert not meet(piece, core), (edge.id, node)
        for pill in scene.pills:
            assert pill.edge is edge or not meet(piece, pill.rect), (edge.id, pill.edge.id)
    for (one, first), (other, second) in combinations(pieces, 2):
        # Ways that leave one box may share its trunk; no others touch.
        if one.source != other.source:
            assert not meet(first, second), (one.id, other.id)


def edges_start_and_end_at_their_boxes(
    flow: CallFlow, scene: Scene, orientation: Orientation, words: Words
) -> None:
    boxes = {box.node.id: box.rect for box in scene.boxes}
    assert {wire.edge for wire in scene.wires} == set(flow.edges)
    assert {pill.edge for pill in scene.pills} == {edge for edge in flow.edges if edge.condition}
    for wire in scene.wires:
        for node, (x, y) in (
            (wire.edge.source, wire.points[0]),
            (wire.edge.target, wire.points[-1]),
        ):
            rect = boxes[node]
            on_side = x in (rect.x, rect.right) and rect.y < y < rect.bottom
            on_edge = y in (rect.y, rect.bottom) and rect.x < x < rect.right
            assert on_side or on_edge, (wire.edge.id, node)


def a_pill_sits_on_one_straight_piece_of_its_own_line(
    flow: CallFlow, scene: Scene, orientation: Orientation, words: Words
) -> None:
    wires = {wire.edge: wire for wire in scene.wires}
    for pill in scene.pills:
        under = [piece for piece in wires[pill.edge].segments() if meet(piece, pill.rect)]
        assert len(under) == 1, pill.edge.id
        assert meet(under[0], Rect(pill.rect.cx, pill.rect.cy, 1, 1)) or (
            orientation == "tall" and pill.edge.main
        )


def the_way_of_most_calls_is_straight(
    flow: CallFlow, scene: Scene, orientation: Orientation, words: Words
) -> None:
    spine = [wire for wire in scene.wires if wire.thick]
    across = 1 if orientation == "wide" else 0
    assert len({point[across] for wire in spine for point in wire.points}) == 1
    assert [wire.edge.id for wire in spine] == [stop.onward.id for stop in flow.run if stop.onward]


def words_fit_their_boxes(
    flow: CallFlow, scene: Scene, orientation: Orientation, words: Words
) -> None:
    filled = with_quantities(words, flow.quantities)
    for box in scene.boxes:
        lines = box.label + box.detail
        beside = 20 if box.upright or box.frame else 44
        assert max(map(text_width, lines)) <= box.rect.w - beside + 4, box.node.id
        assert len(box.label) <= 2
        assert len(box.detail) <= 2
    for pill in scene.pills:
        assert pill.text == condition(filled, pill.edge.condition)
        assert text_width(pill.text) <= pill.rect.w - 16


Property = Callable[[CallFlow, Scene, Orientation, Words], None]
PROPERTIES: tuple[Property, ...] = (
    nothing_overlaps,
    lines_avoid_what_is_not_their_own,
    edges_start_and_end_at_their_boxes,
    a_pill_sits_on_one_straight_piece_of_its_own_line,
    the_way_of_most_calls_is_straight,
    words_fit_their_boxes,
)
