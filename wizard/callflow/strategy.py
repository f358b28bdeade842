"""The order in which the phones of a team ring, shown with three phones, round after round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from wizard.callflow.reading import Known, check_types, read_sources
from wizard.callflow.words import Labels, has_words
from wizard.toml import Table, read_table

PHONES = (1, 2, 3)
"""Every strategy is shown with three phones."""
WORDS = ("name", "order", "when")
"""The words of a strategy: its name, the order in a sentence, and when to choose it."""


@dataclass(frozen=True)
class Strategy:
    """One order of ringing, such as "the phone that has been idle longest rings first".

    `rounds` are the phones (1 to 3) that ring, round after round; if there are none, a phone is
    picked at random. `minutes` holds the time of each phone that the order follows, such as how
    long it has been idle; it is empty where the order follows none. `last` is the phone that the
    call before began with, or None. `sources` are the short names of the documents that list the
    strategy for a type.
    """

    id: str
    rounds: tuple[tuple[int, ...], ...]
    minutes: tuple[int, ...]
    last: int | None
    sources: tuple[str, ...] = ()


def load_strategies(path: Path, known: Known) -> dict[str, tuple[Strategy, ...]]:
    """The strategies that each type offers, by type id. Raises ContentError.

    The file may name only the ids of `known`.
    """
    table = read_table(path)
    table.allow("strategies", "offers")
    written, offers = table.table("strategies"), table.table("offers")
    described = {id_: _strategy(id_, written.table(id_)) for id_ in written}
    check_types(offers, offers, known)
    return {type_id: _offer(offers.table(type_id), described, known) for type_id in offers}


def missing_strategy_words(offers: Mapping[str, tuple[Strategy, ...]], labels: Labels) -> list[str]:
    """The keys (`strategies.id.word`) of offered strategies that have no words."""
    ids = {strategy.id for offered in offers.values() for strategy in offered}
    return [
        f"strategies.{id_}.{word}"
        for id_ in sorted(ids)
        for word in WORDS
        if not has_words(labels, "strategies", id_, word)
    ]


def _offer(table: Table, described: Mapping[str, Strategy], known: Known) -> tuple[Strategy, ...]:
    table.allow("strategies", "sources")
    ids = table.ids("strategies")
    if not ids or not described.keys() >= set(ids) or len(set(ids)) != len(ids):
        raise table.error("strategies", f"list each once, of {', '.join(described)}")
    sources = read_sources(table, known)
    return tuple(replace(described[id_], sources=sources) for id_ in ids)


def _strategy(id_: str, table: Table) -> Strategy:
    table.allow("rounds", "minutes", "last")
    rounds = table.value("rounds", [])
    if not isinstance(rounds, list) or not all(map(_is_round, rounds)) or len(rounds) > 3:
        raise table.error("rounds", "write up to three lists of the phones 1, 2, 3")
    minutes = table.value("minutes", [])
    if "minutes" in table and not _is_measure(minutes, rounds):
        raise table.error("minutes", "write three numbers that the rounds follow")
    last = table.value("last")
    if last not in (None, *PHONES):
        raise table.error("last", "name one of the phones 1, 2, 3")
    return Strategy(id_, tuple(map(tuple, rounds)), tuple(minutes), last)


def _is_round(phones: object) -> bool:
    """Whether these are some of the phones, each once, in ascending order."""
    if not isinstance(phones, list) or not phones:
        return False
    return phones == [phone for phone in PHONES if phone in phones]


def _is_measure(minutes: object, rounds: list[list[int]]) -> bool:
    """Whether the phones ring in the order of their minutes, least or most first."""
    if not isinstance(minutes, list) or len(minutes) != len(PHONES):
        return False
    if not all(type(each) is int for each in minutes):
        return False
    ringing = [minutes[phone - 1] for phones in rounds for phone in phones]
    return ringing in (sorted(minutes), sorted(minutes, reverse=True))
