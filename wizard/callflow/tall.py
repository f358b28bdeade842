"""The picture downwards, for a narrow screen: cards on a line, branches set in to the right.

A branch leaves its card on a trunk beside the line, turns right through its condition and ends
in a card. After a menu the first key goes straight on; the other keys take the lane at the right.
"""

from __future__ import annotations

from collections.abc import Sequence

from wizard.callflow import blocks
from wizard.callflow.model import Edge, Stop, Way
from wizard.callflow.scene import Box, Pill, Rect, Scene, Wire
from wizard.callflow.wide import MARGIN
from wizard.callflow.words import Labels, condition

WIDTH = 296  # leaves a page of 320 its margins
_LINE = 22  # from the left of a card to the line through its icon
_TRUNK = 42
_INDENT = 52
_LANE = 20
_GAP = 26
_ICON_ROOM = 44 + 10


def tall(run: Sequence[Stop], labels: Labels) -> Scene:
    """Lays a run out downwards, within WIDTH units."""
    layout = _Tall(labels)
    layout.run(run, MARGIN, WIDTH - MARGIN, MARGIN, thick=True)
    return layout.scene


class _Tall:
    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.scene = Scene()

    def run(
        self, run: Sequence[Stop], x: int, limit: int, y: int, *, thick: bool, least: int = 0
    ) -> int:
        """Places a run from y on between x and limit; returns how far down it reaches.

        `least` is the least width of its cards, so that the arrow that leads here meets the first.
        """
        if any(stop.chooses for stop in run):
            limit -= _LANE
        room = limit - x
        groups = [self._boxes(stop, room) for stop in run]
        width = max([least, *(group[0].rect.w for group in groups)])
        before: Edge | None = None
        card = Rect(x, y, 0, 0)
        bottom = y
        lanes: list[tuple[Stop, Rect]] = []
        for stop, group in zip(run, groups, strict=True):
            if before is not None:
                y = self._onward(before, x, card.bottom, y, thick=thick)
            boxes = [box.moved(x, y) for box in blocks.widened(group, width)]
            self.scene.boxes += boxes
            card = boxes[0].rect
            y = bottom = card.bottom
            if stop.chooses:
                lanes.append((stop, card))
            else:
                for way in stop.branches:
                    y = bottom = self._branch(way, card, x, limit, y)
            before = stop.onward
        for stop, card in lanes:
            for way in stop.branches:
                bottom = self._lane(way, card, x, limit, bottom)
        return bottom

    def _boxes(self, stop: Stop, room: int) -> tuple[Box, ...]:
        if stop.members:
            return blocks.framed(stop, self.labels, room - _ICON_ROOM - 2 * 10)
        return (blocks.flat(stop.node, self.labels, room - _ICON_ROOM),)

    def _onward(self, edge: Edge, x: int, start: int, y: int, *, thick: bool) -> int:
        """The line down to the next card; returns where that card begins."""
        text = condition(self.labels, edge.condition)
        top = y + _GAP
        if text:
            width = blocks.pill_width(text)
            rect = Rect(max(x, x + _LINE - width // 2), y + 8, width, blocks.PILL_HEIGHT)
            self.scene.pills.append(Pill(edge, rect, text))
            top = rect.bottom + 16
        points = ((x + _LINE, start), (x + _LINE, top))
        self.scene.wires.append(Wire(edge, points, thick))
        return top

    def _branch(self, way: Way, card: Rect, x: int, limit: int, y: int) -> int:
        """A branch below its card, set in; returns how far down it reaches."""
        trunk, inner = x + _TRUNK, x + _INDENT
        text = condition(self.labels, way.edge.condition)
        width = blocks.pill_width(text)
        pill = Rect(inner, y + 10, width, blocks.PILL_HEIGHT)
        turn = pill.right + 12
        top = pill.bottom + 16
        self.scene.pills.append(Pill(way.edge, pill, text))
        points = ((trunk, card.bottom), (trunk, pill.cy), (turn, pill.cy), (turn, top))
        self.scene.wires.append(Wire(way.edge, points, thick=False))
        return self.run(way.run, inner, limit, top, thick=False, least=turn + 12 - inner)

    def _lane(self, way: Way, card: Rect, x: int, limit: int, y: int) -> int:
        """Another key of a menu: down the lane at the right, back to the left into its card."""
        lane = limit + _LANE - 6
        text = condition(self.labels, way.edge.condition)
        width = blocks.pill_width(text)
        pill = Rect(x + _LINE + 16, y + 16, width, blocks.PILL_HEIGHT)
        top = pill.bottom + 16
        self.scene.pills.append(Pill(way.edge, pill, text))
        points = (
            (card.right, card.cy),
            (lane, card.cy),
            (lane, pill.cy),
            (x + _LINE, pill.cy),
            (x + _LINE, top),
        )
        self.scene.wires.append(Wire(way.edge, points, thick=False))
        return self.run(way.run, x, limit, top, thick=False)
