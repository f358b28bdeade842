"""What a set-up sheet asks for: what to have ready, to fill in and to record."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.advice import Catalogue, Source
from wizard.callflow import Audience
from wizard.content.labels import Label
from wizard.content.sentence import Piece, Reader, Sentence
from wizard.content.set_up import SHARED, SetUp, audience_for
from wizard.content.words import Words
from wizard.toml import Table, read_table


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its name on screen and what to put there.

    `value` says what the answers ask for; or there are `ticks` to choose from; or else `lines`
    fields, with `initial` in them, a value to begin with, from `sources`.
    """

    id: str
    audience: Audience
    name: Sentence
    value: str
    ticks: tuple[str, ...]
    lines: int
    initial: str
    sources: tuple[Source, ...]
    has_unit: bool
    hint: str


@dataclass(frozen=True, slots=True)
class TextToSay:
    """What a voice says, as a suggestion; `types` are those that play it.

    `is_recorded`: even who types texts for a voice to read records this one.
    """

    id: str
    types: frozenset[str]
    audience: Audience
    is_recorded: bool
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` are those of a step, by type and step; a retired type has none.

    `left_out` are the ids of steps that it does not show.
    """

    left_out: frozenset[str]
    ready: tuple[tuple[Audience, str], ...]
    rows: Mapping[str, Mapping[str, tuple[Row, ...]]]
    texts: tuple[TextToSay, ...]


def load_sheet(
    path: Path, sentences: Words, catalogue: Catalogue, labels: Mapping[str, Label], set_up: SetUp
) -> Sheet:
    """The sheet of a language. Raises ContentError for what is not known, or has no words.

    A step that a type does not have is refused, and so are a row that no step has and words that no
    row has.
    """
    table = read_table(path)
    table.allow("left_out", "ready", "rows", "texts", "types")
    written = Table(f"{sentences.language}/sheet.toml", "", sentences["sheet"])
    reader = Reader(sentences.language, labels, sentences["steps"]["words"]["in_console"])
    for part in ("ready", "rows", "texts"):
        written.table(part).allow(*table.table(part))
    capabilities = tuple(catalogue.capabilities)
    rows = {
        row_id: _row(row_id, table.table("rows"), written.table("rows"), catalogue, reader)
        for row_id in table.table("rows")
    }
    ready = table.table("ready")
    steps = [step.id for each in set_up.types.values() for step in each]
    return Sheet(
        frozenset(table.some_of("left_out", steps)),
        tuple(
            (
                Audience(needs_any=frozenset(ready.some_of(id_, capabilities))),
                written.table("ready").text(id_),
            )
            for id_ in ready
        ),
        _by_step(table.table("types"), rows, set_up),
        tuple(
            _text(id_, table.table("texts").table(id_), written.table("texts"), catalogue)
            for id_ in table.table("texts")
        ),
    )


def _by_step(
    table: Table, rows: Mapping[str, Row], set_up: SetUp
) -> dict[str, dict[str, tuple[Row, ...]]]:
    table.allow(SHARED, *set_up.types)
    steps = {type_id: [step.id for step in each] for type_id, each in set_up.types.items()}
    table.table(SHARED).allow(*(step for each in steps.values() for step in each))
    used: set[str] = set()
    found: dict[str, dict[str, tuple[Row, ...]]] = {}
    for type_id, step_ids in steps.items():
        own = table.table(type_id)
        own.allow(*step_ids)
        found[type_id] = {}
        for step_id in step_ids:
            ids = (own if step_id in own else table.table(SHARED)).some_of(step_id, rows)
            used.update(ids)
            found[type_id][step_id] = tuple(rows[id_] for id_ in ids)
    for row_id in rows:
        if row_id not in used:
            raise table.error("", f"no step has the row “{row_id}”; add it to one, or remove it")
    return found


def _row(row_id: str, table: Table, written: Table, catalogue: Catalogue, reader: Reader) -> Row:
    entry, own = table.table(row_id), written.table(row_id)
    entry.allow("label", "initial", "sources", "lines", "for", "unless", "anyway", "all")
    own.allow("name", "value", "ticks", "unit", "hint")
    lines = entry.value("lines", 1)
    if not isinstance(lines, int) or not 0 <= lines < 10:
        raise entry.error("lines", "must be a number of fields, 0 to 9")
    sources = entry.some_of("sources", catalogue.sources)
    if ("initial" in entry) != bool(sources):
        raise entry.error("sources", "must say where “initial” comes from, and stand with it alone")
    ticks = own.value("ticks", [])
    if not isinstance(ticks, list) or not all(isinstance(tick, str) for tick in ticks):
        raise own.error("ticks", "must be a list of texts")
    return Row(
        id=row_id,
        audience=audience_for(entry, catalogue),
        name=_name(entry, own, reader),
        value=own.text("value") if not lines else "",
        ticks=tuple(ticks),
        lines=lines,
        initial=entry.text("initial", ""),
        sources=tuple(catalogue.sources[source] for source in sources),
        has_unit=own.flag("unit"),
        hint=own.text("hint", ""),
    )


def _name(entry: Table, own: Table, reader: Reader) -> Sentence:
    """The name on screen, or else a name in words."""
    if "label" in entry:
        return reader.sentence(entry, "label", f"{{{entry.text('label')}}}")
    return (Piece(own.text("name")),)


def _text(text_id: str, entry: Table, written: Table, catalogue: Catalogue) -> TextToSay:
    entry.allow("types", "for", "unless", "anyway", "recorded")
    own = written.table(text_id)
    own.allow("name", "text")
    types = entry.some_of("types", catalogue.types) or tuple(catalogue.types)
    return TextToSay(
        text_id,
        frozenset(types),
        audience_for(entry, catalogue),
        entry.flag("recorded"),
        own.text("name"),
        own.text("text"),
    )
