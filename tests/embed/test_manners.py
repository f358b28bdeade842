"""A guest's manners: the host keeps its scroll, focus, layout, history and theme."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import TabKeyboard
from tests.browser.visitor import press_to_leave
from tests.embed.conftest import TO_A_RESULT, Host, answer, follow
from tests.embed.test_protocol import ELEMENT, PLAIN, SCRIPT, settle, wizard_frame

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

ARTICLE = "<p style='height: 900px'><a id='before' href='#'>before</a></p>{}<p>after</p>"
SHIFTS = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
DARK, LIGHT = "rgb(16, 20, 31)", "rgb(255, 255, 255)"


@pytest.mark.parametrize("embed", [ELEMENT, PLAIN], ids=["element", "plain frame"])
def test_loading_moves_neither_focus_nor_scroll(host: Host, page: Page, embed: str) -> None:
    page.goto(host.put(ARTICLE.format(embed), head=SCRIPT))
    page.locator("#before").focus()
    wizard_frame(page)
    settle(page)
    assert page.evaluate("[scrollY, document.activeElement.id]") == [0, "before"]


@pytest.mark.parametrize("sandbox", ["", "sandbox='allow-scripts'"], ids=["htmx", "navigation"])
def test_a_step_focuses_the_question_and_brings_it_into_view(
    host: Host, page: Page, sandbox: str
) -> None:
    page.goto(host.put(ARTICLE.format(PLAIN.replace("src", f"{sandbox} src")), head=SCRIPT))
    frame = wizard_frame(page)
    frame.locator("input[value=several]").check()
    page.evaluate("scrollTo(0, document.querySelector('iframe').offsetTop + 300)")
    press_to_leave(frame.locator(":focus"))
    heading = page.frame_locator("iframe").get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    settle(page)
    assert page.locator("iframe").evaluate("(f) => Math.round(f.getBoundingClientRect().top)") == 0


def test_a_frame_that_nobody_is_in_cannot_scroll_the_host(host: Host, page: Page) -> None:
    page.goto(host.put(ARTICLE.format(PLAIN), head=SCRIPT))
    frame = wizard_frame(page)
    page.evaluate("scrollTo(0, 1000)")
    before = page.evaluate("scrollY")
    frame.evaluate("parent.postMessage({ aw1: 'top' }, '*')")
    settle(page)
    assert page.evaluate("scrollY") == before > 900


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_host_hardly_shifts(host: Host, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.goto(f"{host.origin}/element.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_be_visible()
    answer(frame, *TO_A_RESULT)
    expect(frame.locator("article[data-match]")).to_be_visible()
    follow(frame, "Retour")
    expect(frame.locator("[data-question=team-extras]")).to_be_visible()
    settle(page)
    shift = page.evaluate("shift")
    context.close()
    assert shift <= 0.05


def test_the_way_back_is_in_the_frame_and_not_in_the_history(host: Host, page: Page) -> None:
    page.goto(host.put("first"))
    page.goto(host.put(ELEMENT, head=SCRIPT))
    frame = wizard_frame(page)
    entries = page.evaluate("history.length")
    answer(frame, *TO_A_RESULT)
    expect(frame.locator("article[data-match]")).to_be_visible()
    follow(frame, "Back")
    expect(frame.locator("[data-question=team-extras] input[value=unknown]")).to_be_checked()
    # A step ends with this; a key before it goes astray.
    expect(frame.locator("h1")).to_be_focused()
    follow(frame, "Français")
    expect(page.frame_locator("iframe").locator("html[lang=fr]")).to_have_count(1)
    assert page.evaluate("history.length") == entries
    page.go_back()
    expect(page.get_by_text("first")).to_be_visible()


def test_answers_stay_in_the_address_to_send(host: Host, page: Page, wizard: str) -> None:
    page.goto(host.put(ELEMENT.replace("id=", "theme='dark' id="), head=SCRIPT))
    frame = wizard_frame(page)
    answer(frame, "who=several", "busy=wait")
    address = f"{wizard}/en/?who=several&busy=wait"
    expect(frame.get_by_role("textbox", name="Address to send")).to_have_value(address)
    expect(frame.get_by_role("link", name="Open in a new tab")).to_have_attribute("href", address)
    with page.context.expect_page() as opened:
        follow(frame, "Open in a new tab")
    expect(opened.value.locator("header.site")).to_be_visible()
    assert opened.value.url == address
    assert opened.value.evaluate("opener === null")


def test_the_printable_version_opens_the_page_and_prints_it(host: Host, browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script("window.print = () => (document.title = 'printed')")
    page = context.new_page()
    page.goto(host.put(PLAIN.replace("/embed/", "/embed/?who=ipbx")))
    with context.expect_page() as opened:
        follow(page.frame_locator("iframe"), "Printable version")
    expect(opened.value).to_have_title("printed")
    expect(opened.value.locator("header.site")).to_have_count(1)
    context.close()


@pytest.mark.parametrize(
    ("theme", "system", "background"),
    [
        ("light", "dark", LIGHT),
        ("dark", "light", DARK),
        ("auto", "dark", DARK),
        ("auto", "light", LIGHT),
    ],
)
@pytest.mark.parametrize("embed", [ELEMENT, PLAIN], ids=["element", "plain frame"])
def test_the_theme_is_the_hosts(
    host: Host, page: Page, embed: str, theme: str, system: str, background: str
) -> None:
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    name = "data-theme" if embed == PLAIN else "theme"
    page.goto(host.put(embed.replace("id=", f"{name}='{theme}' id="), head=SCRIPT))
    frame = wizard_frame(page)
    expect(frame.locator("body")).to_have_css("background-color", background)


def test_a_theme_that_changes_keeps_the_answers(host: Host, page: Page) -> None:
    page.goto(host.put(ELEMENT.replace("id=", "theme='light' id="), head=SCRIPT))
    frame = wizard_frame(page)
    answer(frame, "who=several")
    expect(frame.locator("[data-question=busy]")).to_be_visible()
    page.locator("#one").evaluate("(element) => element.setAttribute('theme', 'dark')")
    expect(frame.locator("body")).to_have_css("background-color", DARK)
    expect(frame.locator("[data-question=busy]")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(560, 315), (320, 256)])
def test_a_small_frame_scrolls_in_one_direction(
    host: Host, page: Page, width: int, height: int
) -> None:
    frame_tag = f'<iframe src="WIZARD/fr/embed/" title="w" width="{width}" height="{height}">'
    page.goto(host.put(frame_tag + "</iframe>"))
    frame = page.frame_locator("iframe")
    heading = frame.get_by_role("heading", level=1)
    for pair in TO_A_RESULT:
        expect(heading).to_be_in_viewport(ratio=1)
        assert frame.locator("html").evaluate("(html) => html.scrollWidth - innerWidth") <= 0
        asked = frame.locator("form").get_attribute("data-question")
        answer(frame, pair)
        expect(frame.locator(f"form[data-question={asked}]")).to_have_count(0)
    expect(frame.locator("article[data-match]")).to_be_visible()
    expect(heading).to_be_in_viewport(ratio=1)
    assert frame.locator("html").evaluate("(html) => html.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("sandbox", ["", "sandbox='allow-scripts'"], ids=["htmx", "navigation"])
def test_a_whole_journey_by_keyboard_in_a_frame(host: Host, page: Page, sandbox: str) -> None:
    page.goto(host.put(ARTICLE.format(PLAIN.replace("src", f"{sandbox} src")), head=SCRIPT))
    wizard_frame(page)
    page.locator("#before").focus()
    keyboard = TabKeyboard(page, content=lambda: page.frames[1])
    for pair in TO_A_RESULT:
        question, _, value = pair.partition("=")
        keyboard.answer(question, value)
        frame = page.frame_locator("iframe")
        expect(frame.locator(f"form[data-question={question}]")).to_have_count(0)
        expect(frame.get_by_role("heading", level=1)).to_be_focused()
    expect(page.frame_locator("iframe").locator("article[data-match]")).to_be_visible()
    keyboard.keep(f"framed-{'navigation' if sandbox else 'htmx'}")


def test_the_keyboard_goes_through_the_frame_and_out_again(host: Host, page: Page) -> None:
    page.goto(
        host.put(f"<a id='in' href='#'>in</a>{ELEMENT}<a id='out' href='#'>out</a>", head=SCRIPT)
    )
    frame = wizard_frame(page)
    page.locator("#in").focus()
    page.keyboard.press("Tab")
    assert frame.evaluate("document.activeElement.name") == "who"
    for _stop in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "out":
            return
    pytest.fail("the keyboard does not leave the frame")
