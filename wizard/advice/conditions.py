"""Does a question apply? Yes, no, or not decided yet because an earlier answer is missing."""

from collections.abc import Iterator

from wizard.advice.answers import AnswerSet
from wizard.advice.catalogue import Catalogue
from wizard.advice.model import Question


def verdicts(catalogue: Catalogue, answers: AnswerSet) -> Iterator[tuple[Question, bool | None]]:
    """Each question with whether it applies; None if that is not decided yet."""
    pulled = possible = 0
    for rule in catalogue.rules:
        verdict = rule.verdict(pulled, possible)
        yield rule.question, verdict
        choice = answers.get(rule.question.id)
        if verdict is False:
            continue
        if choice:
            pulled |= rule.effect(choice).pulls
        else:
            possible |= rule.together.pulls


def settle(catalogue: Catalogue, answers: AnswerSet) -> AnswerSet:
    """The answers that stand: those to a question that applies, or that may still apply.

    With `who=together` an answer to "busy" is let go, for nobody waits. Without any answer to
    "who" it is kept, for it may apply yet.
    """
    gone, unseen = [], len(answers)
    for question, verdict in verdicts(catalogue, answers):
        if not unseen:
            break  # what may still apply further on has no answer
        if question.id in answers:
            unseen -= 1
            if verdict is False:
                gone.append(question.id)
    return answers.without(*gone) if gone else answers
