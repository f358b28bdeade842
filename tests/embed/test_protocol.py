"""The messages between frame and host: what is heard, from whom, and what is not."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, expect

from tests.embed.conftest import TO_A_RESULT, Host, answer, follow

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

LISTEN = """<script>
  var heard = [];
  for (const name of ["ready", "step", "result", "height"])
    addEventListener("wizard:" + name, ({ type, target, detail, composed }) => heard.push(
      { type, id: target.id, detail, isFrozen: Object.isFrozen(detail), composed }));
</script>"""
SCRIPT = LISTEN + '<script src="WIZARD/embed/v1.js" defer></script>'
ELEMENT = '<alias-wizard id="one" lang="en" height="300"></alias-wizard>'
PLAIN = (
    '<iframe id="one" src="WIZARD/en/embed/" title="w" width="700" height="300" frameborder="0">'
    "</iframe>"
)

HEIGHT = "(embedded) => (embedded.frame ?? embedded).clientHeight"
"""Of the frame, be it the element's own or a plain one."""


def wizard_frame(page: Page, number: int = 0) -> Frame:
    """The frame that holds the wizard, once it shows something."""
    page.wait_for_function(
        "n => heard.filter(({ type }) => type === 'wizard:step').length > n", arg=number
    )
    return [frame for frame in page.frames if "/embed/" in frame.url][number]


def heard(page: Page, name: str) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = page.evaluate("heard")
    return [event for event in events if event["type"] == f"wizard:{name}"]


def height_of(page: Page) -> int:
    height: int = page.locator("#one").evaluate(HEIGHT)
    return height


def wait_until_it_grows(page: Page) -> None:
    """Past the 300 px that it is given; the message with its height may follow that of its step."""
    page.wait_for_function(f"() => ({HEIGHT})(document.querySelector('#one')) > 300")


def settle(page: Page) -> None:
    """Lets every message that was sent arrive: those of one window keep their order."""
    page.evaluate("new Promise((done) => setTimeout(done, 100))")


@pytest.mark.parametrize("embed", [ELEMENT, PLAIN], ids=["element", "plain frame"])
def test_a_run_is_told_to_the_host_step_by_step(host: Host, page: Page, embed: str) -> None:
    page.goto(host.put(embed, head=SCRIPT))
    frame = wizard_frame(page)
    answer(frame, *TO_A_RESULT)
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:result')")
    steps = [event["detail"] for event in heard(page, "step")]
    assert steps == [{"question": "who"}, {"question": "busy"}, {"question": "team-extras"}]
    article = frame.locator("article[data-match]")
    assert [event["detail"] for event in heard(page, "result")] == [
        {
            "configuration": article.get_attribute("data-configuration"),
            "match": article.get_attribute("data-match"),
        }
    ]
    assert [event["detail"] for event in heard(page, "ready")] == [{}]
    assert heard(page, "height")[-1]["detail"] == {"height": height_of(page)}
    events = page.evaluate("heard")
    assert all(event["isFrozen"] and event["composed"] for event in events)
    assert {event["id"] for event in events} == {"one"}


