"""On what the content rests, and how old that is: the lines of `make sources`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wizard.advice import Catalogue, Source
from wizard.callflow import CallFlow, Strategy
from wizard.content.labels import Label

OLD = 3 * 365
"""Days after which a source should not be the only one of a claim."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the content says: what about, on which sources, and which say otherwise."""

    about: str
    sources: tuple[Source, ...]
    disagrees: tuple[Source, ...] = ()


def statements(
    catalogue: Catalogue,
    labels: Mapping[str, Label],
    flows: Mapping[str, CallFlow],
    strategies: Mapping[str, Iterable[Strategy]],
) -> Iterator[Statement]:
    """Each claim of the table, then each type, pair, label, call flow and ringing order."""
    known = catalogue.sources
    for capability in catalogue.capabilities.values():
        for type_id, claim in capability.claims.items():
            yield Statement(f"{capability.id} / {type_id}", claim.sources, claim.disagrees)
    for configuration in catalogue.types.values():
        yield Statement(f"type {configuration.id}", configuration.sources)
    for chain in catalogue.chains:
        yield Statement(f"pair {chain.id}", chain.sources)
    for label in labels.values():
        for panel, name in label.names.items():
            yield Statement(f"label {label.id} ({panel})", name.sources)
    for type_id, flow in flows.items():
        scenarios, quantities = flow.written_scenarios, flow.quantities
        parts = [flow.sources, *(s.sources for s in scenarios), *(q.sources for q in quantities)]
        cited = dict.fromkeys(source for part in parts for source in part)
        yield Statement(f"call {type_id}", tuple(known[source] for source in cited))
    for type_id, orders in strategies.items():
        cited = dict.fromkeys(source for order in orders for source in order.sources)
        if cited:
            yield Statement(f"order of {type_id}", tuple(known[source] for source in cited))


def report(sources: Iterable[Source], said: Iterable[Statement], today: date) -> list[str]:
    """Lines to print: sources by age; statements by source, on old ground, and disputed."""
    said = list(said)
    oldest_first = sorted(sources, key=_written)
    by_source = {
        source.id: [each.about for each in said if source in (*each.sources, *each.disagrees)]
        for source in oldest_first
    }
    on_old_ground = {
        source.id: [each.about for each in said if each.sources == (source,)]
        for source in oldest_first
        if (today - _written(source)).days > OLD
    }
    return [
        "# Sources, oldest first: written, read, short name, statements, title",
        *(
            f"{source.date:<10}  {source.read}  {source.id:<10} {len(by_source[source.id]):>4}  "
            f"{source.title or source.publisher or 'inferred'}"
            for source in oldest_first
        ),
        "",
        "# Statements by source",
        *_listed(by_source),
        "",
        f"# On one source older than three years: {sum(map(len, on_old_ground.values()))}",
        *_listed(on_old_ground),
        "",
        "# Disagreements",
        *(
            f"{each.about}: {_names(each.sources)}; otherwise {_names(each.disagrees)}"
            for each in said
            if each.disagrees
        ),
    ]


def _written(source: Source) -> date:
    """The day on which a source was written; the first of a year of which no more is known."""
    return date.fromisoformat(
        source.date if len(source.date) > len("2015") else f"{source.date}-01-01"
    )


def _listed(statements: Mapping[str, list[str]]) -> list[str]:
    return [f"{source}: {', '.join(about)}" for source, about in statements.items() if about]


def _names(sources: Iterable[Source]) -> str:
    return " ".join(source.id for source in sources)
