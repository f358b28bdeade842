"""From the first question to the result and back, with JavaScript and without."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Tabs, in_engine
from .visitor import Answers, TabVisitor, Visitor, address

pytestmark = [pytest.mark.browser, pytest.mark.feature("journeys")]

Steps = tuple[tuple[str, tuple[str, ...]], ...]

JOURNEYS: dict[str, tuple[str, Steps, str, str | None]] = {
    "a-mobile": ("fr", (("who", ("one",)), ("place", ("outside",))), "call-queue", None),
    "a-meeting": ("en", (("who", ("together",)),), "conference", None),
    "a-team-that-waits": (
        "en",
        (("who", ("several",)), ("busy", ("wait",)), ("team-extras", ("none",))),
        "minipabx",
        "call-queue",
    ),
    "a-menu": (
        "fr",
        (("who", ("menu",)), ("menu", ("lead",)), ("menu-extras", ("hours", "voicemail"))),
        "ivr",
        None,
    ),
}
TEAM: Answers = (("who", "several"), ("busy", "wait"), ("team-extras", "none"))


def answers_after(steps: Steps) -> Answers:
    return tuple((question, answer) for question, chosen in steps for answer in chosen)


def walk(visitor: Visitor, language: str, steps: Steps) -> None:
    visitor.open(address(language))
    for number, (question, chosen) in enumerate(steps, start=1):
        visitor.answer(question, *chosen, leads_to=address(language, answers_after(steps[:number])))


@pytest.mark.parametrize("name", JOURNEYS)
def test_the_answers_lead_to_the_type(visitor: Visitor, name: str) -> None:
    language, steps, configuration, successor = JOURNEYS[name]
    walk(visitor, language, steps)
    followed = f"[data-successor={successor}]" if successor else ""
    visitor.sees(f"article[data-configuration={configuration}][data-match=exact]{followed}")
    visitor.sees(f"figure[data-diagram={successor or configuration}]")
    visitor.sees(f"html[lang={language}]")
    assert len(set(visitor.titles)) == len(visitor.titles), visitor.titles


def test_the_root_leads_to_the_first_question_in_the_readers_language(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.sees_address("/en/")
    visitor.sees("form[data-question=who]")


@pytest.mark.feature("history")
def test_back_and_forward_of_the_browser_show_each_step_again(visitor: Visitor) -> None:
    language, steps, configuration, _ = JOURNEYS["a-menu"]
    walk(visitor, language, steps)
    shown = [question for question, _ in steps]
    for number in reversed(range(len(steps))):
        visitor.back()
        visitor.arrive(address(language, answers_after(steps[:number])))
        visitor.sees(f"form[data-question={shown[number]}]")
        visitor.shares(address(language, answers_after(steps[:number])))
    for number in range(1, len(steps) + 1):
        visitor.forward()
        visitor.arrive(address(language, answers_after(steps[:number])))
    visitor.sees(f"article[data-configuration={configuration}]")
    visitor.shares(address(language, answers_after(steps)))


def test_a_step_after_the_browsers_back_works_as_before(visitor: Visitor) -> None:
    walk(visitor, "en", JOURNEYS["a-mobile"][1])
    visitor.back()
    visitor.arrive("/en/?who=one")
    visitor.answer("place", "ipbx", leads_to="/en/?who=one&place=ipbx")
    visitor.sees("article[data-configuration=ddi]")


@pytest.mark.feature("history")
def test_the_browsers_back_shows_the_answers_given(everybody: Visitor) -> None:
    walk(everybody, "en", JOURNEYS["a-menu"][1])
    for answers in (["hours", "voicemail"], ["lead"], ["menu"]):
        everybody.back()
        everybody.sees(f"[data-question] .row [value={answers[0]}]:checked")
        assert everybody.given() == answers
    everybody.forward()
    everybody.sees("[data-question] .row [value=lead]:checked")
    everybody.go_on("/en/?who=menu&menu=lead")
    assert everybody.given() == []


PRESSES = ((-1, -1), (-1, 1, -1), (-1, -1, 1), (-2, 1, -1))
"""How many steps each press of Back or Forward goes."""
WAYS = [
    *(pytest.param(True, presses, 1) for presses in PRESSES),
    # A reload that a second press overtakes leaves them apart there in one of five tries.
    in_engine("firefox", PRESSES[0], 3),
    in_engine("firefox", PRESSES[1], 3, marks=[pytest.mark.slow]),
    in_engine("webkit", PRESSES[0], 1),
    *(in_engine("webkit", presses, 1, marks=[pytest.mark.slow]) for presses in PRESSES[1:]),
]


@pytest.mark.feature("history")
@pytest.mark.parametrize(("way", "presses", "tries"), WAYS)
def test_however_quickly_back_and_forward_are_pressed_page_and_address_agree(
    somebody: Callable[[bool | str], Visitor], way: bool | str, presses: tuple[int, ...], tries: int
) -> None:
    visitor = somebody(way)
    steps = JOURNEYS["a-menu"][1]
    for _ in range(tries):
        walk(visitor, "en", steps)
        visitor.titles.clear()  # the last step may lead back to where the first one left
        for by in presses:
            visitor.run(f"() => history.go({by})")
            time.sleep(0.03)
        number = len(steps) + sum(presses)
        there = address("en", answers_after(steps[:number]))
        visitor.arrive(there)
        time.sleep(0.5)  # nothing that is late changes it
        visitor.sees_address(there)
        visitor.sees(f"form[data-question={steps[number][0]}]", times=1)
        visitor.sees_focus("h1")


def test_our_back_link_shows_the_question_before_with_its_answer(visitor: Visitor) -> None:
    visitor.open(address("en", TEAM))
    for question in ("team-extras", "busy", "who"):
        visitor.follow(".back a", address("en", TEAM, change=question))
        visitor.sees(f"form[data-question={question}]")
        assert visitor.given() == [dict(TEAM)[question]]
    visitor.sees(".back a", times=0)
    visitor.go_on(address("en", TEAM))
    visitor.sees("article[data-configuration=minipabx]")


def test_change_leads_straight_back_to_the_result(visitor: Visitor) -> None:
    visitor.open(address("fr", TEAM))
    visitor.follow(".answer-change a[href*='change=busy']", address("fr", TEAM, change="busy"))
    changed = tuple((q, "end" if q == "busy" else a) for q, a in TEAM)
    visitor.answer("busy", "end", leads_to=address("fr", changed))
    visitor.sees("article[data-configuration=easypabx]")


def test_change_asks_what_has_become_relevant_and_says_what_was_dropped(visitor: Visitor) -> None:
    visitor.open("/en/?who=one&place=outside&change=who")
    visitor.answer("who", "several", leads_to="/en/?who=several&dropped=place")
    visitor.sees("form[data-question=busy]")
    visitor.sees(".notice", text="On what")
    visitor.answer("busy", "wait", leads_to="/en/?who=several&busy=wait")
    visitor.sees(".notice", times=0)


def test_starting_again_forgets_every_answer(visitor: Visitor) -> None:
    visitor.open(address("en", TEAM))
    again = ".share a[href='/en/']"
    assert visitor.texts(again) == ["Start again"]
    visitor.follow(again, "/en/")
    assert visitor.given() == []


@pytest.mark.parametrize(
    ("path", "question"),
    [("/fr/", "who"), ("/en/?who=one", "place"), ("/en/?who=several&busy=wait", "team-extras")],
    ids=["first", "second", "ticks"],
)
def test_an_empty_submit_shows_the_question_with_a_linked_error(
    visitor: Visitor, path: str, question: str
) -> None:
    visitor.open(path)
    visitor.go_on(f"{path}{'&' if '?' in path else '?'}{question}=")
    visitor.sees_focus("#error-summary")  # by the script, or by autofocus
    visitor.sees(f"form[data-question={question}]")
    assert visitor.texts("#error-summary a") == visitor.texts(".error")
    visitor.click("#error-summary a")
    visitor.sees_focus(f".row:first-child [name={question}]")


def test_an_error_is_mended_by_answering(visitor: Visitor) -> None:
    visitor.open("/en/?who=")
    visitor.answer("who", "together", leads_to="/en/?who=together")
    visitor.sees("article[data-configuration=conference]")


@pytest.mark.parametrize("alone", ["none", "unknown"])
def test_an_answer_that_stands_alone_ticked_with_another_names_both(
    visitor: Visitor, alone: str
) -> None:
    path = "/en/?who=several&busy=wait"
    both = f"{path}&team-extras=greeting&team-extras={alone}"
    # A script unticks the one or the other; a link may hold both.
    visitor.open(both if visitor.has_js else path)
    form = "form[data-question=team-extras]"
    labels = [
        label
        for answer in ("greeting", alone)
        for label in visitor.texts(f"{form} .row:has([value={answer}]) .row-label")
    ]
    assert len(labels) == 2
    if not visitor.has_js:
        visitor.choose("team-extras", "greeting", alone)
        visitor.go_on(both)
    visitor.sees_focus("#error-summary")
    for label in labels:
        visitor.sees("#error-summary", text=label)
    visitor.sees("input:checked", times=2)
    visitor.click(f"{form} .row:has([value={alone}]) label")
    visitor.go_on(f"{path}&team-extras=greeting")
    visitor.sees("article[data-configuration=call-queue]")


@pytest.mark.parametrize(
    "path",
    ["?who=one&place=", "?who=one&place=outside", "?who=one&place=outside&change=who"],
    ids=["error", "result", "change"],
)
def test_the_language_switch_keeps_every_answer(visitor: Visitor, path: str) -> None:
    visitor.open(f"/fr/{path}")
    for code in ("en", "fr"):
        visitor.click(f"#languages [hreflang={code}]")
        visitor.arrive(f"/{code}/{path}")
        visitor.sees(f"html[lang={code}]")
        visitor.sees(f"#languages [aria-current][hreflang={code}]")


def test_the_language_switch_follows_the_steps_taken(visitor: Visitor) -> None:
    walk(visitor, "fr", JOURNEYS["a-mobile"][1])
    visitor.click("#languages [hreflang=en]")
    visitor.arrive("/en/?who=one&place=outside")
    visitor.sees("html[lang=en]")


def test_other_pages_are_a_click_away_and_lead_back(visitor: Visitor) -> None:
    visitor.open("/en/")
    for selector, path in [
        (".none-of-this a", "/en/other/"),
        (".back a", "/en/"),
        (".site-pages a", "/en/types/"),
        (".type-card a", "/en/types/redirect/"),
        (".brand", "/en/"),
    ]:
        visitor.click(selector)
        visitor.arrive(path)


def test_a_page_that_is_not_there_offers_a_way_on(visitor: Visitor, tabs: Tabs) -> None:
    if isinstance(visitor, TabVisitor):
        tabs[visitor.has_js].watch.expect_status(404)
    visitor.open("/fr/nulle-part/")
    visitor.sees("html[lang=fr]")
    visitor.click("#wizard .button")
    visitor.arrive("/fr/")


# --- With JavaScript only -----------------------------------------------------------------------


def test_a_whole_journey_loads_one_document(page: Page, tabs: Tabs) -> None:
    walk(TabVisitor(page), "en", JOURNEYS["a-team-that-waits"][1])
    assert tabs[True].watch.documents == [page.url.split("?")[0]]


@pytest.mark.chromium("grant the clipboard")
def test_the_address_of_the_result_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/?who=together")
    page.locator("[data-copy='#share-url']").click()
    expect(page.locator(".copied")).to_have_text(re.compile("copied"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#share-url").input_value()
    page.goto(copied)
    expect(page.locator("article")).to_have_attribute("data-configuration", "conference")


@pytest.mark.parametrize(
    ("path", "button"), [("/fr/?who=together", "Copier"), ("/en/integrate/", "Copy")]
)
def test_a_refused_copy_is_said_and_leaves_the_text_selected(
    page: Page, path: str, button: str
) -> None:
    page.goto(path)
    page.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
    }""")
    copy = page.get_by_role("button", name=button).first
    status = copy.locator("xpath=following-sibling::*[@role='status']")
    copy.click()
    expect(status).to_have_text(re.compile(r"sélectionnée.*Ctrl|selected.*Ctrl"))
    selected = page.evaluate("""() => {
      const { activeElement: at } = document;
      return at.value?.slice(at.selectionStart, at.selectionEnd) || String(getSelection());
    }""")
    source = page.locator(str(copy.get_attribute("data-copy")))
    assert selected.strip() == source.evaluate("(it) => it.value ?? it.textContent").strip()


