"""Where answers may end: carried from question to question, whatever is still open in them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from operator import and_
from typing import NamedTuple

from wizard.advice.model import UNKNOWN, Choice
from wizard.advice.rules import Effect, Rule, Rules, State

States = frozenset[State]

MOST_KEPT = 50_000
"""Steps from one prospect to the next that are remembered; the shipped catalogue has 1,636."""


class Prospect(NamedTuple):
    """What the answers to the first questions leave possible.

    `own` has a state for each way to fill the gaps. An answer whose question then does not apply
    falls away.

    `other` has a state for each way to fill the gaps and to replace every "I don't know". Here the
    known answers must go on to apply: nobody who rejects a fax number is led back to it by being
    unsure of something else. States in which no type fits are left out.

    `pulled` and `possible` are the triggers by which later answers stand or fall (`Rule.verdict`).
    """

    own: States
    other: States
    pulled: int = 0
    possible: int = 0

    @property
    def fitting(self) -> int:
        """The types that provide everything, however the gaps are filled."""
        return reduce(and_, (state.fitting for state in self.own))


class Passing:
    """Passes prospects through the questions of one catalogue."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._outcomes = lru_cache(MOST_KEPT)(self._found)
        self._answering = lru_cache(MOST_KEPT)(self._answered)
        self._leaving_open = lru_cache(MOST_KEPT)(self._left_open)
        self.following = lru_cache(MOST_KEPT)(self._following)
        self.start = Prospect(frozenset({rules.start}), frozenset({rules.start}))

    def through(self, answers: Mapping[str, Choice]) -> Prospect:
        """The prospect of settled answers, after the last question."""
        prospect = self.start
        for rule in self._rules:
            choice = answers.get(rule.question.id)
            if choice is None:
                prospect = self.leaving_open(prospect, rule)
            else:
                effect = None if choice == (UNKNOWN,) else rule.effect(choice)
                prospect = self.answering(prospect, rule, effect)
        return prospect

    def answering(self, prospect: Prospect, rule: Rule, effect: Effect | None) -> Prospect:
        """With a known answer to this effect, or (None) with "I don't know"."""
        return self._answering(prospect, rule.question.position, effect)

    def leaving_open(self, prospect: Prospect, rule: Rule) -> Prospect:
        """With no answer, whether the question applies or not."""
        return self._leaving_open(prospect, rule.question.position)

    def _following(self, prospect: Prospect, position: int) -> int | None:
        """The position of the next question that any part of a prospect asks for, from there on.

        None if nothing fits any more.
        """
        if not prospect.fitting:
            return None
        standing = self._rules.next(position, prospect.pulled, prospect.possible)
        return min(standing, *(state.position for state in prospect.own | prospect.other))

    def _answered(self, prospect: Prospect, here: int, effect: Effect | None) -> Prospect:
        rule, after = self._rules[here], self._rules.after
        own_effect = effect or rule.effects[UNKNOWN]
        own = (after(s, own_effect) if s.position == here else s for s in prospect.own)
        other: Iterable[State] = self._any(prospect.other, rule)
        if effect:
            other = (after(s, effect) for s in prospect.other if s.position == here)
        return self._with(prospect, rule, own, other, pulled=own_effect.pulls)

    def _left_open(self, prospect: Prospect, here: int) -> Prospect:
        rule = self._rules[here]
        applies = rule.verdict(prospect.pulled, prospect.possible) is not False
        own, other = self._any(prospect.own, rule), self._any(prospect.other, rule)
        possible = rule.together.pulls if applies else 0
        return self._with(prospect, rule, own, other, possible=possible)

    def _with(
        self,
        prospect: Prospect,
        rule: Rule,
        own: Iterable[State],
        other: Iterable[State],
        pulled: int = 0,
        possible: int = 0,
    ) -> Prospect:
        live = self._rules.live[rule.question.position + 1]
        return Prospect(
            frozenset(own),
            frozenset(state for state in other if state.fitting),
            (prospect.pulled | pulled) & live,
            (prospect.possible | possible) & live,
        )

    def _any(self, states: States, rule: Rule) -> States:
        """These states, after any answer where the question applies."""
        here = frozenset(s for s in states if s.position == rule.question.position)
        if not here:
            return states
        return states.difference(here) | self._outcomes(here, rule.question.position)

    def _found(self, states: States, here: int) -> States:
        return frozenset(self._rules.outcomes(self._rules[here], states))
