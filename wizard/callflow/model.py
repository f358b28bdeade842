"""The parts of a call flow: its nodes, the edges between them, and the stops of a run."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wizard.callflow.audience import EVERYBODY, Audience

KINDS = frozenset(
    {
        "caller",
        "number",
        "filter",
        "hours",
        "greeting",
        "menu",
        "queue",
        "team",
        "ovh-phone",
        "outside-phone",
        "phone",
        "fax",
        "ipbx",
        "web-server",
        "room",
        "talk",
        "received",
        "voicemail",
        "announcement",
        "again",
        "elsewhere",
        "end",
    }
)
"""What a node can be."""
END_KINDS = frozenset(
    {"talk", "received", "voicemail", "announcement", "again", "elsewhere", "end"}
)
"""How a call can end: each branch must stop at one of these."""


@dataclass(frozen=True)
class Variant:
    """How a node differs for some visitors. What is None stays as the node has it.

    Example: a closing message becomes a voicemail for somebody who needs one.
    """

    audience: Audience
    kind: str | None = None
    label: str | None = None
    detail: str | None = None
    moment: str | None = None
    onward: str | None = None


@dataclass(frozen=True)
class FlowNode:
    """One box of the picture. `label`, `detail`, `moment`, `onward` are keys of the words file.

    `group` is the id of the node whose frame this one stands in, such as a phone in its team.
    `moment` is the key of the sentences of a walk; None means the key of the label. `onward` is
    what stands on the way on where this node is a choice, such as "key 1" of a menu.
    """

    id: str
    kind: str
    label: str
    detail: str | None = None
    moment: str | None = None
    audience: Audience = EVERYBODY
    group: str | None = None
    variants: tuple[Variant, ...] = ()
    onward: str | None = None

    @property
    def moment_key(self) -> str:
        """The key of the sentences that a walk shows when the call is here."""
        return self.moment or self.label

    def for_needs(self, needs: frozenset[str]) -> FlowNode:
        """The node as a visitor with these needs sees it: the first variant that is for them."""
        if not self.variants:
            return self
        for variant in self.variants:
            if variant.audience.includes(needs):
                return FlowNode(
                    self.id,
                    variant.kind or self.kind,
                    variant.label or self.label,
                    variant.detail or self.detail,
                    variant.moment or (None if variant.label else self.moment),
                    self.audience,
                    self.group,
                    onward=variant.onward or self.onward,
                )
        return self


@dataclass(frozen=True)
class Edge:
    """One arrow of the picture, from a node to the next.

    `main` marks the way that most calls take from `source`. `condition` is the key of the words on
    the arrow, such as "nobody answered"; None leaves the arrow without words. `conditions` are
    other words for some visitors: a key of a menu may stand for a language. `may_skip`: a branch
    goes on without its first node where that one is left out, such as a queue nobody asked for.
    `written` is the condition of the file where the drawn key has another number.
    """

    source: str
    target: str
    main: bool = False
    condition: str | None = None
    audience: Audience = EVERYBODY
    conditions: tuple[tuple[Audience, str], ...] = ()
    may_skip: bool = False
    written: str | None = None

    @property
    def id(self) -> str:
        """A stable name: `source--target`."""
        return f"{self.source}--{self.target}"

    def for_needs(self, needs: frozenset[str]) -> Edge:
        """The edge as a visitor with these needs sees it: the first words that are for them."""
        for audience, condition in self.conditions:
            if audience.includes(needs):
                return replace(self, condition=condition, conditions=())
        return self

    def saying(self, condition: str | None) -> Edge:
        """The same edge, but with these words or none."""
        return self if condition == self.condition else replace(self, condition=condition)

    def between(self, source: str, target: str) -> Edge:
        """The same edge, but from and to these nodes."""
        if (source, target) == (self.source, self.target):
            return self
        return replace(self, source=source, target=target)


@dataclass(frozen=True)
class Branch:
    """A way off the main one: the edge that leaves a stop, and the run that it leads into."""

    edge: Edge
    run: tuple[Stop, ...]


@dataclass(frozen=True)
class Stop:
    """One node of a run, with the members of its frame and the branches that leave it.

    `onward` is the edge to the next stop of the run, None at the last one.
    """

    node: FlowNode
    members: tuple[FlowNode, ...]
    branches: tuple[Branch, ...]
    onward: Edge | None

    @property
    def chooses(self) -> bool:
        """Whether the main way is one choice among others, such as key 1 of a menu."""
        return self.onward is not None and self.onward.condition is not None
