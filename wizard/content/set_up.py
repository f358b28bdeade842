"""How a type is set up, step by step, in one language."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.advice import Catalogue, Source
from wizard.callflow import Audience
from wizard.content.labels import Label, Panel
from wizard.content.sentence import Piece, Reader, Sentence
from wizard.content.words import Words
from wizard.toml import Table, read_table

SHARED = "shared"
"""The table of words for the steps that several types have."""

TILE = "tile-"
"""How the label of the tile of a type begins."""


@dataclass(frozen=True, slots=True)
class SetUpStep:
    """What to do, and where: `ways` has a sentence for each panel in which that is known.

    `audience` says whom the step is there for, by what they need.
    """

    id: str
    audience: Audience
    text: Sentence
    ways: Mapping[Panel, Sentence]


@dataclass(frozen=True, slots=True)
class SetUp:
    """By id: the steps of each type that can be chosen, and of each pair of numbers."""

    types: Mapping[str, tuple[SetUpStep, ...]]
    chains: Mapping[str, tuple[Sentence, ...]]

    def steps(self, type_id: str, needs: Collection[str] | None = None) -> tuple[SetUpStep, ...]:
        """Those for everybody and for these needs; all of them if no needs are given."""
        asked = None if needs is None else frozenset(needs)
        return tuple(
            step for step in self.types[type_id] if asked is None or step.audience.includes(asked)
        )

    def is_in_console(self, type_id: str) -> bool:
        """Whether the guides show this type in the Console: they then name its tile there."""
        return any(
            piece.label.startswith(TILE) and Panel.CONSOLE in piece.panels
            for piece in _pieces(self.types[type_id])
        )


def load_set_up(
    path: Path, sentences: Words, catalogue: Catalogue, labels: Mapping[str, Label]
) -> SetUp:
    """The steps in the order of a file, with the words of a language.

    Raises ContentError for an unknown type, capability or label, a step without words, or words
    without a step; KeyError if the language has no file of steps or chains.
    """
    order = read_table(path)
    chosen = [each.id for each in catalogue.types.values() if not each.successor]
    order.allow(*chosen)
    written = Table(f"{sentences.language}/steps.toml", "", sentences["steps"])
    written.allow("words", SHARED, *chosen)
    written.table(SHARED).allow(*(step for type_id in order for step in order.table(type_id)))
    reader = Reader(sentences.language, labels, written.table("words").text("in_console"))
    pairs = Table(f"{sentences.language}/chains.toml", "", sentences["chains"])
    return SetUp(
        {type_id: tuple(_steps(type_id, order, written, catalogue, reader)) for type_id in chosen},
        {pair: tuple(_lines(pairs.table(pair), reader)) for pair in pairs},
    )


def _steps(
    type_id: str, order: Table, written: Table, catalogue: Catalogue, reader: Reader
) -> Iterator[SetUpStep]:
    needed, own, shared = order.table(type_id), written.table(type_id), written.table(SHARED)
    if not list(needed):
        raise order.error(type_id, "needs at least one step")
    own.allow(*needed)
    for step_id in needed:
        entry = (own if step_id in own or step_id not in shared else shared).table(step_id)
        entry.allow("do", *Panel)
        yield SetUpStep(
            step_id,
            _audience(needed, step_id, catalogue),
            reader.read(entry, "do", tile=f"{TILE}{type_id}"),
            {
                panel: reader.read(entry, panel, panel, tile=f"{TILE}{type_id}")
                for panel in Panel
                if panel in entry
            },
        )


def _audience(needed: Table, step_id: str, catalogue: Catalogue) -> Audience:
    """Written as a list of needs, or as a table with those that keep the step away, too."""
    if not isinstance(needed.value(step_id), dict):
        return Audience(needs_any=frozenset(needed.some_of(step_id, catalogue.capabilities)))
    entry = needed.table(step_id)
    entry.allow("for", "unless", "anyway", "all")
    return audience_for(entry, catalogue)


def audience_for(entry: Table, catalogue: Catalogue) -> Audience:
    """Whom the needs under `all`, `for`, `unless` and `anyway` of an entry name."""
    known = catalogue.capabilities
    return Audience(
        needs_all=frozenset(entry.some_of("all", known)),
        needs_any=frozenset(entry.some_of("for", known)),
        needs_none=frozenset(entry.some_of("unless", known)),
        needs_none_unless=frozenset(entry.some_of("anyway", known)),
    )


def _lines(pair: Table, reader: Reader) -> Iterator[Sentence]:
    lines = pair.value("how")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise pair.error("how", "must be a list of sentences")
    for line in lines:
        yield reader.sentence(pair, "how", line)


def unused_labels(labels: Mapping[str, Label], *set_ups: SetUp) -> list[str]:
    """The names that no step of any of these shows, each as `labels.toml: configure.console: …`."""
    used = {
        (piece.label, panel)
        for set_up in set_ups
        for piece in _all_pieces(set_up)
        for panel in piece.panels
    }
    return [
        f"labels.toml: {label.id}.{panel}: no step names it; remove it"
        for label in labels.values()
        for panel in label.names
        if (label.id, panel) not in used
    ]


def sources_of(steps: tuple[SetUpStep, ...], labels: Mapping[str, Label]) -> tuple[Source, ...]:
    """Where the names of the buttons in some steps are written, each source once."""
    return tuple(
        dict.fromkeys(
            source
            for piece in _pieces(steps)
            for panel in piece.panels
            for source in labels[piece.label].names[panel].sources
        )
    )


def _pieces(steps: tuple[SetUpStep, ...]) -> Iterator[Piece]:
    for step in steps:
        for sentence in (step.text, *step.ways.values()):
            yield from sentence


def _all_pieces(set_up: SetUp) -> Iterator[Piece]:
    for steps in set_up.types.values():
        yield from _pieces(steps)
    for lines in set_up.chains.values():
        for line in lines:
            yield from line
