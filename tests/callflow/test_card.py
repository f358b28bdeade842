"""The picture that a pasted link shows."""

from xml.etree import ElementTree

from wizard.callflow import card

from .shipped import FLOWS, draw


def test_the_words_are_in_it_and_nothing_can_run() -> None:
    long = "A few plain questions about what happens when somebody calls, & a diagram. " * 2
    drawing = card(brand="<Brand>", title="Which type?", sentence=long.strip())
    svg = ElementTree.fromstring(drawing.partition("?>")[2])
    assert (svg.attrib["width"], svg.attrib["height"]) == ("1200", "630")
    told = "".join(svg.itertext())
    assert "<Brand>" in told
    assert "&" in told
    lowest = max(int(text.attrib["y"]) for text in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert lowest < 600


def test_a_picture_is_fitted_in_below_the_words() -> None:
    drawing = draw(FLOWS["redirect"].drawn(frozenset()))
    svg = ElementTree.fromstring(
        card(brand="B", title="T", sentence="S", drawing=drawing).partition("?>")[2]
    )
    [inner] = [child for child in svg if child.tag.endswith("svg")]
    assert {child.tag.rpartition("}")[2] for child in inner} == {"g"}
    assert not {"role", "aria-labelledby", "aria-describedby", "class"} & inner.attrib.keys()
    assert int(inner.attrib["y"]) > 200
    assert int(inner.attrib["y"]) + int(inner.attrib["height"]) < 618
