"""A diagram seen question by question: which answers lead where."""

from dataclasses import dataclass
from fractions import Fraction

from wizard.advice.diagram import Diagram, Node, Tree
from wizard.advice.model import NONE, UNKNOWN, Choice, Question

MOST_NAMED = 12
"""Of the choices that lead to one place, so many are named; the rest are only counted."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The choices of one question that lead to the same place.

    `choices` are the shortest of them, in the order of the catalogue; `ways` counts them all.
    `chance` takes answers as equally likely, and each tick as one half.
    """

    choices: tuple[Choice, ...]
    ways: int
    chance: Fraction
    tree: Tree

    @property
    def is_unsure(self) -> bool:
        """Whether this is "I don't know", which stands in a branch of its own."""
        return self.choices == ((UNKNOWN,),)


def questions_asked(diagram: Diagram) -> list[tuple[Node, tuple[Branch, ...]]]:
    """Every question of a diagram with its branches; those asked first come first."""
    waiting, found = [diagram.root], dict[Node, tuple[Branch, ...]]()
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, Node) and tree not in found:
            found[tree] = branches(tree)
            waiting += [branch.tree for branch in found[tree]]
    return sorted(found.items(), key=lambda entry: entry[0].question.position)


def branches(node: Node) -> tuple[Branch, ...]:
    """The branches of a question: the known answers by where they lead, then "I don't know"."""
    question, answers = node.question, node.question.answers
    if question.is_list:
        found, all_ways = _ticked(question, node.branches[0]), 1 << len(answers)
    else:
        found, all_ways = _chosen(node.branches[: len(answers)]), len(node.branches)
    known = [
        Branch(
            tuple(tuple(answers[place].id for place in choice) or (NONE,) for choice in choices),
            ways,
            Fraction(ways, all_ways),
            tree,
        )
        for tree, (ways, choices) in found.items()
    ]
    if not question.unknown:
        return tuple(known)
    chance = 1 - sum((branch.chance for branch in known), Fraction(0))
    return (*known, Branch(((UNKNOWN,),), 1, chance, node.branches[-1]))


_Found = dict[Tree, tuple[int, list[tuple[int, ...]]]]
"""By where they lead: how many choices, and the shortest of them, as places among the answers."""


def _chosen(trees: tuple[Tree, ...]) -> _Found:
    """The answers of which one is chosen, by where they lead."""
    found: _Found = {}
    for place, tree in enumerate(trees):
        _add(found, tree, 1, [(place,)])
    return found


def _ticked(question: Question, first: Tree) -> _Found:
    """The subsets of a tick-list, counted tick by tick."""
    found: _Found = {first: (1, [()])}
    for tick in range(len(question.answers)):
        passed: _Found = {}
        for tree, (ways, choices) in found.items():
            without = with_it = tree
            if isinstance(tree, Node) and (tree.question, tree.tick) == (question, tick):
                without, with_it = tree.branches
            _add(passed, without, ways, choices)
            _add(passed, with_it, ways, [(*choice, tick) for choice in choices])
        found = passed
    return found


def _add(found: _Found, tree: Tree, ways: int, choices: list[tuple[int, ...]]) -> None:
    """Counts more choices, all of one length, that lead to a tree; notes the shortest so far."""
    counted, shortest = found.get(tree, (0, choices))
    if len(choices[0]) < len(shortest[0]):
        shortest = choices
    elif choices is not shortest and len(choices[0]) == len(shortest[0]):
        shortest = sorted({*shortest, *choices})[:MOST_NAMED]
    found[tree] = (counted + ways, shortest)
