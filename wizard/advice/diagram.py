"""The decision diagram: every way through the questions, with equal parts shared.

A node asks a question, a leaf is a type, or says that none fits. Two answer sets that leave the
same state (`wizard.advice.rules.State`) have the same future, so they lead to one node. A question
whose answers all lead to one node decides nothing, and is left out: so the first node is the next
question worth asking. A tick-list is passed tick by tick, each with two branches, so that a list
of 100 ticks takes 100 small steps and not 2 to the power of 100.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from wizard.advice.answers import AnswerSet
from wizard.advice.model import Question
from wizard.advice.rules import Effect, Rule, Rules, State

MOST_KEPT = 2_000
"""Trees that are kept; the shipped catalogue has 1,503 of them."""


@dataclass(frozen=True, eq=False, slots=True)
class Leaf:
    """Nothing left to ask: this type fits, or (None) no type does. `reach` is its bit."""

    type_id: str | None
    reach: int
    depth: int = 0
    asks: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """A question, or one tick of it.

    The branches of a question of which one answer is chosen: one for each of its answers, then "I
    don't know". Those of a tick-list: its first tick that decides something, then "I don't know".
    Those of a tick (its place among the answers): without it, and with it.

    `depth` is how many questions may follow at most, this one included; `reach` are the types that
    may come out and `asks` the positions of the questions that may be asked, as bit masks.
    """

    question: Question
    tick: int | None
    branches: tuple["Tree", ...]
    depth: int
    reach: int
    asks: int


Tree = Leaf | Node


class Diagram:
    """The reduced diagram of a catalogue, made once; `root` is where it begins.

    Raises ContentError if a question meets too many different states.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._leaves = {
            fitting: Leaf(rules.simplest(fitting), fitting)
            for fitting in (0, *(1 << bit for bit in range(len(rules.types))))
        }
        self._trees: dict[State, Tree] = {}
        growth = _Growth(self, {})
        self.root, self._trees = growth.root, growth.trees
        self._after = lru_cache(MOST_KEPT)(self._grown)

    def tree(self, state: State) -> Tree:
        """All that may follow a state, if no question from there on is answered ahead."""
        if state.position == self.rules.end:
            return self._leaves[state.fitting & -state.fitting]
        return self._trees[state]

    def after(self, answers: AnswerSet) -> Tree:
        """All that may follow these answers, whatever gaps they leave.

        Only what stands before the last answer is made anew, and only once for all answers that
        have the same effects.
        """
        return self._after(
            tuple(
                (rule.question.position, rule.effect(answers[rule.question.id]))
                for rule in self.rules
                if rule.question.id in answers
            )
        )

    def _grown(self, given: tuple[tuple[int, Effect], ...]) -> Tree:
        return _Growth(self, dict(given)).root if given else self.root


class _Growth:
    """Makes a diagram: forward to every state, question by question, then back to a tree of each.

    `given` are the effects of answers given ahead, by position: their questions are not asked. From
    the last of them on, the trees of the whole catalogue serve.
    """

    def __init__(self, diagram: Diagram, given: Mapping[int, Effect]) -> None:
        self._diagram, self._rules, self._given = diagram, diagram.rules, given
        self._nodes: dict[tuple[int, ...], Node] = {}
        self.trees: dict[State, Tree] = {}
        reached = self._reach(max(given, default=self._rules.end - 1))
        for position in sorted(reached, reverse=True):
            self._grow(self._rules[position], reached[position])
        self.root = self._tree(self._rules.start)

    def _reach(self, last: int) -> dict[int, set[State]]:
        """Every state that may come up, by its position, up to the last one."""
        reached = {position: set[State]() for position in range(self._rules.end + 1)}
        reached[self._rules.start.position].add(self._rules.start)
        for position in range(last + 1):
            self._rules.check(self._rules[position], len(reached[position]))
            for state in self._outcomes(self._rules[position], reached[position]):
                reached[state.position].add(state)
        return {position: reached[position] for position in range(last + 1)}

    def _outcomes(self, rule: Rule, states: set[State]) -> Iterable[State]:
        effect = self._given.get(rule.question.position)
        if effect:
            return [self._rules.after(state, effect) for state in states]
        return self._rules.outcomes(rule, states)

    def _grow(self, rule: Rule, states: set[State]) -> None:
        """Makes the tree of each of these states, in all of which this question applies."""
        given = self._given.get(rule.question.position)
        alone = [effect for answer, effect in rule.effects.items() if answer not in rule.ticks]
        ticked = self._ticked(rule, states) if rule.ticks and not given else {}
        for state in states:
            if given:
                self.trees[state] = self._tree(self._rules.after(state, given))
                continue
            branches = [self._tree(self._rules.after(state, effect)) for effect in alone]
            if rule.ticks:
                branches[0] = ticked[state]  # No tick at all is "none of these".
            self.trees[state] = self._node(rule.question, None, branches)

    def _ticked(self, rule: Rule, states: set[State]) -> dict[State, Tree]:
        """For each of these states, the tree of the ticks and of all that follows."""
        order, sizes = self._rules.ticks(rule, states)
        below = {state: self._tree(self._rules.beyond(state)) for state in order}
        for tick, effect in reversed(list(enumerate(rule.ticks.values()))):
            below = {
                state: self._node(rule.question, tick, [below[state], below[state.ticked(effect)]])
                for state in order[: sizes[tick]]
            }
        return below

    def _tree(self, state: State) -> Tree:
        return self.trees.get(state) or self._diagram.tree(state)

    def _node(self, question: Question, tick: int | None, branches: list[Tree]) -> Tree:
        """The node with these branches, or what they all are, if the question decides nothing."""
        first = branches[0]
        begins = tick is None and isinstance(first, Node) and first.question is question
        if not begins and all(branch is first for branch in branches):
            return first
        key = (question.position, -1 if tick is None else tick, *map(id, branches))
        if key not in self._nodes:
            asked = tick is None
            self._nodes[key] = Node(
                question,
                tick,
                tuple(branches),
                depth=max(branch.depth for branch in branches) + asked,
                reach=reduce(or_, (branch.reach for branch in branches)),
                asks=reduce(or_, (branch.asks for branch in branches), asked << question.position),
            )
        return self._nodes[key]
