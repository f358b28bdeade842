"""Hosts with rules of their own: WordPress, a strict policy, isolation, no cookies, no script."""

import base64
import hashlib
import json
import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, expect

from harness.browser import launched
from tests.browser.visitor import press_to_leave
from tests.embed.conftest import ROOT, TO_A_RESULT, Host, answer, follow
from tests.embed.test_protocol import ELEMENT, LISTEN, PLAIN, SCRIPT, wizard_frame

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

# What WordPress's own wp-embed.js does with messages, and how it builds the frame: hidden, until
# a message comes. tests/hosts has WordPress itself.
WORDPRESS = """<script>
  const sent = [];
  addEventListener("message", ({ data, source }) => {
    if (!data || !(data.secret || data.message || data.value)) return;
    if (/[^a-zA-Z0-9]/.test(data.secret)) return;
    for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
      if (source !== frame.contentWindow) continue;
      sent.push(data);
      frame.removeAttribute("style");
      if (data.message === "height") {
        frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
      }
      if (data.message === "link" && new URL(frame.src).host === new URL(data.value).host
          && document.activeElement === frame) top.location.href = data.value;
    }
  });
</script>"""
WORDPRESS_FRAME = (
    '<iframe style="position: absolute; clip: rect(1px, 1px, 1px, 1px);" sandbox="allow-scripts" '
    'security="restricted" class="wp-embedded-content" title="w" '
    'src="WIZARD/en/embed/#?secret=abc123XYZ" data-secret="abc123XYZ" width="600" height="338" '
    'frameborder="0"></iframe>'
)


def test_wordpress_gives_the_height_at_every_step_and_opens_the_link(
    host: Host, page: Page, wizard: str
) -> None:
    page.goto(host.put(WORDPRESS_FRAME, head=WORDPRESS))
    frame = page.frame_locator("iframe")
    entries = page.evaluate("history.length")
    for pair in TO_A_RESULT:
        page.wait_for_function("sent.some(({ message }) => message === 'height')")
        assert 338 < page.locator("iframe").evaluate("(frame) => frame.clientHeight") <= 1000
        page.evaluate("sent.length = 0")
        asked = frame.locator("form").get_attribute("data-question")
        answer(frame, pair)
        expect(frame.locator(f"form[data-question={asked}]")).to_have_count(0)
    expect(frame.locator("article[data-match]")).to_be_visible()
    assert page.frames[1].url.endswith("#?secret=abc123XYZ")
    assert page.evaluate("history.length") == entries
    # Before its script runs, a link does nothing here.
    page.wait_for_function("sent.some(({ message }) => message === 'height')")
    follow(frame, "Open in a new tab")
    page.wait_for_url(f"{wizard}/en/?who=several&busy=wait&team-extras=unknown")


def test_a_script_of_wordpress_that_comes_late_is_answered(host: Host, page: Page) -> None:
    page.goto(host.put(WORDPRESS_FRAME))
    expect(page.frame_locator("iframe").locator("form")).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.evaluate(WORDPRESS.removeprefix("<script>").removesuffix("</script>"))
    page.evaluate("frames[0].postMessage({ message: 'ready', secret: 'abc123XYZ' }, '*')")
    expect(page.locator("iframe")).not_to_have_attribute("style", re.compile("clip"))


def test_the_theme_of_a_wordpress_may_have_the_script(host: Host, page: Page) -> None:
    """Both hear the frame: WordPress sets at most 1000 pixels, and takes our style away."""
    for head in (WORDPRESS + SCRIPT, SCRIPT + WORDPRESS):
        page.goto(host.put(WORDPRESS_FRAME, head=head))
        page.wait_for_function("document.querySelector('iframe').clientHeight > 1000")
        page.evaluate("frames[0].postMessage({ message: 'ready', secret: 'abc123XYZ' }, '*')")
        page.evaluate("new Promise((done) => setTimeout(done, 200))")
        assert page.locator("iframe").evaluate("(frame) => frame.clientHeight") > 1000


def test_wordpress_leads_to_the_same_page_of_ours_for_a_link_elsewhere(
    host: Host, page: Page, wizard: str
) -> None:
    """Its script follows no link to another site: there, the page alone has the link."""
    page.goto(host.put(WORDPRESS_FRAME.replace("/#", "/?who=several#"), head=WORDPRESS))
    frame = page.frame_locator("iframe")
    expect(frame.locator("form")).to_be_visible()
    link = frame.get_by_role("link", name="Open in a new tab")
    link.evaluate("(link) => (link.href = 'https://elsewhere.example/')")
    press_to_leave(link)
    page.wait_for_url(f"{wizard}/en/?who=several")


def test_a_frame_with_a_secret_that_may_open_tabs_does(host: Host, page: Page, wizard: str) -> None:
    popups = "allow-popups allow-popups-to-escape-sandbox"
    page.goto(host.put(WORDPRESS_FRAME.replace("allow-scripts", f"allow-scripts {popups}")))
    frame = page.frame_locator("iframe")
    expect(frame.locator("form")).to_be_attached()
    link = frame.get_by_role("link", name="Open in a new tab")
    with page.expect_popup() as opened:
        link.evaluate("(link) => link.click()")
    opened.value.wait_for_url(f"{wizard}/en/")
    opened.value.close()


RATIO_BOXES = {
    "Wagtail": (".box { position: relative; padding-bottom: 107% }", ""),
    "Bootstrap": (".box { position: relative } .box::before { content: ''; display: block; "
                  "padding-top: 56.25% }", ""),
    "a ratio": (".box { position: relative; aspect-ratio: 16 / 9 }", ""),
    "a ratio, in the flow": (".box { aspect-ratio: 16 / 9 }", "position: static"),
}  # fmt: skip


