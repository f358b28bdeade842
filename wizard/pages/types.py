"""The pages of the nine types: side by side, and one by one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse

from wizard.address import State
from wizard.advice import Capability, ConfigurationType
from wizard.callflow import Entry, legend, sketch
from wizard.content import Words, callflows, engine, labels, set_up, words
from wizard.content.set_up import sources_of
from wizard.pages.administrators import ForAdministrators, for_administrators
from wizard.pages.call import CallSection, type_call
from wizard.pages.menu_table import MenuTable, menu_table
from wizard.pages.set_up import Pair, SetUpText, pair_of_numbers, sentences_for, set_up_text
from wizard.pages.sources import (
    SourceLine,
    SourceReference,
    numbered,
    references,
    source_line,
    written_date,
)
from wizard.pages.surroundings import Surroundings, look_query, surroundings
from wizard.standing import offered_type


@dataclass(frozen=True, slots=True)
class TypeLink:
    """A link to the page of a type; `short` is its name where room is scarce."""

    id: str
    name: str
    short: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides first: whether it takes a line, what it costs, and when that was read.

    `read` is the day on which the oldest of these facts was read.
    """

    line: str
    billing: str
    read: str


@dataclass(frozen=True, slots=True)
class About:
    """A type explained: at length, in use, next to others, today and in the guide of 2015."""

    summary: tuple[str, ...]
    uses: tuple[str, ...]
    beside: tuple[str, ...]
    today: str
    in_2015: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to choose in place of a retired type: some sentences, and a link's words."""

    note: str
    link: str


