"""What readers' browsers do to a page: they translate it, hide it, block its scripts, print it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .paper import plain, printed
from .visitor import TabVisitor

pytestmark = [pytest.mark.browser, pytest.mark.feature("journeys")]

TRANSLATE = """() => {
  // As Chrome does: each text goes into two elements, and the page is of another language.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("script, template, svg, font")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.replaceWith(outer);
    outer.append(inner);
    inner.textContent = `«${text.data}»`;
  }
  document.documentElement.lang = "de";
  document.documentElement.classList.add("translated-ltr");
}"""
LONG = {
    "queue": "who=several&busy=wait-voicemail&team-extras=greeting&team-extras=hours",
    "menu": "who=menu&menu=lead&menu-extras=team&menu-extras=hours&menu-extras=voicemail",
}


def test_a_page_that_is_translated_goes_on(page: Page) -> None:
    visitor = TabVisitor(page)
    visitor.open("/en/")
    for question, answer, leads_to in [
        ("who", "several", "/en/?who=several"),
        ("busy", "wait", "/en/?who=several&busy=wait"),
        ("team-extras", "hours", "/en/?who=several&busy=wait&team-extras=hours"),
    ]:
        page.evaluate(TRANSLATE)
        visitor.answer(question, answer, leads_to=leads_to)
    page.evaluate(TRANSLATE)
    page.locator(".scenarios a").last.click()
    expect(page.locator("#walk-title")).to_be_focused()
    page.evaluate(TRANSLATE)
    page.locator("[data-walk=next]").click()
    expect(page.locator(".walk-status")).not_to_be_empty()
    expect(page.locator(".moment[aria-current=step]")).to_have_count(1)
    expect(page.locator(".node.is-now:visible")).not_to_have_count(0)


def test_a_page_that_nobody_looks_at_goes_on(page: Page) -> None:
    """A hidden tab draws nothing: what waits to be drawn waits for ever."""
    visitor = TabVisitor(page)
    visitor.open("/en/")
    page.evaluate("""() => {
      window.requestAnimationFrame = () => 0;
      Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
      Object.defineProperty(document, "hidden", { get: () => true });
    }""")
    visitor.answer("who", "together", leads_to="/en/?who=together")
    page.locator(".scenarios a").first.click()
    expect(page.locator("#walk-title")).to_be_focused()
    page.locator("[data-walk=next]").click()
    expect(page.locator(".moment[aria-current=step]")).to_have_count(1)


@pytest.mark.parametrize("blocked", ["htmx", r"\.js"], ids=["htmx", "all"])
def test_with_scripts_blocked_each_step_is_a_page(tab: Page, blocked: str) -> None:
    tab.route(re.compile(blocked), lambda route: route.abort())
    tab.goto("/en/")
    for question, answer in [("who", "several"), ("busy", "wait"), ("team-extras", "none")]:
        tab.locator(f"[data-question={question}] .row:has([value={answer}]) label").click()
        tab.locator(f"[data-question={question}] [type=submit]").click()
    expect(tab.locator("article")).to_have_attribute("data-configuration", "minipabx")
    tab.locator(".scenarios a").first.click()
    expect(tab.locator(".moment").first).to_be_visible()


@pytest.mark.feature("print")
@pytest.mark.chromium("switch scripts off for one tab")
def test_paper_has_what_is_folded_without_a_script(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/en/?who=together", js=False)
    page.emulate_media(media="null")
    folded = page.locator("details:not([open]) > .hint").all_text_contents()
    assert "The eight other types" in folded[0]
    words = " ".join(printed(page, tmp_path, format="A4"))
    assert [hint for hint in folded if plain(hint) not in words] == []


@pytest.mark.feature("print")
@pytest.mark.chromium("print on paper of a size in millimetres")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("answers", LONG.values(), ids=LONG)
def test_paper_begins_with_the_picture_and_leaves_no_heading_alone(
    open_page: OpenPage, tmp_path: Path, answers: str, language: str
) -> None:
    page = open_page(f"/{language}/?{answers}")
    page.emulate_media(media="null")
    labels = {plain(label) for label in page.locator("#call svg .label").all_text_contents()}
    headings = {plain(text) for text in page.locator("main :is(h2, h3)").all_text_contents()}
    sheets = printed(page, tmp_path, format="A4")
    assert len(sheets) > 2
    missing = [label for label in labels if label not in sheets[0]]
    assert len(missing) < len(labels) / 4, f"not on page one: {missing}"
    alone = [h for sheet in sheets[:-1] for h in headings if h and sheet.endswith(h)]
    assert not alone, f"at the foot of a page: {alone}"
