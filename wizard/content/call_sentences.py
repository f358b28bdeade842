"""Which sentences say what a call does, by the type and the needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.advice import Catalogue
from wizard.content.words import Words
from wizard.toml import Table, read_table

FILE = "call_sentences"
ANY = "any"
"""The table of a part for every type that has none of its own there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence, by the key of its words, and the needs that it speaks of."""

    key: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class CallSentences:
    """The patterns of each part in the order of the file, by type id or "any"."""

    parts: tuple[Mapping[str, tuple[Pattern, ...]], ...]

    def patterns(self) -> Iterator[Pattern]:
        """All of them."""
        for part in self.parts:
            for patterns in part.values():
                yield from patterns

    def chosen(self, type_id: str, needs: frozenset[str]) -> tuple[Pattern, ...]:
        """For each part the first whose needs are all among these, if any."""
        found = (
            next((p for p in part.get(type_id, part.get(ANY, ())) if p.needs <= needs), None)
            for part in self.parts
        )
        return tuple(pattern for pattern in found if pattern)


def load_call_sentences(path: Path, catalogue: Catalogue) -> CallSentences:
    """The patterns of a file; raises ContentError for an unknown type or capability."""
    order = read_table(path)
    parts = order.ids("parts")
    order.allow("parts", *parts)
    return CallSentences(tuple(_part(order.table(part), catalogue) for part in parts))


def _part(part: Table, catalogue: Catalogue) -> Mapping[str, tuple[Pattern, ...]]:
    part.allow(ANY, *catalogue.types)
    return {
        type_id: tuple(
            Pattern(f"{FILE}.{part.key}.{type_id}.{id_}", frozenset(needed))
            for id_ in part.table(type_id)
            for needed in (part.table(type_id).some_of(id_, catalogue.capabilities),)
        )
        for type_id in part
    }


def missing_call_sentences(sentences: CallSentences, own: Words) -> list[str]:
    """The sentences that a language lacks."""
    return [
        f"{own.language}: {pattern.key}: is missing"
        for pattern in sentences.patterns()
        if not own.has(pattern.key)
    ]
