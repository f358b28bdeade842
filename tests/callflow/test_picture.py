"""The markup of the pictures: readable, free of style. What holds of every one: test_layout.py."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from harness import ROOT
from wizard.callflow import legend, load_strategies, sketch, sketch_so_far, strategy_picture
from wizard.callflow.svg import Orientation, lay_out, size

from .properties import WIDEST
from .shipped import CONTENT, FLOWS, KNOWN, LABELS, LANGUAGES, draw

NAMES = sorted(FLOWS)
OFFERS = load_strategies(CONTENT / "strategies.toml", KNOWN)
ORIENTATIONS: tuple[Orientation, ...] = ("wide", "tall")
SVG = "{http://www.w3.org/2000/svg}"
each_picture = pytest.mark.parametrize(
    ("name", "language", "orientation"),
    [(n, la, o) for n in NAMES for la in LANGUAGES for o in ORIENTATIONS],
)


@each_picture
def test_text_is_fourteen_units_high(name: str, language: str, orientation: Orientation) -> None:
    svg = ElementTree.fromstring(draw(FLOWS[name].drawn(None), language, orientation).markup)
    sizes = [element.get("font-size") for element in svg.iter() if "font-size" in element.attrib]
    assert sizes == ["14"]
    assert svg.attrib["width"] == svg.attrib["viewBox"].split()[2]


def test_the_styles_leave_the_size_of_text_alone() -> None:
    css = ROOT / "static" / "css" / "diagram.css"
    rules = re.findall(r"\.diagram[^{}]*{([^}]*)}", css.read_text(encoding="utf-8"))
    assert len(rules) > 20
    assert not [rule for rule in rules if "font-size" in rule]


def test_a_picture_with_too_many_words_is_wider_but_whole() -> None:
    words = {**LABELS["en"], "nodes": dict.fromkeys(LABELS["en"]["nodes"], "Unbreakably-long")}
    flow = FLOWS["expert-queue"].drawn(None)
    scene = lay_out(flow, words, "wide")
    assert size(scene)[0] > 1060
    assert {box.node.id for box in scene.boxes} == set(flow.by_id)


PAINTED = ("shape", "icon", "line", "pill", "mark", "silent", "wave")


@each_picture
def test_the_size_is_that_of_the_picture(
    name: str, language: str, orientation: Orientation
) -> None:
    drawing = draw(FLOWS[name].drawn(None), language, orientation)
    svg = ElementTree.fromstring(drawing.markup)
    assert (svg.attrib["width"], svg.attrib["height"]) == (str(drawing.width), str(drawing.height))


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_read_without_a_style_sheet(name: str) -> None:
    """No box is filled black, and what lies on a line is opaque."""
    flow = FLOWS[name].drawn(None)
    labels = LABELS["en"]
    markups = [draw(flow, scenario_id=each).markup for each in (None, flow.scenarios[0].id)]
    markups += [sketch(flow), sketch_so_far([flow]), *(entry.picture for entry in legend(labels))]
    markups += [strategy_picture(each, labels, "ring") for each in OFFERS.get(name, ())]
    seen = set()
    for markup in markups:
        svg = ElementTree.fromstring(markup)
        assert svg.get("fill", "currentColor") == "currentColor"
        for element in svg.iter():
            for part in set(PAINTED) & set(element.get("class", "").split()):
                seen.add(part)
                covers = part in ("pill", "mark")
                assert element.get("fill") == ("Canvas" if covers else "none"), part
                assert element.get("stroke") == "currentColor", part
    assert seen >= {"shape", "icon", "line", "pill", "mark"}


def test_words_without_room_beside_their_line_stand_on_it() -> None:
    flow = FLOWS["redirect"].drawn(frozenset(("ovh-line", "outside-if-unanswered")))
    scene = lay_out(flow, LABELS["fr"], "tall")
    (pill,) = scene.pills
    (line,) = (wire for wire in scene.wires if wire.edge is pill.edge)
    assert pill.rect.cx == line.points[-1][0]
    assert pill.rect.right <= WIDEST["tall"]
