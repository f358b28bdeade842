"""The key to the diagrams: each kind of box and of line, drawn as the diagrams draw it."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.callflow.icons import OUTLINE, icon, node_classes, shape
from wizard.callflow.scene import Rect
from wizard.callflow.words import Labels

KINDS_SHOWN = (
    *("caller", "number", "ovh-phone", "outside-phone", "phone", "fax", "ipbx", "web-server"),
    *("filter", "hours", "greeting", "menu", "queue", "room"),
    *("talk", "received", "voicemail", "announcement", "again", "elsewhere", "end"),
)
"""In the order of a call. A team is left out: its frame has a title that explains it."""

LINES = {
    "main": f'<g class="edge edge--main"><path class="line" d="M2 22L36 22" {OUTLINE}/>'
    '<path class="arrow" d="M46 22l-11 -6l0 12z"/></g>',
    "branch": f'<g class="edge"><path class="line" d="M2 22L38 22" {OUTLINE}/>'
    '<path class="arrow" d="M46 22l-9 -5l0 10z"/></g>',
}
_BOX = Rect(2, 2, 44, 40)


@dataclass(frozen=True)
class Entry:
    """One sign and what it means; `picture` is a complete `<svg>`, hidden from assistive tools."""

    id: str
    meaning: str
    picture: str


def legend(labels: Labels) -> tuple[Entry, ...]:
    """Every sign, first the boxes, then the lines. Raises KeyError if one has no words."""
    boxes = {kind: _box(kind) for kind in KINDS_SHOWN}
    return tuple(
        Entry(id_, str(labels["legend"][id_]), _picture(drawn))
        for id_, drawn in (boxes | LINES).items()
    )


def _box(kind: str) -> str:
    return (
        f'<g class="{node_classes(kind)}">{shape(kind, _BOX, frame=False)}{icon(kind, 12, 10)}</g>'
    )


def _picture(drawn: str) -> str:
    return (
        '<svg class="diagram" aria-hidden="true" focusable="false" width="48" height="44"'
        f' viewBox="0 0 48 44" fill="currentColor">{drawn}</svg>'
    )
