"""The picture from left to right: the way most calls take is one straight line.

A single branch drops straight down from its box. The ways out of a menu are rows to its right,
hung on one trunk. Each branch slides down until it is clear of what lies to its right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.callflow import blocks
from wizard.callflow.model import Edge, Stop, Way
from wizard.callflow.scene import Box, Pill, Rect, Scene, Wire
from wizard.callflow.words import Labels, condition

MARGIN = 8
"""Around the whole picture."""
CLEAR = 10
"""Between two things that do not belong together."""
ROW_CLEAR = 20
"""Between the rows of a choice: what hangs on one row is not to be read as leading to the next."""
_MOST = 1040
"""The widest that a picture may get while gaps can still be tightened."""
_NARROW = 82  # room for the words of a dropped box, so that neighbours drop side by side
_FRAME_ROOM = 124
_LEAD = 14  # a piece of line before a pill
_ARROW = 16  # and the arrow after it
_DROP_ARROW = 18
# Room for the words of a box and gap between boxes: the first pair that fits is taken.
_FITS = ((160, 34), (140, 34), (120, 34), (104, 30), (88, 26), (82, 22), (82, 18), (82, 16))


def wide(run: Sequence[Stop], labels: Labels) -> Scene:
    """Lays a run out, its line straight; tightens the gaps when it gets too wide."""
    scene = Scene()
    for room, gap in _FITS:
        scene = _Wide(labels, room, gap).row(run, room, thick=True).scene
        if scene.bounds().w + 2 * MARGIN <= _MOST:
            break
    bounds = scene.bounds()
    placed = Scene()
    placed.add(scene, MARGIN - bounds.x, MARGIN - bounds.y)
    return placed


@dataclass(frozen=True)
class _Row:
    """A run laid out around y = 0; `first` is its first box."""

    scene: Scene
    first: Rect


class _Wide:
    def __init__(self, labels: Labels, room: int, gap: int) -> None:
        self.labels = labels
        self.room = room
        self.gap = gap

    def row(self, run: Sequence[Stop], room: int, *, thick: bool) -> _Row:
        """The boxes of a run side by side, then what hangs on them, from right to left.

        `room` is for the words of upright boxes; 0 makes the boxes flat.
        """
        sized = [self._boxes(stop, room) for stop in run]
        tallest = max((group[0].rect.h for group in sized if not group[0].frame), default=0)
        if room:
            sized = [blocks.heightened(group, tallest) for group in sized]
        scene = Scene()
        anchors: list[Rect] = []
        x = 0
        for position, (stop, boxes) in enumerate(zip(run, sized, strict=True)):
            outer = boxes[0].rect.moved(x, -(boxes[0].rect.h // 2))
            scene.boxes += [box.moved(outer.x, outer.y) for box in boxes]
            anchors.append(outer)
            onward = run[position - 1].onward if position else None
            if onward:
                start = anchors[-2].right
                scene.wires.append(Wire(onward, ((start, 0), (outer.x, 0)), thick))
                if onward.condition:
                    scene.pills.append(self._pill(onward, outer.x - _ARROW, 0))
            x = outer.right + (self._bus_gap(stop) if stop.chooses else self.gap)
        for stop, anchor in reversed(list(zip(run, anchors, strict=True))):
            floor = anchor.bottom
            for way in stop.branches:
                if stop.chooses or len(stop.branches) > 1:
                    floor = self._hang(scene, stop, way, anchor, floor)
                else:
                    self._drop(scene, way, anchor, level=tallest // 2)
        return _Row(scene, anchors[0])

    def _boxes(self, stop: Stop, room: int) -> tuple[Box, ...]:
        if stop.members:
            return blocks.framed(stop, self.labels, _FRAME_ROOM)
        if room:
            return (blocks.upright(stop.node, self.labels, room),)
        return (blocks.flat(stop.node, self.labels),)

    def _pill(self, edge: Edge, right: int, cy: int) -> Pill:
        text = condition(self.labels, edge.condition)
        width = blocks.pill_width(text)
        height = blocks.PILL_HEIGHT
        return Pill(edge, Rect(right - width, cy - height // 2, width, height), text)

    def _bus_gap(self, stop: Stop) -> int:
        """Room between a menu and its rows: the widest pill and a piece of line on each side."""
        edges = [way.edge for way in stop.branches] + ([stop.onward] if stop.onward else [])
        texts = [condition(self.labels, edge.condition) for edge in edges]
        return _LEAD + max(blocks.pill_width(text) for text in texts if text) + _ARROW

    def _hang(self, scene: Scene, stop: Stop, way: Way, anchor: Rect, floor: int) -> int:
        """A row to the lower right, on the trunk of its box; returns how far down it reaches."""
        row = self.row(way.run, 0, thick=False)
        x = anchor.cx + 4 + self._bus_gap(stop)
        branch = Scene(wires=[Wire(way.edge, ((anchor.cx, 0), (x, 0)), thick=False)])
        branch.add(row.scene, x)
        branch.pills.append(self._pill(way.edge, x - _ARROW, 0))
        bounds = row.scene.bounds()
        y = _lowered(scene, branch, floor + ROW_CLEAR - bounds.y, ROW_CLEAR)
        corners = ((anchor.cx, anchor.bottom), (anchor.cx, y), (x, y))
        branch.wires[0] = Wire(way.edge, corners, thick=False).moved(0, -y)
        scene.add(branch, 0, y)
        return y + bounds.bottom

    def _drop(self, scene: Scene, way: Way, anchor: Rect, level: int) -> None:
        """A branch straight down; drops of one run stand on one level where they can.

        Its words are broken more closely if that keeps it on the level.
        """
        found: list[tuple[int, Scene]] = []
        for room in (self.room, _NARROW):
            row = self.row(way.run, room, thick=False)
            pill_top = row.first.y - _DROP_ARROW - blocks.PILL_HEIGHT
            pill = self._pill(way.edge, 0, pill_top + blocks.PILL_HEIGHT // 2)
            branch = Scene()
            branch.add(row.scene, anchor.cx - row.first.cx)
            branch.pills.append(pill.moved(anchor.cx + pill.rect.w // 2, 0))
            y = _lowered(scene, branch, max(anchor.bottom, level) + CLEAR - pill_top, CLEAR)
            ends = ((anchor.cx, anchor.bottom - y), (anchor.cx, row.first.y))
            branch.wires.append(Wire(way.edge, ends, thick=False))
            found.append((y, branch))
        y, branch = min(found, key=lambda choice: choice[0] + choice[1].bounds().bottom)
        scene.add(branch, 0, y)


def _lowered(scene: Scene, branch: Scene, y: int, clear: int) -> int:
    """The first height from y down at which a branch is clear of everything placed."""
    while step := scene.hindrance(branch, y, clear):
        y += step
    return y
