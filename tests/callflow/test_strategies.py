"""Ring strategies: what each type offers, in words and as a small picture."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from wizard.callflow import (
    Known,
    Strategy,
    load_strategies,
    missing_strategy_words,
    strategy_picture,
)
from wizard.callflow.measure import text_width
from wizard.callflow.strategy import PHONES, WORDS
from wizard.toml import ContentError

from .order import SVG
from .shipped import CONTENT, FLOWS, KNOWN, LABELS, LANGUAGES

OFFERS = load_strategies(CONTENT / "strategies.toml", KNOWN)
STRATEGIES = {strategy.id: strategy for offered in OFFERS.values() for strategy in offered}
each_strategy = pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=list(STRATEGIES))
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_types_with_a_team_offer_some() -> None:
    with_team = {name for name, flow in FLOWS.items() if any(n.kind == "team" for n in flow.nodes)}
    assert set(OFFERS) == with_team
    for offered in OFFERS.values():
        assert offered[0].id == "all-at-once"


@each_language
def test_each_has_its_words_and_none_is_unused(language: str) -> None:
    assert missing_strategy_words(OFFERS, LABELS[language]) == []
    assert set(LABELS[language]["strategies"]) == set(STRATEGIES)
    assert len(missing_strategy_words(OFFERS, {})) == len(STRATEGIES) * len(WORDS)


def draw(strategy: Strategy, language: str = "fr") -> ElementTree.Element:
    markup = strategy_picture(strategy, LABELS[language], "call-queue-strategy")
    assert len(markup.encode()) <= 2_000
    return ElementTree.fromstring(markup)


def phones(svg: ElementTree.Element, name: str) -> list[tuple[int, int]]:
    """Where the phones of a class stand: (column, row), from 1."""
    path = svg.find(f"{SVG}path[@class='{name}']")
    starts = re.findall(r"M(\d+) (\d+)m-5", path.attrib["d"]) if path is not None else []
    columns = sorted({int(x) for x in all_columns(svg)})
    return [(columns.index(int(x)) + 1, (int(y) - 22) // 36 + 1) for x, y in starts]


def all_columns(svg: ElementTree.Element) -> list[str]:
    return [
        x
        for path in svg.findall(f"{SVG}path")
        for x in re.findall(r"M(\d+) \d+m-5", path.attrib["d"])
    ]


@each_strategy
def test_each_round_shows_who_rings(strategy: Strategy) -> None:
    svg = draw(strategy)
    expected = [
        (column, phone) for column, ring in enumerate(strategy.rounds, start=1) for phone in ring
    ]
    assert phones(svg, "ringing") == expected
    cells = {(column + 1, phone) for column in range(len(strategy.rounds) or 1) for phone in PHONES}
    assert set(phones(svg, "silent")) == cells - set(expected)
    marks = [text.text for text in svg.findall(f"{SVG}text[@class='label']")]
    assert marks == ([] if strategy.rounds else ["?"] * 3)


@each_strategy
@each_language
def test_the_picture_is_named_and_whole(strategy: Strategy, language: str) -> None:
    svg = draw(strategy, language)
    words = LABELS[language]["strategies"][strategy.id]
    assert svg.attrib["role"] == "img"
    ids = [element.attrib["id"] for element in svg.iter() if "id" in element.attrib]
    assert [svg.attrib["aria-labelledby"], svg.attrib["aria-describedby"]] == ids
    assert (svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")) == (
        words["name"],
        words["order"],
    )
    for text in svg.findall(f"{SVG}text[@class='detail']"):
        assert int(text.attrib["x"]) - text_width(text.text or "") >= 0
    assert int(svg.attrib["width"]) <= 320


def test_the_order_follows_the_minutes() -> None:
    notes = [text.text for text in draw(STRATEGIES["longest-idle"]).iter(f"{SVG}text")]
    assert notes == ["12\u00a0min", "30\u00a0min", "5\u00a0min"]
    notes = [text.text for text in draw(STRATEGIES["cyclic"], "en").iter(f"{SVG}text")]
    assert notes == ["last call", "2", "3"]


GOOD = """
[strategies]
idle = { rounds = [[2], [1], [3]], minutes = [12, 30, 5] }
turn = { rounds = [[2], [3], [1]], last = 1 }
[offers.team]
strategies = ["idle", "turn"]
sources = ["Q23"]
"""
BROKEN = [
    ("[strategies]", "more = 1\n[strategies]", "more", "remove it"),
    ("last = 1", "first = 1", "strategies.turn.first", "remove it"),
    ("last = 1", "last = 4", "strategies.turn.last", "one of the phones"),
    ("[[2], [3], [1]]", "3", "strategies.turn.rounds", "lists of the phones"),
    ("[[2], [3], [1]]", "[[]]", "strategies.turn.rounds", "lists of the phones"),
    ("[[2], [3], [1]]", "[[4]]", "strategies.turn.rounds", "lists of the phones"),
    ("[[2], [3], [1]]", "[[[1]]]", "strategies.turn.rounds", "lists of the phones"),
    ("[[2], [3], [1]]", "[2]", "strategies.turn.rounds", "lists of the phones"),
    ("[[2], [3], [1]]", "[[1], [1], [1], [1]]", "strategies.turn.rounds", "lists of the phones"),
    ("[12, 30, 5]", "[30, 12, 5]", "strategies.idle.minutes", "that the rounds follow"),
    ("[12, 30, 5]", "[12, 30]", "strategies.idle.minutes", "that the rounds follow"),
    ("[12, 30, 5]", '["long", 30, 5]', "strategies.idle.minutes", "that the rounds follow"),
    ("[12, 30, 5]", "0", "strategies.idle.minutes", "that the rounds follow"),
    ("[12, 30, 5]", "12", "strategies.idle.minutes", "that the rounds follow"),
    ('["idle", "turn"]', '["idle", "idle"]', "offers.team.strategies", "each once"),
    ('["idle", "turn"]', '["chance"]', "offers.team.strategies", "idle, turn"),
    ('["idle", "turn"]', "[]", "offers.team.strategies", "each once"),
    ('["Q23"]', "[]", "offers.team.sources", "at least one source"),
    ("[offers.team]", "[offers]", "offers.strategies", "use one of: team"),
]


TEAM = Known(types=("team",), capabilities=(), sources=("Q23",))


def load(tmp_path: Path, text: str, known: Known = TEAM) -> dict[str, tuple[Strategy, ...]]:
    path = tmp_path / "strategies.toml"
    path.write_text(text, encoding="utf-8")
    return load_strategies(path, known)


def test_a_small_file_is_fine(tmp_path: Path) -> None:
    offered = load(tmp_path, GOOD)["team"]
    assert [(each.id, each.sources) for each in offered] == [("idle", ("Q23",)), ("turn", ("Q23",))]


@pytest.mark.parametrize(("old", "new", "key", "mend"), BROKEN)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, key: str, mend: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(ContentError) as refused:
        load(tmp_path, GOOD.replace(old, new))
    assert (refused.value.file, refused.value.key) == ("strategies.toml", key)
    assert mend in refused.value.mend


@pytest.mark.parametrize(
    ("known", "key", "mend"),
    [
        (replace(TEAM, types=("group",)), "offers.team", "use one of: group"),
        (replace(TEAM, sources=("Q22",)), "offers.team.sources", "use one of: Q22"),
    ],
)
def test_what_the_catalogue_does_not_know_is_refused(
    tmp_path: Path, known: Known, key: str, mend: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load(tmp_path, GOOD, known)
    assert (refused.value.file, refused.value.key) == ("strategies.toml", key)
    assert mend in refused.value.mend
