"""Where the page "None of these" leads on, and the ticks that open one of its sections."""

from dataclasses import dataclass
from pathlib import Path

from wizard.advice import AnswerSet, Catalogue
from wizard.content.given import given_answers
from wizard.toml import Table, read_table


@dataclass(frozen=True, slots=True)
class WayOn:
    """Either `type` is the id of a type, or `answers` has at least one answer.

    `wished` has the ticks (question id, answer id) whose result says what the section says: wishes
    that no type is documented to do, such as a place in the queue that is announced. With
    `is_elsewhere`, they are documented, but no setting of the number, as the number that is shown.
    """

    type: str | None
    answers: AnswerSet
    wished: frozenset[tuple[str, str]] = frozenset()
    is_elsewhere: bool = False


def load_ways_on(path: Path, catalogue: Catalogue) -> dict[str, WayOn]:
    """Section id to its way on.

    Raises ContentError for what the catalogue does not know, and for a tick that needs nothing but
    is no wish of a section: it would do nothing at all.
    """
    table = read_table(path)
    found = {section: _way_on(table.table(section), catalogue) for section in table}
    wished = [tick for way in found.values() for tick in way.wished]
    if sorted(wished) != sorted(_ticks_without_needs(catalogue)):
        mend = "must have each tick that needs nothing, and no other, under one “wished”"
        raise table.error("", mend)
    return found


def _way_on(entry: Table, catalogue: Catalogue) -> WayOn:
    entry.allow("type", "answers", "wished", "elsewhere")
    if ("type" in entry) == ("answers" in entry):
        raise entry.error("", "needs either a type or answers")
    wished = entry.table("wished")
    wished.known("", wished, catalogue.questions)
    ticks = frozenset(
        (question, answer)
        for question in wished
        for answer in wished.some_of(question, catalogue.questions[question].needs_by_answer)
    )
    type_id = entry.one_of("type", catalogue.types) if "type" in entry else None
    answers = AnswerSet() if type_id else given_answers(entry, catalogue)
    return WayOn(type_id, answers, ticks, entry.flag("elsewhere"))


def _ticks_without_needs(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [
        (question.id, answer)
        for question in catalogue.questions.values()
        for answer in question.wishes
    ]
