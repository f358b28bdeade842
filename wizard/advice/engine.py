"""Asks and advises: the next question, how many may remain, and the type that fits."""

from functools import lru_cache

from wizard.advice.answers import AnswerSet
from wizard.advice.conditions import settle
from wizard.advice.explanation import Advice, Candidate, Match, Other, Reason
from wizard.advice.model import Catalogue, Choice, Question
from wizard.advice.tree import Grower, Node, Tree

MOST_TICKS_SHOWN = 2
"""A way to another type is shown if it takes no more ticks than this; longer ones help nobody."""


class Engine:
    """Advice over one catalogue. Every method is a pure function of its arguments."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.recommend = lru_cache(maxsize=65_536)(self._recommend)
        self._grower = Grower(catalogue, self.recommend)

    def settle(self, answers: AnswerSet) -> AnswerSet:
        """The answers that stand: an answer whose question can no longer apply is let go."""
        return settle(self.catalogue, answers)

    def tree(self, answers: AnswerSet) -> Tree:
        """The reduced decision tree of all that may still be asked (see `wizard.advice.tree`)."""
        return self._grower.grow(answers)

    def next_question(self, answers: AnswerSet) -> Question | None:
        """The first unanswered question that could still change the recommendation."""
        tree = self.tree(answers)
        return tree.question if isinstance(tree, Node) else None

    def remainder(self, answers: AnswerSet) -> int:
        """How many more questions may follow, at most."""
        return self.tree(answers).depth

    def reasons(self, answers: AnswerSet) -> tuple[Reason, ...]:
        """Each needed capability with the answers that raised it, in the order of the answers."""
        because: dict[str, list[tuple[str, str]]] = {}
        for question in self.catalogue.questions.values():
            for answer in answers.get(question.id, ()):
                needs = question.needs_by_answer.get(answer, frozenset())
                for capability in sorted(needs, key=self._table_order):
                    because.setdefault(capability, []).append((question.id, answer))
        return tuple(
            Reason(self.catalogue.capabilities[capability], tuple(raised))
            for capability, raised in because.items()
        )

    def needs(self, answers: AnswerSet) -> frozenset[str]:
        """The ids of the capabilities that the answers ask for."""
        return _ids(self.reasons(answers))

    def advise(self, answers: AnswerSet) -> Advice:
        """The advice for a settled answer set, complete or not; total, and free of order."""
        reasons = self.reasons(answers)
        chosen = self.catalogue.types[self.recommend(_ids(reasons))]
        unmet = _missed(reasons, chosen.id)
        candidates = () if unmet else self._candidates(answers, chosen.id)
        match = Match.NEAREST if unmet else Match.OPEN if candidates else Match.EXACT
        return Advice(
            configuration=chosen,
            match=match,
            met=tuple(reason for reason in reasons if reason not in unmet),
            unmet=unmet,
            others=tuple(
                Other(other, _missed(reasons, other.id))
                for other in self.catalogue.types.values()
                if other is not chosen
            ),
            candidates=candidates,
            chains=tuple(
                chain
                for chain in self.catalogue.chains
                if unmet and _ids(reasons) <= chain.provides
            ),
        )

    def _recommend(self, needs: frozenset[str]) -> str:
        provides = self.catalogue.provides
        for type_id, has in provides.items():
            if needs <= has:
                return type_id
        return min(provides, key=lambda type_id: len(needs - provides[type_id]))

    def _table_order(self, capability: str) -> int:
        return list(self.catalogue.capabilities).index(capability)

    def _unresolved(self, answers: AnswerSet) -> list[Question]:
        """The questions left at "I don't know", save those asked anew and then answered."""
        questions = self.catalogue.questions.values()
        resolved = {
            q.rephrases for q in questions if q.id in answers and not answers.is_unsure(q.id)
        }
        return [q for q in questions if answers.is_unsure(q.id) and q.id not in resolved]

    def _candidates(self, answers: AnswerSet, chosen: str) -> tuple[Candidate, ...]:
        unresolved = self._unresolved(answers)
        known = answers.without(*(question.id for question in unresolved))
        # An answer that would undo another is no way out of an "I don't know".
        reach = (self._grower.reach(known) if known else self.tree(known).reach) | {chosen}
        if len(reach) == 1:
            return ()
        return tuple(
            Candidate(configuration, *self._way_to(configuration.id, chosen, answers, unresolved))
            for configuration in self.catalogue.types.values()
            if configuration.id in reach
        )

    def _way_to(
        self, wanted: str, chosen: str, answers: AnswerSet, unresolved: list[Question]
    ) -> tuple[str, Choice] | tuple[None, None]:
        """The answer that leads to a type, undoes no known one, and leaves the least to ask."""
        if wanted == chosen:
            return None, None
        known = set(answers) - {question.id for question in unresolved}
        ways = []
        for order, question in enumerate(unresolved):
            for choice in question.needs_by_choice:
                answered = self.settle(answers.answering(question.id, choice))
                if len(choice) > MOST_TICKS_SHOWN or not known <= set(answered):
                    continue
                tree = self.tree(answered)
                if wanted in tree.reach:
                    ways.append((tree.depth, order, len(choice), question.id, choice))
        if not ways:
            return None, None
        *_, question_id, choice = min(ways, key=lambda way: way[:3])
        return question_id, choice


def _ids(reasons: tuple[Reason, ...]) -> frozenset[str]:
    return frozenset(reason.capability.id for reason in reasons)


def _missed(reasons: tuple[Reason, ...], type_id: str) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if not reason.capability.provided_by(type_id))