def test_a_button_is_shown_only_by_the_script_that_needs_it(page: Page) -> None:
    page.goto("/en/?who=together")
    page.locator(".scenarios a").first.click()
    expect(page.locator("#walk-title")).to_be_focused()
    page.evaluate("""() => {
      document.querySelector(".scenarios").insertAdjacentHTML("beforeend",
        "<button hidden id=other>Other</button>");
      document.dispatchEvent(new CustomEvent("htmx:afterSettle"));
    }""")
    expect(page.locator("[data-walk=next]")).to_be_visible()
    expect(page.locator("#other")).to_be_hidden()


def test_copy_and_print_are_offered_after_a_step_too(page: Page) -> None:
    visitor = TabVisitor(page)
    walk(visitor, "en", JOURNEYS["a-meeting"][1])
    expect(page.locator(".share-actions button")).to_have_count(4)
    for button in page.locator(".share-actions button").all():
        expect(button).to_be_visible()


@pytest.mark.chromium("switch scripts off for one tab")
def test_without_javascript_no_button_is_shown_that_needs_it(open_page: OpenPage) -> None:
    page = open_page("/en/?who=together", js=False)
    expect(page.locator(".share-actions button:visible")).to_have_count(0)


@pytest.mark.feature("print")
def test_printing_unfolds_what_is_folded_and_folds_it_again(page: Page) -> None:
    page.goto("/en/?who=together")
    page.evaluate("""() => {
      window.left = [];
      addEventListener("beforeprint",
        () => left.push(document.querySelectorAll("details:not([open])").length));
    }""")
    opened = page.locator(".call-steps")
    opened.locator("summary").click()
    folded = page.locator("details:not([open])")
    before = folded.count()
    assert before > 0
    page.pdf()
    assert page.evaluate("left") == [0]
    expect(folded).to_have_count(before)
    expect(opened).to_have_attribute("open", "")


def test_an_answer_that_stands_alone_unticks_the_others(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several&busy=wait")
    ticked = page.locator("input:checked")

    def tick(answer: str) -> list[str]:
        page.locator(f"input[value={answer}]").check()
        return [str(box.get_attribute("value")) for box in ticked.all()]

    assert tick("hours") == ["hours"]
    assert tick("music") == ["music", "hours"]
    assert tick("none") == ["none"]
    assert tick("unknown") == ["unknown"]
    assert tick("filter") == ["filter"]