def test_the_frame_takes_the_height_of_its_content_and_only_grows(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    frame = wizard_frame(page)
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:height')")
    content = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert height_of(page) == content > 300
    send(frame, {"aw1": "height", "height": 200})
    assert height_of(page) == content


@pytest.mark.parametrize(
    "embed",
    [ELEMENT.replace("id=", "shrink id="), PLAIN.replace("id=", "data-shrink id=")],
    ids=["element", "plain frame"],
)
def test_a_host_may_let_the_frame_shrink(host: Host, page: Page, embed: str) -> None:
    page.goto(host.put(embed, head=SCRIPT))
    frame = wizard_frame(page)
    answer(frame, *TO_A_RESULT)
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:result')")
    follow(frame, "Start again")
    lowered = "heard.findLast(({ type }) => type === 'wizard:height').detail.height < 2000"
    page.wait_for_function(lowered)
    assert height_of(page) == heard(page, "height")[-1]["detail"]["height"]


def send(frame: Frame, message: object) -> None:
    frame.evaluate("(message) => parent.postMessage(message, '*')", message)
    settle(frame.page)


ODD_HEIGHTS = ["NaN", "-5", "0", "1.5", "Infinity", "'900'", "null", "[900]", "{ valueOf: 900 }"]
ODD_MESSAGES = [
    "null",
    "undefined",
    "7",
    "'aw1'",
    "[]",
    "{}",
    "{ aw1: null }",
    "{ aw1: { toString: null } }",
    "{ aw1: '__proto__', height: 900 }",
    "{ aw1: 'constructor' }",
    "{ ['__proto__']: { aw1: 'height' }, height: 900 }",
    'JSON.parse(\'{"__proto__": {"aw1": "height", "height": 900}}\')',
    "{ aw1: 'navigate', url: 'https://example.com/' }",
    "{ aw1: 'step' }",
    "{ aw1: 'step', question: 7 }",
    "{ aw1: 'step', question: 'x'.repeat(65) }",
    "{ aw1: 'result', configuration: 'ivr' }",
    "{ aw1: 'result', configuration: ['ivr'], match: 'exact' }",
    "{ aw1: 'hello', theme: 'dark' }",
    *(f"{{ aw1: 'height', height: {height} }}" for height in ODD_HEIGHTS),
]


def test_the_frame_of_a_type_takes_its_height_too(host: Host, page: Page) -> None:
    page.goto(host.put(PLAIN.replace("/en/embed/", "/en/embed/types/ivr/"), head=SCRIPT))
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:height')")
    (frame,) = (frame for frame in page.frames if "/types/" in frame.url)
    content = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert height_of(page) == content > 300


@pytest.fixture(scope="module")
def quiet(host: Host, context: BrowserContext) -> Iterator[Page]:
    """A page that has heard all it will, for messages that change nothing: one serves for all."""
    page = context.new_page()
    page.goto(host.put(ELEMENT, head=SCRIPT))
    wizard_frame(page)
    settle(page)
    yield page
    page.close()


@pytest.mark.parametrize("message", ODD_MESSAGES)
def test_what_is_malformed_is_ignored_even_from_the_frame(quiet: Page, message: str) -> None:
    said: list[str] = []
    quiet.on("console", lambda logged: said.append(logged.text))
    quiet.on("pageerror", lambda error: said.append(str(error)))
    before = quiet.evaluate("JSON.stringify(heard)")
    wizard_frame(quiet).evaluate(f"parent.postMessage({message}, '*')")
    settle(quiet)
    assert quiet.evaluate("JSON.stringify(heard)") == before
    assert not said


def test_no_height_is_beyond_the_bounds(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    send(wizard_frame(page), {"aw1": "height", "height": 1_000_000_000})
    assert height_of(page) == 30_000


FORGED = [
    {"aw1": "ready"},
    {"aw1": "height", "height": 29_999},
    {"aw1": "step", "question": "forged"},
    {"aw1": "result", "configuration": "forged", "match": "exact"},
    {"aw1": "top"},
]


@pytest.mark.parametrize(
    "forger",
    [
        "<iframe id=forger srcdoc='forged'></iframe>",
        "<iframe id=forger sandbox='allow-scripts' srcdoc='forged'></iframe>",
        "<iframe id=forger src='WIZARD/robots.txt'></iframe>",
        "<iframe id=forger src='HOST/en/embed/'></iframe>",
        "<iframe id=forger sandbox='allow-scripts' src='WIZARD@localhost:PORT/en/embed/'></iframe>",
    ],
    ids=[
        "same origin",
        "no origin",
        "the wizard's other pages",
        "another site's /en/embed/",
        "an address that begins as the wizard's",
    ],
)
def test_another_frame_is_not_heard(host: Host, page: Page, forger: str) -> None:
    forger = forger.replace("PORT", host.origin.rpartition(":")[2])
    page.goto(host.put(ELEMENT + forger.replace("HOST", host.origin), head=SCRIPT))
    wizard_frame(page)
    settle(page)
    before = page.evaluate("JSON.stringify(heard)")
    handle = page.locator("#forger").element_handle()
    frame = handle.content_frame()
    assert frame is not None
    frame.evaluate(f"for (const message of {json.dumps(FORGED)}) parent.postMessage(message, '*')")
    settle(page)
    assert page.evaluate("JSON.stringify(heard)") == before


def test_in_the_frame_nobody_but_the_host_is_heard(host: Host, page: Page) -> None:
    """Neither a frame beside it, nor the frame itself, changes its look."""
    page.goto(host.put(PLAIN + "<iframe id=forger srcdoc='forged'></iframe>"))
    wizard = page.frame_locator("iframe >> nth=0")
    expect(wizard.locator("form")).to_be_visible()
    hello = "{ aw1: 'hello', theme: 'dark' }"
    forger = page.locator("#forger").element_handle().content_frame()
    assert forger is not None
    forger.evaluate(f"parent.frames[0].postMessage({hello}, '*')")
    wizard.locator("html").evaluate(f"() => postMessage({hello}, '*')")
    settle(page)
    expect(wizard.locator("html")).not_to_have_attribute("data-theme", "dark")
    # The host itself is heard.
    page.evaluate(f"frames[0].postMessage({hello}, '*')")
    expect(wizard.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_host_window_itself_is_not_heard(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    wizard_frame(page)
    settle(page)
    before = page.evaluate("JSON.stringify(heard)")
    page.evaluate(f"for (const message of {json.dumps(FORGED)}) postMessage(message, '*')")
    settle(page)
    assert page.evaluate("JSON.stringify(heard)") == before


def test_a_frame_that_left_for_another_site_is_not_heard(host: Host, page: Page) -> None:
    page.goto(host.put(PLAIN, head=SCRIPT))
    frame = wizard_frame(page)
    frame.evaluate("(url) => void setTimeout(() => (location = url))", host.put("elsewhere"))
    frame.wait_for_url(f"{host.origin}/**")
    before = page.evaluate("JSON.stringify(heard)")
    for message in FORGED:
        send(frame, message)
    assert page.evaluate("JSON.stringify(heard)") == before


def test_a_frame_that_heard_no_host_tells_no_answer(host: Host, page: Page) -> None:
    listen = "<script>var told = []; addEventListener('message', (e) => told.push(e.data))</script>"
    page.goto(host.put(PLAIN, head=listen))
    answer(page.frame_locator("iframe"), *TO_A_RESULT)
    expect(page.frame_locator("iframe").locator("article")).to_be_visible()
    assert {message["aw1"] for message in page.evaluate("told")} == {"ready", "height", "top"}


def test_a_host_without_origin_gets_heights_and_no_events(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT, Content_Security_Policy="sandbox allow-scripts"))
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:height')")
    answer(page.frame_locator("iframe"), "who=several")
    expect(page.frame_locator("iframe").locator("[data-question=busy]")).to_be_visible()
    settle(page)
    assert {event["type"] for event in page.evaluate("heard")} == {"wizard:ready", "wizard:height"}


def test_a_frame_without_origin_grows_and_tells(host: Host, page: Page) -> None:
    page.goto(host.put(PLAIN.replace(" src", " sandbox='allow-scripts' src"), head=SCRIPT))
    frame = wizard_frame(page)
    answer(frame, "who=several")
    page.wait_for_function("heard.some(({ detail }) => detail.question === 'busy')")
    wait_until_it_grows(page)
    assert len(heard(page, "ready")) == 1


def test_two_elements_do_not_hear_each_other(host: Host, page: Page) -> None:
    other = ELEMENT.replace('id="one"', 'id="two" answers="who=several"')
    page.goto(host.put(ELEMENT + other, head=SCRIPT))
    wizard_frame(page, 1)
    first, second = (page.locator(f"#{name} iframe").content_frame for name in ("one", "two"))
    expect(first.locator("[data-question]")).to_have_attribute("data-question", "who")
    answer(second, "busy=wait")
    page.wait_for_function("heard.some(({ detail }) => detail.question === 'team-extras')")
    told = {(event["id"], event["detail"]["question"]) for event in heard(page, "step")}
    assert told == {("one", "who"), ("two", "busy"), ("two", "team-extras")}


@pytest.mark.parametrize("embed", [ELEMENT, PLAIN], ids=["element", "plain frame"])
def test_a_frame_that_comes_late_is_adopted(host: Host, page: Page, embed: str) -> None:
    page.goto(host.put("<p>an article</p>", head=SCRIPT))
    page.evaluate(
        "(html) => document.body.insertAdjacentHTML('beforeend', html)",
        embed.replace("WIZARD", host.wizard),
    )
    wizard_frame(page)
    wait_until_it_grows(page)


def test_a_script_that_comes_late_adopts(host: Host, page: Page) -> None:
    page.goto(host.put(PLAIN, head=LISTEN))
    page.wait_for_load_state("networkidle")
    page.add_script_tag(url=f"{host.wizard}/embed/v1.js")
    wizard_frame(page)
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:height')")
    assert len(heard(page, "ready")) == len(heard(page, "step")) == 1


def test_an_element_that_is_taken_out_may_come_back(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT))
    wizard_frame(page)
    page.evaluate("window.kept = document.querySelector('#one'); kept.remove(); heard = []")
    page.evaluate("document.body.append(kept)")
    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
    wizard_frame(page)
    wait_until_it_grows(page)
    assert [event["detail"] for event in heard(page, "step")] == [{"question": "who"}]
    assert page.locator("#one").evaluate("(element) => element.shadowRoot.children.length") == 1


def test_the_script_twice_is_the_script_once(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT, head=SCRIPT + '<script src="WIZARD/embed/v1.js" defer></script>'))
    wizard_frame(page)
    page.add_script_tag(url=f"{host.wizard}/embed/v1.js?again")
    settle(page)
    assert len(heard(page, "ready")) == len(heard(page, "step")) == 1


def test_an_element_starts_with_answers_and_starts_again(host: Host, page: Page) -> None:
    embed = ELEMENT.replace(" lang", " answers='who=several&amp;busy=wait' label='Help' lang")
    page.goto(host.put(embed, head=SCRIPT))
    frame = wizard_frame(page)
    assert heard(page, "step")[0]["detail"] == {"question": "team-extras"}
    expect(frame.get_by_role("heading", name="Your answers")).to_be_visible()
    element = page.locator("#one")
    url = f"{host.wizard}/en/embed/?who=several&busy=wait"
    assert element.evaluate("(element) => element.url") == url
    assert element.evaluate("({ frame }) => [frame.title, frame.referrerPolicy]") == [
        "Help",
        "no-referrer",
    ]
    answer(frame, "team-extras=unknown")
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:result')")
    entries = page.evaluate("history.length")
    element.evaluate("(element) => element.reset()")
    expect(page.frame_locator("iframe").locator("[data-question=team-extras]")).to_be_visible()
    assert page.evaluate("history.length") == entries
    element.evaluate("(element) => element.setAttribute('answers', 'gone=x')")
    expect(page.frame_locator("iframe").locator("[data-question=who]")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "page_language"), [("fr-CA", "fr"), ("en", "en"), ("de", "fr")]
)
def test_an_element_speaks_the_language_around_it(
    host: Host, page: Page, language: str, page_language: str
) -> None:
    """The frame has the name that its page says, in the language of that page."""
    element = f"<div lang='{language}'><alias-wizard>Until then</alias-wizard></div>"
    page.goto(host.put(element, head=SCRIPT))
    frame = wizard_frame(page)
    assert frame.locator("html").get_attribute("lang") == page_language
    brand = frame.title().rpartition(" – ")[2]
    expect(page.locator("iframe")).to_have_attribute("title", brand)


def test_an_element_whose_frame_never_answers_is_named_by_its_text(host: Host, page: Page) -> None:
    page.route("**/en/embed/**", lambda route: route.abort())
    inside = "<a href='WIZARD/en/'>Ask the wizard</a>"
    page.goto(host.put(f"<alias-wizard id='one' lang='en'>{inside}</alias-wizard>", head=SCRIPT))
    assert height_of(page) == 1600, "the room that docs/embedding.md says is kept free"
    expect(page.locator("iframe")).to_have_attribute("title", "Ask the wizard")


def test_a_border_that_a_host_counts_in_takes_nothing_from_the_content(
    host: Host, page: Page
) -> None:
    styles = "<style>* { box-sizing: border-box }</style>"
    embed = '<iframe src="WIZARD/en/embed/" title="w" width="700" height="300"></iframe>'
    page.goto(host.put(embed, head=styles + SCRIPT))
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:height')")
    settle(page)
    frame = wizard_frame(page)
    assert frame.evaluate("innerHeight >= Math.ceil(document.body.getBoundingClientRect().height)")
    heights = [event["detail"]["height"] for event in heard(page, "height")]
    assert len(heights) == len(set(heights)), "no height is told twice"
