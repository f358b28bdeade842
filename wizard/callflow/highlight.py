"""Makes one scenario stand out in a laid-out picture."""

from __future__ import annotations

from wizard.callflow.scenario import Scenario
from wizard.callflow.scene import Box, Mark, Point, Rect, Scene, Wire

_HEIGHT = 20
_WIDTHS = {1: 20, 2: 24}
_LEFT = 6


def highlight(scene: Scene, scenario: Scenario) -> None:
    """Numbers the boxes that a scenario passes and cuts the other lines where they overlap its own.

    Example: the lines to keys 1 and 2 leave a menu on one trunk. If the scenario takes key 1, the
    line to key 2 begins only where it turns off that trunk.
    """
    boxes = {box.node.id: box for box in scene.boxes}
    scene.marks = [_mark(boxes[id_], step) for step, id_ in enumerate(scenario.nodes, start=1)]
    lit = {wire.edge.source: wire for wire in scene.wires if wire.edge.id in scenario.edges}
    scene.wires = [
        _without_trunk(wire, lit[wire.edge.source])
        if wire.edge.source in lit and wire.edge.id not in scenario.edges
        else wire
        for wire in scene.wires
    ]


def _mark(box: Box, number: int) -> Mark:
    """A number at the upper left corner of a box, where no line arrives."""
    width = _WIDTHS[len(str(number))]
    left = 8 if box.frame else _LEFT  # clear of an accent on the first letter of the title
    x = box.rect.x - left - (width - _HEIGHT) // 2
    # The members of a frame stand close together; a condition may stand close above a frame's line.
    y = box.rect.y - (6 if box.node.group or box.frame else 8)
    return Mark(box.node, Rect(x, y, width, _HEIGHT), number)


def _without_trunk(wire: Wire, lit: Wire) -> Wire:
    """A line without the beginning that it shares with the line of the scenario."""
    own, others = list(wire.points), list(lit.points)
    if own[0] != others[0] or _towards(own) != _towards(others):
        return wire
    while own[1] == others[1]:
        own, others = own[1:], others[1:]
    if _towards(own) == _towards(others):
        nearer = min(own[1], others[1], key=lambda point: _length(own[0], point))
        own = own[1:] if nearer == own[1] else [nearer, *own[1:]]
    return Wire(wire.edge, tuple(own), wire.thick)


def _towards(points: list[Point]) -> tuple[bool, bool, bool, bool]:
    (x, y), (next_x, next_y) = points[:2]
    return next_x > x, next_x < x, next_y > y, next_y < y


def _length(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
