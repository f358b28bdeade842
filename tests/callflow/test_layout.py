"""No flaw in any picture: every property over every flow that answers can draw, twice over.

What a visitor needs changes a flow only by the capabilities that the flow names. The shapes of each
of its nodes, alone and in pairs, are tried with each language and orientation in the slow test, the
telling ones in the quick one. Results of many ticks, which no pair reaches, are drawn by chance.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest

from harness.chance import whole_answers
from wizard.callflow import CallFlow
from wizard.callflow.svg import Orientation, lay_out, size
from wizard.content import engine
from wizard.standing import flow_of, numbers

from .order import SVG, says_what_the_list_says
from .properties import PROPERTIES, WIDEST
from .shipped import FLOWS, LABELS, LANGUAGES, draw, shapes, shaping_needs, some_faces

pytestmark = pytest.mark.no_cover

NAMES = sorted(FLOWS)
PAIRED = 2
"""Needs of up to so many are tried in pairs."""
ORIENTATIONS: tuple[Orientation, ...] = ("wide", "tall")


@pytest.mark.parametrize("name", NAMES)
def test_the_telling_pictures(name: str) -> None:
    """The full one, the bare one, each need alone, each pair, and all but one."""
    assert all(map(has_room, some_faces(name)))
    assert count_sound(name, some_faces(name))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_picture(name: str) -> None:
    assert all(map(has_room, shapes(name)))
    assert count_sound(name, every_face(FLOWS[name]))


@pytest.mark.parametrize("results", [400, pytest.param(6_000, marks=pytest.mark.slow)])
def test_pictures_of_results(results: int) -> None:
    assert count_sound("by chance", faces_by_chance(results), heaviest=24_000)


def count_sound(name: str, flows: Iterable[CallFlow], *, heaviest: int = 18_000) -> int:
    """Tries every property on every picture; prints (`pytest -rP`) and returns how many.

    None has more bytes than the heaviest may have.
    """
    faces = pictures = 0
    for flow in flows:
        faces += 1
        for language in LANGUAGES:
            words = LABELS[language]
            for orientation in ORIENTATIONS if has_room(flow) else ("tall",):
                pictures += 1
                scene = lay_out(flow, words, orientation)
                for holds in PROPERTIES:
                    holds(flow, scene, orientation, words)
                markup = draw(flow, language, orientation).markup
                assert len(markup.encode()) <= heaviest
                svg = ElementTree.fromstring(markup)
                is_strict(svg, flow)
                says_what_the_list_says(svg, flow, words)
    print(f"{name}: {faces} flows, {pictures} pictures, {pictures * len(PROPERTIES)} layouts tried")
    return pictures


def is_strict(svg: ElementTree.Element, flow: CallFlow) -> None:
    """It is named, holds each box and line once, and has no style and no fraction of a unit."""
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == "expert-queue-wide-title"
    assert svg.attrib["aria-describedby"] == "expert-queue-wide-desc"
    assert svg.findtext(f"{SVG}title") == "What happens when <somebody> calls this number & why"
    assert [e.attrib["id"] for e in svg.iter() if "id" in e.attrib] == [
        "expert-queue-wide-title",
        "expert-queue-wide-desc",
    ]
    assert not any("style" in e.attrib or e.tag == f"{SVG}style" for e in svg.iter())
    nodes = [e.attrib["data-node"] for e in svg.iter() if "data-node" in e.attrib]
    edges = [e.attrib["data-edge"] for e in svg.iter() if "data-edge" in e.attrib]
    assert sorted(nodes) == sorted(flow.by_id)
    assert sorted(edges) == sorted(edge.id for edge in flow.edges)
    numbers = " ".join(
        value
        for element in svg.iter()
        for key, value in element.attrib.items()
        if key in {"d", "x", "y", "width", "height", "viewBox", "transform", "dy", "rx"}
    )
    assert not re.search(r"\d\.\d", numbers)


def has_room(face: CallFlow) -> bool:
    """Whether a page is wide enough for its wide picture; else the tall one stands there alone."""
    widths = [size(lay_out(face, LABELS[language], "wide"))[0] for language in LANGUAGES]
    return max(widths) <= WIDEST["wide"]


def every_face(flow: CallFlow) -> Iterator[CallFlow]:
    """Each distinct flow drawn for a shape of one of its nodes, and for two shapes at once.

    Of two shapes with few needs, every pair; of the others, some.
    """
    seen = set()
    alone = shaping_needs(flow)
    telling = [needs for needs in alone if len(needs) <= PAIRED]
    chooser = random.Random(18)
    both = [frozenset().union(*chooser.sample(alone, 2)) for _ in range(4 * len(alone))]
    for needs in [*alone, *(one | other for one, other in combinations(telling, 2)), *both]:
        face = flow.drawn(needs)
        if (face.nodes, face.edges) not in seen:
            seen.add((face.nodes, face.edges))
            yield face


def faces_by_chance(results: int) -> Iterator[CallFlow]:
    """Each distinct flow that so many results draw, of one number."""
    seen = set()
    chance = random.Random(18)
    for _ in range(results):
        drawn = numbers(engine().advise(whole_answers(engine(), chance)))
        face = flow_of((drawn[0].type.id, drawn[0].needs))
        if len(drawn) == 1 and (face.nodes, face.edges) not in seen:
            seen.add((face.nodes, face.edges))
            yield face
