"""Proves the invariants of the decision model over every answer set, and counts what there is.

Run at each start, so that a catalogue that breaks a promise never serves a page.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import log2

from wizard.advice.answers import AnswerSet
from wizard.advice.engine import Engine
from wizard.advice.enumeration import settled
from wizard.advice.explanation import Match
from wizard.advice.model import UNKNOWN, Catalogue, Choice, QuestionKind
from wizard.advice.tree import Leaf, Node, Tree

MOST_QUESTIONS = 4
MOST_MEAN_SHORTEST = 2.5


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The figures of one catalogue; `breaches` says in words what is broken, or is empty.

    `shortest_paths` maps type id to the fewest questions that end in it as an exact match.
    `expected_questions` takes answers as equally likely and ticks as one half; `entropy` is the
    information in the resulting types, in bits: yes-or-no questions could not be fewer on average.
    """

    answer_sets: int
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
    """Checks every answer set and every path of the catalogue behind this engine.

    Raises ContentError if there are too many answer sets to check (`wizard.advice.limits`).
    """
    counted, breaches = _check_answer_sets(engine)
    root = engine.tree(AnswerSet())
    shortest = _shortest_exact_paths(engine.catalogue, root)
    breaches += _check_paths(engine, root, shortest)
    breaches += _check_lengths(root, shortest, most_questions, most_mean_shortest)
    breaches += _check_unknown(engine)
    chances, expected = _weigh(root)
    return AuditReport(
        answer_sets=counted,
        paths=_count_paths(root),
        longest_path=root.depth,
        shortest_paths=shortest,
        expected_questions=expected,
        entropy=-sum(chance * log2(chance) for chance in chances.values()),
        breaches=tuple(breaches),
    )


def _check_answer_sets(engine: Engine) -> tuple[int, list[str]]:
    """Total and sound: the first type by rank that provides every need, or the fewest unmet."""
    provides = engine.catalogue.provides
    by_rank = [(type_id, provides[type_id]) for type_id in engine.catalogue.types]
    sets_by_needs = Counter(situation.needs for _, situation in settled(engine.catalogue))
    breaches = []
    for needs in sets_by_needs:
        chosen = engine.recommend(needs)
        first = next((type_id for type_id, has in by_rank if needs <= has), None)
        if first is None:
            misses = [len(needs - has) for _, has in by_rank]
            first = by_rank[misses.index(min(misses))][0]
        if chosen != first:
            breaches.append(f"{sorted(needs)}: recommends {chosen}, but {first} comes first")
    return sets_by_needs.total(), breaches


def _check_paths(engine: Engine, root: Tree, shortest: dict[str, int]) -> list[str]:
    """Complete, and every question asked."""
    catalogue = engine.catalogue
    breaches = [
        f"{type_id}: no path recommends it as an exact match"
        for type_id in catalogue.types
        if type_id not in shortest
    ]
    asked = {node.question.id for node in _nodes(root)}
    return breaches + [f"{q}: is never asked" for q in catalogue.questions if q not in asked]


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


def _check_unknown(engine: Engine) -> list[str]:
    """Honest: "I don't know" to everything leaves the advice open, after one more try."""
    answers, asked = AnswerSet(), []
    while question := engine.next_question(answers):
        if not question.unknown:
            return [f"{question.id}: offers no “I don’t know” to somebody who knows nothing"]
        asked.append(question)
        answers = answers.answering(question.id, (UNKNOWN,))
    if len(asked) < 2 or asked[1].rephrases != asked[0].id:
        return ["the first question, unknown, is not asked once more another way"]
    if engine.advise(answers).match is not Match.OPEN:
        return ["“I don’t know” to everything does not end open"]
    return []


def _nodes(tree: Tree) -> list[Node]:
    """Every node of a tree once, parents before children."""
    found: dict[Node, None] = {}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Node) and node not in found:
            found[node] = None
            waiting.extend(set(node.branches.values()))
    return list(found)


def _count_paths(tree: Tree) -> int:
    counts: dict[Tree, int] = {}

    def count(tree: Tree) -> int:
        if isinstance(tree, Leaf):
            return 1
        if tree not in counts:
            counts[tree] = sum(count(branch) for branch in tree.branches.values())
        return counts[tree]

    return count(tree)


def _shortest_exact_paths(catalogue: Catalogue, root: Tree) -> dict[str, int]:
    """Type id to the fewest questions after which it is recommended and provides every need."""
    shortest: dict[str, int] = {}
    for configuration, needs, questions in _known_paths(root, frozenset(), 0):
        if needs <= catalogue.provides[configuration]:
            shortest[configuration] = min(questions, shortest.get(configuration, questions))
    return {type_id: shortest[type_id] for type_id in catalogue.types if type_id in shortest}


def _known_paths(
    tree: Tree, needs: frozenset[str], questions: int
) -> Iterator[tuple[str, frozenset[str], int]]:
    """Every path without an "I don't know": the type at its end, its needs and its length."""
    if isinstance(tree, Leaf):
        yield tree.configuration, needs, questions
        return
    for choice, branch in tree.branches.items():
        if choice != (UNKNOWN,):
            raised = tree.question.needs_by_choice[choice]
            yield from _known_paths(branch, needs | raised, questions + 1)


def _weigh(tree: Tree) -> tuple[dict[str, float], float]:
    """The chance of each type, and the expected number of questions."""
    known: dict[Tree, tuple[dict[str, float], float]] = {}

    def weigh(tree: Tree) -> tuple[dict[str, float], float]:
        if isinstance(tree, Leaf):
            return {tree.configuration: 1.0}, 0.0
        if tree not in known:
            chances: defaultdict[str, float] = defaultdict(float)
            expected = 1.0
            for choice, branch in tree.branches.items():
                chance = _chance(tree, choice)
                below, questions = weigh(branch)
                expected += chance * questions
                for type_id, weight in below.items():
                    chances[type_id] += chance * weight
            known[tree] = dict(chances), expected
        return known[tree]

    chances, expected = weigh(tree)
    return {type_id: chance for type_id, chance in chances.items() if chance}, expected


def _chance(node: Node, choice: Choice) -> float:
    if node.question.kind is QuestionKind.ONE:
        return 1 / len(node.branches)
    if choice == (UNKNOWN,):
        return 0.0
    subset_chance: float = 0.5 ** len(node.question.answers)
    return subset_chance


def mean(numbers: Collection[int]) -> float:
    """The arithmetic mean of at least one number."""
    return sum(numbers) / len(numbers)
