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


def written_date(sentences: Words, moment: date) -> str:
    """A date as the language writes it."""
    is_first = moment.day == 1
    return sentences.say(
        "interface.date",
        day=sentences.say("interface.first_of_month") if is_first else moment.day,
        month=sentences.lines("interface.months")[moment.month - 1],
        year=moment.year,
    )


def source_line(sentences: Words, source: Source) -> SourceLine:
    """A source in full, its date as the language writes it."""
    return SourceLine(
        title=source.title,
        language=source.language,
        description="" if source.title else sentences.say(f"sources.{source.id}"),
        publisher=source.publisher,
        date=_date_of(sentences, source),
    )


def numbered(sources: Iterable[Source]) -> dict[str, int]:
    """The number of each source in the list at the end of a page, by its id, each source once."""
    return {id_: n for n, id_ in enumerate(dict.fromkeys(s.id for s in sources), start=1)}


def references(
    sentences: Words, sources: Iterable[Source], numbers: Mapping[str, int] | None
) -> tuple[SourceReference, ...]:
    """The links from a claim to its sources in the list at the end of the page, if it has one."""
    return tuple(_reference(sentences, source, numbers) for source in sources) if numbers else ()


def _reference(sentences: Words, source: Source, numbers: Mapping[str, int]) -> SourceReference:
    number = numbers[source.id]
    text = sentences.say(
        "interface.source_reference", number=number, date=_date_of(sentences, source)
    )
    return SourceReference(f"source-{number}", text)


def _date_of(sentences: Words, source: Source) -> str:
    """The date of a source, which may be a year alone: then it is written as it is."""
    if source.date.isdecimal():
        return source.date
    return written_date(sentences, date.fromisoformat(source.date))
