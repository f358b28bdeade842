"""No flaw in any picture: every property over every flow that answers can draw, twice over.

What a visitor needs changes a flow only by the capabilities that the flow names. The shapes of each
of its nodes, alone and in pairs, are tried with each language and orientation in the slow test, the
telling ones in the quick one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest

from wizard.callflow import CallFlow, audit
from wizard.callflow.svg import Orientation, lay_out

from .order import says_what_the_list_says
from .properties import PROPERTIES
from .shipped import FLOWS, LABELS, LANGUAGES, draw, some_faces

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
                says_what_the_list_says(markup, flow, words)
    print(f"{name}: {faces} flows, {pictures} pictures, {pictures * len(PROPERTIES)} layouts tried")
    return pictures


def every_face(flow: CallFlow) -> Iterator[CallFlow]:
    """Each distinct flow drawn for a shape of one of its nodes, and for two shapes at once."""
    seen = set()
    shapes = [needs for needs, _ in audit.shapes(flow)]
    telling = [needs for needs in shapes if len(needs) <= PAIRED]
    for needs in [*shapes, *(one | other for one, other in combinations(telling, 2))]:
        face = flow.drawn(needs)
        if (face.nodes, face.edges) not in seen:
            seen.add((face.nodes, face.edges))
            yield face
