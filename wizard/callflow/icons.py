"""The icon of each kind of node, drawn on a grid of 24 units, and the outline of its box."""

from __future__ import annotations

from wizard.callflow.scene import Rect

OUTLINE = 'fill="none" stroke="currentColor"'
"""Attributes that make a line drawing where there is no style sheet."""

_PERSON = "m12 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8m-8 17c0-4 3-6 8-6s8 2 8 6"
# Paths in relative steps from the upper left corner of the icon, so that they fit any place.
ICONS = {
    "caller": _PERSON,
    "number": "m10 4l-2 16m8-16l-2 16m-10-11h16m-16 6h16",
    "filter": "m4 5h16l-6 8v6l-4-2v-4z",
    "hours": "m12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16m0 4v4l3 2",
    "greeting": "m4 5h16v11h-9l-4 4v-4h-3zm4 4h8m-8 3h5",
    "menu": "m5 5h2v2h-2zm6 0h2v2h-2zm6 0h2v2h-2zm-12 6h2v2h-2zm6 0h2v2h-2zm6 0h2v2h-2z"
    "m-12 6h2v2h-2zm6 0h2v2h-2zm6 0h2v2h-2z",
    "queue": "m4 6a2 2 0 1 1 0 4a2 2 0 1 1 0-4m-3 12v-2c0-4 6-4 6 0v2"
    "m5-12a2 2 0 1 1 0 4a2 2 0 1 1 0-4m-3 12v-2c0-4 6-4 6 0v2"
    "m5-12a2 2 0 1 1 0 4a2 2 0 1 1 0-4m-3 12v-2c0-4 6-4 6 0v2",
    "team": _PERSON,
    "ovh-phone": "m4 12v-3c0-5 16-5 16 0v3h-4v-3h-8v3zm4 2h8l3 6h-14zm4 2v2",
    "outside-phone": "m8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2z"
    "m3 15h2",
    "phone": "m5 14v-2a7 7 0 0 1 14 0v2m-14-1h3v6h-3zm11 0h3v6h-3zm1 6c0 2-2 2-4 2",
    "fax": "m7 9v-6h8l2 2v4m-13 0h16v9h-3m-10 0h-3v-9m3 5h10v7h-10z",
    "ipbx": "m4 4h16v7h-16zm0 9h16v7h-16zm3-6h3m-3 10h3m5-10h2m-2 10h2",
    "web-server": "m3 5h18v14h-18zm0 4h18m-11 3l-2 2l2 2m4-4l2 2l-2 2",
    "room": "m12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8m0-6v2m0 16v2m-10-10h2m16 0h2m-17-7l1 1"
    "m12 12l1 1m0-14l-1 1m-12 12l-1 1",
    "talk": "m3 4h12v8h-6l-3 3v-3h-3zm15 5h3v8h-2v3l-3-3h-6v-2",
    "received": "m6 3h8l4 4v14h-12zm8 0v4h4m-9 7l2 2l4-4",
    "voicemail": "m6 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8m12 0a4 4 0 1 1 0 8a4 4 0 1 1 0-8m-12 8h12",
    "announcement": "m4 10v4h3l6 4v-12l-6 4zm12-1c2 2 2 4 0 6m2-9c4 4 4 8 0 12",
    "again": "m18 8a7 7 0 1 0 1 6m0-10v5h-5",
    "elsewhere": "m12 21v-8l-6-5v-5m6 10l6-5v-5m-15 3l3-3l3 3m6 0l3-3l3 3",
    "end": "m3 13c5-5 13-5 18 0l-2 4l-4-2v-3c-2-1-4-1-6 0v3l-4 2z",
}

_PEOPLE = frozenset({"caller", "talk", "received", "room"})
_CHOICES = frozenset({"filter", "hours", "menu"})
_SPOKEN = frozenset({"greeting", "announcement", "again"})
_MACHINES = frozenset({"ipbx", "web-server"})
_STOPS = frozenset({"voicemail", "end"})
_TONES = {
    "talk": frozenset({"talk", "received", "room"}),
    "wait": frozenset({"queue", "menu", "greeting", "hours", "filter", "again"}),
    "stop": frozenset({"voicemail", "announcement", "end"}),
}


def tone(kind: str) -> str:
    """The colour of a kind. It only repeats what shape and icon say already."""
    return next((name for name, kinds in _TONES.items() if kind in kinds), "plain")


def node_classes(kind: str) -> str:
    """The classes by which static/css/diagram.css colours a box of this kind."""
    return f"node node--{kind} tone--{tone(kind)}"


def icon(kind: str, x: int, y: int) -> str:
    """The icon of a kind, with its upper left corner at this point."""
    return f'<path class="icon" d="M{x} {y}{ICONS[kind]}" {OUTLINE}/>'


def shape(kind: str, rect: Rect, *, frame: bool) -> str:
    """The outline of a box, as an SVG element.

    People are round, choices have cut corners, recorded speech is a bubble, machines are square,
    ends of the call have a round foot. Everything else has slightly rounded corners.
    """
    if frame:
        return _even(rect, 12)
    if kind in _PEOPLE:
        return _even(rect, min(22, rect.h // 2))
    if kind in _CHOICES:
        return _cut(rect, 10)
    if kind in _SPOKEN:
        return _uneven(rect, (12, 12, 12, 0))
    if kind in _MACHINES:
        return _even(rect, 2)
    if kind in _STOPS:
        return _uneven(rect, (2, 2, 18, 18))
    return _even(rect, 8)


def _even(rect: Rect, radius: int) -> str:
    return (
        f'<rect class="shape" x="{rect.x}" y="{rect.y}" width="{rect.w}" height="{rect.h}"'
        f' rx="{radius}" {OUTLINE}/>'
    )


def _cut(rect: Rect, c: int) -> str:
    w, h = rect.w - 2 * c, rect.h - 2 * c
    return _path(f"M{rect.x + c} {rect.y}h{w}l{c} {c}v{h}l-{c} {c}h-{w}l-{c}-{c}v-{h}z")


def _uneven(rect: Rect, corners: tuple[int, int, int, int]) -> str:
    # top left, top right, bottom right, bottom left
    a, b, c, d = corners
    return _path(
        f"M{rect.x + a} {rect.y}H{rect.right - b}a{b} {b} 0 0 1 {b} {b}"
        f"V{rect.bottom - c}a{c} {c} 0 0 1-{c} {c}H{rect.x + d}"
        f"a{d} {d} 0 0 1-{d}-{d}V{rect.y + a}a{a} {a} 0 0 1 {a}-{a}z"
    )


def _path(d: str) -> str:
    return f'<path class="shape" d="{d}" {OUTLINE}/>'
