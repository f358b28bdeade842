"""A laid-out flow as one inline SVG: classes for the page's own colours, no style in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from wizard.callflow.figures import with_figures
from wizard.callflow.icons import icon, node_classes, shape
from wizard.callflow.light import lighten
from wizard.callflow.measure import LINE
from wizard.callflow.model import CallFlow, Edge, Node, Stop
from wizard.callflow.named_svg import named_svg
from wizard.callflow.scenario import Scenario
from wizard.callflow.scene import Box, Mark, Pill, Point, Scene, Wire
from wizard.callflow.tall import tall
from wizard.callflow.wide import MARGIN, wide
from wizard.callflow.words import Labels

Orientation = Literal["wide", "tall"]
_RADIUS = 8


def diagram(
    flow: CallFlow,
    labels: Labels,
    *,
    orientation: Orientation,
    id_prefix: str,
    title: str,
    description: str,
    lit: str | None = None,
) -> str:
    """The call as a picture: a complete `<svg>` whose ids begin with `id_prefix`.

    `lit` is the id of a scenario: its way is lit and numbered, the rest dimmed (classes `is-lit`
    and `is-dim`; `data-step` on the nodes). Raises KeyError if the flow, as drawn, lacks it.
    """
    flow = flow.as_drawn
    scenario = flow.scenario(lit) if lit is not None else None
    scene = lay_out(flow, labels, orientation, scenario)
    return named_svg(
        _Writer(scene, scenario).run(flow.run),
        extent(scene),
        id_prefix=id_prefix,
        title=title,
        description=description,
        classes=f"diagram--{orientation}",
        about=("flow", flow.configuration),
    )


def diagram_size(flow: CallFlow, labels: Labels, orientation: Orientation) -> tuple[int, int]:
    """Width and height, in pixels, of the picture that `diagram` draws."""
    return extent(lay_out(flow.as_drawn, labels, orientation))


def lay_out(
    flow: CallFlow, labels: Labels, orientation: Orientation, lit: Scenario | None = None
) -> Scene:
    """Everything in its place, before it is written."""
    words = with_figures(labels, flow.figures)
    scene = (wide if orientation == "wide" else tall)(flow.run, words)
    if lit:
        lighten(scene, lit)
    return scene


def extent(scene: Scene) -> tuple[int, int]:
    """Width and height of the view box."""
    bounds = scene.bounds()
    return bounds.right + MARGIN, bounds.bottom + MARGIN


class _Writer:
    """Writes a scene in the order in which the call is told."""

    def __init__(self, scene: Scene, lit: Scenario | None) -> None:
        self.boxes = {box.node.id: box for box in scene.boxes}
        self.wires = {wire.edge.id: wire for wire in scene.wires}
        self.pills = {pill.edge.id: pill for pill in scene.pills}
        self.marks = {mark.node.id: mark for mark in scene.marks}
        self.lit = lit

    def run(self, run: Sequence[Stop]) -> Iterator[str]:
        """Each stop, its branches, then the way on; a choice begins with its first way."""
        for position, stop in enumerate(run):
            yield self._node(stop.node, lit=stop.node.id in self.marks)
            told = any(member.id in self.marks for member in stop.members)
            for member in stop.members:
                # All phones of a team ring with it, unless the scenario tells of some of them.
                holder = member if told else stop.node
                yield self._node(member, lit=holder.id in self.marks)
            if stop.onward and stop.chooses:
                yield self._edge(stop.onward)
                yield from self.run(run[position + 1 :])
            for way in stop.branches:
                yield self._edge(way.edge)
                yield from self.run(way.run)
            if stop.chooses:
                return
            if stop.onward:
                yield self._edge(stop.onward)

    def _edge(self, edge: Edge) -> str:
        wire, pill = self.wires[edge.id], self.pills.get(edge.id)
        lit = self.lit is not None and edge.id in self.lit.edges
        classes = "edge edge--main" if wire.thick else "edge"
        return (
            f'<g class="{classes}{self._light(lit)}" data-edge={quoteattr(edge.id)}>'
            f"{_wire(wire, bold=lit or wire.thick)}{_pill(pill) if pill else ''}</g>"
        )

    def _node(self, node: Node, *, lit: bool) -> str:
        box, mark = self.boxes[node.id], self.marks.get(node.id)
        classes = node_classes(node.kind) + (" node--frame" if box.frame else "")
        step = f' data-step="{mark.number}"' if mark else ""
        anchor = ' text-anchor="middle"' if box.upright else ""
        return (
            f'<g class="{classes}{self._light(lit)}" data-node={quoteattr(node.id)}{step}{anchor}>'
            f"{shape(node.kind, box.rect, frame=box.frame)}{_inside(box)}"
            f"{_number(box, mark) if mark else ''}</g>"
        )

    def _light(self, lit: bool) -> str:
        if self.lit is None:
            return ""
        return " is-lit" if lit else " is-dim"


def _inside(box: Box) -> str:
    rect, lines = box.rect, len(box.label) + len(box.detail)
    if box.frame:
        return _text(box, rect.x + 12, rect.y + 22)
    if box.upright:
        words = rect.y + rect.h // 2 - (28 + lines * LINE) // 2
        return icon(box.node.kind, rect.cx - 12, words) + _text(box, rect.cx, words + 42)
    top = rect.cy - lines * LINE // 2
    own = icon(box.node.kind, rect.x + 10, rect.cy - 12)
    return own + _text(box, rect.x + 42, top + 14)


def _text(box: Box, x: int, y: int) -> str:
    parts = []
    for name, lines in (("label", box.label), ("detail", box.detail)):
        if not lines:
            continue
        spans = escape(lines[0]) + "".join(
            f'<tspan x="{x}" dy="{LINE}">{escape(line)}</tspan>' for line in lines[1:]
        )
        parts.append(f'<text class="{name}" x="{x}" y="{y}">{spans}</text>')
        y += LINE * len(lines)
    return "".join(parts)


def _pill(pill: Pill) -> str:
    rect = pill.rect
    return (
        f'<rect class="pill" x="{rect.x}" y="{rect.y}" width="{rect.w}" height="{rect.h}"'
        f' rx="{rect.h // 2}"/><text class="condition" text-anchor="middle"'
        f' x="{rect.cx}" y="{rect.cy + 5}">{escape(pill.text)}</text>'
    )


def _number(box: Box, mark: Mark) -> str:
    rect = mark.rect
    anchor = "" if box.upright else ' text-anchor="middle"'
    return (
        f'<rect class="mark" x="{rect.x}" y="{rect.y}" width="{rect.w}" height="{rect.h}"'
        f' rx="{rect.h // 2}"/><text class="step"{anchor}'
        f' x="{rect.cx}" y="{rect.cy + 5}">{mark.number}</text>'
    )


def _wire(wire: Wire, *, bold: bool) -> str:
    """The line with rounded corners, stopping inside its arrow head."""
    points = list(wire.points)
    (bx, by), (x, y) = points[-2], points[-1]
    dx, dy = _sign(x - bx), _sign(y - by)
    long, half = (11, 6) if bold else (9, 5)
    points[-1] = (x - dx * (long - 2), y - dy * (long - 2))
    back = f"l{-dx * long - dy * half} {-dy * long - dx * half}"
    head = f"M{x} {y}{back}l{2 * dy * half} {2 * dx * half}z"
    return f'<path class="line" d="{_bent(points)}"/><path class="arrow" d="{head}"/>'


def _bent(points: Sequence[Point]) -> str:
    path = f"M{points[0][0]} {points[0][1]}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        path += f"L{start[0]} {start[1]}Q{corner[0]} {corner[1]} {end[0]} {end[1]}"
    return path + f"L{points[-1][0]} {points[-1][1]}"


def _towards(corner: Point, other: Point) -> Point:
    (x, y), (ox, oy) = corner, other
    length = abs(ox - x) + abs(oy - y)
    reach = min(_RADIUS, length // 2)
    return x + _sign(ox - x) * reach, y + _sign(oy - y) * reach


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
