"""The words of a picture against those of the list, both in the order in which they stand."""

from __future__ import annotations

from xml.etree import ElementTree

from wizard.callflow import CallFlow, OutlineStep, outline

from .properties import Words

SVG = "{http://www.w3.org/2000/svg}"


def says_what_the_list_says(svg: ElementTree.Element, flow: CallFlow, words: Words) -> None:
    assert shown(svg) == told(outline(flow, words))


def told(steps: tuple[OutlineStep, ...]) -> list[str]:
    words: list[str] = []
    for step in steps:
        words.append(step.text)
        for branch in step.branches:
            words += ([branch.condition] if branch.condition else []) + told(branch.steps)
    return words


def shown(svg: ElementTree.Element) -> list[str]:
    """The words of a picture as the list would say them: a detail in brackets but for frames."""
    words: list[str] = []
    for group in svg.findall(f"{SVG}g"):
        framed = "node--frame" in group.attrib["class"]
        for text in group.findall(f"{SVG}text"):
            line = " ".join(part.strip() for part in text.itertext())
            if text.attrib["class"] == "detail" and not framed:
                words[-1] += f" ({line})"
            else:
                words.append(line)
    return words
