"""The picture from left to right, with the way that most calls take as one straight line.

A single branch drops straight down from its box. The branches of a menu are rows to its lower
right, which leave one common trunk. Each branch slides down until it is clear of what lies to its
right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.callflow import blocks
from wizard.callflow.model import Branch, Edge, Stop
from wizard.callflow.scene import Box, Pill, Rect, Scene, Wire
from wizard.callflow.words import Labels, condition

MARGIN = 8
"""Around the whole picture."""
CLEAR = 10
"""Between two things that do not belong together."""
ROW_CLEAR = 20
"""Between the rows of a choice, so that a branch of one row does not seem to lead to the next."""
_MOST = 1040
"""The widest that a picture may get while gaps can still be tightened."""
_NARROW = 82  # width for the words of a box below its stop, so that neighbours fit side by side
_FRAME_ROOM = 124
_LEAD = 14  # line before a pill
_ARROW = 16  # line and arrow after it
_DROP_ARROW = 18
# Width for the words of a box, and gap between boxes. The first pair that fits is taken.
_FITS = ((160, 34), (140, 34), (120, 34), (104, 30), (88, 26), (82, 22), (82, 18), (82, 16))


def wide(run: Sequence[Stop], labels: Labels) -> Scene:
    """The whole picture of a run. Words and gaps get narrower until it is narrow enough."""
    scene = Scene()
    for room, gap in _FITS:
        layout = _Wide(labels, room, gap)
        if layout.length(run) + 2 * MARGIN > _MOST and (room, gap) != _FITS[-1]:
            continue
        scene = layout.row(run, room, thick=True).scene
        if scene.bounds().w + 2 * MARGIN <= _MOST:
            break
    bounds = scene.bounds()
    placed = Scene()
    placed.add(scene, MARGIN - bounds.x, MARGIN - bounds.y)
    return placed


@dataclass(frozen=True)
class _Row:
    """A run laid out on y = 0; `first` is its first box."""

    scene: Scene
    first: Rect


class _Wide:
    def __init__(self, labels: Labels, room: int, gap: int) -> None:
        self.labels = labels
        self.room = room
        self.gap = gap

    def length(self, run: Sequence[Stop]) -> int:
        """The width of the boxes side by side. The picture is as wide, or wider."""
        sized = [self._boxes(stop, self.room) for stop in run]
        return self._side_by_side(Scene(), run, sized, thick=True)[-1].right

    def row(self, run: Sequence[Stop], room: int, *, thick: bool) -> _Row:
        """The boxes of a run side by side, and below them what hangs on them.

        `room` is the width for the words of upright boxes; 0 makes the boxes flat.
        """
        sized = [self._boxes(stop, room) for stop in run]
        tallest = max((group[0].rect.h for group in sized if not group[0].frame), default=0)
        if room:
            sized = [blocks.heightened(group, tallest) for group in sized]
        scene = Scene()
        anchors = self._side_by_side(scene, run, sized, thick=thick)
        # From right to left: a branch then slides down past those that hang to its right.
        for stop, anchor in reversed(list(zip(run, anchors, strict=True))):
            floor = anchor.bottom
            for branch in stop.branches:
                # One way off alone drops below its box; several hang to its right.
                if stop.chooses or len(stop.branches) > 1:
                    floor = self._hang(scene, stop, branch, anchor, floor)
                else:
                    self._drop(scene, branch, anchor, level=tallest // 2)
        return _Row(scene, anchors[0])

    def _side_by_side(
        self, scene: Scene, run: Sequence[Stop], sized: Sequence[tuple[Box, ...]], *, thick: bool
    ) -> list[Rect]:
        """Places boxes on y = 0 with the lines between them; returns the outer box of each stop."""
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
            x = outer.right + (self._choice_gap(stop) if stop.chooses else self.gap)
        return anchors

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

    def _choice_gap(self, stop: Stop) -> int:
        """The gap between a menu and its rows: the widest pill with line on each side."""
        edges = [branch.edge for branch in stop.branches] + ([stop.onward] if stop.onward else [])
        texts = [condition(self.labels, edge.condition) for edge in edges]
        return _LEAD + max(blocks.pill_width(text) for text in texts if text) + _ARROW

    def _hang(self, scene: Scene, stop: Stop, branch: Branch, anchor: Rect, floor: int) -> int:
        """Places a branch as a row to the lower right; returns the y of its lower end.

        Its line leaves the box downwards, on the trunk that all branches of the box share.
        """
        row = self.row(branch.run, 0, thick=False)
        x = anchor.cx + 4 + self._choice_gap(stop)
        hung = Scene(wires=[Wire(branch.edge, ((anchor.cx, 0), (x, 0)), thick=False)])
        hung.add(row.scene, x)
        hung.pills.append(self._pill(branch.edge, x - _ARROW, 0))
        bounds = row.scene.bounds()
        y = scene.lowered(hung, floor + ROW_CLEAR - bounds.y, ROW_CLEAR)
        corners = ((anchor.cx, anchor.bottom), (anchor.cx, y), (x, y))
        hung.wires[0] = Wire(branch.edge, corners, thick=False).moved(0, -y)
        scene.add(hung, 0, y)
        return y + bounds.bottom

    def _drop(self, scene: Scene, branch: Branch, anchor: Rect, level: int) -> None:
        """Places a branch straight below its box, at y = `level` where there is room.

        Its words get narrower lines if that brings its lower end further up.
        """
        found: list[tuple[int, Scene]] = []
        for room in (self.room, _NARROW):
            row = self.row(branch.run, room, thick=False)
            pill_top = row.first.y - _DROP_ARROW - blocks.PILL_HEIGHT
            pill = self._pill(branch.edge, 0, pill_top + blocks.PILL_HEIGHT // 2)
            hung = Scene()
            hung.add(row.scene, anchor.cx - row.first.cx)
            hung.pills.append(pill.moved(anchor.cx + pill.rect.w // 2, 0))
            y = scene.lowered(hung, max(anchor.bottom, level) + CLEAR - pill_top, CLEAR)
            ends = ((anchor.cx, anchor.bottom - y), (anchor.cx, row.first.y))
            hung.wires.append(Wire(branch.edge, ends, thick=False))
            found.append((y, hung))
        y, below = min(found, key=lambda choice: choice[0] + choice[1].bounds().bottom)
        scene.add(below, 0, y)
