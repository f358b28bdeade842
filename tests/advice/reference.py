"""The advice by brute force: slow, plain, and without a bit mask.

Every subset of every tick-list is listed. What `wizard.advice` reads from its diagram is held
against this, over the shipped catalogue and over many small ones that hypothesis makes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.choices import every_choice
from wizard.advice import NONE, UNKNOWN, AnswerSet, Catalogue, Choice, Question, QuestionKind

MOST_TICKS_SHOWN = 2
Needs = frozenset[str]


def ticks(choice: Choice | None) -> set[str]:
    return set(choice or ()) - {NONE, UNKNOWN}


def edits(question: Question, before: Choice | None, after: Choice) -> int:
    """One radio or one answer, or each tick set and taken away; at least one if they differ."""
    if before == after:
        return 0
    if question.kind is QuestionKind.ONE:
        return 1
    return max(1, len(ticks(before) ^ ticks(after)))


@dataclass(frozen=True)
class Situation:
    """What settles whether a question applies: of the answers, and of the gaps before it."""

    needs: Needs = frozenset()
    unsure: frozenset[str] = frozenset()
    possible: Needs = frozenset()
    gaps: frozenset[str] = frozenset()

    def verdict(self, question: Question) -> bool | None:
        when = question.condition
        wanted, unsure = when.needs_any, when.unsure
        if wanted and wanted.isdisjoint(self.needs | self.possible):
            return False
        if when.needs_none & self.needs:
            return False
        if unsure and unsure not in self.unsure | self.gaps:
            return False
        sure = not when.needs_none & self.possible
        met = not wanted or not wanted.isdisjoint(self.needs)
        return True if sure and met and (not unsure or unsure in self.unsure) else None

    def after(self, question: Question, choice: Choice | None) -> "Situation":
        if choice is None:
            raises = frozenset().union(*(a.needs for a in question.answers))
            gaps = self.gaps | ({question.id} if question.unknown else set())
            return Situation(self.needs, self.unsure, self.possible | raises, gaps)
        unsure = self.unsure | ({question.id} if choice == (UNKNOWN,) else set())
        return Situation(self.needs | raised(question, choice), unsure, self.possible, self.gaps)


def raised(question: Question, choice: Choice) -> Needs:
    """The capabilities that a choice needs."""
    return frozenset().union(*(question.needs_by_answer.get(a, frozenset()) for a in choice))


def costs(question: Question, before: Choice | None) -> dict[Choice, int]:
    """The edits that each choice takes."""
    return {choice: edits(question, before, choice) for choice in every_choice(question)}


@dataclass(frozen=True, eq=False)
class Tree:
    """A type or none (then `question` is None), or a question with a tree by choice."""

    fits: str | None
    question: Question | None
    branches: dict[Choice, "Tree"]
    depth: int
    reach: frozenset[str]
    asks: frozenset[str]


class Reference:
    """Everything that an engine answers, by listing."""

    def __init__(self, catalogue: Catalogue, bounded: bool = False) -> None:
        self.bounded = bounded
        self.catalogue = catalogue
        self.questions = tuple(catalogue.questions.values())
        self.provides = catalogue.provides
        self._leaves = {t: _leaf(t) for t in (None, *catalogue.types)}
        self._kept: tuple[dict, dict] = ({}, {})
        self._fits: dict[Needs, str | None] = {}

    def choices(self, question: Question) -> tuple[Choice, ...]:
        return every_choice(question)

    # --- what stands, and what is needed

    def settle(self, answers: AnswerSet) -> AnswerSet:
        situation, standing = Situation(), dict(answers)
        for question in self.questions:
            if situation.verdict(question) is False:
                standing.pop(question.id, None)
            else:
                situation = situation.after(question, standing.get(question.id))
        return AnswerSet(standing)

    def applying(self, answers: AnswerSet) -> list[str]:
        situation, found = Situation(), []
        for question in self.questions:
            verdict = situation.verdict(question)
            if verdict:
                found.append(question.id)
            if verdict is not False:
                situation = situation.after(question, answers.get(question.id))
        return found

    def every_set(self, bounded: bool = False) -> Iterator[AnswerSet]:
        """Every settled answer set, gaps included.

        Bounded: where a gap leaves no later question sure to apply, none of the many sets behind it
        is listed. Each becomes one that is listed, once the gap is filled.
        """
        waiting = [(0, {}, Situation())]
        while waiting:
            position, chosen, situation = waiting.pop()
            if position == len(self.questions):
                yield AnswerSet(chosen)
                continue
            question = self.questions[position]
            if situation.verdict(question) is False:
                waiting.append((position + 1, chosen, situation))
                continue
            gap = situation.after(question, None)
            if bounded and self._leaves_none_sure(gap, position + 1):
                yield AnswerSet(chosen)
            else:
                waiting.append((position + 1, chosen, gap))
            for choice in every_choice(question):
                after = situation.after(question, choice)
                waiting.append((position + 1, {**chosen, question.id: choice}, after))

    def _leaves_none_sure(self, gap: Situation, position: int) -> bool:
        for question in self.questions[position:]:
            if gap.verdict(question):
                return False
            gap = gap.after(question, None)
        return True

    def needs(self, answers: AnswerSet) -> Needs:
        return frozenset().union(
            *(raised(self.catalogue.questions[q], choice) for q, choice in answers.items())
        )

    def fits(self, needs: Needs) -> str | None:
        """The simplest type that provides everything."""
        if needs not in self._fits:
            self._fits[needs] = next((t for t, has in self.provides.items() if needs <= has), None)
        return self._fits[needs]

    def recommend(self, needs: Needs) -> str:
        nearest = sorted(self.provides, key=lambda t: len(needs - self.provides[t]))
        return self.fits(needs) or nearest[0]

    # --- what may follow

    def tree(self, answers: AnswerSet) -> Tree:
        return self._grow(0, frozenset(), frozenset(), dict(answers), ({}, {}))

    def _grow(self, position, needs, unsure, ahead, passing) -> Tree:
        for question in self.questions[position:]:
            choice = ahead.get(question.id)
            ahead = {q: c for q, c in ahead.items() if q != question.id}
            if not Situation(needs, unsure).verdict(question):
                continue
            if choice is None:
                return self._ask(question, needs, unsure, ahead, passing)
            needs, unsure = self._after(question, choice, needs, unsure)
        return self._leaves[self.fits(needs)]

    def _ask(self, question, needs, unsure, ahead, passing) -> Tree:
        trees, nodes = passing if ahead else self._kept
        key = (question.position, needs, unsure, tuple(sorted(ahead.items())))
        if key not in trees:
            branches = {
                choice: self._grow(
                    question.position + 1,
                    *self._after(question, choice, needs, unsure),
                    ahead,
                    passing,
                )
                for choice in every_choice(question)
            }
            trees[key] = _share(nodes, question, branches)
        return trees[key]

    @cached_property
    def _asked_when_unsure(self) -> set[str | None]:
        return {question.condition.unsure for question in self.questions}

    def _after(self, question, choice, needs, unsure):
        if choice == (UNKNOWN,) and question.id in self._asked_when_unsure:
            unsure |= {question.id}
        return needs | raised(question, choice), unsure

    def next_question(self, answers: AnswerSet) -> Question | None:
        return self.tree(answers).question

    def details(self, answers: AnswerSet, tree: Tree) -> list[str]:
        return [q for q in self.applying(answers) if q not in answers and q not in tree.asks]

    # --- "I don't know"

    def ahead(self, answers: AnswerSet) -> frozenset[str]:
        """The types that replacing each "I don't know" may lead to, each known answer kept."""
        known = {q: c for q, c in answers.items() if c != (UNKNOWN,)}
        return self._ahead(0, frozenset(), frozenset(), known) - {None}

    def _ahead(self, position, needs, unsure, known):
        for question in self.questions[position:]:
            choice = known.get(question.id)
            if not Situation(needs, unsure).verdict(question):
                if choice:
                    return frozenset()
                continue
            if choice is None:
                after = {self._after(question, c, needs, unsure) for c in every_choice(question)}
                return frozenset().union(
                    *(self._ahead(question.position + 1, *pair, known) for pair in after)
                )
            needs, unsure = self._after(question, choice, needs, unsure)
        return frozenset({self.fits(needs)})

    def candidates(self, answers: AnswerSet) -> list[tuple[str, str | None, Choice | None]]:
        fits = self.fits(self.needs(answers))
        ahead = self.ahead(answers) | {fits}
        if fits is None or len(ahead) == 1:
            return []
        return [
            (t, *((None, None) if t == fits else self._way_to(t, answers)))
            for t in self.provides
            if t in ahead
        ]

    def _way_to(self, wanted, answers):
        known = {q for q in answers if not answers.is_unsure(q)}
        ways = []
        for question in self.questions:
            if not answers.is_unsure(question.id):
                continue
            for choice in every_choice(question):
                if choice == (UNKNOWN,) or len(choice) > MOST_TICKS_SHOWN:
                    continue
                answered = self.settle(answers.answering(question.id, choice))
                if not known <= set(answered):
                    continue
                tree = self.tree(answered)
                if wanted in tree.reach:
                    ways.append((tree.depth, question.position, len(choice), question.id, choice))
        return min(ways, key=lambda way: way[:3])[3:] if ways else (None, None)

    # --- the smallest changes

    def is_exact(self, answers: AnswerSet) -> str | None:
        """The type that settled answers end in as an exact recommendation, if they do."""
        tree = self.tree(answers)
        return tree.fits if tree.question is None and not self.candidates(answers) else None

    @cached_property
    def ends(self) -> list[tuple[str, AnswerSet]]:
        """Every answer set that ends in a type, as an exact recommendation.

        Where a gap is left, an answer may stand whose question can no longer apply, since each part
        of its condition might: what it needs counts all the same.
        """
        return [
            (fits, answers)
            for answers in self.every_set(self.bounded)
            if (fits := self.is_exact(answers)) and fits == self.recommend(self.needs(answers))
        ]

    def changes(self, answers: AnswerSet) -> dict[str, tuple[int, set[AnswerSet]]]:
        """For each other type: the fewest edits to it, and the answers after each such change."""
        best: dict[str, tuple[int, set[AnswerSet]]] = {}
        by_question = {q.id: costs(q, answers.get(q.id)) for q in self.questions}
        for fits, end in self.ends:
            fewest = best[fits][0] if fits in best else 10**9
            cost = sum([by_question[question][choice] for question, choice in end.items()])
            if cost > fewest or self.settle(AnswerSet({**answers, **end})) != end:
                continue
            if cost < fewest:
                best[fits] = (cost, set())
            best[fits][1].add(end)
        best.pop(self.recommend(self.needs(answers)), None)
        return best


def _leaf(type_id: str | None) -> Tree:
    reach = frozenset({type_id} - {None})
    return Tree(type_id, None, {}, 0, reach, frozenset())


def _share(nodes, question, branches) -> Tree:
    distinct = set(branches.values())
    if len(distinct) == 1:
        return distinct.pop()
    key = (question.id, tuple(id(tree) for tree in branches.values()))
    if key not in nodes:
        nodes[key] = Tree(
            None,
            question,
            branches,
            depth=1 + max(tree.depth for tree in distinct),
            reach=frozenset().union(*(tree.reach for tree in distinct)),
            asks=frozenset({question.id}).union(*(tree.asks for tree in distinct)),
        )
    return nodes[key]
