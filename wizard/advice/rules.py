"""The questions as bit masks, so that a step of reasoning is one `and` or one `or`.

All that a later question or the recommendation can ask about the answers so far is:

- which types still provide everything asked for. One bit a type, the lowest for the simplest.
- which *triggers* were pulled. A trigger is what a condition names: a set of capabilities, pulled
  by a need for any of them ("needs_any", "needs_none"), or a question left at "I don't know".

An answer only takes types away and only adds triggers. So the order of answers never matters.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

from wizard.advice.model import NONE, UNKNOWN, Choice, Question
from wizard.toml import ContentError

MOST_STATES = 100_000
"""What can be told apart before one question. More would take seconds at each start."""


class Effect(NamedTuple):
    """What an answer does: the types that provide its needs, and the triggers that it pulls."""

    keeps: int
    pulls: int

    def then(self, other: "Effect") -> "Effect":
        """Both, one after the other, in any order."""
        return Effect(self.keeps & other.keeps, self.pulls | other.pulls)


class Rule(NamedTuple):
    """One question. It applies once all triggers in `wanted` are pulled and none in `barred`.

    `effects` are by answer id: the answers of the catalogue, "none of these" where it is a
    tick-list, and "I don't know" where that is offered. `ticks` are those of a tick-list that can
    be combined, with the triggers that a later question looks at. `together` is what all the
    answers do together.
    """

    question: Question
    wanted: int
    barred: int
    effects: Mapping[str, Effect]
    ticks: Mapping[str, Effect]
    together: Effect

    def applies(self, pulled: int) -> bool:
        """Whether the question applies once everything before it is settled."""
        return pulled & self.wanted == self.wanted and not pulled & self.barred

    def verdict(self, pulled: int, possible: int) -> bool | None:
        """The same where earlier questions have no answer: None if that leaves it undecided.

        `possible` are the triggers that those questions may still pull.
        """
        if (pulled | possible) & self.wanted != self.wanted or pulled & self.barred:
            return False
        return True if self.applies(pulled) and not possible & self.barred else None

    def effect(self, choice: Choice) -> Effect:
        """What a choice does: all of its answers together."""
        effect = self.effects[choice[0]]
        for answer in choice[1:]:
            effect = effect.then(self.effects[answer])
        return effect

    def short_choices(self, most: int) -> list[Choice]:
        """Known choices of at most so many ticks: of those that do the same, the first."""
        if not self.ticks:
            return [(answer,) for answer in self.effects if answer != UNKNOWN]
        found: dict[Effect, Choice] = {}
        for size in range(1, most + 1):
            for ticks in combinations(self.ticks, size):
                found.setdefault(self.effect(ticks), ticks)
        found.setdefault(self.effects[NONE], (NONE,))
        return list(found.values())


class State(NamedTuple):
    """All that the future depends on, once the answers so far are settled.

    `position` is that of the next question that applies; `fitting` are the types that provide
    everything, `pulled` the triggers that a question after it looks at. Within a tick-list, a state
    is what the ticks so far have made of the state before it.
    """

    position: int
    fitting: int
    pulled: int

    def ticked(self, effect: Effect) -> "State":
        """The state after one more tick of the same list."""
        fitting = self.fitting & effect.keeps
        return State(self.position, fitting, self.pulled | effect.pulls if fitting else 0)


class Rules:
    """The rules of all questions, in order, over types in rank order.

    `live[position]` are the triggers that some question from there on looks at; `end` is the
    position after the last question.
    """

    def __init__(
        self, provides: Mapping[str, frozenset[str]], questions: tuple[Question, ...]
    ) -> None:
        self.types = tuple(provides)
        self.end = len(questions)
        self._nothing = Effect((1 << len(provides)) - 1, 0)
        self._triggers: dict[frozenset[str] | str, int] = {}
        self._masked = masks = [self._masks(question) for question in questions]
        self.live = [0] * (self.end + 2)
        for position in reversed(range(self.end)):
            self.live[position] = self.live[position + 1] | or_(*masks[position])
        effect_of = self._effects_of_capabilities(provides)
        self._rules = [
            self._rule(question, *masks[question.position], effect_of) for question in questions
        ]
        self._next: dict[tuple[int, int], int] = {}
        self.start = self.state(0, *self._nothing)

    def __getitem__(self, position: int) -> Rule:
        return self._rules[position]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def simplest(self, fitting: int) -> str | None:
        """The id of the simplest of these types; None if there is none."""
        return self.types[(fitting & -fitting).bit_length() - 1] if fitting else None

    def named(self, types: int) -> tuple[str, ...]:
        """The ids of these types, in rank order."""
        return tuple(type_id for bit, type_id in enumerate(self.types) if types >> bit & 1)

    def mask(self, types: Set[str]) -> int:
        """The bits of these types."""
        return sum(1 << bit for bit, type_id in enumerate(self.types) if type_id in types)

    def state(self, position: int, fitting: int, pulled: int) -> State:
        """The state before the first question from a position on that applies.

        Once no type fits, nothing brings one back: all such states are one, at the end.
        """
        if not fitting:
            return State(self.end, 0, 0)
        watched = pulled & self.live[position]
        if (position, watched) not in self._next:
            self._next[position, watched] = self.next(position, watched)
        position = self._next[position, watched]
        return State(position, fitting, watched & self.live[position + 1])

    def after(self, state: State, effect: Effect) -> State:
        """The state after the next question is answered to this effect."""
        return self.state(
            state.position + 1, state.fitting & effect.keeps, state.pulled | effect.pulls
        )

    def beyond(self, state: State) -> State:
        """The state after a tick-list, from the state that its ticks have made."""
        return self.state(state.position + 1, state.fitting, state.pulled)

    def outcomes(self, rule: Rule, states: Iterable[State]) -> set[State]:
        """Every state that some answer to a question makes of one of these, before which it is."""
        alone = {effect for answer, effect in rule.effects.items() if answer not in rule.ticks}
        found = {self.after(state, effect) for state in states for effect in alone}
        if rule.ticks:
            found.update(map(self.beyond, self.ticks(rule, states)[0]))
        return found

    def ticks(self, rule: Rule, states: Iterable[State]) -> tuple[list[State], list[int]]:
        """What the ticks of a list can make of these states, tick by tick.

        All of the states; and how many of them, from the first on, there are before each tick.
        """
        order, sizes, done = dict.fromkeys(states), [], set[Effect]()
        for effect in rule.ticks.values():
            sizes.append(len(order))
            if effect not in done:  # of ticks to one effect, the first has made all there is
                done.add(effect)
                order |= dict.fromkeys([state.ticked(effect) for state in order])
                self.check(rule, len(order))
        return list(order), sizes

    def check(self, rule: Rule, states: int) -> None:
        """Raises ContentError if there are more states before a question than can be proved."""
        if states > MOST_STATES:
            raise ContentError(
                "questions.toml",
                f"questions[{rule.question.position + 1}]",
                f"meets more than {MOST_STATES:,} different states: let fewer answers each decide "
                "on a later question of their own",
            )

    def next(self, position: int, pulled: int, possible: int = 0) -> int:
        """The position of the first question from here on that applies, or may; or the end."""
        # The same as `Rule.verdict`, without a call: of a large catalogue, this asks millions.
        may_be = pulled | possible
        for later in range(position, self.end):
            wanted, barred = self._masked[later]
            if may_be & wanted == wanted and not pulled & barred:
                return later
        return self.end

    def _masks(self, question: Question) -> tuple[int, int]:
        """What the condition of a question wants pulled, and what it wants not pulled."""
        condition = question.condition
        wanted = self._trigger(condition.needs_any) | self._trigger(condition.unsure)
        return wanted, self._trigger(condition.needs_none)

    def _trigger(self, named: frozenset[str] | str | None) -> int:
        return self._triggers.setdefault(named, 1 << len(self._triggers)) if named else 0

    def _effects_of_capabilities(self, provides: Mapping[str, frozenset[str]]) -> dict[str, Effect]:
        keeps: dict[str, int] = {}
        for bit, capabilities in enumerate(provides.values()):
            for capability in capabilities:
                keeps[capability] = keeps.get(capability, 0) | 1 << bit
        pulls: dict[str, int] = {}
        for named, trigger in self._triggers.items():
            for capability in named if isinstance(named, frozenset) else ():
                pulls[capability] = pulls.get(capability, 0) | trigger
        return {
            capability: Effect(keeps.get(capability, 0), pulls.get(capability, 0))
            for capability in keeps.keys() | pulls.keys()
        }

    def _rule(
        self, question: Question, wanted: int, barred: int, effect_of: Mapping[str, Effect]
    ) -> Rule:
        def needing(needs: Iterable[str]) -> Effect:
            effect = self._nothing
            for capability in needs:
                effect = effect.then(effect_of.get(capability, Effect(0, 0)))
            return effect

        effects = {answer.id: needing(answer.needs) for answer in question.answers}
        later = self.live[question.position + 1]
        ticks = {
            a: Effect(e.keeps, e.pulls & later) for a, e in effects.items() if question.is_list
        }
        effects |= dict.fromkeys(question.exclusive_answers, self._nothing)
        if question.unknown:
            effects[UNKNOWN] = Effect(self._nothing.keeps, self._triggers.get(question.id, 0))
        together = reduce(Effect.then, effects.values())
        return Rule(question, wanted, barred, effects, ticks, together)
