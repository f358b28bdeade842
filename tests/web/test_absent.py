"""What the statement on accessibility says does not apply: no page has anything of the kind."""

from typing import NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser

from harness import ROOT
from harness.shapes import shapes
from wizard.content.accessibility import criteria

SCRIPTS = sorted(ROOT.glob("static/js/*.js")) + sorted(ROOT.glob("static/embed/*.js"))
STYLES = sorted(ROOT.glob("static/css/*.css"))
SOUND_OR_FILM = "audio, video, object, embed, bgsound"
"""Elements that could hold either."""


class Would(NamedTuple):
    """What would make a criterion apply: elements, by a selector; words in scripts, in styles."""

    elements: str
    in_scripts: tuple[str, ...] = ()
    in_styles: tuple[str, ...] = ()


APPLY = {
    **dict.fromkeys(("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5"), Would(SOUND_OR_FILM)),
    "1.3.5": Would(
        "input:not([type=radio], [type=checkbox], [type=hidden], [readonly], [autocomplete=off])"
    ),
    "1.4.2": Would(SOUND_OR_FILM, ("Audio(", "AudioContext", "speechSynthesis")),
    "1.4.13": Would(
        "[popover], [role=tooltip], a[title], button[title], [tabindex][title]",
        ("mouseover", "mouseenter", "pointerenter", "pointerover", "focusin"),
        (":hover >", ":hover +", ":hover ~", ":focus +", ":focus ~"),
    ),
    "2.2.1": Would("meta[http-equiv=refresh]", ("location.reload",)),
    "2.3.1": Would(f"{SOUND_OR_FILM}, canvas, marquee, img[src$='.gif']", (), ("infinite",)),
    "2.5.1": Would("[ontouchstart]", ("touchstart", "touchmove", "pointermove", "gesture")),
    "2.5.4": Would("[ondevicemotion]", ("devicemotion", "deviceorientation", "Accelerometer")),
    "2.5.7": Would(
        "[draggable=true], input[type=range]", ("dragstart", "pointermove", "mousemove")
    ),
    "3.3.4": Would("form[method=post i], form[data-hx-post], input[type=file]", ("hx-post",)),
    "3.3.8": Would("input[type=password], [autocomplete=one-time-code], [autocomplete*=password]"),
}


def test_each_is_looked_for() -> None:
    assert set(APPLY) == {criterion.id for criterion in criteria() if criterion.absent}


def test_no_page_has_anything_of_the_kind() -> None:
    for shape in shapes():
        page = shape.page("en")
        for criterion, would in APPLY.items():
            assert not page.all(would.elements), f"{criterion} on {shape.name}"


@pytest.mark.parametrize("criterion", APPLY)
def test_no_script_or_style_does_it(criterion: str) -> None:
    for files, words in (
        (SCRIPTS, APPLY[criterion].in_scripts),
        (STYLES, APPLY[criterion].in_styles),
    ):
        assert files
        for file in files:
            text = file.read_text("utf-8")
            assert not [word for word in words if word in text], file.name


def test_what_is_looked_for_would_be_found() -> None:
    page = LexborHTMLParser(
        "<audio></audio><input type=tel><a title=more>x</a><meta http-equiv=refresh>"
        "<marquee></marquee><p ontouchstart></p><p ondevicemotion></p><p draggable=true></p>"
        "<form method=POST></form><input type=password>"
    )
    for criterion, would in APPLY.items():
        assert page.css(would.elements), criterion
