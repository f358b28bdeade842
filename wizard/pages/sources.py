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


def day(sentences: Words, moment: date) -> str:
    """A date as the language writes it."""
    interface = sentences["interface"]
    written: str = interface["date"].format(
        day=interface["first_of_month"] if moment.day == 1 else moment.day,
        month=interface["months"][moment.month - 1],
        year=moment.year,
    )
    return written


def source_line(sentences: Words, source: Source) -> SourceLine:
    """A source in full, its date as the language writes it."""
    return SourceLine(
        title=source.title,
        language=source.language,
        description="" if source.title else sentences["sources"][source.id],
        publisher=source.publisher,
        date=_date(sentences, source),
    )


def numbered(sources: Iterable[Source]) -> dict[str, int]:
    """The number of each source in the list at the end of a page, by its id, each source once."""
    return {id_: n for n, id_ in enumerate(dict.fromkeys(s.id for s in sources), start=1)}


def reference(sentences: Words, source: Source, numbers: Mapping[str, int]) -> SourceReference:
    """The link from a claim to its source in the list at the end of the page."""
    number = numbers[source.id]
    said: str = sentences["interface"]["source_reference"]
    return SourceReference(
        f"source-{number}", said.format(number=number, date=_date(sentences, source))
    )


def _date(sentences: Words, source: Source) -> str:
    is_day = len(source.date) > len("2015")
    return day(sentences, date.fromisoformat(source.date)) if is_day else source.date
