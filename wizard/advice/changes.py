"""The smallest changes of a set of answers that lead to each other type.

An edit is one radio changed, one tick set or taken away, or one question answered. What no longer
applies afterwards falls away and costs nothing. All ways to edit the answers are passed from
question to question at once, the cheapest first; of those that leave the same prospect only the
cheapest go on.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from wizard.advice.answers import AnswerSet
from wizard.advice.catalogue import Catalogue
from wizard.advice.conditions import settle
from wizard.advice.edits import LEFT_ALONE, Edit, Way, Ways, edits_of
from wizard.advice.model import Choice
from wizard.advice.prospect import Passing, Prospect
from wizard.advice.rules import Rule

MOST_KEPT = 100
"""Answers whose edits are remembered; most questions of most answer sets have none yet."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to choose anew, by question, and the answers that stand then.

    `edits` counts radios, ticks and questions answered.
    """

    choices: Mapping[str, Choice]
    answers: AnswerSet
    edits: int


class SmallestChanges:
    """Finds the smallest changes over one catalogue; remembers what each answer can become."""

    def __init__(self, catalogue: Catalogue, passing: Passing) -> None:
        self._catalogue, self._rules, self._passing = catalogue, catalogue.rules, passing
        self._edits = lru_cache(MOST_KEPT)(self._edits_by_cost)

    def of(self, answers: AnswerSet, sought: Set[str]) -> dict[str, tuple[Change, ...]]:
        """For each type sought (their ids) to which a change leads, all of its smallest.

        In the order of the catalogue: by the question that changes, then by its answers.
        """
        return {
            type_id: tuple(_changes(self._catalogue, answers, way))
            for type_id, way in self._ways_to_types(answers, sought).items()
            if type_id in sought
        }

    def _ways_to_types(self, answers: AnswerSet, sought: Set[str]) -> Ways:
        """The cheapest ways to each type as an exact recommendation with nothing left to ask.

        First come the ways without an edit, then those of one, and so on until every type sought
        is found. Most are two or three edits away: the many dearer ways are never looked at, nor
        those that have ruled out every type that is still missing.
        """
        given = [answers.get(rule.question.id) for rule in self._rules]
        edits = [self._edits(position, before) for position, before in enumerate(given)]
        waiting = [Ways() for _ in range(self._rules.end + 1)]
        waiting[0].add(self._passing.start, Way(0))
        types = Ways()
        for cost in range(1 + sum(map(max, edits))):
            missing = self._rules.mask(sought - types.keys())
            if not missing:
                break
            for rule, before, by_cost in zip(self._rules, given, edits, strict=True):
                for prospect, way in waiting[rule.question.position].items():
                    for edit in by_cost.get(cost - way.edits, ()):
                        step = (rule, edit) if edit.edits else None
                        if after := self._passed(prospect, rule, before, edit, missing):
                            waiting[after[0]].add(after[1], way, step, edit.edits)
            for prospect, way in waiting[self._rules.end].items():
                if way.edits == cost and (type_id := self._only_type(prospect)):
                    types.add(type_id, way)
        return types

    def _edits_by_cost(self, position: int, before: Choice | None) -> Mapping[int, list[Edit]]:
        """What may become of an answer, by what that costs; to leave it alone costs nothing."""
        by_cost: dict[int, list[Edit]] = {0: [LEFT_ALONE]}
        for edit in edits_of(self._rules[position], before):
            by_cost.setdefault(edit.edits, []).append(edit)
        return by_cost

    def _passed(
        self, prospect: Prospect, rule: Rule, before: Choice | None, edit: Edit, missing: int
    ) -> tuple[int, Prospect] | None:
        """The position of the next question after this edit of an answer, and the prospect there.

        None, if none of the missing types fits any more, or if the edit makes no sense: an answer
        to a question that does not apply, or an answer left out that stands.
        """
        fitting = prospect.fitting & edit.effect.keeps if edit.effect else prospect.fitting
        if not fitting & missing:
            return None
        stands = rule.verdict(prospect.pulled, prospect.possible) is not False
        if edit is not LEFT_ALONE and stands:
            after = self._passing.answering(prospect, rule, edit.effect)
        elif edit is LEFT_ALONE and not (stands and before):
            after = self._passing.leaving_open(prospect, rule)
        else:
            return None
        following = self._passing.following(after, rule.question.position + 1)
        return None if following is None else (following, after)

    def _only_type(self, prospect: Prospect) -> str | None:
        """The type that all ends of a prospect come to; None if there are several."""
        own = {self._rules.simplest(state.fitting) for state in prospect.own}
        other = {self._rules.simplest(state.fitting) for state in prospect.other}
        return own.pop() if len(own) == 1 and own >= other else None


def _changes(catalogue: Catalogue, answers: AnswerSet, way: Way) -> Iterator[Change]:
    """What each of these ways changes, in order. Each of their steps is (rule, edit)."""
    edited = [
        tuple(zip((rule for rule, _ in trace), choices, strict=True))
        for trace in way.traces()
        for choices in product(*(edit.choices() for _, edit in trace))
    ]
    for one in sorted(edited, key=_place):
        choices = {rule.question.id: choice for rule, choice in one}
        after = settle(catalogue, AnswerSet({**answers, **choices}))
        yield Change(choices, after, way.edits)


def _place(edited: tuple[tuple[Rule, Choice], ...]) -> list[tuple[int, list[int]]]:
    """Where a change stands in the order of the catalogue: by its questions, then its answers."""
    return [
        (rule.question.position, [list(rule.effects).index(answer) for answer in choice])
        for rule, choice in edited
    ]
