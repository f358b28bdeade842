"""The wizard from its first question to every result, by submitting its forms."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from harness.visitor import Page, Visitor
from wizard.advice import NONE, UNKNOWN

MOST_QUESTIONS = 4

Ticks = Callable[[list[str]], Iterator[tuple[str, ...]]]
"""Which sets of ticks to try, of those that a list offers."""


class Step(NamedTuple):
    """A page, and the one whose form led to it; the first has none before."""

    page: Page
    before: Page | None


def few_ticks(offered: list[str]) -> Iterator[tuple[str, ...]]:
    """Nothing but one; all; and patterns in which each two ticks meet in all four ways."""
    ticks = [answer for answer in offered if answer not in (NONE, UNKNOWN)]
    yield from ((answer,) for answer in offered)
    yield tuple(ticks)
    for bit in range(len(ticks).bit_length()):
        for wanted in (0, 1):
            pattern = tuple(t for place, t in enumerate(ticks) if place >> bit & 1 == wanted)
            if len(pattern) > 1:
                yield pattern


def pairs_of_ticks(offered: list[str]) -> Iterator[tuple[str, ...]]:
    """Nothing but one; each two; all. Every set would be 130,000 for a list of 17."""
    ticks = [answer for answer in offered if answer not in (NONE, UNKNOWN)]
    yield from ((answer,) for answer in offered)
    yield from combinations(ticks, 2)
    yield tuple(ticks)


def steps(visitor: Visitor, language: str, ticks: Ticks) -> Iterator[Step]:
    """Every page that the forms lead to, once; fails where a way has no result at its end."""
    first = visitor.get(f"/{language}/")
    yield Step(first, None)
    seen = {first.url}
    waiting: list[tuple[Page, tuple[str, ...], int]] = [(first, (), 0)]
    while waiting:
        page, choice, questions = waiting.pop()
        if choice:
            before, page = page, visitor.submit(page, *choice)
            assert page.title != before.title, page.url
            if page.url in seen:
                continue
            seen.add(page.url)
            yield Step(page, before)
        if page.question is None:
            assert page.configuration, page.url
            continue
        assert questions < MOST_QUESTIONS, page.url
        rows = page.all("form input:not([type=hidden])")
        offered = [str(row.attributes["value"]) for row in rows]
        is_list = rows[0].attributes["type"] == "checkbox"
        choices = ticks(offered) if is_list else ((answer,) for answer in offered)
        waiting += [(page, each, questions + 1) for each in choices]
