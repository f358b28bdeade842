"""A call at a glance: the way most calls take, as a line of signs without words."""

from __future__ import annotations

from wizard.callflow.icons import ICONS, shape, tone
from wizard.callflow.model import CallFlow, Stop
from wizard.callflow.scene import Rect

_SIZE, _GAP, _MARGIN = 36, 16, 2
_BEHIND = 6
# What a call may pass on its way, but what does not tell one type from another.
_LEFT_OUT = frozenset({"filter", "hours"})


def sketch(flow: CallFlow) -> str:
    """A small `<svg>` of what a type is about, hidden from assistive tools."""
    stops = [stop for stop in flow.drawn(None).run if stop.node.kind not in _LEFT_OUT]
    width = len(stops) * (_SIZE + _GAP) - _GAP + 2 * _MARGIN
    height = _SIZE + 2 * _MARGIN
    middle = height // 2
    signs = "".join(_sign(stop, position) for position, stop in enumerate(stops))
    return (
        '<svg class="diagram sketch" aria-hidden="true" focusable="false"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g class="edge edge--main"><path class="line" d="M{_SIZE} {middle}H{width - _SIZE}"/></g>'
        f"{signs}</svg>"
    )


def _sign(stop: Stop, position: int) -> str:
    """One sign; people or phones in a frame are shown by the first of them, with one behind it."""
    several = bool(stop.members)
    kind = stop.members[0].kind if several else stop.node.kind
    size = _SIZE - _BEHIND if several else _SIZE
    x, y = _MARGIN + position * (_SIZE + _GAP), _MARGIN + _SIZE - size
    behind = shape(kind, Rect(x + _BEHIND, y - _BEHIND, size, size), frame=False) if several else ""
    inset = (size - 24) // 2
    return (
        f'<g class="node node--{kind} tone--{tone(kind)}">'
        f"{behind}{shape(kind, Rect(x, y, size, size), frame=False)}"
        f'<path class="icon" d="M{x + inset} {y + inset}{ICONS[kind]}"/></g>'
    )
