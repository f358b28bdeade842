"""The decision tree behind any set of answers: which question comes next, and what may follow.

The tree is *reduced*: a question whose every answer leads to one and the same subtree decides
nothing and is left out. So the root of the tree is the next question worth asking, its depth the
longest remainder, and its leaves the types that can still come out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wizard.advice.answers import AnswerSet
from wizard.advice.conditions import holds
from wizard.advice.model import UNKNOWN, Catalogue, Choice, Question


@dataclass(frozen=True, eq=False)
class Leaf:
    """Nothing left to ask: this type is recommended."""

    configuration: str

    @property
    def depth(self) -> int:
        """How many questions may follow: none."""
        return 0

    @property
    def reach(self) -> frozenset[str]:
        """The ids of the types that can come out: this one."""
        return frozenset({self.configuration})


@dataclass(frozen=True, eq=False)
class Node:
    """A question that decides; `depth` counts questions, `reach` holds type ids."""

    question: Question
    branches: Mapping[Choice, "Tree"]
    depth: int
    reach: frozenset[str]


Tree = Leaf | Node

_State = tuple[int, frozenset[str], frozenset[str], AnswerSet]
"""Position of the question, needs so far, questions left unsure, answers given ahead."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """Trees by state, and the node for each question with the same branches (by identity)."""

    trees: dict[_State, Tree] = field(default_factory=dict)
    nodes: dict[tuple[str, tuple[int, ...]], Node] = field(default_factory=dict)


class Grower:
    """Grows decision trees over one catalogue, sharing equal parts.

    `recommend` gives the type for a set of needed capabilities. Trees without answers given ahead
    are few and kept; those that depend on answers given ahead last for one call, so that no visitor
    can fill the memory.
    """

    def __init__(self, catalogue: Catalogue, recommend: Callable[[frozenset[str]], str]) -> None:
        self._questions = tuple(catalogue.questions.values())
        self._recommend = recommend
        self._leaves = {type_id: Leaf(type_id) for type_id in catalogue.types}
        self._kept = _Memory()
        self._asked_when_unsure = frozenset(q.condition.unsure for q in self._questions)

    def grow(self, answers: AnswerSet) -> Tree:
        """The reduced tree of all that may still be asked after these answers."""
        return self._grow((0, frozenset(), frozenset(), answers), _Memory())

    def reach(self, answers: AnswerSet) -> frozenset[str]:
        """The types that can still come out while each of these answers goes on to apply."""
        return self._reach(0, frozenset(), frozenset(), answers)

    def _reach(
        self, position: int, needs: frozenset[str], unsure: frozenset[str], given: AnswerSet
    ) -> frozenset[str]:
        for question in self._questions[position:]:
            choice = given.get(question.id)
            if not holds(question.condition, needs, unsure):
                if choice:
                    return frozenset()
                continue
            if choice is None:
                after = {
                    self._after(question, open_choice, needs, unsure)
                    for open_choice in question.needs_by_choice
                }
                return frozenset().union(
                    *(self._reach(question.position + 1, *pair, given) for pair in after)
                )
            needs, unsure = self._after(question, choice, needs, unsure)
        return frozenset({self._recommend(needs)})

    def _grow(self, state: _State, passing: _Memory) -> Tree:
        position, needs, unsure, ahead = state
        for question in self._questions[position:]:
            choice = ahead.get(question.id) if ahead else None
            ahead = ahead.without(question.id) if choice else ahead
            if not holds(question.condition, needs, unsure):
                continue
            if choice is None:
                return self._ask(question, (question.position, needs, unsure, ahead), passing)
            needs, unsure = self._after(question, choice, needs, unsure)
        return self._leaves[self._recommend(needs)]

    def _ask(self, question: Question, state: _State, passing: _Memory) -> Tree:
        memory = passing if state[3] else self._kept
        if state not in memory.trees:
            _, needs, unsure, ahead = state
            branches = {
                choice: self._grow(
                    (question.position + 1, *self._after(question, choice, needs, unsure), ahead),
                    passing,
                )
                for choice in question.needs_by_choice
            }
            memory.trees[state] = _share(memory, question, branches)
        return memory.trees[state]

    def _after(
        self, question: Question, choice: Choice, needs: frozenset[str], unsure: frozenset[str]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The needs and the open questions once this choice is made."""
        if choice == (UNKNOWN,) and question.id in self._asked_when_unsure:
            unsure |= {question.id}
        return needs | question.needs_by_choice[choice], unsure


def _share(memory: _Memory, question: Question, branches: dict[Choice, Tree]) -> Tree:
    distinct = set(branches.values())
    if len(distinct) == 1:
        return distinct.pop()
    key = (question.id, tuple(id(tree) for tree in branches.values()))
    if key not in memory.nodes:
        memory.nodes[key] = Node(
            question,
            branches,
            depth=1 + max(tree.depth for tree in distinct),
            reach=frozenset().union(*(tree.reach for tree in distinct)),
        )
    return memory.nodes[key]
