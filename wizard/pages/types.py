"""The pages of the nine types: side by side, and one by one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wizard.address import State
from wizard.advice import Capability, ConfigurationType
from wizard.callflow import Entry, legend, sketch
from wizard.content import Words, callflows, engine, words
from wizard.pages.call import CallSection, type_call
from wizard.pages.links import Frame, frame, look_query
from wizard.pages.sources import (
    SourceLine,
    SourceReference,
    day,
    numbered,
    reference,
    source_line,
)


@dataclass(frozen=True, slots=True)
class TypeLink:
    """A link to the page of a type; `short` is its name where room is scarce."""

    id: str
    name: str
    short: str
    url: str


@dataclass(frozen=True, slots=True)
class TypeText:
    """The words of one type, and what the catalogue says of its availability.

    A retired type has `successor_*`: what to choose today, the words of a link there, and both in
    one line. What it takes (`before`) and its `steps` are the successor's; `setup_title` says so.
    """

    id: str
    name: str
    heading: str
    sentence: str
    line: str
    billing: str
    as_of: str
    summary: tuple[str, ...]
    uses: tuple[str, ...]
    setup_title: str
    before: tuple[str, ...]
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    today: str
    in_2015: str
    beside: tuple[str, ...]
    successor_note: str
    successor_link: str
    successor_line: str
    availability: str
    availability_label: str
    feature_type: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim of the table in words; `support` is the id of a `Support`.

    `sources` lead to the list at the end of the page, where there is one.
    """

    support: str
    label: str
    note: str
    sources: tuple[SourceReference, ...]
    in_2015: str


@dataclass(frozen=True, slots=True)
class Row:
    """One capability, with a cell for each type."""

    name: str
    description: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together, under a heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TypeCard:
    """One of the nine at a glance; `sketch` is an SVG element of our own core."""

    link: TypeLink
    text: TypeText
    sketch: str


@dataclass(frozen=True, slots=True)
class TypesPage:
    """Everything `types/index.html` shows; its table has `columns`, the first for the names."""

    frame: Frame
    title: str
    rank_reason: str
    cards: tuple[TypeCard, ...]
    columns: int
    groups: tuple[RowGroup, ...]
    legend: tuple[Entry, ...]
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TypePage:
    """Everything `types/detail.html` shows; `groups` has what the type provides, and does not.

    `sources` has those of the type, then those that only its claims name; claims refer to them by
    their number.
    """

    frame: Frame
    title: str
    text: TypeText
    call: CallSection
    successor: TypeLink | None
    groups: tuple[RowGroup, ...]
    sources: tuple[SourceLine, ...]
    pairs: tuple[dict[str, Any], ...]
    words: dict[str, Any]


def types_page(language: str, state: State) -> TypesPage:
    """The page of all types in rank order; of the state only the look counts."""
    sentences = words(language)
    types = tuple(engine().catalogue.types.values())
    cards = tuple(
        TypeCard(type_link(sentences, t, state), type_text(sentences, t), sketch(callflows()[t.id]))
        for t in types
    )
    return TypesPage(
        frame=frame(language, state, "types"),
        title=sentences["interface"]["types_title"],
        rank_reason=sentences["types"]["rank"]["text"],
        cards=cards,
        columns=1 + len(cards),
        groups=row_groups(sentences, types),
        legend=legend(sentences["callflows"]),
        words=sentences["interface"],
    )


def type_page(
    language: str, state: State, configuration: ConfigurationType, name: str = "type"
) -> TypePage:
    """The page of one type; `name` is its URL name, for a page of its own or for a frame."""
    place = frame(language, state, name, configuration.id, about=configuration.id)
    sentences = words(language)
    catalogue = engine().catalogue
    successor = catalogue.types[configuration.successor] if configuration.successor else None
    claims = [each.claims[configuration.id] for each in catalogue.capabilities.values()]
    numbers = numbered(
        (*configuration.sources, *(source for claim in claims for source in claim.sources))
    )
    return TypePage(
        frame=place,
        title=sentences["types"][configuration.id]["name"],
        text=type_text(sentences, configuration),
        call=type_call(place, name, state, configuration.id),
        successor=type_link(sentences, successor, state) if successor else None,
        groups=row_groups(sentences, (configuration,), numbers),
        sources=tuple(source_line(sentences, catalogue.sources[source]) for source in numbers),
        pairs=tuple(
            sentences["chains"][chain.id]
            for chain in catalogue.chains
            if chain.first == configuration.id
        ),
        words=sentences["interface"],
    )


def type_link(sentences: Words, configuration: ConfigurationType, state: State) -> TypeLink:
    """The link to the page of a type, which keeps the look of this state."""
    own = sentences["types"][configuration.id]
    url = reverse("type", args=[sentences.language, configuration.id]) + look_query(state)
    return TypeLink(configuration.id, own["name"], own["short"], url)


def type_text(
    sentences: Words, configuration: ConfigurationType, needs: Collection[str] = ()
) -> TypeText:
    """The words of a type; whether it takes a line may depend on what is needed."""
    own = sentences["types"][configuration.id]
    takes_a_line_now = not configuration.line_needed_for.isdisjoint(needs)
    return TypeText(
        id=configuration.id,
        name=own["name"],
        heading=own["heading"],
        sentence=own["sentence"],
        line=own["line_when_needed" if takes_a_line_now else "line"],
        billing=own["billing"],
        as_of=sentences["interface"]["as_of"].format(date=day(sentences, configuration.as_of)),
        summary=tuple(own["summary"]),
        uses=tuple(own["uses"]),
        setup_title=own.get("successor_setup", sentences["interface"]["setup_title"]),
        before=tuple(own["before"]),
        steps=tuple(own["steps"]),
        cautions=tuple(own["cautions"]),
        today=own["today"],
        in_2015=own["in_2015"],
        beside=tuple(own["beside"]),
        successor_note=own.get("successor_note", ""),
        successor_link=own.get("successor_link", ""),
        successor_line=own.get("successor_line", ""),
        availability=configuration.availability,
        availability_label=sentences["types"]["availability"][configuration.availability],
        feature_type=configuration.feature_type,
        sources=tuple(source_line(sentences, source) for source in configuration.sources),
    )


def row_groups(
    sentences: Words,
    types: tuple[ConfigurationType, ...],
    numbers: Mapping[str, int] | None = None,
) -> tuple[RowGroup, ...]:
    """The decision table for some types, in the groups and the order of the catalogue.

    `numbers` are those of the sources listed on the page; None where it lists none.
    """
    grouped: dict[str, list[Row]] = {}
    for capability in engine().catalogue.capabilities.values():
        own = sentences["capabilities"][capability.id]
        cells = tuple(_cell(sentences, capability, each, numbers) for each in types)
        grouped.setdefault(capability.group, []).append(Row(own["name"], own["description"], cells))
    names = sentences["capabilities"]["groups"]
    return tuple(RowGroup(names[group], tuple(rows)) for group, rows in grouped.items())


def _cell(
    sentences: Words,
    capability: Capability,
    configuration: ConfigurationType,
    numbers: Mapping[str, int] | None,
) -> Cell:
    claim = capability.claims[configuration.id]
    support_words = sentences["interface"]["support"]
    changed = claim.in_2015 is not claim.support
    return Cell(
        support=claim.support,
        label=support_words[claim.support],
        note=sentences["capabilities"][capability.id].get("notes", {}).get(configuration.id, ""),
        sources=tuple(reference(sentences, source, numbers) for source in claim.sources)
        if numbers
        else (),
        in_2015=support_words["in_2015"][claim.in_2015] if changed else "",
    )
