"""What the decision table is made of: capabilities, types, questions, chains.

Everything is frozen; `wizard.advice.loading` makes it from the files in `wizard/content/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as date_type
from enum import StrEnum
from functools import cached_property

UNKNOWN = "unknown"
"""The answer "I don't know"; it needs nothing."""

NONE = "none"
"""The answer "none of these" of a tick-list; it needs nothing and stands alone."""

Choice = tuple[str, ...]
"""The answer ids chosen for one question, in the order of the catalogue."""


class Support(StrEnum):
    """How far a type does what a capability names. Only PROVIDED counts in the advice."""

    PROVIDED = "provided"
    LIMITED = "limited"
    UNDOCUMENTED = "undocumented"
    ABSENT = "absent"

    @property
    def needs_note(self) -> bool:
        """Whether a yes or no would mislead, so that the words must say how it stands."""
        return self in {Support.LIMITED, Support.UNDOCUMENTED}


class Availability(StrEnum):
    """Whether the control panel offers a type today."""

    OFFERED = "offered"
    AUTOMATIC = "automatic"
    RENAMED = "renamed"
    RETIRED = "retired"


class QuestionKind(StrEnum):
    """ONE: a single choice. SEVERAL: tick all that apply."""

    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim rests on; `date` is as precise as the source says (ISO: year, or day).

    `read` is the day on which we last read it. A document has a title of its own and the language
    it is written in; anything else is described in the words. What was inferred has no publisher.
    """

    id: str
    title: str
    language: str
    publisher: str
    date: str
    read: date_type


@dataclass(frozen=True, slots=True)
class Claim:
    """What one type does about one capability today, and what the 2015 guide said of it.

    `disagrees` has the sources that say otherwise than `sources` do.
    """

    support: Support
    in_2015: Support
    sources: tuple[Source, ...]
    disagrees: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing a type can or cannot do: a row of the decision table."""

    id: str
    group: str
    claims: Mapping[str, Claim]

    def provided_by(self, configuration: str) -> bool:
        """Whether the type with this id does all of it, today."""
        return self.claims[configuration].support is Support.PROVIDED


@dataclass(frozen=True, slots=True)
class ConfigurationType:
    """One of the nine. `rank` counts from 1, simplest first; `feature_type` is the API's name.

    The capabilities in `billed_for` make its calls cost more.
    """

    id: str
    rank: int
    feature_type: str
    availability: Availability
    successor: str | None
    billed_for: frozenset[str]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and the capabilities it needs."""

    id: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a question applies; every part that is set must hold for the answers before it."""

    needs_any: frozenset[str] = frozenset()
    needs_none: frozenset[str] = frozenset()
    unsure: str | None = None


@dataclass(frozen=True)
class Question:
    """`position` is its place in the order; `rephrases` names the question that it asks anew.

    `former` has the answers of old links: answer id to what it means today, as pairs of (question
    id, answer id).
    """

    id: str
    position: int
    kind: QuestionKind
    answers: tuple[Answer, ...]
    unknown: bool
    condition: Condition
    rephrases: str | None = None
    aliases: frozenset[str] = frozenset()
    former: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def wishes(self) -> frozenset[str]:
        """The ticks that need nothing: wishes that change no type, for none is known to do them."""
        return frozenset(a.id for a in self.answers if self.is_list and not a.needs)

    @property
    def is_list(self) -> bool:
        """Whether it is a tick-list."""
        return self.kind is QuestionKind.SEVERAL

    @cached_property
    def needs_by_answer(self) -> dict[str, frozenset[str]]:
        """Answer id to the capabilities it needs, without what the program makes itself."""
        return {answer.id: answer.needs for answer in self.answers}

    @cached_property
    def exclusive_answers(self) -> tuple[str, ...]:
        """The answers the program makes itself, each of which stands alone: none, unknown."""
        made = (NONE,) if self.is_list else ()
        return (*made, UNKNOWN) if self.unknown else made


@dataclass(frozen=True, slots=True)
class Chain:
    """Two aliases, the first handing calls over to the second; what the pair provides together.

    `with_second` is what both can do, and the second does: a voicemail sends its own emails.
    """

    first: str
    second: str
    provides: frozenset[str]
    with_second: frozenset[str]
    sources: tuple[Source, ...]

    @property
    def id(self) -> str:
        """Under which its words are found: `first--second`."""
        return f"{self.first}--{self.second}"
