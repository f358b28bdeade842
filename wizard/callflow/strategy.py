"""The order in which the phones of a team ring: told with three phones, round after round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wizard.callflow.reading import Reader, read_tables

PHONES = (1, 2, 3)
WORDS = ("name", "order", "when")
"""What each strategy says: its name, the order in a sentence, when to choose it."""

_KEYS = {"rounds", "minutes", "last"}


@dataclass(frozen=True)
class Strategy:
    """`rounds` are the phones (1 to 3) that ring, round after round; none: by chance.

    `minutes` is what the order follows, a number for each phone, or empty; `last` the phone that
    the last call began with. `sources` say that a type offers it.
    """

    id: str
    rounds: tuple[tuple[int, ...], ...]
    minutes: tuple[int, ...]
    last: int | None
    sources: tuple[str, ...] = ()


def load_strategies(path: Path) -> dict[str, tuple[Strategy, ...]]:
    """What each type offers, by type id. Raises CallFlowError."""
    tables = read_tables(path)
    whole = Reader(path.name, "(file)")
    whole.known(tables, "", {"strategies", "offers"})
    reader = Reader(path.name, "strategies")
    written = tables.get("strategies", {})
    reader.known(written, "", written)
    known = {id_: _strategy(reader, id_, written[id_]) for id_ in written}
    return {type_: _offer(path.name, type_, each, known) for type_, each in _offers(tables, whole)}


def missing_strategy_words(
    offers: Mapping[str, tuple[Strategy, ...]], labels: Mapping[str, Any]
) -> list[str]:
    """The keys (`strategies.id.word`) of offered strategies that have no words."""
    said = labels.get("strategies", {})
    ids = {strategy.id for offered in offers.values() for strategy in offered}
    return [
        f"strategies.{id_}.{word}"
        for id_ in sorted(ids)
        for word in WORDS
        if not str(said.get(id_, {}).get(word, "")).strip()
    ]


def _offers(tables: Mapping[str, Any], reader: Reader) -> Iterator[tuple[str, Any]]:
    offers = tables.get("offers", {})
    reader.known(offers, "offers", offers)
    yield from offers.items()


def _offer(
    file: str, type_: str, table: Any, known: Mapping[str, Strategy]
) -> tuple[Strategy, ...]:
    reader = Reader(file, f"offers.{type_}")
    reader.known(table, "", {"strategies", "sources"})
    ids = reader.texts(table, "strategies", "strategies")
    unknown = [id_ for id_ in ids if id_ not in known]
    if unknown or not ids or len(set(ids)) != len(ids):
        reader.fail("strategies", f"list each once, of {', '.join(known)}")
    sources = reader.sources(table, "sources")
    return tuple(replace(known[id_], sources=sources) for id_ in ids)


def _strategy(reader: Reader, id_: str, table: Any) -> Strategy:
    reader.known(table, id_, _KEYS)
    rounds = table.get("rounds", [])
    if not isinstance(rounds, list) or not all(map(_is_round, rounds)) or len(rounds) > 3:
        reader.fail(f"{id_}.rounds", "write up to three lists of the phones 1, 2, 3")
    minutes = table.get("minutes", [])
    if minutes and not _is_measure(minutes, rounds):
        reader.fail(f"{id_}.minutes", "write three numbers that the rounds follow")
    last = table.get("last")
    if last not in (None, *PHONES):
        reader.fail(f"{id_}.last", "name one of the phones 1, 2, 3")
    return Strategy(id_, tuple(map(tuple, rounds)), tuple(minutes), last)


def _is_round(phones: object) -> bool:
    return isinstance(phones, list) and bool(phones) and phones == sorted(set(phones) & set(PHONES))


def _is_measure(minutes: object, rounds: list[list[int]]) -> bool:
    """Whether the rounds go through the phones by their minutes, upwards or downwards."""
    if not isinstance(minutes, list) or len(minutes) != len(PHONES):
        return False
    ringing = [minutes[phone - 1] for phones in rounds for phone in phones]
    return ringing in (sorted(minutes), sorted(minutes, reverse=True))
