"""What a browser of 2022 makes of the style sheets: light, plain and readable.

The style sheets are served without what such a browser does not know. It skips rules and
declarations in the same way.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import OpenPage
from .test_colours import FAULTS, REST, TEXT
from .test_shapes import UNFOLD

pytestmark = pytest.mark.browser

NEWER = re.compile(
    r"@supports \(color:|@container|:has\(|::details-content|light-dark\(|color-mix\("
    r"|text-wrap|container-type|text-size-adjust"
)
"""Colour functions, container queries and other features that came from 2022 to 2025."""


def without_newer(css: str) -> str:
    """The style sheet without the rules and declarations that name a newer feature.

    Reads it in lines that end with `{`, `}` or `;`, or are a part of a longer selector or value.
    """
    kept: list[str] = []
    depth = 0  # blocks that are open in a rule that is dropped
    start = 0  # where the selector began that the lines read last belong to
    whole = re.sub(r"(?<=[^\s{};])\s*}", ";}", css)  # a minifier drops the last semicolon
    for line in re.sub(r"([{};])\s*|(?=})", r"\1\n", whole).splitlines():
        text = line.strip()
        if depth:
            depth += text.endswith("{") - text.endswith("}")
        elif text.endswith("{"):
            if NEWER.search("\n".join([*kept[start:], text])):
                depth = 1
                del kept[start:]
            else:
                kept.append(line)
        elif not NEWER.search(text) or not text.endswith(";"):
            kept.append(line)
        if text.endswith(("{", "}", ";")):
            start = len(kept)
    return "\n".join(kept)


@pytest.fixture
def older(page: Page) -> Iterator[None]:
    """The shared tab, as a browser that does not know the newer features."""

    def serve(route: Route) -> None:
        response = route.fetch(max_retries=2)  # the server may just close what it kept alive
        css = without_newer(re.sub(r"/\*.*?\*/", "", response.text(), flags=re.DOTALL))
        assert not NEWER.search(css)
        assert css.count("{") == css.count("}") > 10
        route.fulfill(response=response, body=css)

    page.route("**/*.css", serve)
    yield
    page.unroute("**/*.css")


@pytest.mark.usefixtures("older")
@pytest.mark.parametrize(
    "path",
    [
        "/en/?who=several",
        "/en/?who=several&busy=wait&team-extras=hours&call=closed",
        "/fr/embed/?who=several&busy=wait&team-extras=none&theme=dark",
        "/en/types/",
        "/en/integrate/",
    ],
)
def test_a_page_can_be_read_whatever_theme_is_asked_for(open_page: OpenPage, path: str) -> None:
    for scheme in ("light", "dark"):
        page = open_page(path, scheme=scheme)
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        page.evaluate(UNFOLD)
        assert page.evaluate(FAULTS, [TEXT, REST]) == []


@pytest.mark.usefixtures("older")
def test_a_diagram_has_colours_and_is_shown_once(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several&busy=wait&team-extras=hours")
    shown = page.locator("#call svg[role=img]:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator(".node--number > .shape")).to_have_css("fill", "rgb(11, 87, 208)")
    expect(shown.locator(".node--caller > .label")).to_have_css("fill", "rgb(22, 32, 58)")
    for shape in shown.locator(".node:not(.node--number) > .shape").all():
        expect(shape).not_to_have_css("fill", "rgb(0, 0, 0)")
