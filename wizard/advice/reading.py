"""Reads answers from the pairs of a query string: what stands, what is let go, what is wrong."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from wizard.advice.answers import AnswerSet
from wizard.advice.catalogue import Catalogue
from wizard.advice.conditions import settle
from wizard.advice.model import Choice, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Clash:
    """A tick-list in which an answer that stands alone ("none of these") has company."""

    question: str
    chosen: Choice


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query string says.

    `dropped` names the questions whose answer, or part of it, was let go, in catalogue order;
    `empty` those that were submitted without any answer; `clashes` those that need mending.
    """

    answers: AnswerSet
    dropped: tuple[str, ...]
    empty: tuple[str, ...]
    clashes: tuple[Clash, ...]


def read(catalogue: Catalogue, pairs: Iterable[tuple[str, str]]) -> Reading:
    """Reads pairs of (question id, answer id); former ids mean what they do today.

    Equal repeats collapse. Conflicting repeats of a single choice are all let go, and so are
    answers that nobody knows and answers to a question that does not apply. Pairs whose name is no
    question are passed over. The order of the pairs never matters.
    """
    given = _by_question(catalogue, pairs)
    choices: dict[str, Choice] = {}
    dropped: set[str] = set()
    empty: list[str] = []
    clashes: list[Clash] = []
    for question_id, values in given.items():
        question = catalogue.questions[question_id]
        chosen = _known_answers(question, values)
        if len(chosen) < len({value for value in values if value}):
            dropped.add(question_id)
        alone = [answer for answer in chosen if answer in question.exclusive_answers]
        if not chosen:
            if question_id not in dropped:
                empty.append(question_id)
        elif question.kind is QuestionKind.ONE and len(chosen) > 1:
            dropped.add(question_id)
        elif alone and len(chosen) > 1:
            clashes.append(Clash(question_id, chosen))
        else:
            choices[question_id] = chosen
    answers = settle(catalogue, AnswerSet(choices))
    dropped |= choices.keys() - answers.keys()
    return Reading(answers, catalogue.in_order(dropped), tuple(empty), tuple(clashes))


def _by_question(catalogue: Catalogue, pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    names = catalogue.question_ids
    given: dict[str, list[str]] = {}
    brought: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in names:
            continue
        question = names[name]
        today = catalogue.questions[question].former.get(value, ((question, value),))
        for present, answer in today:
            place = given if present == question else brought
            place.setdefault(present, []).append(answer)
    for question, answers in brought.items():
        _join(catalogue.questions[question], given.setdefault(question, []), answers)
    return {question: given[question] for question in catalogue.in_order(given)}


def _join(question: Question, given: list[str], brought: list[str]) -> None:
    """Adds what an old link means today to another question.

    An old link that said "none of these" there did not know of it, so that gives way.
    """
    given[:] = [answer for answer in given if answer not in question.exclusive_answers]
    given += brought


def _known_answers(question: Question, values: Container[str]) -> Choice:
    """The answers among these values, in the order of the catalogue."""
    known = (*question.needs_by_answer, *question.exclusive_answers)
    return tuple(answer for answer in known if answer in values)
