"""Whether each need that an answer raises leaves a trace on its result.

The start and the audit ask it. No Django here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from wizard.advice import AnswerSet, Choice, Question
from wizard.content import engine
from wizard.standing import recommended_type
from wizard.traces import traces_of

AT_START, IN_AUDIT = 1, 2
"""Ticks a list. One raises each need; two, in eight times the time, show what one hides."""


@dataclass(frozen=True, slots=True)
class TraceReport:
    """Answer sets looked at, needs raised in them, how many leave a trace, and those without.

    `untraced` has `type: need` once, with the number of answer sets in which it leaves none.
    """

    answer_sets: int
    raised: int
    traced: int
    untraced: Mapping[str, int]

    @property
    def problems(self) -> tuple[str, ...]:
        """Each need without a trace as a sentence that says how to mend it."""
        return tuple(
            f"traces.toml: {where}: leaves no trace; draw it and give it a step, or name here what"
            " shows it"
            for where in sorted(self.untraced)
        )


def trace_report(most_ticks: int) -> TraceReport:
    """Looks at every result that so many ticks a list lead to, with each single detail."""
    seen: dict[tuple[str, frozenset[str]], int] = {}
    answer_sets = 0
    for answers in results(most_ticks):
        answer_sets += 1
        needs = engine().needs(answers)
        type_id = recommended_type(needs).id
        key = type_id, needs & engine().catalogue.provides[type_id]
        seen[key] = seen.get(key, 0) + 1
    untraced: dict[str, int] = {}
    for (type_id, needs), times in seen.items():
        for need in traces_of(type_id, needs).missing(needs):
            untraced[f"{type_id}: {need}"] = untraced.get(f"{type_id}: {need}", 0) + times
    raised = sum(len(needs) * times for (_, needs), times in seen.items())
    return TraceReport(answer_sets, raised, raised - sum(untraced.values()), untraced)


def results(most_ticks: int, answers: AnswerSet | None = None) -> Iterator[AnswerSet]:
    """Every answer set that ends in a result, with so many ticks a list at most, and one detail.

    A detail may open another one, which comes with it: "to another number", when you are closed,
    then "an announcement first". One that needs nothing, such as a wish that no type meets, leaves
    no trace and is left out.
    """
    answers = answers or AnswerSet()
    question = engine().next_question(answers)
    if question:
        for choice in _choices_of_at_most(question, most_ticks):
            yield from results(most_ticks, answers.answering(question.id, choice))
        return
    yield answers
    details = engine().details(answers)
    for detailed in _detailed(answers, details):
        yield detailed
        opened = [each for each in engine().details(detailed) if each not in details]
        yield from _detailed(detailed, opened)


def _detailed(answers: AnswerSet, details: Iterable[Question]) -> Iterator[AnswerSet]:
    """These answers with each single answer to one of these details."""
    for detail in details:
        for answer in detail.answers:
            if answer.needs:
                yield answers.answering(detail.id, (answer.id,))


def _choices_of_at_most(question: Question, most_ticks: int) -> list[Choice]:
    ids = [answer.id for answer in question.answers]
    alone: list[Choice] = [(answer,) for answer in question.exclusive_answers]
    together = range(1, most_ticks + 1) if question.is_list else (1,)
    return [choice for size in together for choice in combinations(ids, size)] + alone
