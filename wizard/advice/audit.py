"""Proves the promises of the decision model, and counts what there is.

Run at each start, so that a catalogue that breaks a promise never serves a page. Each figure is
read from the decision diagram in one pass over it: no answer set is listed.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from math import log2

from wizard.advice.branches import Branch, questions_asked
from wizard.advice.catalogue import Catalogue
from wizard.advice.diagram import Leaf, Node, Tree
from wizard.advice.engine import Engine
from wizard.advice.model import NONE
from wizard.advice.rules import Rule, Rules

MOST_QUESTIONS = 4
MOST_MEAN_SHORTEST = 2.5


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The figures of one catalogue; `breaches` says in words what is broken, or is empty.

    `answer_sets` counts those in which every question that applies has an answer. `nodes` are the
    questions of the diagram, `paths` the ways to answer from its first question to a leaf.
    `shortest_paths` maps type id to the fewest questions that end in it as an exact match.
    `expected_questions` takes answers as equally likely and ticks as one half; `entropy` is the
    information in the outcome, in bits: yes-or-no questions could not be fewer on average.
    """

    answer_sets: int
    nodes: int
    paths: int
    longest_path: int
    shortest_paths: dict[str, int]
    expected_questions: float
    entropy: float
    breaches: tuple[str, ...]

    @property
    def mean_shortest_path(self) -> float:
        """Questions on the shortest path to a type, on average over the types."""
        return mean(self.shortest_paths.values())


def audit(
    engine: Engine,
    most_questions: int = MOST_QUESTIONS,
    most_mean_shortest: float = MOST_MEAN_SHORTEST,
) -> AuditReport:
    """Checks every path of the catalogue behind this engine."""
    root, asked = engine.diagram.root, questions_asked(engine.diagram)
    shortest = _shortest_paths(engine.catalogue, asked, root)
    waiting = _waiting_answer_sets(engine.catalogue.rules)
    breaches = _check_paths(engine.catalogue, waiting, shortest)
    breaches += _check_lengths(root, shortest, most_questions, most_mean_shortest)
    breaches += _check_unknown(root)
    chances, expected = _weigh(asked, root)
    return AuditReport(
        answer_sets=waiting[-1].total(),
        nodes=len(asked),
        paths=_count_paths(asked, root),
        longest_path=root.depth,
        shortest_paths=shortest,
        expected_questions=expected,
        entropy=-sum(chance * log2(chance) for chance in chances if chance),
        breaches=tuple(breaches),
    )


_Asked = list[tuple[Node, tuple[Branch, ...]]]


def _check_paths(
    catalogue: Catalogue, waiting: list[Counter[int]], shortest: dict[str, int]
) -> list[str]:
    """Complete; and every question applies to somebody, if only as a detail."""
    breaches = [
        f"{type_id}: no path recommends it as an exact match"
        for type_id in catalogue.types
        if type_id not in shortest
    ]
    return breaches + [
        f"{question.id}: no answers make it apply"
        for question in catalogue.questions.values()
        if not waiting[question.position]
    ]


def _check_lengths(
    root: Tree, shortest: dict[str, int], most_questions: int, most_mean_shortest: float
) -> list[str]:
    """Short, at worst and on average."""
    breaches = []
    if root.depth > most_questions:
        breaches.append(f"a path asks {root.depth} questions; at most {most_questions} may be")
    if shortest and mean(shortest.values()) > most_mean_shortest:
        breaches.append(
            f"the shortest paths average {mean(shortest.values()):.2f} questions; "
            f"at most {most_mean_shortest} are allowed"
        )
    return breaches


def _check_unknown(root: Tree) -> list[str]:
    """Honest: "I don't know" to everything leaves the advice open, after one more try."""
    tree, asked = root, []
    while isinstance(tree, Node):
        question, tree = tree.question, tree.branches[-1]
        if not question.unknown:
            return [f"{question.id}: offers no “I don’t know” to somebody who knows nothing"]
        asked.append(question)
    if len(asked) < 2 or asked[1].rephrases != asked[0].id:
        return ["the first question, unknown, is not asked once more another way"]
    # Another answer to one of these questions leads to every other type there is a way to.
    if tree.reach == root.reach:
        return ["“I don’t know” to everything does not end open"]
    return []


def _shortest_paths(catalogue: Catalogue, asked: _Asked, root: Tree) -> dict[str, int]:
    """Type id to the fewest questions that end in it, without an "I don't know"."""
    fewest = {root: 0}
    for node, branches in asked:
        for branch in branches:
            if node in fewest and not branch.is_unsure:
                questions = fewest[node] + 1
                fewest[branch.tree] = min(questions, fewest.get(branch.tree, questions))
    found = {tree.type_id: n for tree, n in fewest.items() if isinstance(tree, Leaf)}
    return {type_id: found[type_id] for type_id in catalogue.types if type_id in found}


def _count_paths(asked: _Asked, root: Tree) -> int:
    """How many ways there are to answer, each subset of a tick-list as one."""
    paths: dict[Tree, int] = {}
    for node, branches in reversed(asked):
        paths[node] = sum(branch.ways * paths.get(branch.tree, 1) for branch in branches)
    return paths.get(root, 1)


def _weigh(asked: _Asked, root: Tree) -> tuple[list[float], float]:
    """The chance of each leaf, and the expected number of questions."""
    chances: defaultdict[Tree, float] = defaultdict(float, {root: 1.0})
    for node, branches in asked:
        for branch in branches:
            chances[branch.tree] += chances[node] * float(branch.chance)
    leaves = [chance for tree, chance in chances.items() if isinstance(tree, Leaf)]
    return leaves, sum(chances[node] for node, _ in asked)


def count_answer_sets(rules: Rules) -> int:
    """How many sets of answers there are in which every question that applies has an answer."""
    return _waiting_answer_sets(rules)[-1].total()


def _waiting_answer_sets(rules: Rules) -> list[Counter[int]]:
    """How many sets of answers come to each question that applies, by triggers; then to the end."""
    waiting = [Counter[int]() for _ in range(rules.end + 1)]
    waiting[rules.next(0, 0)][0] = 1
    for position, sets in enumerate(waiting[:-1]):
        live = rules.live[position + 1]
        ways = _ways_to_pull(rules[position], live) if sets else {}
        after: defaultdict[int, int] = defaultdict(int)
        for pulled, number in sets.items():
            for pulls, n in ways.items():
                after[(pulled | pulls) & live] += number * n
        for pulled, number in after.items():
            waiting[rules.next(position + 1, pulled)][pulled] += number
    return waiting


def _ways_to_pull(rule: Rule, live: int) -> Counter[int]:
    """How many choices of a question pull the same triggers, of those still looked at."""
    alone = {*rule.effects} - {*rule.ticks} - ({NONE} if rule.ticks else set())
    ways = Counter(rule.effects[answer].pulls & live for answer in alone)
    ticked = Counter({0: 1} if rule.ticks else {})  # No tick at all is "none of these".
    for effect in rule.ticks.values():
        for pulls, n in list(ticked.items()):
            ticked[pulls | effect.pulls] += n
    return ways + ticked


def mean(numbers: Collection[int]) -> float:
    """The arithmetic mean of at least one number."""
    return sum(numbers) / len(numbers)
