"""What Firefox hands to a screen reader of each kind of page: its own tree, in both languages.

The same in Chromium is in test_tree.py, and as it is said in test_spoken.py.
"""

from collections.abc import Iterator

import pytest

from harness.browser import firefox_path
from harness.server import ProductionServer
from wizard.content import LANGUAGES, engine, words
from wizard.forms import every_answer
from wizard.pages.answers import answer_label

from .conftest import NO_FIREFOX
from .firefox_tree import FirefoxTree, Node

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,  # the smoke of the other engines keeps to a minute and a half
    pytest.mark.engine("firefox"),
    pytest.mark.feature("assistive technology"),
]

each_language = pytest.mark.parametrize("language", LANGUAGES)
QUEUE = "?who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirefoxTree]:
    """A window of Firefox; skips the test where there is none."""
    binary = firefox_path()
    if not binary:
        pytest.skip(NO_FIREFOX)
    window = FirefoxTree(binary, tmp_path_factory.mktemp("firefox"))
    yield window
    window.stop()


def of_role(nodes: list[Node], *roles: str) -> list[Node]:
    return [node for node in nodes if node["role"] in roles]


def headings(nodes: list[Node]) -> list[tuple[str, str]]:
    return [(node["level"], node["name"]) for node in of_role(nodes, "heading")]


@each_language
@pytest.mark.parametrize(
    ("query", "question"), [("", "who"), ("?who=several&busy=wait", "team-extras")]
)
def test_a_question_is_a_group_of_answers_with_their_hints(
    tree: FirefoxTree, server: ProductionServer, language: str, query: str, question: str
) -> None:
    tree.open(f"{server.origin}/{language}/{query}")
    nodes = tree.nodes()
    own = words(language)
    title = own.say(f"questions.{question}.title")
    hint = own.say_if_any(f"questions.{question}.hint")
    assert headings(nodes)[0] == ("1", title)
    [group] = of_role(nodes, "grouping", "radio group")
    assert (group["name"], group["description"]) == (title, hint)
    answers = every_answer(engine().catalogue.questions[question])
    given = of_role(nodes, "radiobutton", "checkbutton")
    assert [(node["name"], node["description"]) for node in given] == [
        (
            answer_label(own, question, answer),
            own.say_if_any(f"questions.{question}.answers.{answer}.hint"),
        )
        for answer in answers
    ]
    assert not any("checked" in node["states"] for node in given)
    [button] = of_role(nodes, "pushbutton")
    assert button["name"] == own.say("interface.continue")


@each_language
def test_an_error_is_an_alert_that_describes_its_group(
    tree: FirefoxTree, server: ProductionServer, language: str
) -> None:
    tree.open(f"{server.origin}/{language}/?who=")
    [alert] = tree.until(lambda nodes: of_role(nodes, "alert"))
    nodes = tree.nodes()
    error = words(language).say("questions.who.error")
    [title] = [text for level, text in headings(nodes) if level == "2"][:1]
    assert title == words(language).say("interface.error_summary")
    assert nodes.index(alert) < nodes.index(of_role(nodes, "form")[0])
    [group] = of_role(nodes, "grouping", "radio group")
    assert error in group["description"]
    assert error in [node["name"] for node in of_role(nodes, "link")]


@each_language
def test_a_result_and_its_picture_have_their_names(
    tree: FirefoxTree, server: ProductionServer, language: str
) -> None:
    tree.open(f"{server.origin}/{language}/{QUEUE}")
    nodes = tree.nodes()
    own = words(language)
    interface = own.part("interface")
    name = own.say("types.call-queue.name")
    assert len(of_role(nodes, "article")) == 1
    [picture] = of_role(nodes, "graphic")[:1]
    assert picture["name"] == interface.say("diagram_title", name=name)
    assert picture["description"] == own.say("types.call-queue.sentence")
    said = headings(nodes)
    assert said[0] == ("1", name)
    order = ("because_title", "cautions_title", "setup_title", "others_title", "answers_title")
    titles = [interface.say(part) for part in order]
    assert [text for level, text in said if level == "2" and text in titles] == titles
    regions = [node["name"] for node in of_role(nodes, "region")]
    assert interface.say("your_call.title") in regions


@each_language
def test_a_walk_is_announced_and_marks_where_it_is(
    tree: FirefoxTree, server: ProductionServer, language: str
) -> None:
    tree.open(f"{server.origin}/{language}/{QUEUE}&call=no-answer")
    interface = words(language).part("interface")
    button = interface.say("walk_next")
    assert tree.until(
        lambda nodes: [n for n in of_role(nodes, "pushbutton") if n["name"] == button]
    )
    tree.run("document.querySelector('[data-walk=next]').click()")
    [current] = tree.until(
        lambda nodes: [n for n in of_role(nodes, "listitem") if n.get("current") == "step"]
    )
    assert current["posinset"] == "1"
    nodes = tree.nodes()
    [status, *_] = of_role(nodes, "statusbar")
    assert status["live"] == "polite"
    total = int(current["setsize"])
    step = interface.say("walk_step", number=1, total=total)
    assert any(node["name"].startswith(step) for node in of_role(nodes, "text leaf"))


def test_a_frame_has_a_name_and_all_that_is_in_it(
    tree: FirefoxTree, server: ProductionServer
) -> None:
    tree.open(f"{server.origin}/en/integrate/?platform=html")
    label = words("en").say("integrate.preview_label")

    def inside(nodes: list[Node]) -> list[Node]:
        """The answers after the frame of this name."""
        begins = [
            place
            for place, node in enumerate(nodes)
            if node["role"] == "internal frame" and node["name"] == label
        ]
        return of_role(nodes[begins[0] :], "radiobutton") if begins else []

    places = len(every_answer(engine().catalogue.questions["who"]))
    assert len(tree.until(inside)) == places
