"""Answers by chance: each single answer as likely as the others, and a coin for each tick."""

import random

from wizard.advice import AnswerSet, Choice, Engine, Question, QuestionKind


def chosen(question: Question, chance: random.Random) -> Choice:
    """An answer to a question, or a set of ticks; one time in five one that stands alone."""
    offered = [answer.id for answer in question.answers]
    if question.kind is QuestionKind.ONE:
        return (chance.choice([*offered, *question.exclusive_answers]),)
    ticks = tuple(answer for answer in offered if chance.random() < 0.5)
    if not ticks or chance.random() < 0.2:
        return (chance.choice(question.exclusive_answers),)
    return ticks


def whole_answers(engine: Engine, chance: random.Random) -> AnswerSet:
    """An answer to every question that is asked, then to every detail."""
    answers: dict[str, Choice] = {}
    while question := engine.next_question(AnswerSet(answers)):
        answers[question.id] = chosen(question, chance)
    answers |= {q.id: chosen(q, chance) for q in engine.details(AnswerSet(answers))}
    return engine.settle(AnswerSet(answers))
