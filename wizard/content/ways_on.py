"""Where the page "None of these" leads on: a type to read about, or answers to begin with."""

from dataclasses import dataclass
from pathlib import Path

from wizard.advice import AnswerSet, Catalogue
from wizard.content.given import given_answers
from wizard.toml import Table, read_table


@dataclass(frozen=True, slots=True)
class WayOn:
    """Either `type` is the id of a type, or `answers` has at least one answer."""

    type: str | None
    answers: AnswerSet


def load_ways_on(path: Path, catalogue: Catalogue) -> dict[str, WayOn]:
    """Section id to its way on; raises ContentError for what the catalogue does not know."""
    table = read_table(path)
    return {section: _way_on(table.table(section), catalogue) for section in table}


def _way_on(entry: Table, catalogue: Catalogue) -> WayOn:
    entry.allow("type", "answers")
    if ("type" in entry) == ("answers" in entry):
        raise entry.error("", "needs either a type or answers")
    if "type" in entry:
        return WayOn(entry.one_of("type", catalogue.types), AnswerSet())
    return WayOn(None, given_answers(entry, catalogue))
