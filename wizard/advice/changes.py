"""The smallest changes of a set of answers that lead to each other type.

An edit is one radio changed, one tick set or taken away, or one question answered. What no longer
applies afterwards falls away and costs nothing. Every way to edit the answers is passed from
question to question at once; of those that leave the same prospect only the cheapest go on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from wizard.advice.answers import AnswerSet
from wizard.advice.catalogue import Catalogue
from wizard.advice.conditions import settle
from wizard.advice.edits import LEFT_ALONE, Edit, Way, Ways, edits_of
from wizard.advice.model import Choice
from wizard.advice.prospect import Passing, Prospect
from wizard.advice.rules import Rule, Rules


@dataclass(frozen=True, slots=True)
class Change:
    """What to choose anew, by question, and the answers that stand then.

    `edits` counts radios, ticks and questions answered.
    """

    choices: Mapping[str, Choice]
    answers: AnswerSet
    edits: int


def smallest_changes(
    catalogue: Catalogue, passing: Passing, answers: AnswerSet
) -> dict[str, tuple[Change, ...]]:
    """For each type that some change leads to, all of its smallest, in the catalogue's order."""
    return {
        type_id: tuple(_changes(catalogue, answers, way))
        for type_id, way in _ways_to_types(catalogue.rules, passing, answers).items()
    }


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


def _ways_to_types(rules: Rules, passing: Passing, answers: AnswerSet) -> Ways:
    """The cheapest ways to each type as an exact recommendation with nothing left to ask."""
    waiting = [Ways() for _ in range(rules.end + 1)]
    waiting[0].add(passing.start, Way(0))
    for position, ways in enumerate(waiting[:-1]):
        rule = rules[position]
        before = answers.get(rule.question.id)
        edits = edits_of(rule, before) if ways else []
        for prospect, way in ways.items():
            for after, edit in _passed(passing, prospect, rule, before, edits):
                following = passing.following(after, position + 1)
                if following is not None:
                    step = (rule, edit) if edit.edits else None
                    waiting[following].add(after, way, step, edit.edits)
    types = Ways()
    for prospect, way in waiting[rules.end].items():
        own = {rules.simplest(state.fitting) for state in prospect.own}
        if len(own) == 1 and own >= {rules.simplest(state.fitting) for state in prospect.other}:
            types.add(own.pop(), way)
    return types


def _passed(
    passing: Passing, prospect: Prospect, rule: Rule, before: Choice | None, edits: list[Edit]
) -> Iterator[tuple[Prospect, Edit]]:
    """Every way to pass a question: the prospect after it, and the edit that it takes."""
    stands = rule.verdict(prospect.pulled, prospect.possible) is not False
    if stands:
        for edit in edits:
            yield passing.answering(prospect, rule, edit.effect), edit
    if before is None or not stands:
        yield passing.leaving_open(prospect, rule), LEFT_ALONE
