"""The set-up sheet: a result to print, fill in and tick off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import segno

from wizard.address import State
from wizard.advice import Advice, Source
from wizard.callflow import CallFlow, Moment, scenario_names, walk
from wizard.content import Words, engine, labels, set_up, sheet, words
from wizard.content.sentence import Piece, Sentence
from wizard.content.set_up import sources_of
from wizard.content.sheet import Row, TextToSay
from wizard.pages.administrators import ForAdministrators, for_administrators
from wizard.pages.call_figure import CallFigure, figure_of
from wizard.pages.call_sentence import result_sentence
from wizard.pages.heading import result_name
from wizard.pages.menu_table import MENU_STEP, MenuRow, MenuTable, menu_table
from wizard.pages.other import Wish, wished_topics
from wizard.pages.pass_on import facts_line, page_address, short_address
from wizard.pages.reasons import unmet_lines
from wizard.pages.set_up import Pair, StepLine, number_title, pair_of_numbers, set_up_text
from wizard.pages.sources import SourceLine, SourceReference, numbered, references, source_line
from wizard.pages.surroundings import Surroundings, surroundings
from wizard.pages.trail import Trail, result_trail
from wizard.routes import SHEET, WIZARD
from wizard.standing import Number, flow_of, numbers, parts, shown_type

INFERRED = "derived"
"""The source of a value that is an example of ours."""


SYNTHESIS = "speech-synthesis"
"""With this need, a voice reads the texts; nobody records them."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A setting; `fields` are the ids of its inputs, or of its boxes where there are `ticks`.

    `initial` is what stands in the first field at the start, `initial_note` says that it is an
    example of ours, and `initial_sources` are those of any other such value.
    """

    id: str
    name: Sentence
    value: str
    ticks: tuple[str, ...]
    fields: tuple[int, ...]
    initial: str
    initial_note: str
    initial_sources: tuple[SourceReference, ...]
    unit: str
    hint: str


@dataclass(frozen=True, slots=True)
class SheetStep:
    """A set-up step: what to do, where, and the settings of that screen."""

    id: str
    line: StepLine
    rows: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A call to make: what to do, what is heard, what rings, how it ends, what it means if not."""

    id: str
    name: str
    call: str
    heard: str
    rings: str
    end: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What a voice says, under the title that tells whether it is recorded or typed."""

    id: str
    title: str
    texts: tuple[TextToSay, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The type to set up, what its call does, and what it misses where nothing fits whole.

    `wishes` are those that no type is documented to do. `chain` is the simplest pair of numbers
    that meets every need, if there is one and it is needed.
    """

    configuration: str
    match: str
    sentence: str
    missing: tuple[str, ...]
    wishes: tuple[Wish, ...]
    chain: Pair | None


@dataclass(frozen=True, slots=True)
class SheetNumber:
    """A number to set up; `title` heads its steps, and its tables for administrators."""

    place: str
    title: str
    note: str
    steps: tuple[SheetStep, ...]
    menu_table: MenuTable | None
    administrators: ForAdministrators | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The result that a sheet comes from: its address, in full, to type and to scan, and its date.

    `code` is an SVG element of ours.
    """

    url: str
    short_url: str
    code: str
    facts: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Everything `wizard/sheet.html` shows. `own` are the words of the sheet."""

    surroundings: Surroundings
    title: str
    chosen: Chosen
    figure: CallFigure
    ready: tuple[str, ...]
    texts: tuple[Texts, ...]
    numbers: tuple[SheetNumber, ...]
    trials: tuple[Trial, ...]
    sources: tuple[SourceLine, ...]
    origin: Origin
    trail: Trail
    own: Words
    words: Words


