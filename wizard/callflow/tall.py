"""The picture from top to bottom, for a narrow screen. The boxes are called cards here.

The main way is a line down the left side. A branch leaves its card beside that line, turns right
through its pill and goes down into an indented card. After a menu, the first key goes straight on.
The other keys leave the menu at its right, go down a lane at the right side and come back left.
"""

from __future__ import annotations

from collections.abc import Sequence

from wizard.callflow import blocks
from wizard.callflow.model import Branch, Edge, Stop
from wizard.callflow.scene import Box, Pill, Rect, Scene, Wire
from wizard.callflow.wide import MARGIN
from wizard.callflow.words import Labels, condition

WIDTH = 296
"""Of the whole picture: a page of 320 pixels keeps its margins."""
_LINE = 22  # from the left of a card to the line through its icon
_TRUNK = 42  # from the left of a card to where its branches leave it
_INDENT = 52  # from the left of a card to the left of those of its branches
_LANE = 20  # the width of the lane at the right
_GAP = 26  # between a card and the next
_ICON_ROOM = 44 + 10  # the part of a card's width that is not for words


def tall(run: Sequence[Stop], labels: Labels) -> Scene:
    """The whole picture of a run, within WIDTH units."""
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
        """Places a run from y down, between x and limit; returns the y of its lower end.

        `least` is the least width of its cards, so that the arrow that leads here meets the first.
        """
        if any(stop.chooses for stop in run):
            limit -= _LANE
        groups = [self._boxes(stop, limit - x) for stop in run]
        width = max([least, *(group[0].rect.w for group in groups)])
        before: Edge | None = None
        card = Rect(x, y, 0, 0)
        lanes: list[tuple[Branch, Rect]] = []
        for stop, group in zip(run, groups, strict=True):
            if before is not None:
                y = self._onward(before, x, card.bottom, y, thick=thick)
            boxes = [box.moved(x, y) for box in blocks.widened(group, width)]
            self.scene.boxes += boxes
            card = boxes[0].rect
            y = card.bottom
            for branch in stop.branches:
                if stop.chooses:
                    lanes.append((branch, card))
                else:
                    y = self._branch(branch, card, x, limit, y)
            before = stop.onward
        for branch, card in lanes:
            y = self._lane(branch, card, x, limit, y)
        return y

    def _boxes(self, stop: Stop, room: int) -> tuple[Box, ...]:
        if stop.members:
            return blocks.framed(stop, self.labels, room - _ICON_ROOM - 2 * 10)
        return (blocks.flat(stop.node, self.labels, room - _ICON_ROOM),)

    def _onward(self, edge: Edge, x: int, start: int, y: int, *, thick: bool) -> int:
        """The line down to the next card, and its pill if any; returns the y of that card."""
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

    def _branch(self, branch: Branch, card: Rect, x: int, limit: int, y: int) -> int:
        """Places a branch below its card, indented; returns the y of its lower end.

        Its pill stands on the line that leads right. Where there is no room for that, it stands on
        the line down, and all is as near to the main line as can be.
        """
        trunk, inner = x + _TRUNK, x + _INDENT
        text = condition(self.labels, branch.edge.condition)
        width = blocks.pill_width(text)
        pill = Rect(inner, y + 10, width, blocks.PILL_HEIGHT)
        level, turn = pill.cy, pill.right + 12
        if turn > limit:
            inner = x + _LINE + 12
            pill = Rect(inner, y + 26, width, blocks.PILL_HEIGHT)
            level, turn = y + 12, pill.cx
        top = pill.bottom + 16
        self.scene.pills.append(Pill(branch.edge, pill, text))
        points = ((trunk, card.bottom), (trunk, level), (turn, level), (turn, top))
        self.scene.wires.append(Wire(branch.edge, points, thick=False))
        return self.run(branch.run, inner, limit, top, thick=False, least=turn + 12 - inner)

    def _lane(self, branch: Branch, card: Rect, x: int, limit: int, y: int) -> int:
        """Places the branch of another key, reached by the lane; returns the y of its lower end."""
        lane = limit + _LANE - 6
        text = condition(self.labels, branch.edge.condition)
        width = blocks.pill_width(text)
        pill = Rect(x + _LINE + 16, y + 16, width, blocks.PILL_HEIGHT)
        top = pill.bottom + 16
        self.scene.pills.append(Pill(branch.edge, pill, text))
        points = (
            (card.right, card.cy),
            (lane, card.cy),
            (lane, pill.cy),
            (x + _LINE, pill.cy),
            (x + _LINE, top),
        )
        self.scene.wires.append(Wire(branch.edge, points, thick=False))
        return self.run(branch.run, x, limit, top, thick=False)
