"""The diagram in a file of its own: colours as attributes, no style, no script, no reference.

The attributes repeat static/css/diagram.css; a test compares the two element by element.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from wizard.callflow.flow import CallFlow
from wizard.callflow.measure import LINE, lines_within
from wizard.callflow.palette import LIGHT, tinted
from wizard.callflow.svg import Drawing, diagram
from wizard.callflow.words import Labels

_MARGIN = 8
_DOTTED = {"stroke-dasharray": "2 4"}
_TONES = {
    "tone--talk": {"fill": tinted("talk", 12), "stroke": LIGHT["talk"], "stroke-width": "2"},
    "tone--wait": {"fill": tinted("wait", 7), "stroke": LIGHT["wait"]},
    "tone--stop": {"fill": tinted("stop", 7), "stroke": LIGHT["stop"]},
}
_KINDS = {
    "node--caller": {"stroke": LIGHT["accent"]},
    "node--number": {"fill": LIGHT["accent"], "stroke": LIGHT["accent"]},
    "node--ovh-phone": {"fill": LIGHT["page"]},
    "node--phone": {"fill": LIGHT["page"]},
    "node--outside-phone": {"fill": LIGHT["page"], "stroke-dasharray": "6 4"},
}
_FRAME = {"fill": LIGHT["surface"], "stroke": LIGHT["control"], "stroke-width": "1"}
_DIM = {"fill": LIGHT["page"], "stroke": LIGHT["control"], "stroke-width": "1", **_DOTTED}


def standalone(
    flow: CallFlow,
    labels: Labels,
    *,
    title: str,
    description: str,
    source_line: str,
    scenario_id: str | None = None,
) -> str:
    """A complete SVG file of a drawn flow in the light colours, with `source_line` below it.

    `scenario_id` is as for `diagram`. Raises KeyError if the flow lacks that scenario.
    """
    drawing = diagram(
        flow,
        labels,
        orientation="wide",
        id_prefix="call",
        title=title,
        description=description,
        scenario_id=scenario_id,
    )
    svg = painted(drawing)
    svg.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "fill": LIGHT["ink"]}
    _add_source(svg, drawing, source_line)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(svg, "unicode") + "\n"


def painted(drawing: Drawing) -> ElementTree.Element:
    """The `<svg>` element of a drawing in the light colours, without classes and namespace."""
    svg = ElementTree.fromstring(drawing.markup)
    for element in svg.iter():
        element.tag = element.tag.partition("}")[2]
    for group in svg.findall("g"):
        _colour(group)
    del svg.attrib["class"], svg.attrib["data-flow"]
    return svg


def _add_source(svg: ElementTree.Element, drawing: Drawing, source_line: str) -> None:
    """Writes the source below the picture, and puts a white ground under both."""
    width = drawing.width
    lines = lines_within(source_line, width - 2 * _MARGIN)
    below = drawing.height + _MARGIN
    height = below + len(lines) * LINE + _MARGIN
    svg.attrib |= {"height": str(height), "viewBox": f"0 0 {width} {height}"}
    ground = {"width": str(width), "height": str(height), "fill": LIGHT["page"]}
    svg.insert(2, ElementTree.Element("rect", ground))  # after the title and the description
    for position, line in enumerate(lines, start=1):
        place = {"x": str(_MARGIN), "y": str(below + position * LINE - 4), "fill": LIGHT["muted"]}
        ElementTree.SubElement(svg, "text", place).text = line


def _colour(group: ElementTree.Element) -> None:
    """Replaces the classes of one box or edge by the attributes that say the same as the CSS."""
    classes = group.attrib["class"].split()
    parts = _edge(classes) if classes[0] == "edge" else _node(classes)
    for name in ("class", "data-node", "data-edge", "data-step"):
        group.attrib.pop(name, None)
    for element in group:
        element.attrib |= parts.get(element.attrib.pop("class"), {})


def _node(classes: list[str]) -> Mapping[str, dict[str, str]]:
    shape = {"fill": LIGHT["surface"], "stroke": LIGHT["control"], "stroke-width": "1.5"}
    for name in classes:
        shape |= _TONES.get(name, {}) | _KINDS.get(name, {})
    toned = any(name in _TONES for name in classes) or "node--caller" in classes
    icon = {"fill": "none", "stroke": shape["stroke"] if toned else LIGHT["ink"]}
    icon["stroke-width"] = "1.5"
    label: dict[str, str] = {}
    detail = {"fill": LIGHT["muted"]}
    if "node--number" in classes:
        icon["stroke"] = LIGHT["page"]
        label = detail = {"fill": LIGHT["page"]}
    if "node--frame" in classes:
        shape |= _FRAME
        label = {"font-weight": "bold"}
    if "is-lit" in classes:
        shape["stroke-width"] = "3"
    if "is-dim" in classes:
        shape, label = dict(_DIM), {**label, **detail}
        icon |= {"stroke": LIGHT["control"], "stroke-width": "1"}
    return {
        "shape": shape,
        "icon": icon,
        "label": label,
        "detail": detail,
        "mark": {"fill": LIGHT["ink"], "stroke": LIGHT["page"], "stroke-width": "1.5"},
        "step": {"fill": LIGHT["page"], "font-weight": "bold"},
    }


def _edge(classes: list[str]) -> Mapping[str, dict[str, str]]:
    main, lit, dim = (name in classes for name in ("edge--main", "is-lit", "is-dim"))
    colour = LIGHT["accent"] if (main or lit) and not dim else LIGHT["control"]
    width = "4" if lit else "1" if dim else "3" if main else "1.5"
    dots = _DOTTED if dim else {}
    pill = {"fill": LIGHT["page"], "stroke": LIGHT["control"]}
    if lit:
        pill = {"fill": LIGHT["page"], "stroke": colour, "stroke-width": "2"}
    return {
        "line": {"fill": "none", "stroke": colour, "stroke-width": width, **dots},
        "arrow": {"fill": LIGHT["page"], "stroke": colour} if dim else {"fill": colour},
        "pill": {**pill, **dots},
        "condition": {"fill": LIGHT["muted"]} if dim else {},
    }