def sheet_page(language: str, state: State) -> SheetPage:
    """The sheet of a state in which nothing is left to ask."""
    sentences = words(language)
    advice = engine().advise(state.answers)
    each = numbers(advice)
    around = surroundings(language, state, SHEET, about=None if advice.chains else each[0].type.id)
    cited = [source for n in each for source in _sources(language, n.type.id, n.needs)]
    sources = tuple(dict.fromkeys(cited))
    name = result_name(sentences, advice)
    ready = (
        line
        for number in each
        for line in (
            *set_up_text(sentences, number.type, number.needs).before,
            *_ready(language, number.own_needs),
        )
    )
    return SheetPage(
        surroundings=around,
        title=sentences.say("sheet.words.title", name=name),
        chosen=_chosen(sentences, advice, around, state),
        figure=figure_of(language, parts(advice)),
        ready=tuple(dict.fromkeys(ready)),
        texts=tuple(_texts(sentences, each)),
        numbers=tuple(_number(sentences, number, state, numbered(sources)) for number in each),
        trials=tuple(_trials(sentences, flow_of(*parts(advice)))),
        sources=tuple(source_line(sentences, source) for source in sources),
        origin=_origin(sentences, state),
        trail=result_trail(around, state),
        own=sentences.part("sheet.words"),
        words=sentences.part("interface"),
    )


def _number(
    sentences: Words, number: Number, state: State, sources: Mapping[str, int]
) -> SheetNumber:
    language, type_id, needs = sentences.language, number.type.id, number.needs
    setup = set_up_text(sentences, number.type, needs)
    table = menu_table(language, type_id, needs)
    calls = for_administrators(language, type_id, state, needs, number.place)
    return SheetNumber(
        place=number.place,
        title=number_title(sentences, number, sentences.say("sheet.words.steps_title")),
        note=setup.note,
        steps=tuple(_steps(sentences, number, setup.steps, sources, table)),
        menu_table=table and replace(table, title=_of_number(sentences, number, table.title)),
        administrators=calls and replace(calls, title=_of_number(sentences, number, calls.title)),
    )


def _of_number(sentences: Words, number: Number, title: str) -> str:
    """A title that says of which number it is, if there are two."""
    name = number_title(sentences, number, "")
    return sentences.say("interface.of_number", number=name, title=title) if name else title


def _chosen(sentences: Words, advice: Advice, around: Surroundings, state: State) -> Chosen:
    missing = () if advice.chains else unmet_lines(sentences, advice)
    return Chosen(
        configuration=shown_type(advice).id,
        match=advice.match,
        sentence=result_sentence(sentences, advice),
        missing=tuple(line.whole for line in missing),
        wishes=wished_topics(sentences, around, state),
        chain=pair_of_numbers(sentences, advice.chains[0]) if advice.chains else None,
    )


def _origin(sentences: Words, state: State) -> Origin:
    short_url = short_address(sentences.language, state)
    return Origin(
        url=page_address(WIZARD, sentences.language, state.with_answers(state.answers)),
        short_url=short_url,
        code=code_to_scan(short_url, sentences.say("sheet.words.code")),
        facts=facts_line(sentences.language),
    )


def code_to_scan(url: str, title: str) -> str:
    """An address as a QR code, an SVG element; it can be read with a seventh of it damaged."""
    made = segno.make(url, error="m", micro=False)
    svg = made.svg_inline(omitsize=True, border=2, svgclass="code", lineclass=None, title=title)
    return svg.replace("<svg ", '<svg role="img" ', 1)


def _ready(language: str, needs: frozenset[str]) -> Iterator[str]:
    return (text for audience, text in sheet(language).ready if audience.includes(needs))


def _texts(sentences: Words, each: tuple[Number, ...]) -> Iterator[Texts]:
    """Those to type, if a synthetic voice was asked for, and those to record."""
    typed: dict[str, TextToSay] = {}
    recorded: dict[str, TextToSay] = {}
    for number in each:
        needs = number.own_needs
        is_typed = SYNTHESIS in needs & engine().catalogue.provides[number.type.id]
        for text in sheet(sentences.language).texts:
            if number.type.id in text.types and text.audience.includes(needs):
                (typed if is_typed and not text.is_recorded else recorded)[text.id] = text
    if typed:
        title = sentences.say("sheet.words.texts_typed_title")
        yield Texts("typed", title, tuple(typed.values()))
    if recorded:
        yield Texts("recorded", sentences.say("sheet.words.texts_title"), tuple(recorded.values()))


