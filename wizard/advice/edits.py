"""The cheapest ways to edit the answer to one question, and to add such ways up.

An edit is one radio changed, one tick set or taken away, or one question answered.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wizard.advice.model import NONE, UNKNOWN, Choice
from wizard.advice.rules import Effect, Rule


@dataclass(slots=True)
class Way:
    """The cheapest ways to one point: what each of them costs, and its last step."""

    edits: int
    steps: list[tuple["Way", Any]] = field(default_factory=list)

    def traces(self) -> Iterator[tuple[Any, ...]]:
        """Every one of these ways, as its steps; None is a step that changes nothing."""
        if not self.steps:
            yield ()
        for before, step in self.steps:
            for trace in before.traces():
                yield trace if step is None else (*trace, step)


class Ways(dict[Any, Way]):
    """The cheapest ways to each of many points."""

    def add(self, point: Hashable, before: Way, step: object = None, edits: int = 0) -> None:
        """One more way to a point: kept if none is cheaper, alone if it is the cheapest."""
        edits += before.edits
        if point not in self or edits < self[point].edits:
            self[point] = Way(edits, [(before, step)])
        elif edits == self[point].edits:
            self[point].steps.append((before, step))


class Edit(NamedTuple):
    """Choices that do the same, listed only once they are asked for; what each of them costs.

    `effect` is None for "I don't know".
    """

    effect: Effect | None
    choices: Callable[[], list[Choice]]
    edits: int


LEFT_ALONE = Edit(None, list, 0)
"""No edit at all: the question keeps what it has, or has not."""


def edits_of(rule: Rule, before: Choice | None) -> list[Edit]:
    """The cheapest edits of an answer, or of none yet; to leave it as it is costs nothing."""
    known = _edited_list(rule, before) if rule.ticks else _edited_choice(rule, before)
    edits = [Edit(effect, _listed(way), way.edits) for effect, way in known.items()]
    if rule.question.unknown:
        cost = 0 if before == (UNKNOWN,) else max(1, len(_ticked(rule, before)))
        edits.append(Edit(None, lambda: [(UNKNOWN,)], cost))
    return edits


def _listed(way: Way) -> Callable[[], list[Choice]]:
    return lambda: [trace or (NONE,) for trace in way.traces()]


def _ticked(rule: Rule, choice: Choice | None) -> list[str]:
    """The ticks of a choice: none for "none of these", "I don't know" or no answer."""
    return [answer for answer in choice or () if answer in rule.ticks]


def _edited_choice(rule: Rule, before: Choice | None) -> Ways:
    """By effect: the known answers of which one is chosen."""
    ways = Ways()
    for answer, effect in rule.effects.items():
        if answer != UNKNOWN:
            ways.add(effect, Way(0), answer, edits=int(before != (answer,)))
    return ways


def _edited_list(rule: Rule, before: Choice | None) -> Ways:
    """By effect: the ticks of a list, tick by tick.

    To answer a list is one edit, and one tick is free with it: so each way notes whether it has
    used that.
    """
    is_known = before is not None and before != (UNKNOWN,)
    ticked = _ticked(rule, before)
    ways = Ways()
    ways.add((rule.effects[NONE], not is_known), Way(int(not is_known)))
    for tick, effect in rule.ticks.items():
        passed = Ways()
        for (so_far, is_free), way in ways.items():
            with_it = so_far.then(effect)
            if tick in ticked:
                passed.add((with_it, is_free), way, tick)
                passed.add((so_far, is_free), way, edits=1)
            else:
                passed.add((so_far, is_free), way)
                passed.add((with_it, False), way, tick, edits=int(not is_free))
        ways = passed
    by_effect = Ways()
    for (effect, _), way in ways.items():
        by_effect.add(effect, way)
    return by_effect
