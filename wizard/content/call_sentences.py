"""Which sentences say what a call does, by the type and the needs, and what none of them says."""

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
    """The patterns of each part in the order of the file, by type id or "any".

    Every call's sentences speak of the needs in `plain`. A sentence that speaks of one need speaks
    of those that it `implies` as well: of the opening hours, where it says what happens then.
    """

    parts: tuple[Mapping[str, tuple[Pattern, ...]], ...]
    plain: frozenset[str]
    implies: Mapping[str, frozenset[str]]

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

    def unspoken(self, type_id: str, needs: frozenset[str]) -> frozenset[str]:
        """The needs that none of the chosen sentences speaks of."""
        spoken = self.plain.union(*(pattern.needs for pattern in self.chosen(type_id, needs)))
        return needs - spoken.union(*(self.implies.get(need, ()) for need in spoken))


def load_call_sentences(path: Path, catalogue: Catalogue) -> CallSentences:
    """The patterns of a file; raises ContentError for an unknown type or capability."""
    order = read_table(path)
    parts = order.ids("parts")
    order.allow("parts", "plain", "implies", *parts)
    implies = order.table("implies")
    implies.allow(*catalogue.capabilities)
    return CallSentences(
        tuple(_part(order.table(part), catalogue) for part in parts),
        frozenset(order.some_of("plain", catalogue.capabilities)),
        {need: frozenset(implies.some_of(need, catalogue.capabilities)) for need in implies},
    )


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


def missing_call_sentences(
    patterns: CallSentences, catalogue: Catalogue, sentences: Words
) -> list[str]:
    """The sentences that a language lacks, and the nouns for what none of them speaks of."""
    asked = catalogue.questions.values()
    raised = {need for question in asked for answer in question.answers for need in answer.needs}
    keys = [pattern.key for pattern in patterns.patterns()]
    keys += [f"{FILE}.also.{need}" for need in sorted(raised - patterns.plain)]
    return [f"{sentences.language}: {key}: is missing" for key in keys if not sentences.has(key)]