def _rows(language: str, type_id: str, step_id: str, needs: frozenset[str]) -> Iterator[Row]:
    return (row for row in sheet(language).rows[type_id][step_id] if row.audience.includes(needs))


def _sources(language: str, type_id: str, needs: frozenset[str]) -> tuple[Source, ...]:
    """Where the names on the sheet are written, and the values in its fields, each source once."""
    steps = set_up(language).steps(type_id, needs)
    cited = [
        source
        for step in steps
        for row in _rows(language, type_id, step.id, needs)
        for source in row.sources
        if source.id != INFERRED
    ]
    return tuple(dict.fromkeys((*cited, *sources_of(steps, labels()))))


def _steps(
    sentences: Words,
    number: Number,
    lines: tuple[StepLine, ...],
    sources: Mapping[str, int],
    table: MenuTable | None,
) -> Iterator[SheetStep]:
    type_id, needs = number.type.id, number.needs
    prefix = "second-" if number.place == "second" else ""
    steps = set_up(sentences.language).steps(type_id, needs)
    for step, line in zip(steps, lines, strict=True):
        if step.id in sheet(sentences.language).left_out:
            continue
        rows = [
            _row_line(sentences, prefix + step.id, row, sources)
            for row in _rows(sentences.language, type_id, step.id, needs)
        ]
        if table and step.id == MENU_STEP:
            rows += [_key_line(sentences, key) for key in table.keys]
        yield SheetStep(step.id, line, tuple(rows))


def _key_line(sentences: Words, key: MenuRow) -> RowLine:
    """A key of the menu, and a field for the line, the queue or the sound that it leads to."""
    name = sentences.say("menu-table.detail", condition=key.name, leads=key.leads)
    return RowLine(
        f"sheet-{key.id}",
        (Piece(name),),
        value="",
        ticks=(),
        fields=(1,),
        initial="",
        initial_note="",
        initial_sources=(),
        unit="",
        hint="",
    )


def _row_line(sentences: Words, step_id: str, row: Row, numbers: Mapping[str, int]) -> RowLine:
    said = sentences.part("sheet.words")
    written = [source for source in row.sources if source.id != INFERRED]
    return RowLine(
        id=f"{step_id}-{row.id}",
        name=row.name,
        value=row.value,
        ticks=row.ticks,
        fields=tuple(range(1, row.lines + 1)),
        initial=row.initial,
        initial_note=said.say("initial_derived") if row.initial and not written else "",
        initial_sources=references(sentences, written, numbers),
        unit=said.say("unit_seconds") if row.has_unit else "",
        hint=row.hint,
    )


def _ringing(moment: Moment) -> str:
    """What rings at a step of a walk; a phone inside a frame has no way of its own, but a name."""
    return moment.rings if moment.edge else f"{moment.title}." if moment.rings else ""


def _trials(sentences: Words, flow: CallFlow) -> Iterator[Trial]:
    names = scenario_names(flow, sentences["callflows"])
    for scenario in flow.scenarios:
        moments = walk(flow, scenario.id, sentences["callflows"])
        yield Trial(
            id=scenario.id,
            name=names[scenario.id],
            call=sentences.say(f"sheet.try.{scenario.label}.call"),
            heard=" ".join(dict.fromkeys(m.heard for m in moments if m.heard)),
            rings=" ".join(dict.fromkeys(filter(None, map(_ringing, moments)))),
            end=moments[-1].happens,
            wrong=sentences.say(f"sheet.try.{scenario.label}.wrong"),
        )
