"""Where something is written, and when: sources and dates as a page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wizard.advice import Source
from wizard.content import Words


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source to cite: a document's title, with its language, or what the source is."""

    title: str
    language: str
    description: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class SourceReference:
    """A link to the place of a source in the list at the end of the page: its id, its words."""

    anchor: str
    text: str


def written_date(own: Words, moment: date) -> str:
    """A date as the language writes it."""
    is_first = moment.day == 1
    return own.say(
        "interface.date",
        day=own.say("interface.first_of_month") if is_first else moment.day,
        month=own.lines("interface.months")[moment.month - 1],
        year=moment.year,
    )


def source_line(own: Words, source: Source) -> SourceLine:
    """A source in full, its date as the language writes it."""
    return SourceLine(
        title=source.title,
        language=source.language,
        description="" if source.title else own.say(f"sources.{source.id}"),
        publisher=source.publisher,
        date=_date_of(own, source),
    )


def numbered(sources: Iterable[Source]) -> dict[str, int]:
    """The number of each source in the list at the end of a page, by its id, each source once."""
    return {id_: n for n, id_ in enumerate(dict.fromkeys(s.id for s in sources), start=1)}


def references(
    own: Words, sources: Iterable[Source], numbers: Mapping[str, int] | None
) -> tuple[SourceReference, ...]:
    """The links from a claim to its sources in the list at the end of the page, if it has one."""
    return tuple(_reference(own, source, numbers) for source in sources) if numbers else ()


def _reference(own: Words, source: Source, numbers: Mapping[str, int]) -> SourceReference:
    number = numbers[source.id]
    text = own.say("interface.source_reference", number=number, date=_date_of(own, source))
    return SourceReference(f"source-{number}", text)


def _date_of(own: Words, source: Source) -> str:
    """The date of a source, which may be a year alone: then it is written as it is."""
    if source.date.isdecimal():
        return source.date
    return written_date(own, date.fromisoformat(source.date))
