"""No flaw in any picture: every property over every flow that answers can draw, twice over.

What a visitor needs changes a flow only by the capabilities that the flow names. The shapes of each
of its nodes, alone and in pairs, are tried with each language and orientation in the slow test, the
telling ones in the quick one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest

from wizard.callflow import CallFlow, audit
from wizard.callflow.svg import Orientation, lay_out

from .order import SVG, says_what_the_list_says
from .properties import PROPERTIES
from .shipped import FLOWS, LABELS, LANGUAGES, draw, some_faces

pytestmark = pytest.mark.no_cover

NAMES = sorted(FLOWS)
PAIRED = 2
"""Needs of up to so many are tried in pairs."""
ORIENTATIONS: tuple[Orientation, ...] = ("wide", "tall")


@pytest.mark.parametrize("name", NAMES)
def test_the_telling_pictures(name: str) -> None:
    """The full one, the bare one, each need alone, each pair, and all but one."""
    assert count_sound(name, some_faces(name))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_picture(name: str) -> None:
    assert count_sound(name, every_face(FLOWS[name]))


def count_sound(name: str, flows: Iterable[CallFlow]) -> int:
    """Tries every property on every picture; prints (`pytest -rP`) and returns how many."""
    faces = pictures = 0
    for flow in flows:
        faces += 1
        for language in LANGUAGES:
            words = LABELS[language]
            for orientation in ORIENTATIONS:
                pictures += 1
                scene = lay_out(flow, words, orientation)
                for holds in PROPERTIES:
                    holds(flow, scene, orientation, words)
                markup = draw(flow, language, orientation).markup
                assert len(markup.encode()) <= 18_000
                svg = ElementTree.fromstring(markup)
                is_strict(svg, flow)
                says_what_the_list_says(svg, flow, words)
    print(f"{name}: {faces} flows, {pictures} pictures, {pictures * len(PROPERTIES)} layouts tried")
    return pictures


def is_strict(svg: ElementTree.Element, flow: CallFlow) -> None:
    """It is named, holds each box and line once, and has no style and no fraction of a unit."""
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == "expert-queue-wide-title expert-queue-wide-desc"
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


def every_face(flow: CallFlow) -> Iterator[CallFlow]:
    """Each distinct flow drawn for a shape of one of its nodes, and for two shapes at once.

    Of two shapes with few needs, every pair; of the others, some.
    """
    seen = set()
    shapes = [needs for needs, _ in audit.shapes(flow)]
    telling = [needs for needs in shapes if len(needs) <= PAIRED]
    chooser = random.Random(18)
    both = [frozenset().union(*chooser.sample(shapes, 2)) for _ in range(4 * len(shapes))]
    for needs in [*shapes, *(one | other for one, other in combinations(telling, 2)), *both]:
        face = flow.drawn(needs)
        if (face.nodes, face.edges) not in seen:
            seen.add((face.nodes, face.edges))
            yield face
