"""Where something is written, and when: sources and dates as a page shows them."""

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
    is_day = len(source.date) > len("2015")
    return SourceLine(
        title=source.title,
        language=source.language,
        description="" if source.title else sentences["sources"][source.id],
        publisher=source.publisher,
        date=day(sentences, date.fromisoformat(source.date)) if is_day else source.date,
    )


def short_source(sentences: Words, source: Source) -> str:
    """Publisher and date; what was inferred says so."""
    if not source.publisher:
        return str(sentences["sources"][source.id])
    return f"{source.publisher} {source.date}"
