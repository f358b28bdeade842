"""Does a question apply? Yes, no, or not decided yet because an earlier answer is missing."""

from typing import NamedTuple

from wizard.advice.answers import AnswerSet
from wizard.advice.model import UNKNOWN, Catalogue, Choice, Condition, Question


def holds(condition: Condition, needs: frozenset[str], unsure: frozenset[str]) -> bool:
    """Whether a condition holds once everything before it is settled.

    `needs` are the capabilities needed so far, `unsure` the questions answered "I don't know".
    """
    return (
        (not condition.needs_any or not condition.needs_any.isdisjoint(needs))
        and condition.needs_none.isdisjoint(needs)
        and (condition.unsure is None or condition.unsure in unsure)
    )


class Situation(NamedTuple):
    """What the questions so far have settled, and what their gaps leave possible.

    `possible` are the capabilities that a question without an answer may still raise. A tuple, for
    the audit makes tens of thousands.
    """

    needs: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()

    def with_choice(self, question: Question, choice: Choice) -> "Situation":
        """The situation after this choice, which must be one of the question's."""
        unsure = self.unsure | {question.id} if choice == (UNKNOWN,) else self.unsure
        return Situation(
            self.needs | question.needs_by_choice[choice], unsure, self.possible, self.gaps
        )

    def with_gap(self, question: Question) -> "Situation":
        """The situation after a question that may apply and has no answer."""
        return Situation(
            self.needs,
            self.unsure,
            self.possible | question.raises,
            self.gaps | {question.id},
        )

    def verdict(self, condition: Condition) -> bool | None:
        """Whether the condition holds; None if a gap leaves it undecided."""
        wanted, unsure = condition.needs_any, condition.unsure
        if wanted and wanted.isdisjoint(self.needs) and wanted.isdisjoint(self.possible):
            return False
        if not condition.needs_none.isdisjoint(self.needs):
            return False
        if unsure is not None and unsure not in self.unsure and unsure not in self.gaps:
            return False
        sure = condition.needs_none.isdisjoint(self.possible)
        return True if sure and holds(condition, self.needs, self.unsure) else None


def settle(catalogue: Catalogue, answers: AnswerSet) -> AnswerSet:
    """The answers that stand: those to a question that applies, or whose turn is undecided."""
    situation, standing = Situation(), answers
    for question in catalogue.questions.values():
        verdict = situation.verdict(question.condition)
        if verdict is False:
            standing = standing.without(question.id) if question.id in standing else standing
        elif question.id in standing:
            situation = situation.with_choice(question, standing[question.id])
        else:
            situation = situation.with_gap(question)
    return standing
