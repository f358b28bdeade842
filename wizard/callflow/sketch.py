"""A call at a glance: the way most calls take, as a line of signs without words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wizard.callflow.flow import CallFlow
from wizard.callflow.icons import OUTLINE, icon, node_classes, shape
from wizard.callflow.scene import Rect

_SIZE, _GAP, _MARGIN = 36, 16, 2
_BEHIND = 6
_OPEN_END = 8
# Calls of any type may pass these, so they do not help to tell the types apart.
_LEFT_OUT = frozenset({"filter", "hours"})
_ENDS = frozenset({"talk", "received", "announcement"})


@dataclass(frozen=True)
class Sign:
    """One sign of a sketch: a kind of node, drawn twice, one behind the other, if `several`."""

    kind: str
    several: bool = False


def signs(flow: CallFlow) -> tuple[Sign, ...]:
    """The signs of a drawn flow, in the order of the call. The first member stands for a frame."""
    return tuple(
        Sign(stop.members[0].kind, several=True) if stop.members else Sign(stop.node.kind)
        for stop in flow.run
        if stop.node.kind not in _LEFT_OUT
    )


def common_signs(flows: Sequence[CallFlow]) -> tuple[Sign | None, ...]:
    """The signs that all of these drawn flows have, in the order of the call.

    None stands where one of the flows has other signs in between. The last one is always None:
    how the call ends is known only when one flow is chosen.
    """
    lines = [[sign for sign in signs(flow) if sign.kind not in _ENDS] for flow in flows]
    # A conference has several callers. Until the visitor has said so, one caller is drawn for all.
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


def sketch(flow: CallFlow, needs: frozenset[str] | None = None) -> str:
    """A small `<svg>` of the call of a type, as the needs ask for it, or (None) with all it can do.

    It is hidden from assistive tools.
    """
    return _draw(signs(flow.drawn(needs)))


def sketch_so_far(flows: Sequence[CallFlow]) -> str:
    """A small `<svg>` of what is known of the call while several drawn flows are still possible."""
    return _draw(common_signs(flows))


def _draw(line: Sequence[Sign | None]) -> str:
    is_open = line[-1] is None
    width = len(line) * (_SIZE + _GAP) - _GAP + 2 * _MARGIN
    height = _SIZE + 2 * _MARGIN
    middle = height // 2
    known = "".join(_sign(sign, place) for place, sign in enumerate(line) if sign)
    x = width - _MARGIN - _OPEN_END
    end = f'<circle class="open-end" cx="{x}" cy="{middle}" r="6" {OUTLINE}/>'
    return (
        '<svg class="diagram sketch" aria-hidden="true" focusable="false"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g class="edge edge--main">{_wires(line, middle)}</g>'
        f"{known}{end if is_open else ''}</svg>"
    )


def _wires(line: Sequence[Sign | None], middle: int) -> str:
    """The lines from sign to sign, dashed where another sign may still come in between."""
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
        strokes += f'<path class="{kind}" d="M{start} {middle}H{stop}" {OUTLINE}/>'
    return strokes


def _sign(sign: Sign, place: int) -> str:
    """The box and icon of one sign."""
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