@dataclass(frozen=True, slots=True)
class TypeText:
    """The words of one type, and what the catalogue says of its availability.

    `notice` is what to know before anything else, if there is something. `replacement` is there for
    a retired type alone.
    """

    id: str
    name: str
    heading: str
    sentence: str
    notice: str
    facts: Facts
    about: About
    setup: SetUpText
    replacement: Replacement | None
    availability: str
    availability_label: str
    feature_type: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim of the table in words; `support` is the id of a `Support`.

    `sources`, and those that disagree, lead to the list at the end of the page, where there is one.
    """

    support: str
    label: str
    note: str
    sources: tuple[SourceReference, ...]
    disagrees: tuple[SourceReference, ...]
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

    surroundings: Surroundings
    title: str
    rank_reason: str
    cards: tuple[TypeCard, ...]
    columns: int
    groups: tuple[RowGroup, ...]
    legend: tuple[Entry, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class TypePage:
    """Everything `types/detail.html` shows; `groups` has what the type provides, and does not.

    `sources` has those of the type, then those that only its claims name, then those of the names
    on screen in its steps; claims and steps refer to them by their number.
    """

    surroundings: Surroundings
    title: str
    text: TypeText
    call: CallSection
    successor: TypeLink | None
    setup_sources: tuple[SourceReference, ...]
    groups: tuple[RowGroup, ...]
    sources: tuple[SourceLine, ...]
    pairs: tuple[Pair, ...]
    menu_table: MenuTable | None
    administrators: ForAdministrators | None
    words: Words


def types_page(language: str, state: State) -> TypesPage:
    """The page of all types in rank order; of the state only the look counts."""
    sentences = words(language)
    types = tuple(engine().catalogue.types.values())
    cards = tuple(
        TypeCard(type_link(sentences, t, state), type_text(sentences, t), sketch(callflows()[t.id]))
        for t in types
    )
    return TypesPage(
        surroundings=surroundings(language, state, "types"),
        title=sentences.say("interface.types_title"),
        rank_reason=sentences.say("types.rank.text"),
        cards=cards,
        columns=1 + len(cards),
        groups=row_groups(sentences, types),
        legend=legend(sentences["callflows"]),
        words=sentences.part("interface"),
    )


def type_page(
    language: str, state: State, configuration: ConfigurationType, *, is_framed: bool = False
) -> TypePage:
    """The page of one type, for a page of its own or for a frame."""
    id_ = configuration.id
    around = surroundings(language, state, "type", id_, is_framed=is_framed, about=id_)
    sentences = words(language)
    catalogue = engine().catalogue
    successor = catalogue.types[configuration.successor] if configuration.successor else None
    claims = [each.claims[id_] for each in catalogue.capabilities.values()]
    cited = [source for claim in claims for source in (*claim.sources, *claim.disagrees)]
    named = sources_of(set_up(language).types[offered_type(configuration).id], labels())
    numbers = numbered((*configuration.sources, *cited, *named))
    pairs = [chain for chain in catalogue.chains if chain.first == id_]
    return TypePage(
        surroundings=around,
        title=sentences.say(f"types.{id_}.name"),
        text=type_text(sentences, configuration),
        call=type_call(around, state, id_),
        successor=type_link(sentences, successor, state) if successor else None,
        setup_sources=references(sentences, named, numbers),
        groups=row_groups(sentences, (configuration,), numbers),
        sources=tuple(source_line(sentences, catalogue.sources[source]) for source in numbers),
        pairs=tuple(pair_of_numbers(sentences, chain) for chain in pairs),
        menu_table=menu_table(language, id_, None),
        administrators=for_administrators(language, id_, state),
        words=sentences.part("interface"),
    )


def type_link(sentences: Words, configuration: ConfigurationType, state: State) -> TypeLink:
    """The link to the page of a type, which keeps the look of this state."""
    id_ = configuration.id
    url = reverse("type", args=[sentences.language, id_]) + look_query(state)
    return TypeLink(
        id_, sentences.say(f"types.{id_}.name"), sentences.say(f"types.{id_}.short"), url
    )


def type_text(
    sentences: Words, configuration: ConfigurationType, needs: Collection[str] | None = None
) -> TypeText:
    """The words of a type, for some needs or (None) for any: they decide on line and steps."""
    text = sentences.part(f"types.{configuration.id}")
    return TypeText(
        id=configuration.id,
        name=text.say("name"),
        heading=text.say("heading"),
        sentence=text.say("sentence"),
        notice=text.say_if_any("notice"),
        facts=_facts(sentences, configuration, needs or ()),
        about=About(
            summary=text.lines("summary"),
            uses=text.lines("uses"),
            beside=text.lines("beside"),
            today=text.say("today"),
            in_2015=text.say("in_2015"),
        ),
        setup=set_up_text(sentences, configuration, needs),
        replacement=_replacement(text) if configuration.successor else None,
        availability=configuration.availability,
        availability_label=sentences.say(f"types.availability.{configuration.availability}"),
        feature_type=configuration.feature_type,
        sources=tuple(source_line(sentences, source) for source in configuration.sources),
    )


def _facts(sentences: Words, configuration: ConfigurationType, needs: Collection[str]) -> Facts:
    text = sentences.part(f"types.{configuration.id}")
    lines = sentences_for(text, "line_for", needs)
    is_billed_now = not configuration.billed_for.isdisjoint(needs)
    return Facts(
        line=lines[0] if lines else text.say("line"),
        billing=text.say("billing_when_needed" if is_billed_now else "billing"),
        read=written_date(sentences, min(source.read for source in configuration.sources)),
    )


def _replacement(text: Words) -> Replacement:
    return Replacement(note=text.say("successor_note"), link=text.say("successor_link"))


def row_groups(
    sentences: Words, types: tuple[ConfigurationType, ...], numbers: Mapping[str, int] | None = None
) -> tuple[RowGroup, ...]:
    """The decision table for some types, in the groups and the order of the catalogue.

    `numbers` are those of the sources listed on the page; None where it lists none.
    """
    grouped: dict[str, list[Row]] = {}
    for capability in engine().catalogue.capabilities.values():
        text = sentences.part(f"capabilities.{capability.id}")
        cells = tuple(_cell(sentences, capability, each, numbers) for each in types)
        row = Row(text.say("name"), text.say("description"), cells)
        grouped.setdefault(capability.group, []).append(row)
    return tuple(
        RowGroup(sentences.say(f"capabilities.groups.{group}"), tuple(rows))
        for group, rows in grouped.items()
    )


def _cell(
    sentences: Words,
    capability: Capability,
    configuration: ConfigurationType,
    numbers: Mapping[str, int] | None,
) -> Cell:
    claim = capability.claims[configuration.id]
    has_changed = claim.in_2015 is not claim.support
    return Cell(
        support=claim.support,
        label=sentences.say(f"interface.support.{claim.support}"),
        note=sentences.say_if_any(f"capabilities.{capability.id}.notes.{configuration.id}"),
        sources=references(sentences, claim.sources, numbers),
        disagrees=references(sentences, claim.disagrees, numbers),
        in_2015=sentences.say(f"interface.support.in_2015.{claim.in_2015}") if has_changed else "",
    )
