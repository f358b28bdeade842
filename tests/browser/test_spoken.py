"""What a screen reader says of each kind of page, and in which order, in both languages.

The words are those of the content; what is said of them stands here. Each whole log is left in
build/spoken/. What the browsers themselves hand to a screen reader is in test_tree.py,
test_firefox_tree.py and test_webkit.py.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from harness.server import ProductionServer
from wizard.content import LANGUAGES, Words, engine, words
from wizard.forms import every_answer
from wizard.pages.answers import answer_label

from .conftest import PATIENCE
from .speaking import ScreenReader, are_said_in_order

pytestmark = [
    pytest.mark.browser,
    pytest.mark.feature("assistive technology"),
    pytest.mark.parametrize("language", LANGUAGES),
]

QUEUE = "?who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours"


@pytest.fixture
def tab(browser: Browser, server: ProductionServer) -> Iterator[Page]:
    """A tab that lets the reader in, which the site's policy would not."""
    context = browser.new_context(base_url=server.origin, bypass_csp=True, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def read(tab: Page, path: str, inside: str = "#wizard") -> ScreenReader:
    """A reader at the top of a page."""
    tab.goto(path)
    return ScreenReader(tab, inside)


def read_all(tab: Page, path: str) -> ScreenReader:
    """A reader that has read the whole page aloud."""
    reader = read(tab, path)
    reader.go_on("end of main")
    return reader


def answers_of(own: Words, question: str, *ticked: str) -> list[str]:
    """What is said of each answer to a question: its role, words and hint, its state and place."""
    ids = every_answer(engine().catalogue.questions[question])
    role = "checkbox" if engine().catalogue.questions[question].is_list else "radio"
    phrases = []
    for place, answer in enumerate(ids, start=1):
        hint = own.say_if_any(f"questions.{question}.answers.{answer}.hint")
        phrase = [role, answer_label(own, question, answer), *([hint] if hint else [])]
        phrase += ["checked" if answer in ticked else "not checked"]
        phrase += [f"position {place}, set size {len(ids)}"] if role == "radio" else []
        phrases.append(", ".join(phrase))
    return phrases


def choices(said: list[str]) -> list[str]:
    """What is said of the choices alone."""
    return [phrase for phrase in said if phrase.startswith(("radio, ", "checkbox, "))]


@pytest.mark.parametrize(
    ("query", "question"),
    [("", "who"), ("?who=several&busy=wait", "team-extras"), ("?who=menu", "menu")],
)
def test_a_question_is_read(tab: Page, language: str, query: str, question: str) -> None:
    own = words(language)
    reader = read_all(tab, f"/{language}/{query}")
    title = own.say(f"questions.{question}.title")
    hint = own.say_if_any(f"questions.{question}.hint")
    group = f"group, {title}" + (f", {hint}" if hint else "")
    answers = answers_of(own, question)
    reader.keep(f"question-{question}-{language}")
    are_said_in_order(
        [
            "main",
            "form",
            group,
            f"heading, {title}, level 1",
            *answers,
            f"end of {group}",
            f"button, {own.say('interface.continue')}",
            "end of form",
            f"link, {own.say('interface.none_of_this')}",
            "end of main",
        ],
        reader.said,
    )
    assert choices(reader.said) == answers


def test_an_error_is_announced_named_and_mended(tab: Page, language: str) -> None:
    own = words(language)
    reader = read(tab, f"/{language}/", inside="body")
    reader.go_on(f"button, {own.say('interface.continue')}")
    reader.press()
    title, error = own.say("interface.error_summary"), own.say("questions.who.error")
    reader.hears("alert")  # it has taken the focus
    reader.go_on(f"button, {own.say('interface.continue')}")
    reader.keep(f"error-{language}")
    are_said_in_order(
        [
            "alert",
            f"heading, {title}, level 2",
            f"link, {error}",
            "end of alert",
            f"group, {own.say('questions.who.title')}, {error}",
            *answers_of(own, "who"),
        ],
        reader.said,
    )


def test_ticks_that_deny_each_other_are_named(tab: Page, language: str) -> None:
    own = words(language)
    ticked = ("greeting", "none")
    query = "&".join(f"team-extras={tick}" for tick in ticked)
    reader = read_all(tab, f"/{language}/?who=several&busy=wait&{query}")
    other, alone = (answer_label(own, "team-extras", tick) for tick in ticked)
    reader.keep(f"clash-{language}")
    are_said_in_order(
        [
            "alert",
            f"heading, {own.say('interface.clash_summary')}, level 2",
            f"link, {own.say('interface.clash', alone=alone, other=other)}",
            *answers_of(own, "team-extras", *ticked),
        ],
        reader.said,
    )


def test_a_journey_leads_from_the_first_question_to_the_heading_of_the_result(
    tab: Page, language: str
) -> None:
    own = words(language)
    reader = read(tab, f"/{language}/", inside="body")
    together = f"radio, {answer_label(own, 'who', 'together')}"
    reader.go_on(together)
    reader.press()
    reader.go_on(f"button, {own.say('interface.continue')}")
    reader.press()
    heading = own.say("types.conference.name")
    tab.locator("h1").get_by_text(heading).wait_for()
    reader.hears(f"heading, {heading}, level 1")  # it has taken the focus
    reader.keep(f"journey-{language}")


def test_a_result_is_read(tab: Page, language: str) -> None:
    own = words(language)
    interface = own.part("interface")
    reader = read_all(tab, f"/{language}/{QUEUE}")
    name = own.say("types.call-queue.name")
    picture = interface.say("diagram_title", name=name)
    scenarios = tab.locator(".scenarios a").all_inner_texts()
    given = [own.say(f"questions.{question}.short") for question in ("who", "busy", "team-extras")]
    assert len(scenarios) > 3
    reader.keep(f"result-{language}")
    are_said_in_order(
        [
            "article",
            f"link, {interface.say('back')}",
            interface.say("match.exact.label"),
            f"heading, {name}, level 1",
            tab.locator(".lead").inner_text(),
            *(interface.say(fact) for fact in ("fact_line", "fact_billing", "fact_read")),
            "figure",
            f"image, {picture}, {own.say('types.call-queue.sentence')}",
            interface.say("diagram_list"),
            f"navigation, {interface.say('scenarios_title')}",
            *(f"link, {scenario}" for scenario in scenarios),
            f"region, {interface.say('your_call.title')}",
            "status",
            *(
                f"heading, {interface.say(part)}, level 2"
                for part in ("because_title", "cautions_title", "setup_title", "others_title")
            ),
            f"region, {interface.say('answers_title')}",
            *(f"link, {interface.say('change')} – {short}" for short in given),
            f"region, {interface.say('share_title')}",
            f"button, {interface.say('copy')}",
            f"link, {interface.say('restart')}",
            "end of article",
        ],
        reader.said,
    )


def test_a_walk_is_told_step_by_step(tab: Page, language: str) -> None:
    own = words(language)
    interface = own.part("interface")
    reader = read(tab, f"/{language}/{QUEUE}&call=no-answer")
    title = tab.locator("#walk-title").inner_text()
    buttons = [interface.say(button) for button in ("walk_play", "walk_previous", "walk_next")]
    reader.go_on(f"heading, {title}, level 3")
    reader.go_on(f"button, {buttons[-1]}")
    total = tab.locator(".moment").count()
    for number in range(1, total + 1):
        reader.press()
        step = interface.say("walk_step", number=number, total=total)
        tab.locator(".walk-status").get_by_text(step).wait_for()
        reader.hears(f"polite: {tab.locator('.walk-status').inner_text()}")
    link = f"link, {interface.say('walk_leave')}"
    reader.go_on(link)
    before = [f"listitem, level 1, position {n}, set size {total}" for n in range(1, total)]
    reader.keep(f"walk-{language}")
    are_said_in_order(
        [
            f"heading, {title}, level 3",
            *(f"button, {button}" for button in buttons),
            *before,
            f"listitem, level 1, current step, position {total}, set size {total}",
            link,
        ],
        reader.said,
    )


def test_the_builder_is_read_and_says_that_its_code_is_ready(tab: Page, language: str) -> None:
    own = words(language).part("integrate")
    reader = read(tab, f"/{language}/integrate/", inside="body")
    groups = ("platform", "language", "answers_title", "theme", "accent")
    for group in groups:
        reader.go_on(f"group, {own.say(group)}")
    reader.go_on(f"button, {own.say('copy')}")
    are_said_in_order(
        [
            f"heading, {own.say('title')}, level 1",
            f"form, {own.say('form')}",
            *(f"group, {own.say(group)}" for group in groups),
            f"button, {own.say('submit')}",
            "region, " + tab.locator("#built-title").inner_text(),
        ],
        reader.said,
    )
    tab.locator("label:has([name=platform][value=sphinx])").click()
    reader.hears(f"polite: {own.say('said', platform='Sphinx')}")
    reader.keep(f"builder-{language}")
