"""What a layout places: boxes, wires, pills and marks, in whole units of the view box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from wizard.callflow.model import Edge, FlowNode

Point = tuple[int, int]


@dataclass(frozen=True)
class Rect:
    """A rectangle by its corner and size."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The x of its right side."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The y of its lower side."""
        return self.y + self.h

    @property
    def cx(self) -> int:
        """The x of its middle."""
        return self.x + self.w // 2

    @property
    def cy(self) -> int:
        """The y of its middle."""
        return self.y + self.h // 2

    def moved(self, dx: int, dy: int) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)


@dataclass(frozen=True)
class Box:
    """A node in its place. `label` and `detail` are its lines of words.

    The icon is above the words if `upright`, left of them otherwise. A `frame` has no icon.
    """

    node: FlowNode
    rect: Rect
    label: tuple[str, ...]
    detail: tuple[str, ...]
    upright: bool = False
    frame: bool = False

    def moved(self, dx: int, dy: int) -> Box:
        """The same box elsewhere."""
        place = self.rect.moved(dx, dy)
        return Box(self.node, place, self.label, self.detail, self.upright, self.frame)


@dataclass(frozen=True)
class Pill:
    """The words on a wire, such as "nobody answered", in their place."""

    edge: Edge
    rect: Rect
    text: str

    def moved(self, dx: int, dy: int) -> Pill:
        """The same pill elsewhere."""
        return Pill(self.edge, self.rect.moved(dx, dy), self.text)


@dataclass(frozen=True)
class Wire:
    """An edge in its place: its corners, from a box to the point of the arrow at the next."""

    edge: Edge
    points: tuple[Point, ...]
    thick: bool

    def moved(self, dx: int, dy: int) -> Wire:
        """The same wire elsewhere."""
        return Wire(self.edge, tuple((x + dx, y + dy) for x, y in self.points), self.thick)

    def segments(self) -> Iterator[Rect]:
        """The straight pieces, as rectangles one unit thick."""
        for (x1, y1), (x2, y2) in pairwise(self.points):
            yield Rect(min(x1, x2), min(y1, y2), abs(x2 - x1) or 1, abs(y2 - y1) or 1)


@dataclass(frozen=True)
class Mark:
    """The number of a step of the highlighted scenario, on the corner of its box."""

    node: FlowNode
    rect: Rect
    number: int


@dataclass
class Scene:
    """Everything placed so far. `marks` stay empty unless a scenario is highlighted."""

    boxes: list[Box] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    pills: list[Pill] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, other: Scene, dx: int = 0, dy: int = 0) -> None:
        """Adds the boxes, wires and pills of another scene, moved."""
        self.boxes += [box.moved(dx, dy) for box in other.boxes]
        self.wires += [wire.moved(dx, dy) for wire in other.wires]
        self.pills += [pill.moved(dx, dy) for pill in other.pills]

    def solids(self) -> list[Rect]:
        """The places that nothing else may touch: those of boxes and pills."""
        return [box.rect for box in self.boxes] + [pill.rect for pill in self.pills]

    def lines(self) -> list[Rect]:
        """The straight pieces of all wires."""
        return [piece for wire in self.wires for piece in wire.segments()]

    def bounds(self) -> Rect:
        """The smallest rectangle around everything."""
        parts = self.solids() + self.lines()
        left, top = min(part.x for part in parts), min(part.y for part in parts)
        right, bottom = max(part.right for part in parts), max(part.bottom for part in parts)
        return Rect(left, top, right - left, bottom - top)

    def lowered(self, other: Scene, dy: int, margin: int) -> int:
        """How far to move another scene down, from `dy` on, to keep the margin to all placed here.

        It slides below one thing after the other that is in its way. What lies beside it never is.
        """
        placed = self.solids() + self.lines()
        facing = [
            (new.y, new.bottom, old.y - margin, old.bottom + margin)
            for new in other.solids() + other.lines()
            for old in placed
            if new.x - margin < old.right and old.x - margin < new.right
        ]

        def steps() -> Iterator[int]:
            for top, bottom, highest, lowest in facing:
                if top + dy < lowest and highest < bottom + dy:
                    yield lowest - top - dy

        while step := max(steps(), default=0):
            dy += step
        return dy
