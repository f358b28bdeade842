"""Writes a laid-out flow as one inline SVG.

Colours come from static/css/diagram.css, by class. Without a style sheet the few presentation
attributes on the shapes still make a readable line drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from wizard.callflow.flow import CallFlow
from wizard.callflow.highlight import highlight
from wizard.callflow.icons import OUTLINE, icon, node_classes, shape
from wizard.callflow.measure import LINE
from wizard.callflow.model import Edge, FlowNode, Stop
from wizard.callflow.named_svg import named_svg
from wizard.callflow.quantities import with_quantities
from wizard.callflow.scenario import Scenario
from wizard.callflow.scene import Box, Mark, Pill, Point, Scene, Wire
from wizard.callflow.tall import tall
from wizard.callflow.wide import MARGIN, wide
from wizard.callflow.words import Labels

Orientation = Literal["wide", "tall"]
_RADIUS = 8
_OPAQUE = 'fill="Canvas" stroke="currentColor"'
"""Attributes of what covers a line: without a style sheet it has the colour of the page."""


@dataclass(frozen=True)
class Drawing:
    """A complete `<svg>` element, with its width and height in pixels."""

    markup: str
    width: int
    height: int


def diagram(
    flow: CallFlow,
    labels: Labels,
    *,
    orientation: Orientation,
    id_prefix: str,
    title: str,
    description: str,
    scenario_id: str | None = None,
    traces: Mapping[str, Sequence[str]] | None = None,
) -> Drawing:
    """The picture of a drawn flow, with ids that begin with `id_prefix`.

    `scenario_id` highlights a scenario: what it passes has the class `is-lit` and its nodes a
    number (`data-step`), all else has `is-dim`. Raises KeyError if the flow lacks that scenario.
    `traces` says by node which needs it shows (`data-trace`).
    """
    scenario = flow.scenario(scenario_id) if scenario_id is not None else None
    scene = lay_out(flow, labels, orientation, scenario)
    width, height = size(scene)
    markup = named_svg(
        _Writer(scene, scenario, traces or {}).run(flow.run),
        (width, height),
        id_prefix=id_prefix,
        title=title,
        description=description,
        classes=f"diagram--{orientation}",
        about=("flow", flow.configuration),
    )
    return Drawing(markup, width, height)


def lay_out(
    flow: CallFlow, labels: Labels, orientation: Orientation, scenario: Scenario | None = None
) -> Scene:
    """Where everything of a picture stands; `scenario` is the one to highlight, if any."""
    words = with_quantities(labels, flow.quantities)
    scene = (wide if orientation == "wide" else tall)(flow.run, words)
    if scenario:
        highlight(scene, scenario)
    return scene


def size(scene: Scene) -> tuple[int, int]:
    """The width and height of the picture, with its margins."""
    bounds = scene.bounds()
    return bounds.right + MARGIN, bounds.bottom + MARGIN


class _Writer:
    """Writes the elements of a scene in the order in which the outline lists them."""

    def __init__(
        self, scene: Scene, scenario: Scenario | None, traces: Mapping[str, Sequence[str]]
    ) -> None:
        self.traces = traces
        self.boxes = {box.node.id: box for box in scene.boxes}
        self.wires = {wire.edge.id: wire for wire in scene.wires}
        self.pills = {pill.edge.id: pill for pill in scene.pills}
        self.marks = {mark.node.id: mark for mark in scene.marks}
        self.scenario = scenario

    def run(self, run: Sequence[Stop]) -> Iterator[str]:
        """Each stop with its branches, then the edge onward; at a choice that edge is first."""
        for position, stop in enumerate(run):
            yield from self._stop(stop)
            if stop.onward and stop.chooses:
                yield self._edge(stop.onward)
                yield from self.run(run[position + 1 :])
            for branch in stop.branches:
                yield self._edge(branch.edge)
                yield from self.run(branch.run)
            if stop.chooses:
                return
            if stop.onward:
                yield self._edge(stop.onward)

    def _stop(self, stop: Stop) -> Iterator[str]:
        yield self._node(stop.node, lit=stop.node.id in self.marks)
        has_own_steps = any(member.id in self.marks for member in stop.members)
        for member in stop.members:
            # A whole team rings together, unless the scenario has steps for some of its phones.
            deciding = member if has_own_steps else stop.node
            yield self._node(member, lit=deciding.id in self.marks)

    def _edge(self, edge: Edge) -> str:
        wire, pill = self.wires[edge.id], self.pills.get(edge.id)
        lit = self.scenario is not None and edge.id in self.scenario.edges
        classes = "edge edge--main" if wire.thick else "edge"
        return (
            f'<g class="{classes}{self._light(lit)}" data-edge={quoteattr(edge.id)}>'
            f"{_wire(wire, bold=lit or wire.thick)}{_pill(pill) if pill else ''}</g>"
        )

    def _node(self, node: FlowNode, *, lit: bool) -> str:
        box, mark = self.boxes[node.id], self.marks.get(node.id)
        classes = node_classes(node.kind) + (" node--frame" if box.frame else "")
        step = f' data-step="{mark.number}"' if mark else ""
        anchor = ' text-anchor="middle"' if box.upright else ""
        traces = self.traces.get(node.id, ())
        opened = "".join(f"<g data-trace={quoteattr(trace)}>" for trace in traces)
        return (
            f'{opened}<g class="{classes}{self._light(lit)}"'
            f" data-node={quoteattr(node.id)}{step}{anchor}>"
            f"{shape(node.kind, box.rect, frame=box.frame)}{_inside(box)}"
            f"{_number(box, mark) if mark else ''}</g>{'</g>' * len(traces)}"
        )

    def _light(self, lit: bool) -> str:
        if self.scenario is None:
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
        f' rx="{rect.h // 2}" {_OPAQUE}/><text class="condition" text-anchor="middle"'
        f' x="{rect.cx}" y="{rect.cy + 5}">{escape(pill.text)}</text>'
    )


def _number(box: Box, mark: Mark) -> str:
    rect = mark.rect
    anchor = "" if box.upright else ' text-anchor="middle"'
    return (
        f'<rect class="mark" x="{rect.x}" y="{rect.y}" width="{rect.w}" height="{rect.h}"'
        f' rx="{rect.h // 2}" {_OPAQUE}/><text class="step"{anchor}'
        f' x="{rect.cx}" y="{rect.cy + 5}">{mark.number}</text>'
    )


def _wire(wire: Wire, *, bold: bool) -> str:
    """The line with rounded corners, and its arrow head, which covers the end of the line."""
    points = list(wire.points)
    (bx, by), (x, y) = points[-2], points[-1]
    dx, dy = _sign(x - bx), _sign(y - by)
    long, half = (11, 6) if bold else (9, 5)
    points[-1] = (x - dx * (long - 2), y - dy * (long - 2))
    back = f"l{-dx * long - dy * half} {-dy * long - dx * half}"
    head = f"M{x} {y}{back}l{2 * dy * half} {2 * dx * half}z"
    return f'<path class="line" d="{_bent(points)}" {OUTLINE}/><path class="arrow" d="{head}"/>'


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
