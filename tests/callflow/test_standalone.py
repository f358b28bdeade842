"""The diagram as a file: complete, in colour, and with nothing that runs or leads elsewhere."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from harness import ROOT
from wizard.callflow import standalone
from wizard.callflow.measure import lines_within, text_width
from wizard.callflow.palette import LIGHT, tinted
from wizard.callflow.standalone import painted

from .cascade import painted_by_css
from .order import SVG
from .shipped import FLOWS, LABELS, LANGUAGES, draw

NAMES = sorted(FLOWS)
SOURCE = "Sources & dates : guides de 2023 et de 2026, schéma de l’interface de programmation"
UNPAINTED = {
    "fill": LIGHT["ink"],
    "stroke": "none",
    "stroke-width": "1",
    "stroke-dasharray": "none",
}
"""What an element has that neither attributes nor rules paint."""
PAINT = {"fill", "stroke", "stroke-width", "stroke-dasharray", "font-weight"}


def written(name: str, language: str = "fr", scenario_id: str | None = None) -> str:
    return standalone(
        FLOWS[name].drawn(None),
        LABELS[language],
        title="Que se passe-t-il quand quelqu’un appelle ce numéro ?",
        description="Une phrase aussi longue que celles qui disent ce que fait un <type>.",
        source_line=SOURCE,
        scenario_id=scenario_id,
    )


def read(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup.encode())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_stands_alone(name: str, language: str) -> None:
    for id_ in (None, *(scenario.id for scenario in FLOWS[name].drawn(None).scenarios)):
        markup = written(name, language, id_)
        assert len(markup.encode()) <= 14_000
        svg = read(markup)
        names = {element.tag.removeprefix(SVG) for element in svg.iter()}
        assert names <= {"svg", "title", "desc", "g", "rect", "path", "text", "tspan"}
        for element in svg.iter():
            assert not element.attrib.keys() & {"class", "style", "href", "data-node", "data-edge"}
            for attribute in element.attrib.keys() & PAINT:
                value = element.attrib[attribute]
                assert re.fullmatch(r"#[0-9a-f]{6}|none|bold|\d[\d. ]*", value), value
        assert "url(" not in markup
        assert markup.count("http") == 1  # the name of the format, which nothing fetches


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_is_painted(name: str) -> None:
    for group in read(written(name)).findall(f"{SVG}g"):
        for element in group.findall(f"{SVG}path") + group.findall(f"{SVG}rect"):
            assert "fill" in element.attrib
            # An arrow is all surface.
            assert "stroke" in element.attrib or element.attrib["d"].endswith("z")


def test_it_is_named_and_says_its_source() -> None:
    svg = read(written("call-queue"))
    assert svg.attrib["role"] == "img"
    assert (svg.findtext(f"{SVG}title") or "").startswith("Que se passe-t-il")
    assert (svg.findtext(f"{SVG}desc") or "").endswith("un <type>.")
    lines = svg.findall(f"{SVG}text")
    assert " ".join(line.text or "" for line in lines) == SOURCE
    width, height = int(svg.attrib["width"]), int(svg.attrib["height"])
    assert svg.attrib["viewBox"] == f"0 0 {width} {height}"
    for line in lines:
        assert int(line.attrib["x"]) + text_width(line.text or "") <= width
        assert int(line.attrib["y"]) < height


def test_the_ground_is_white_and_under_everything() -> None:
    svg = read(written("ivr"))
    ground = next(child for child in svg if child.tag not in (f"{SVG}title", f"{SVG}desc"))
    assert ground.tag == f"{SVG}rect"
    assert ground.attrib == {
        "width": svg.attrib["width"],
        "height": svg.attrib["height"],
        "fill": "#ffffff",
    }


def test_a_lit_scenario_is_thick_and_numbered() -> None:
    svg = read(written("call-queue", scenario_id="closed"))
    widths = [path.get("stroke-width") for path in svg.iter(f"{SVG}path")]
    assert widths.count("4") == len(FLOWS["call-queue"].drawn(None).scenario("closed").edges)
    assert {"1", "2", "3", "4"} <= {text.text for text in svg.iter(f"{SVG}text")}


def test_colours_are_those_of_the_site() -> None:
    css = ROOT / "static" / "css" / "base.css"
    plain, _, newer = css.read_text(encoding="utf-8").partition("@supports (color: light-dark(")
    for pattern, text in ((r"(#[0-9a-f]{6});", plain), (r"light-dark\((#[0-9a-f]{6}), ", newer)):
        pairs = re.findall(rf"--([a-z]+): {pattern}", text)
        tokens = dict(reversed(pairs))  # the first wins: accents of the palette come later
        assert {token: tokens[token] for token in LIGHT} == LIGHT
    assert tinted("talk", 0) == LIGHT["page"]
    assert tinted("talk", 100) == LIGHT["talk"]


def test_lines_break_at_spaces() -> None:
    assert lines_within("one two three", 60) == ("one two", "three")
    assert lines_within("Unbreakable words", 10) == ("Unbreakable", "words")


@pytest.mark.parametrize("name", NAMES)
def test_every_element_is_painted_as_by_the_style_sheet(name: str) -> None:
    flow = FLOWS[name].drawn(None)
    for scenario_id in (None, *(scenario.id for scenario in flow.scenarios)):
        drawing = draw(flow, scenario_id=scenario_id)
        elements = [element for group in painted(drawing).findall("g") for element in group]
        by_css = painted_by_css(drawing.markup)
        for element, (node, paint) in zip(elements, by_css, strict=True):
            ours = {name: element.get(name, default) for name, default in UNPAINTED.items()}
            assert (element.tag, ours) == (node.tag, {**UNPAINTED, **paint}), node.attributes
