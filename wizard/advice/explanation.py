"""What the advice says: the type, how well it matches, and the reason for and against each."""

from dataclasses import dataclass
from enum import StrEnum

from wizard.advice.model import Capability, Chain, Choice, ConfigurationType


class Match(StrEnum):
    """EXACT: it provides all that is needed, and no "I don't know" could change it.

    OPEN: another answer to an "I don't know" would change it. NEAREST: no type provides it all.
    """

    EXACT = "exact"
    OPEN = "open"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Reason:
    """A needed capability and the answers (question id, answer id) that raised it."""

    capability: Capability
    because: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another type: the needs it misses, or none if it fits too and only involves more."""

    configuration: ConfigurationType
    misses: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A type still possible, and the answer to an "I don't know" that would lead there.

    `question` and `choice` are None for the type that comes out if nothing more is known.
    """

    configuration: ConfigurationType
    question: str | None
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Advice:
    """The outcome (configuration, match, unmet) and all that explains it.

    `others` has the eight other types in rank order, `candidates` at least two types if the match
    is OPEN, `chains` the declared pairs that provide every need if it is NEAREST.
    """

    configuration: ConfigurationType
    match: Match
    met: tuple[Reason, ...]
    unmet: tuple[Reason, ...]
    others: tuple[Other, ...]
    candidates: tuple[Candidate, ...]
    chains: tuple[Chain, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The ids of every capability needed, met or not."""
        return frozenset(reason.capability.id for reason in (*self.met, *self.unmet))
