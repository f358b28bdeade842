"""Typical cases: answers as a certain visitor would give them, and the type they must lead to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wizard.advice import AnswerSet, Catalogue, Engine, Match
from wizard.content.given import given_answers
from wizard.toml import Table, read_table


@dataclass(frozen=True, slots=True)
class Case:
    """`group` is what happens to the caller; `type` is the id of the type that must fit."""

    id: str
    group: str
    answers: AnswerSet
    type: str


def load_cases(path: Path, catalogue: Catalogue) -> tuple[Case, ...]:
    """The cases in the order of the file; ContentError for what the catalogue does not know."""
    table = read_table(path)
    return tuple(_case(id_, table.table(id_), catalogue) for id_ in table)


def _case(id_: str, entry: Table, catalogue: Catalogue) -> Case:
    entry.allow("group", "answers", "type")
    return Case(
        id_,
        entry.text("group"),
        given_answers(entry, catalogue),
        entry.one_of("type", catalogue.types),
    )


def wrong_cases(cases: Iterable[Case], engine: Engine) -> Iterator[str]:
    """The cases that the questions no longer lead to the type named, each as a sentence.

    For example: `cases.toml: fax.type: the answers lead to “ddi”; change them, or it`.
    """
    for case in cases:
        question = engine.next_question(case.answers)
        advice = engine.advise(case.answers)
        found = advice.configuration.id
        if question:
            yield f"cases.toml: {case.id}.answers: leave “{question.id}” open; answer it too"
        elif advice.match is not Match.EXACT:
            yield f"cases.toml: {case.id}.answers: settle on no type; change them"
        elif found != case.type:
            yield f"cases.toml: {case.id}.type: the answers lead to “{found}”; change them, or it"