@pytest.mark.parametrize(("box", "frame"), RATIO_BOXES.values(), ids=RATIO_BOXES)
def test_a_box_that_keeps_a_ratio_gets_the_height_too(
    host: Host, page: Page, box: str, frame: str
) -> None:
    styles = (
        f"<style>{box} .box iframe {{ position: absolute; top: 0; width: 100%; height: 100%; "
        f"{frame} }}</style>"
    )
    plain = PLAIN.replace('id="one"', "")
    body = f"<div style='width: 800px'><div class='box'>{plain}</div></div><p id='after'>After</p>"
    page.goto(host.put(body, head=styles + SCRIPT))
    wizard_frame(page)
    page.wait_for_function("document.querySelector('iframe').clientHeight > 1000")
    bottom, after = page.evaluate(
        "['iframe', '#after'].map((one) => document.querySelector(one).getBoundingClientRect())"
        ".map(({ top, bottom }, place) => (place ? top : bottom))"
    )
    assert bottom <= after < bottom + 100


def test_a_host_may_forbid_all_but_our_script_and_frame(host: Host, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(
        host.put(
            ELEMENT.replace(' height="300"', ""),
            head='<script src="WIZARD/embed/v1.js" defer></script>',
            Content_Security_Policy=(
                f"script-src {host.wizard}; frame-src {host.wizard}; style-src 'none'"
            ),
        )
    )
    frame = page.frame_locator("iframe")
    answer(frame, "who=several")
    expect(frame.locator("[data-question=busy]")).to_be_visible()
    expect(page.locator("iframe")).to_have_css("border-top-width", "0px")
    page.wait_for_function("document.querySelector('#one').frame.clientHeight > 800")
    assert not refused


def test_a_strict_host_may_pin_the_script(host: Host, page: Page, wizard: str) -> None:
    manifest = json.loads((ROOT / "build" / "static" / "staticfiles.json").read_text())
    address = f"{wizard}/static/{manifest['paths']['embed/v1.js']}"
    with urlopen(address) as response:
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "immutable" in response.headers["Cache-Control"]
        digest = base64.b64encode(hashlib.sha384(response.read()).digest()).decode()
    pinned = (
        f'<script src="{address}" integrity="sha384-{digest}" crossorigin="anonymous"></script>'
    )
    page.goto(host.put(ELEMENT, head=LISTEN + pinned))
    wizard_frame(page)


@pytest.mark.parametrize("embed", [ELEMENT, PLAIN], ids=["element", "plain frame"])
def test_an_isolated_host_may_embed(host: Host, page: Page, embed: str) -> None:
    url = host.put(
        embed,
        head=SCRIPT,
        Cross_Origin_Embedder_Policy="require-corp",
        Cross_Origin_Opener_Policy="same-origin",
    )
    page.goto(url)
    assert page.evaluate("crossOriginIsolated")
    frame = wizard_frame(page)
    answer(frame, *TO_A_RESULT)
    expect(frame.locator("article[data-match]")).to_be_visible()


def test_third_party_cookies_are_blocked_and_none_is_needed(
    host: Host, playwright: Playwright
) -> None:
    with launched(playwright, "--test-third-party-cookie-phaseout") as browser:
        page = browser.new_page()
        cookie = "tried=1; SameSite=None; Secure; Path=/"
        third_party = host.put("a third party's page", Set_Cookie=cookie)
        other = third_party.replace("localhost", "127.0.0.1")
        page.goto(
            host.put(f"<iframe id='other' src='{other}' title='o'></iframe>{ELEMENT}", head=SCRIPT)
        )
        frame = wizard_frame(page)
        answer(frame, *TO_A_RESULT)
        expect(frame.locator("article[data-match]")).to_be_visible()
        assert page.context.cookies() == []


@pytest.mark.parametrize("variant", ["iframe", "script", "element"])
def test_the_help_centre_works_with_script_and_without(
    host: Host, browser: Browser, scriptless: Browser, wizard: str, variant: str
) -> None:
    for has_script in (True, False):
        context = (browser if has_script else scriptless).new_context()
        page = context.new_page()
        page.goto(f"{host.origin}/{variant}.html")
        if variant == "element" and not has_script:
            link = page.get_by_role("link", name="Répondre à quelques questions")
            expect(link).to_have_attribute("href", f"{wizard}/fr/")
        else:
            frame = page.frame_locator("iframe")
            answer(frame, *TO_A_RESULT)
            expect(frame.locator("article[data-match]")).to_be_visible()
        context.close()


def test_the_hosts_address_is_never_sent(host: Host, page: Page, wizard: str) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(host.put(ELEMENT, head=SCRIPT))
    frame = wizard_frame(page)
    answer(frame, "who=several")
    page.wait_for_function("heard.some(({ detail }) => detail.question === 'busy')")
    ours = [request for request in requests if request.url.startswith(wizard)]
    referrers = {request.url: request.all_headers().get("referer") for request in ours}
    assert referrers[f"{wizard}/en/embed/"] is None
    # The script is fetched by the host's page, which sends its origin unless it forbids that.
    assert set(referrers.values()) <= {None, f"{host.origin}/"} | set(referrers)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_frame_of_the_help_centre_follows_its_theme(
    host: Host, page: Page, theme: str
) -> None:
    for variant in ("iframe", "script", "element"):
        page.goto(f"{host.origin}/{variant}.html?theme={theme}")
        html = page.frame_locator("iframe").locator("html")
        expect(html).to_have_attribute("data-theme", "dark" if theme == "dark" else "auto")
