"""A small picture of a ring strategy: a row for each phone, a column for each round."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from wizard.callflow.icons import OUTLINE
from wizard.callflow.measure import text_width
from wizard.callflow.named_svg import named_svg
from wizard.callflow.strategy import PHONES, Strategy
from wizard.callflow.words import Labels

_ROW = 36
_COLUMN = 64
_MARGIN = 4
# Relative to the middle of a phone.
_BODY = "m-5-12h10q2 0 2 2v20q0 2-2 2h-10q-2 0-2-2v-20q0-2 2-2zm3 20h4"
_WAVES = "m-12-8q-5 8 0 16m24-16q5 8 0 16"
_ARROW = "m-4 0h8m-4-4l4 4l-4 4"


def strategy_picture(strategy: Strategy, labels: Labels, id_prefix: str) -> str:
    """A complete `<svg>` whose ids begin with `id_prefix`.

    Phones that ring are filled and have waves, the others are outlines. If phones are picked at
    random, each of them has a question mark.
    """
    words = labels["strategies"][strategy.id]
    notes = _notes(strategy, labels)
    left = _MARGIN + max(map(text_width, notes)) + 8
    columns = len(strategy.rounds) or 1
    width = left + columns * _COLUMN - (_COLUMN - 36) + _MARGIN
    height = len(PHONES) * _ROW + 2 * _MARGIN
    return named_svg(
        (*_rows(notes, left), *_cells(strategy, left + 18)),
        (width, height),
        id_prefix=id_prefix,
        title=str(words["name"]),
        description=str(words["order"]),
        classes="strategy",
        about=("strategy", strategy.id),
    )


def _notes(strategy: Strategy, labels: Labels) -> list[str]:
    """The words before each phone: its place in the list, or the time that the order follows."""
    if strategy.minutes:
        unit = str(labels["units"]["minutes"]["short"])
        return [unit.format(number=minutes) for minutes in strategy.minutes]
    last = str(labels["strategy-notes"]["last"])
    return [last if phone == strategy.last else str(phone) for phone in PHONES]


def _rows(notes: list[str], left: int) -> Iterator[str]:
    for phone, note in zip(PHONES, notes, strict=True):
        yield (
            f'<text class="detail" text-anchor="end" x="{left - 8}" y="{_middle(phone) + 5}">'
            f"{escape(note)}</text>"
        )


def _cells(strategy: Strategy, first: int) -> Iterator[str]:
    """One path for all silent phones, one for all that ring, one for the waves and the arrows."""
    rounds = strategy.rounds or ((),)
    ringing, silent, waves, arrows = "", "", "", ""
    for position, phones in enumerate(rounds):
        x = first + position * _COLUMN
        for phone in PHONES:
            middle = f"M{x} {_middle(phone)}"
            if phone in phones:
                ringing += middle + _BODY
                waves += middle + _WAVES
            else:
                silent += middle + _BODY
        if position:
            arrows += f"M{x - _COLUMN // 2} {_middle(2)}{_ARROW}"
    for name, path, paint in (
        ("silent", silent, f" {OUTLINE}"),
        ("ringing", ringing, ""),
        ("wave", waves + arrows, f" {OUTLINE}"),
    ):
        if path:
            yield f'<path class="{name}" d="{path}"{paint}/>'
    if not strategy.rounds:
        for phone in PHONES:
            yield f'<text class="label" x="{first + 13}" y="{_middle(phone) + 5}">?</text>'


def _middle(phone: int) -> int:
    return _MARGIN + (phone - 1) * _ROW + _ROW // 2
