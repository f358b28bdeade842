"""From when the facts are: in words, and what to say if an address was shared with older ones."""

from dataclasses import dataclass

from wizard.address import State
from wizard.content import Words, engine, words


@dataclass(frozen=True, slots=True)
class Renewal:
    """That the facts were renewed since an address was shared, and what changed with them."""

    title: str
    sentence: str
    list_title: str
    changes: tuple[str, ...]


def renewal(language: str, state: State) -> Renewal | None:
    """What to say of the facts that an address was shared with; None if they are still the same."""
    today = engine().catalogue.facts
    if state.facts is None or state.facts >= today:
        return None
    sentences = words(language)
    part = sentences.part("facts")
    return Renewal(
        title=part.say("title"),
        sentence=part.say(
            "sentence",
            before=written_month(sentences, state.facts),
            now=written_month(sentences, today),
        ),
        list_title=part.say("list"),
        changes=tuple(
            change
            for month in sorted(part.part("changes"), reverse=True)
            if month > state.facts
            for change in part.lines(f"changes.{month}")
        ),
    )


def written_month(sentences: Words, version: str) -> str:
    """A version such as "2026-11" as the language writes it: "November 2026"."""
    year, month = version.split("-")
    name = sentences.lines("interface.months")[int(month) - 1]
    return sentences.say("facts.month", month=name, year=year)
