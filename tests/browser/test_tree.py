"""What assistive technology gets of a question, an error, a result, its diagram and a scenario.

Each of them alone and made for a frame: what is promised holds in both.
"""

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from wizard.content import LANGUAGES, words

from .conftest import OpenPage
from .tree import Node, of_role, tree

pytestmark = [pytest.mark.browser, pytest.mark.feature("assistive technology")]

QUESTIONS = {"one answer": "", "several": "?who=several&busy=wait"}
ERROR = "?who=several&busy=wait&team-extras=greeting&team-extras=none"
QUEUE = "?who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"


@pytest.fixture(params=["", "embed/"], ids=["alone", "framed"])
def place(request: pytest.FixtureRequest) -> str:
    """Where the wizard is, after the language."""
    return str(request.param)


def headings(nodes: list[Node]) -> list[tuple[int, str]]:
    return [(node["level"], node["name"]) for node in of_role(nodes, "heading")]


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_a_group_named_by_its_heading(
    open_page: OpenPage, place: str, query: str, language: str
) -> None:
    page = open_page(f"/{language}/{place}{query}")
    nodes = tree(page)
    (heading,) = [n for n in of_role(nodes, "heading") if n["level"] == 1]
    # A fold that explains terms is a group, too, without a name.
    (group,) = [node for node in of_role(nodes, "group", "radiogroup") if node["name"]]
    assert group["name"] == heading["name"]
    hint = page.locator("fieldset > .hint")
    assert group["description"] == (hint.inner_text() if hint.count() else "")

    answers = of_role(nodes, "radio", "checkbox")
    rows = page.locator(".row")
    assert len(answers) == rows.count() > 1
    for answer, row in zip(answers, rows.all(), strict=True):
        assert answer["name"] == row.locator(".row-label").inner_text()
        hint = row.locator(".row-hint")
        assert answer["description"] == (hint.inner_text() if hint.count() else "")
        assert answer["checked"] == "false"
        # Who reads on from the answer, or touches it, gets to the hint as text.
        assert not hint.count() or hint.inner_text() in [
            node["name"] for node in of_role(nodes, "StaticText")
        ]
    (button,) = of_role(nodes, "button")
    assert button["name"] == words(language)["interface"]["continue"]


def test_the_landmarks_of_a_page(open_page: OpenPage) -> None:
    nodes = tree(open_page("/en/"))
    landmarks = of_role(nodes, "banner", "main", "contentinfo")
    assert [n["role"] for n in landmarks] == ["banner", "main", "contentinfo"]
    assert [n["name"] for n in of_role(nodes, "navigation")] == ["Pages", "Language"]


def test_the_landmarks_of_a_frame_are_told_from_those_of_its_host(open_page: OpenPage) -> None:
    nodes = tree(open_page("/en/embed/"))
    assert [n["name"] for n in of_role(nodes, "main")] == [words("en")["interface"]["brand"]]
    assert [n["name"] for n in of_role(nodes, "navigation")] == ["Language of this wizard"]
    assert not of_role(nodes, "banner")


def test_an_error_is_announced_and_describes_its_group(open_page: OpenPage, place: str) -> None:
    page = open_page(f"/en/{place}{ERROR}")
    nodes = tree(page)
    (alert,) = of_role(nodes, "alert")
    # A frame only takes a focus that the reader has already brought into it.
    assert place or alert["focused"] is True
    (group,) = of_role(nodes, "group")
    sentence = page.locator(".error").inner_text()
    assert sentence in group["description"]
    assert sentence in [n["name"] for n in of_role(nodes, "link")]
    assert [n["checked"] for n in of_role(nodes, "checkbox")].count("true") == 2
    assert page.title().startswith("Error")


def test_a_result_is_an_article_with_an_outline_without_gaps(
    open_page: OpenPage, place: str
) -> None:
    page = open_page(f"/en/{place}{QUEUE}")
    unfold(page)
    nodes = tree(page)
    assert len(of_role(nodes, "article")) == 1
    outline = headings(nodes)
    assert [level for level, _ in outline].count(1) == 1
    assert outline[0][0] == 1
    for (level, _), (deeper, name) in pairwise(outline):
        assert deeper <= level + 1, f"“{name}” is of level {deeper}, after one of {level}"
    interface = words("en")["interface"]
    second = [name for level, name in outline if level == 2]
    order = ("because_title", "cautions_title", "setup_title", "others_title", "answers_title")
    assert [name for name in second if name in {interface[key] for key in order}] == [
        interface[key] for key in order
    ]
    links = [node["name"] for node in of_role(nodes, "link")]
    changes = [name for name in links if name.startswith(interface["change"])]
    assert len(changes) == len(set(changes)) == 3, "each says what it changes"


def test_the_diagram_is_an_image_with_a_name_and_its_list_beside_it(
    open_page: OpenPage, place: str
) -> None:
    page = open_page(f"/en/{place}?who=together")
    nodes = tree(page)
    (image,) = [node for node in nodes if "Diagram of a call" in node["name"]]
    assert image["role"] == "image"
    assert image["name"] == "Diagram of a call: Conference"
    assert image["description"] == words("en")["types"]["conference"]["sentence"]
    page.locator(".call-steps summary").click()
    spoken = " ".join(node["name"] for node in of_role(tree(page), "StaticText"))
    steps = page.locator(".call-steps .step").all_inner_texts()
    assert steps
    heard = 0
    for step in steps:
        assert step in spoken[heard:], f"not in the tree, or not in its turn: {step}"
        heard = spoken.index(step, heard) + len(step)


def test_a_scenario_is_a_list_told_step_by_step(open_page: OpenPage, place: str) -> None:
    page = open_page(f"/en/{place}{QUEUE}&call=no-answer")
    interface = words("en")["interface"]
    page.get_by_role("button", name=interface["walk_next"]).wait_for()  # its script shows it
    nodes = tree(page)
    title = page.locator("#walk-title").inner_text()
    assert (3, title) in headings(nodes)
    assert title in " ".join(node["name"] for node in of_role(nodes, "image"))
    assert interface["scenarios_title"] in [n["name"] for n in of_role(nodes, "navigation")]
    (current,) = [n for n in of_role(nodes, "link") if n["name"] == title]
    assert current
    buttons = {node["name"]: node for node in of_role(nodes, "button")}
    for key in ("walk_play", "walk_previous", "walk_next"):
        assert interface[key] in buttons
    page.get_by_role("button", name=interface["walk_next"]).click()
    nodes = tree(page)
    said = [node for node in of_role(nodes, "status") if node["live"] == "polite"]
    assert said, "the step is announced without taking the focus"
    assert page.locator(".walk-status").inner_text().startswith("Step 1 of ")
    assert page.locator(".moment[aria-current=step]").count() == 1


def test_a_frame_in_a_host_has_a_name_and_all_that_is_in_it(open_page: OpenPage) -> None:
    page = open_page("/en/integrate/?platform=html")
    page.frame_locator("#preview").locator("form").wait_for()
    (frame,) = of_role(tree(page), "Iframe")
    assert frame["name"] == page.locator("#preview").get_attribute("title") != ""
    inside = tree(page, page.frames[1])
    assert len([node for node in of_role(inside, "radiogroup", "group") if node["name"]]) == 1
    assert len(of_role(inside, "radio")) > 3
