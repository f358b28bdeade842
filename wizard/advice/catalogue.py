"""The whole decision table, and what is computed from it once."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property

from wizard.advice.model import Capability, Chain, ConfigurationType, Question, Source
from wizard.advice.rules import Rules


@dataclass(frozen=True)
class Catalogue:
    """The whole table. `types` is in rank order, `questions` in the order they are asked."""

    capabilities: Mapping[str, Capability]
    types: Mapping[str, ConfigurationType]
    questions: Mapping[str, Question]
    chains: tuple[Chain, ...]
    sources: Mapping[str, Source]

    @cached_property
    def question_ids(self) -> dict[str, str]:
        """Every name a question has or had, with its present id."""
        return {
            name: question.id
            for question in self.questions.values()
            for name in (question.id, *question.aliases)
        }

    def in_order(self, questions: Container[str]) -> tuple[str, ...]:
        """These question ids, in the order in which they are asked; unknown ones are left out."""
        return tuple(question for question in self.questions if question in questions)

    @cached_property
    def facts(self) -> str:
        """The version of the facts: the month in which a source was last read, as "2026-11"."""
        days = [source.read for source in self.sources.values()]
        return f"{max(days):%Y-%m}" if days else ""

    @cached_property
    def provides(self) -> dict[str, frozenset[str]]:
        """Type id to the ids of the capabilities it provides, in rank order."""
        return {
            type_id: frozenset(c.id for c in self.capabilities.values() if c.provided_by(type_id))
            for type_id in self.types
        }

    @cached_property
    def rules(self) -> Rules:
        """Types and questions as bit masks, for everything that reckons with many answers."""
        return Rules(self.provides, tuple(self.questions.values()))
