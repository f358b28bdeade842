"""The fewest answers that lead to each type, found with the engine itself."""

from collections import deque

from tests.choices import every_choice
from wizard.advice import AnswerSet, Match
from wizard.content import engine

Answers = tuple[tuple[str, tuple[str, ...]], ...]
"""Questions in the order in which they are asked, each with what is chosen."""


def shortest_way(configuration: str) -> Answers:
    """The first of the shortest ways to an exact recommendation of a type; of ticks, one."""
    waiting: deque[Answers] = deque([()])
    while waiting:
        way = waiting.popleft()
        answers = AnswerSet(dict(way))
        question = engine().next_question(answers)
        if question is None:
            advice = engine().advise(answers)
            if (advice.configuration.id, advice.match) == (configuration, Match.EXACT):
                return way
            continue
        waiting += [
            (*way, (question.id, choice)) for choice in every_choice(question) if len(choice) == 1
        ]
    raise AssertionError(f"no way with one tick a list leads to {configuration}")
