"""What assistive technology gets: axe on every kind of page, and the tree of a question."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import OpenPage, Tab
from .kinds import KINDS, LANGUAGES, NOT_FOUND, path_of

pytestmark = pytest.mark.browser

TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""All that another colour scheme can change: the other rules read no colour."""

RUN = """(only) =>
  axe.run({ runOnly: only, resultTypes: ["violations"], preload: false }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
      `${id}: ${help}: ${target.join(" ")}: ${failureSummary.split("\\n").at(-1).trim()}`)))"""

Node = dict[str, Any]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(open_page: OpenPage, tabs: dict[bool, Tab], kind: str) -> None:
    violations: list[str] = []
    for language in LANGUAGES:
        if kind in NOT_FOUND:
            tabs[True].watch.expect_status(404)
        page = open_page(path_of(kind, language))
        page.evaluate(Axe().axe_script)
        violations += [f"{language}, light: {v}" for v in page.evaluate(RUN, TAGS)]
        page.emulate_media(color_scheme="dark")
        violations += [f"{language}, dark: {v}" for v in page.evaluate(RUN, COLOUR_RULES)]
    assert not violations, "\n".join(violations)


def tree(page: Page) -> list[Node]:
    """The accessibility tree as Chromium gives it to a screen reader: role, name, description."""
    devtools = page.context.new_cdp_session(page)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    devtools.detach()
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            "description": node.get("description", {}).get("value", ""),
            **{p["name"]: p["value"].get("value") for p in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"]
    ]


def of_role(nodes: list[Node], *roles: str) -> list[Node]:
    return [node for node in nodes if node["role"] in roles]


@pytest.mark.parametrize("kind", ["question", "tick-list"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_a_group_named_by_its_heading(
    open_page: OpenPage, kind: str, language: str
) -> None:
    page = open_page(path_of(kind, language))
    nodes = tree(page)
    (heading,) = [n for n in of_role(nodes, "heading") if n["level"] == 1]
    (group,) = of_role(nodes, "group", "radiogroup")
    assert group["name"] == heading["name"]
    hint = page.locator("fieldset > .hint")
    assert group["description"] == (hint.inner_text() if hint.count() else "")

    answers = of_role(nodes, "radio", "checkbox")
    rows = page.locator(".row")
    assert len(answers) == rows.count()
    for answer, row in zip(answers, rows.all(), strict=True):
        assert answer["name"] == row.locator(".row-label").inner_text()
        assert answer["description"] == row.locator(".row-hint").inner_text()
        assert answer["checked"] == "false"


def test_the_landmarks_of_a_page(open_page: OpenPage) -> None:
    nodes = tree(open_page("/en/"))
    assert [n["role"] for n in of_role(nodes, "banner", "main", "contentinfo")] == [
        "banner",
        "main",
        "contentinfo",
    ]
    assert [n["name"] for n in of_role(nodes, "navigation")] == ["Pages", "Language"]


def test_an_error_is_announced_and_describes_its_group(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several&busy=wait&team-extras=greeting&team-extras=none")
    nodes = tree(page)
    (alert,) = of_role(nodes, "alert")
    assert alert["focused"] is True
    (group,) = of_role(nodes, "group")
    sentence = page.locator(".error").inner_text()
    assert sentence in group["description"]
    assert sentence in [n["name"] for n in of_role(nodes, "link")]
    assert [n["checked"] for n in of_role(nodes, "checkbox")].count("true") == 2


def test_the_diagram_is_an_image_with_a_name_and_its_list_beside_it(open_page: OpenPage) -> None:
    page = open_page("/en/?who=together")
    nodes = tree(page)
    (image,) = [node for node in of_role(nodes, "image") if "Diagram" in node["name"]]
    assert image["name"].startswith("Diagram of a call: Conference")
    page.locator(".call-steps summary").click()
    spoken = " ".join(node["name"] for node in of_role(tree(page), "StaticText"))
    steps = page.locator(".call-steps .step").all_inner_texts()
    assert steps
    for step in steps:
        assert step in spoken, f"not in the tree: {step}"
