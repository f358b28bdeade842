"""How much room a node takes: its words broken into lines, its icon, its frame."""

from __future__ import annotations

from dataclasses import replace

from wizard.callflow.measure import LINE, text_width, wrap
from wizard.callflow.model import Node, Stop
from wizard.callflow.scene import Box, Rect
from wizard.callflow.words import Labels, detail, label

ICON = 24
PILL_HEIGHT = 24
_FLAT_ROOM = 150
_PAD = 10
_UPRIGHT_PAD = 9
_TOP = 8
_BOLD = 115  # titles and conditions are bold: that much per cent of the plain width
_MEMBER_GAP = 6


def pill_width(text: str) -> int:
    """Width of a pill around a condition, always even."""
    return _even(text_width(text) * _BOLD // 100 + 12)


def upright(node: Node, labels: Labels, room: int) -> Box:
    """A box with its icon above its words, at the origin; `room` is for the words."""
    lines, muted = _lines(node, labels, room)
    width = max(72, _widest(lines + muted) + 2 * _UPRIGHT_PAD)
    height = _TOP + ICON + 4 + (len(lines) + len(muted)) * LINE + _TOP
    return Box(node, Rect(0, 0, _even(width), _even(height)), lines, muted, upright=True)


def flat(node: Node, labels: Labels, room: int = _FLAT_ROOM) -> Box:
    """A box with its icon to the left of its words, at the origin; `room` is for the words."""
    lines, muted = _lines(node, labels, room)
    width = _PAD + ICON + 8 + _widest(lines + muted) + _PAD - 2
    height = max(44, (len(lines) + len(muted)) * LINE + 12)
    return Box(node, Rect(0, 0, _even(width), _even(height)), lines, muted)


def framed(stop: Stop, labels: Labels, room: int = _FLAT_ROOM) -> tuple[Box, ...]:
    """A frame with a title, its strategy, and its members one below the other."""
    title, muted = _lines(stop.node, labels, room + 2 * _PAD + ICON)
    members = [flat(member, labels, room) for member in stop.members]
    words = max(_widest(title) * _BOLD // 100, _widest(muted) if muted else 0)
    inner = max([words] + [member.rect.w for member in members])
    boxes: list[Box] = []
    y = _TOP + (len(title) + len(muted)) * LINE + 8
    for member in members:
        height = max(36, (len(member.label) + len(member.detail)) * LINE + 6)
        boxes.append(replace(member, rect=Rect(_PAD, y, _even(inner), height)))
        y += height + _MEMBER_GAP
    outer = Rect(0, 0, _even(inner) + 2 * _PAD, _even(y - _MEMBER_GAP + _PAD))
    return (Box(stop.node, outer, title, muted, frame=True), *boxes)


def widened(boxes: tuple[Box, ...], width: int) -> tuple[Box, ...]:
    """The same box (and those inside it) made wider."""
    more = width - boxes[0].rect.w
    return tuple(
        replace(box, rect=Rect(box.rect.x, box.rect.y, box.rect.w + more, box.rect.h))
        for box in boxes
    )


def heightened(boxes: tuple[Box, ...], height: int) -> tuple[Box, ...]:
    """The same box as high as its neighbours; a frame stays as it is."""
    if boxes[0].frame:
        return boxes
    rect = boxes[0].rect
    return (replace(boxes[0], rect=Rect(rect.x, rect.y, rect.w, height)),)


def _lines(node: Node, labels: Labels, room: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    muted = detail(labels, node.detail)
    return wrap(label(labels, node.label), room), wrap(muted, room) if muted else ()


def _widest(lines: tuple[str, ...]) -> int:
    return max(text_width(line) for line in lines)


def _even(length: int) -> int:
    return length + length % 2
