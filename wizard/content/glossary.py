"""The terms that pages use, each explained in one line, and which of them a text has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wizard.content.words import Words
from wizard.toml import Table


@dataclass(frozen=True, slots=True)
class Term:
    """A term by its name, its meaning in one line, and every way in which pages write it."""

    id: str
    name: str
    meaning: str
    written: tuple[str, ...]


class Glossary:
    """The terms of one language."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {written: term for term in terms for written in term.written}
        # The longest first, so that "SVI VXML" is not read as "SVI".
        longest_first = sorted(self._terms, key=len, reverse=True)
        # A pattern that begins with letters is searched three times as fast as one with a boundary.
        self._pattern = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\b")

    def found_in(self, text: str) -> tuple[Term, ...]:
        """The terms that a text has, each once, in the order in which it uses them."""
        found = (
            self._terms[match[0]]
            for match in self._pattern.finditer(text)
            if not text[match.start() - 1 : match.start()].isalnum()
        )
        return tuple(dict.fromkeys(found))


def read_glossary(sentences: Words) -> Glossary:
    """The glossary of a language; raises ContentError for a term without its words."""
    table = Table(f"{sentences.language}/glossary.toml", "", sentences["glossary"])
    return Glossary(_term(id_, table.table(id_)) for id_ in table)


def _term(id_: str, entry: Table) -> Term:
    entry.allow("name", "meaning", "written")
    written = tuple(entry.text("written").split(", "))
    return Term(id_, entry.text("name"), entry.text("meaning"), written)
