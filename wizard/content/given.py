"""Answers that a content file gives, so that a page can lead to what follows from them."""

from wizard.advice import AnswerSet, Catalogue, read
from wizard.toml import Table


def given_answers(entry: Table, catalogue: Catalogue, key: str = "answers") -> AnswerSet:
    """The answers under a key of an entry: `answers = { who = "one", place = "fax" }`.

    Raises ContentError for a question or an answer that the catalogue does not know, for no answer
    at all, and for answers that cannot be given together.
    """
    answers = entry.table(key)
    answers.known("", answers, catalogue.questions)
    pairs = []
    for question_id in answers:
        question = catalogue.questions[question_id]
        offered = [*(answer.id for answer in question.answers), *question.exclusive_answers]
        pairs += [(question_id, answer) for answer in answers.some_of(question_id, offered)]
    found = read(catalogue, pairs).answers
    if not pairs or sorted((q, a) for q in found for a in found[q]) != sorted(pairs):
        raise entry.error(key, "must be answers that can be given together")
    return found
