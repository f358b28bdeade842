"""Asks and advises: the next question, how many may remain, and the type that fits."""

from wizard.advice.answers import AnswerSet
from wizard.advice.catalogue import Catalogue
from wizard.advice.changes import Change, SmallestChanges
from wizard.advice.conditions import settle, verdicts
from wizard.advice.diagram import Diagram, Node
from wizard.advice.explanation import Advice, Candidate, Match, Other, Reason
from wizard.advice.model import Choice, Question
from wizard.advice.prospect import Passing

MOST_TICKS_SHOWN = 2
"""A way to another type is shown if it takes no more ticks than this; longer ones help nobody."""


class Engine:
    """Advice over one catalogue. Every method is a pure function of its arguments."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.diagram = Diagram(catalogue.rules)
        self._passing = Passing(catalogue.rules)
        self._changes = SmallestChanges(catalogue, self._passing)
        self._ever = frozenset(catalogue.rules.named(self.diagram.root.reach))
        self._place = {capability: n for n, capability in enumerate(catalogue.capabilities)}

    def settle(self, answers: AnswerSet) -> AnswerSet:
        """The answers that stand: an answer whose question can no longer apply is let go."""
        return settle(self.catalogue, answers)

    def next_question(self, answers: AnswerSet) -> Question | None:
        """The first unanswered question that could still change which type fits."""
        tree = self.diagram.after(answers)
        return tree.question if isinstance(tree, Node) else None

    def remainder(self, answers: AnswerSet) -> int:
        """How many more questions may follow, at most."""
        return self.diagram.after(answers).depth

    def reach(self, answers: AnswerSet) -> tuple[str, ...]:
        """The types that may still come out as providing everything, in rank order."""
        return self.catalogue.rules.named(self.diagram.after(answers).reach)

    def details(self, answers: AnswerSet) -> tuple[Question, ...]:
        """The questions that apply and have no answer, but no longer change which type fits."""
        asks = self.diagram.after(answers).asks
        return tuple(
            question
            for question, applies in verdicts(self.catalogue, answers)
            if applies and question.id not in answers and not asks >> question.position & 1
        )

    def changes(self, answers: AnswerSet) -> dict[str, tuple[Change, ...]]:
        """For each other type, the smallest changes of these answers that lead to it.

        All of the smallest, in the order of the catalogue; () if no change leads there.
        """
        chosen = self.recommend(self.needs(answers))
        found = self._changes.of(answers, self._ever - {chosen})
        return {t: found.get(t, ()) for t in self.catalogue.types if t != chosen}

    def reasons(self, answers: AnswerSet) -> tuple[Reason, ...]:
        """Each needed capability with the answers that raised it, in the order of the answers."""
        because: dict[str, list[tuple[str, str]]] = {}
        for question_id in self.catalogue.in_order(answers):
            question = self.catalogue.questions[question_id]
            for answer in answers[question_id]:
                needs = question.needs_by_answer.get(answer, frozenset())
                for capability in sorted(needs, key=self._place.__getitem__):
                    because.setdefault(capability, []).append((question_id, answer))
        return tuple(
            Reason(self.catalogue.capabilities[capability], tuple(raised))
            for capability, raised in because.items()
        )

    def needs(self, answers: AnswerSet) -> frozenset[str]:
        """The ids of the capabilities that the answers ask for."""
        return _ids(self.reasons(answers))

    def recommend(self, needs: frozenset[str]) -> str:
        """The id of the simplest type that provides all needs, or else most of them."""
        provides = self.catalogue.provides
        return min(provides, key=lambda type_id: len(needs - provides[type_id]))

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

    def _candidates(self, answers: AnswerSet, chosen: str) -> tuple[Candidate, ...]:
        """The types that another answer to an "I don't know" would lead to, and this one."""
        states = self._passing.through(answers).other
        ahead = {self.catalogue.rules.simplest(state.fitting) for state in states} | {chosen}
        if len(ahead) == 1:
            return ()
        ways: dict[str, tuple[str, Choice] | tuple[None, None]]
        ways = {**self._ways(answers), chosen: (None, None)}
        return tuple(
            Candidate(configuration, *ways.get(configuration.id, (None, None)))
            for configuration in self.catalogue.types.values()
            if configuration.id in ahead
        )

    def _ways(self, answers: AnswerSet) -> dict[str, tuple[str, Choice]]:
        """For each type, the answer to an "I don't know" that leads there and asks least after.

        An answer that lets a known one go is no such way.
        """
        known = {question for question in answers if not answers.is_unsure(question)}
        found: dict[str, tuple[int, int, int, str, Choice]] = {}
        for rule in self.catalogue.rules:
            question = rule.question
            if not answers.is_unsure(question.id):
                continue
            for choice in rule.short_choices(MOST_TICKS_SHOWN):
                answered = self.settle(answers.answering(question.id, choice))
                if not known <= answered.keys():
                    continue
                tree = self.diagram.after(answered)
                way = (tree.depth, question.position, len(choice), question.id, choice)
                for type_id in self.catalogue.rules.named(tree.reach):
                    if type_id not in found or way[:3] < found[type_id][:3]:
                        found[type_id] = way
        return {type_id: way[3:] for type_id, way in found.items()}


def _ids(reasons: tuple[Reason, ...]) -> frozenset[str]:
    return frozenset(reason.capability.id for reason in reasons)


def _missed(reasons: tuple[Reason, ...], type_id: str) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if not reason.capability.provided_by(type_id))
