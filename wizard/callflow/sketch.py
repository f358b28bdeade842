"""A call at a glance: the way most calls take, as a line of signs without words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wizard.callflow.icons import icon, node_classes, shape
from wizard.callflow.model import CallFlow
from wizard.callflow.scene import Rect

_SIZE, _GAP, _MARGIN = 36, 16, 2
_BEHIND = 6
_OPEN_END = 8
# What a call may pass on its way, but what does not tell one type from another.
_LEFT_OUT = frozenset({"filter", "hours"})
_ENDS = frozenset({"talk", "received", "announcement"})


@dataclass(frozen=True)
class Sign:
    """One sign of a line: a kind of node, of which there may be several, one behind another."""

    kind: str
    several: bool = False


def signs(flow: CallFlow) -> tuple[Sign, ...]:
    """The signs of a drawn flow, in the order of the call; a frame is shown by its first member."""
    return tuple(
        Sign(stop.members[0].kind, several=True) if stop.members else Sign(stop.node.kind)
        for stop in flow.run
        if stop.node.kind not in _LEFT_OUT
    )


def common_signs(flows: Sequence[CallFlow]) -> tuple[Sign | None, ...]:
    """What drawn flows have in common on the way to the end, None where one of them has more.

    The end is always open: who speaks there is known when one flow is chosen.
    """
    lines = [[sign for sign in signs(flow) if sign.kind not in _ENDS] for flow in flows]
    # One caller or several: nobody has been asked yet.
    lines = [[Sign("caller"), *line[1:]] for line in lines]
    common: list[Sign | None] = []
    reached = [-1] * len(lines)
    for sign in lines[0]:
        if all(sign in line for line in lines):
            places = [line.index(sign) for line in lines]
            if any(place > before + 1 for place, before in zip(places, reached, strict=True)):
                common.append(None)
            common.append(sign)
            reached = places
    return (*common, None)


def sketch(flow: CallFlow) -> str:
    """A small `<svg>` of what a type is about, hidden from assistive tools."""
    return _draw(signs(flow.drawn(None)))


def sketch_so_far(flows: Sequence[CallFlow]) -> str:
    """The same of what is known of a call while several drawn flows are still possible."""
    return _draw(common_signs(flows))


def _draw(line: Sequence[Sign | None]) -> str:
    is_open = line[-1] is None
    width = len(line) * (_SIZE + _GAP) - _GAP + 2 * _MARGIN
    height = _SIZE + 2 * _MARGIN
    middle = height // 2
    known = "".join(_sign(sign, place) for place, sign in enumerate(line) if sign)
    end = f'<circle class="open-end" cx="{width - _MARGIN - _OPEN_END}" cy="{middle}" r="6"/>'
    return (
        '<svg class="diagram sketch" aria-hidden="true" focusable="false"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g class="edge edge--main">{_wires(line, middle)}</g>'
        f"{known}{end if is_open else ''}</svg>"
    )


def _wires(line: Sequence[Sign | None], middle: int) -> str:
    """One stroke from sign to sign; dashed where something may still come between."""
    step = _SIZE + _GAP
    known = [place for place, sign in enumerate(line) if sign]
    ends = [*known, len(line) - 1] if line[-1] is None else known
    strokes = ""
    for left, right in pairwise(ends):
        is_open = line[right] is None or right - left > 1
        start, stop = _MARGIN + left * step + _SIZE, _MARGIN + right * step
        if line[right] is None:
            stop += _SIZE - 2 * _OPEN_END
        kind = "line line--open" if is_open else "line"
        strokes += f'<path class="{kind}" d="M{start} {middle}H{stop}"/>'
    return strokes


def _sign(sign: Sign, place: int) -> str:
    """One sign; people or phones in a frame are shown by the first of them, with one behind it."""
    size = _SIZE - _BEHIND if sign.several else _SIZE
    x, y = _MARGIN + place * (_SIZE + _GAP), _MARGIN + _SIZE - size
    drawn = shape(sign.kind, Rect(x, y, size, size), frame=False)
    if sign.several:
        behind = Rect(x + _BEHIND, y - _BEHIND, size, size)
        drawn = shape(sign.kind, behind, frame=False) + drawn
    inset = (size - 24) // 2
    return (
        f'<g class="{node_classes(sign.kind)}">{drawn}{icon(sign.kind, x + inset, y + inset)}</g>'
    )
