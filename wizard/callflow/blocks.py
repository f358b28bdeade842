"""The boxes of nodes, at the origin: how large they are, and how their words are broken."""

from __future__ import annotations

from dataclasses import replace

from wizard.callflow.measure import LINE, text_width, wrap
from wizard.callflow.model import FlowNode, Stop
from wizard.callflow.scene import Box, Rect
from wizard.callflow.words import Labels, detail, label

ICON = 24
PILL_HEIGHT = 24
_FLAT_ROOM = 150
_PAD = 10
_UPRIGHT_PAD = 9
_TOP = 8
_BOLD = 115  # per cent of the plain width: the titles of frames and the words of pills are bold
_MEMBER_GAP = 6


def pill_width(text: str) -> int:
    """The width of a pill around its words, an even number."""
    return _even(text_width(text) * _BOLD // 100 + 12)


def upright(node: FlowNode, labels: Labels, room: int) -> Box:
    """A box with its icon above its words; `room` is the width for the words."""
    lines, more = _lines(node, labels, room)
    width = max(72, _widest(lines + more) + 2 * _UPRIGHT_PAD)
    height = _TOP + ICON + 4 + (len(lines) + len(more)) * LINE + _TOP
    return Box(node, Rect(0, 0, _even(width), _even(height)), lines, more, upright=True)


def flat(node: FlowNode, labels: Labels, room: int = _FLAT_ROOM) -> Box:
    """A box with its icon to the left of its words; `room` is the width for the words."""
    lines, more = _lines(node, labels, room)
    width = _PAD + ICON + 8 + _widest(lines + more) + _PAD - 2
    height = max(44, (len(lines) + len(more)) * LINE + 12)
    return Box(node, Rect(0, 0, _even(width), _even(height)), lines, more)


def framed(stop: Stop, labels: Labels, room: int = _FLAT_ROOM) -> tuple[Box, ...]:
    """The frame of a stop, with its title and strategy, then the boxes of its members below."""
    title, more = _lines(stop.node, labels, room + 2 * _PAD + ICON)
    members = [flat(member, labels, room) for member in stop.members]
    words = max(_widest(title) * _BOLD // 100, _widest(more) if more else 0)
    inner = max([words] + [member.rect.w for member in members])
    boxes: list[Box] = []
    y = _TOP + (len(title) + len(more)) * LINE + 8
    for member in members:
        height = max(36, (len(member.label) + len(member.detail)) * LINE + 6)
        boxes.append(replace(member, rect=Rect(_PAD, y, _even(inner), height)))
        y += height + _MEMBER_GAP
    outer = Rect(0, 0, _even(inner) + 2 * _PAD, _even(y - _MEMBER_GAP + _PAD))
    return (Box(stop.node, outer, title, more, frame=True), *boxes)


def widened(boxes: tuple[Box, ...], width: int) -> tuple[Box, ...]:
    """The same boxes, the first one as wide as `width`, those inside it wider by as much."""
    more = width - boxes[0].rect.w
    return tuple(
        replace(box, rect=Rect(box.rect.x, box.rect.y, box.rect.w + more, box.rect.h))
        for box in boxes
    )


def heightened(boxes: tuple[Box, ...], height: int) -> tuple[Box, ...]:
    """The same boxes, a single one as high as its neighbours; a frame keeps its height."""
    if boxes[0].frame:
        return boxes
    rect = boxes[0].rect
    return (replace(boxes[0], rect=Rect(rect.x, rect.y, rect.w, height)),)


def _lines(node: FlowNode, labels: Labels, room: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    more = detail(labels, node.detail)
    return wrap(label(labels, node.label), room), wrap(more, room) if more else ()


def _widest(lines: tuple[str, ...]) -> int:
    return max(text_width(line) for line in lines)


def _even(length: int) -> int:
    return length + length % 2
