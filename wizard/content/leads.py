"""Where a caution of a result leads on: a page of OVHcloud, or the same answers and a tick more."""

from dataclasses import dataclass, field
from pathlib import Path

from wizard.advice import AnswerSet, Catalogue
from wizard.content.given import given_answers
from wizard.content.words import Words
from wizard.toml import Table, read_table


@dataclass(frozen=True, slots=True)
class Lead:
    """A link on the results of these `types`, for whoever has one of these needs.

    It leads to `address`, a page in `language`; or, where that is empty, to the answers given with
    these `ticks` as well, if they lead to the type `to`.
    """

    id: str
    types: frozenset[str]
    needs: frozenset[str]
    address: str = ""
    language: str = ""
    ticks: AnswerSet = field(default_factory=AnswerSet)
    to: str = ""

    @property
    def words(self) -> str:
        """The key of its words."""
        return f"interface.leads.{self.id}"


def load_leads(path: Path, catalogue: Catalogue) -> tuple[Lead, ...]:
    """The links of a file; raises ContentError for what the catalogue does not know."""
    written = read_table(path)
    return tuple(_lead(written.table(id_), id_, catalogue) for id_ in written)


def _lead(entry: Table, id_: str, catalogue: Catalogue) -> Lead:
    types = frozenset(entry.some_of("types", catalogue.types))
    needs = frozenset(entry.some_of("for", catalogue.capabilities))
    if "address" in entry:
        entry.allow("types", "for", "address", "language")
        return Lead(id_, types, needs, entry.text("address"), entry.text("language"))
    entry.allow("types", "for", "ticks", "to")
    ticks = given_answers(entry, catalogue, "ticks")
    return Lead(id_, types, needs, ticks=ticks, to=entry.one_of("to", catalogue.types))


def missing_lead_words(leads: tuple[Lead, ...], sentences: Words) -> list[str]:
    """The words that a language lacks, each with its key."""
    return [
        f"{sentences.language}: {each.words}: is missing"
        for each in leads
        if not sentences.has(each.words)
    ]
