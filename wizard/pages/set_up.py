"""How a type, or a pair of numbers, is set up, as a page shows it."""

from collections.abc import Collection
from dataclasses import dataclass

from wizard.advice import Chain, ConfigurationType
from wizard.content import Words, set_up
from wizard.content.sentence import Sentence
from wizard.standing import Number, offered_type
from wizard.traces import traces_of


@dataclass(frozen=True, slots=True)
class Way:
    """Where to do a step in one of the two control panels, which `panel` names."""

    panel: str
    text: Sentence


@dataclass(frozen=True, slots=True)
class StepLine:
    """What to do, and where; `traces` are the needs that the step answers."""

    traces: tuple[str, ...]
    text: Sentence
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class SetUpText:
    """How a type is set up. A retired type is set up as its successor; `title` says so.

    `note` says in which control panel the steps are known, `sources_title` stands before the
    sources of the names on screen.
    """

    title: str
    before: tuple[str, ...]
    note: str
    steps: tuple[StepLine, ...]
    sources_title: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers that together do what no single type does."""

    id: str
    name: str
    sentence: str
    how: tuple[Sentence, ...]
    caution: str


def set_up_text(
    sentences: Words, configuration: ConfigurationType, needs: Collection[str] | None = None
) -> SetUpText:
    """How a type is set up for some needs, or (None) for any."""
    text = sentences.part(f"types.{configuration.id}")
    type_id = offered_type(configuration).id
    found = set_up(sentences.language)
    said = sentences.part("steps.words")
    traces = traces_of(type_id, frozenset(needs)).steps if needs else {}
    return SetUpText(
        title=text.say_if_any("successor_setup") or sentences.say("interface.setup_title"),
        before=(
            *sentences.lines(f"types.{type_id}.before"),
            *sentences_for(sentences.part(f"types.{type_id}"), "before_for", needs),
        ),
        note=said.say("both" if found.is_in_console(type_id) else "panel_only"),
        steps=tuple(
            StepLine(
                traces.get(step.id, ()),
                step.text,
                tuple(Way(said.say(panel), way) for panel, way in step.ways.items()),
            )
            for step in found.steps(type_id, needs)
        ),
        sources_title=said.say("sources"),
        cautions=(*text.lines("cautions"), *sentences_for(text, "cautions_for", needs)),
    )


def sentences_for(text: Words, table: str, needs: Collection[str] | None) -> tuple[str, ...]:
    """The sentences of a table for one of these needs; all of them if no needs are given."""
    return tuple(
        text.say(f"{table}.{key}")
        for key in (text[table] if text.has(table) else ())
        if needs is None or not {*key.split()}.isdisjoint(needs)
    )


def number_title(sentences: Words, number: Number, alone: str) -> str:
    """What heads a number of a pair; `alone`, if there is no other."""
    if number.place == "only":
        return alone
    name = sentences.say(f"types.{number.type.id}.name")
    return sentences.say(f"interface.number_titles.{number.place}", name=name)


def pair_of_numbers(sentences: Words, chain: Chain) -> Pair:
    """A pair of numbers in words."""
    text = sentences.part(f"chains.{chain.id}")
    return Pair(
        id=f"{chain.first} {chain.second}",
        name=text.say("name"),
        sentence=text.say("sentence"),
        how=set_up(sentences.language).chains[chain.id],
        caution=text.say("caution"),
    )
