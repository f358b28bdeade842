"""Reads the calls of the API from their file."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from wizard.api_calls.model import (
    FEATURE_TYPE,
    NEXT,
    Api,
    ApiCall,
    Placeholder,
    Sample,
    Value,
    WrittenCall,
)
from wizard.callflow import AUDIENCE_KEYS, KINDS, Known, read_audience
from wizard.toml import Table, read_table

METHODS = ("GET", "POST", "PUT")
_WORD = re.compile(r"{([A-Za-z_0-9]+)(:text)?}")
FIELDS = ("call", "body", "body_for", *AUDIENCE_KEYS, "drawn", "gives", "erases", "words")


def load_api(path: Path, known: Known, chosen: Collection[str]) -> Api:
    """The calls of each type that has some, of those that can be chosen.

    Raises ContentError for an unknown type, capability, call or placeholder, and for a call or a
    placeholder that nothing uses.
    """
    table = read_table(path)
    table.allow("schema_of", "read", "address", "types", "placeholders", "calls")
    placeholders = table.table("placeholders")
    samples = {word: _sample(placeholders, word) for word in placeholders}
    written = table.table("calls")
    calls = {id_: _call(written.table(id_), id_, known, samples) for id_ in written}
    lists = table.table("types")
    lists.allow(*chosen)
    types = {id_: tuple(calls[c] for c in lists.some_of(id_, calls)) for id_ in lists}
    _refuse_unused(written, calls, {call.call.id for each in types.values() for call in each})
    _refuse_unused(placeholders, samples, set().union(*map(_words, calls.values())))
    return Api(table.day("schema_of"), table.day("read"), table.text("address"), samples, types)


def _sample(table: Table, word: str) -> Sample:
    value = table.value(word)
    if not isinstance(value, str | int):
        raise table.error(word, "must be a text or a whole number")
    return value


def _call(table: Table, id_: str, known: Known, samples: Mapping[str, Sample]) -> WrittenCall:
    table.allow(*FIELDS)
    method, _, path = table.text("call").partition(" ")
    if method not in METHODS or not path.startswith("/"):
        raise table.error("call", f"must be one of {', '.join(METHODS)}, then a path")
    table.known("call", (word for word, _ in _WORD.findall(path)), samples)
    body = dict(_fields(table.table("body"), samples)) if "body" in table else None
    gives = table.table("gives")
    table.known("gives", gives, samples)
    by_need = table.table("body_for")
    asked = {written: frozenset(written.split()) for written in by_need}
    by_need.known("", frozenset().union(*asked.values()), known.capabilities)
    given = next(((word, gives.text(word)) for word in gives), None)
    call = ApiCall(id_, table.text("words", id_), method, path, body, given, table.flag("erases"))
    return WrittenCall(
        call,
        {needs: dict(_fields(by_need.table(one), samples)) for one, needs in asked.items()},
        read_audience(table, known),
        frozenset(table.some_of("drawn", KINDS)),
    )


def _fields(table: Table, samples: Mapping[str, Sample]) -> Iterator[tuple[str, Value]]:
    for field in table:
        value = table.value(field)
        if not isinstance(value, str | int):
            raise table.error(field, "must be a text, a whole number, true or false")
        found = _WORD.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            yield field, value
            continue
        placeholder = Placeholder(found[1], bool(found[2]))
        if placeholder not in (NEXT, FEATURE_TYPE):
            table.known(field, (placeholder.word,), samples)
        yield field, placeholder


def _words(written: WrittenCall) -> set[str]:
    """The placeholders that a call uses, for any needs."""
    bodies = [written.call.body or {}, *written.body_for.values()]
    in_bodies = {v.word for body in bodies for v in body.values() if isinstance(v, Placeholder)}
    return {word for word, _ in _WORD.findall(written.call.path)} | in_bodies


def _refuse_unused(table: Table, names: Mapping[str, object], used: set[str]) -> None:
    for name in names:
        if name not in used:
            raise table.error(name, "is used nowhere; remove it")
