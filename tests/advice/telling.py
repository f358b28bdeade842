"""The shipped catalogue without what makes no difference to its advice, so that all can be listed.

A question that never decides, and a tick that does the same as one before it, only multiply the
answer sets: with each of them there are twice as many, and nothing new to see.
"""

from dataclasses import replace

from wizard.advice import Catalogue, Engine
from wizard.advice.branches import questions_asked
from wizard.advice.model import Answer, Question


def telling(engine: Engine) -> Catalogue:
    """The catalogue of an engine with the questions that decide, and one tick of each kind."""
    catalogue = engine.catalogue
    asked = {node.question.id for node, _ in questions_asked(engine.diagram)}
    kept = [question for question in catalogue.questions.values() if question.id in asked]
    deciding = replace(
        catalogue,
        questions={
            question.id: replace(question, position=position, former={})
            for position, question in enumerate(kept)
        },
    )
    questions = {
        question.id: replace(question, answers=_different(deciding, question))
        for question in deciding.questions.values()
    }
    return replace(deciding, questions=questions)


def _different(catalogue: Catalogue, question: Question) -> tuple[Answer, ...]:
    """The answers; of ticks that keep the same types and open the same questions, the first."""
    if not question.is_list:
        return question.answers
    effects = catalogue.rules[question.position].ticks
    first = {effect: answer for answer, effect in reversed([*effects.items()])}
    return tuple(answer for answer in question.answers if first[effects[answer.id]] == answer.id)
