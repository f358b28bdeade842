"""Zero cookies, zero third parties, zero violations, and a first view that is light."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Tabs
from .visitor import TabVisitor, address

pytestmark = pytest.mark.browser

FIRST_VIEW = 30_000
"""Bytes of everything that a first view needs, compressed, headers included."""
USABLE = 10_000
"""Bytes after which the first view can be used: its HTML and its style sheets."""

KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "databases": [], "caches": [], "workers": 0}


def test_a_whole_journey_keeps_nothing_and_calls_nobody(
    tab_visitor: TabVisitor, tabs: Tabs
) -> None:
    page = tab_visitor.page
    cookies: list[str] = []
    hosts: set[str] = set()
    page.on(
        "response",
        lambda response: cookies.extend(response.all_headers().get("set-cookie", "").split()),
    )
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    tab_visitor.open("/")
    tab_visitor.answer("who", "several", leads_to="/en/?who=several")
    tab_visitor.answer("busy", "wait", leads_to="/en/?who=several&busy=wait")
    result = address("en", (("who", "several"), ("busy", "wait"), ("team-extras", "none")))
    tab_visitor.answer("team-extras", "none", leads_to=result)
    for path in ("/en/types/", "/en/types/vxml-ivr/", "/en/other/", "/fr/"):
        page.goto(path)
    assert cookies == []
    assert page.context.cookies() == []
    assert hosts == {urlsplit(page.url).netloc}
    assert page.evaluate(KEPT) == NOTHING
    assert tabs[tab_visitor.has_js].watch.faults == []  # CSP violations are among them


def test_the_watch_hears_a_violation_of_the_policy(page: Page, tabs: Tabs) -> None:
    """A test of the tests: what they promise to hear, they hear."""
    page.goto("/en/")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://example.com/'}))")
    page.wait_for_timeout(200)
    heard = tabs[True].watch.take()
    assert any("CSP: img-src" in fault for fault in heard), heard


def test_what_an_extension_leaves_on_a_field_breaks_no_policy_at_the_next_step(page: Page) -> None:
    """A password manager writes styles on fields, and a tool that takes pictures does."""
    visitor = TabVisitor(page)
    visitor.open("/en/")
    page.evaluate(
        "document.querySelectorAll('input').forEach(({ style }) => (style.color = 'red'))"
    )
    visitor.go_on("/en/?who=")
    expect(page.locator("input[style]")).to_have_count(0)


@pytest.mark.chromium("count bytes on their way")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_first_view_is_light(open_page: OpenPage, language: str) -> None:
    page = open_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.clearBrowserCache")
    answers: dict[str, Any] = {}
    transferred: dict[str, float] = {}
    devtools.on(
        "Network.responseReceived", lambda event: answers.update({event["requestId"]: event})
    )
    devtools.on(
        "Network.loadingFinished",
        lambda event: transferred.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(f"/{language}/", wait_until="networkidle")
    icon = page.request.get(page.locator("link[rel=icon]").get_attribute("href") or "")
    devtools.detach()
    total = {answers[r]["response"]["url"]: transferred[r] for r in answers}
    total.setdefault(icon.url, len(icon.body()))
    content = {
        answers[r]["response"]["url"]: transferred[r] - answers[r]["response"]["encodedDataLength"]
        for r in answers
        if answers[r]["type"] in ("Document", "Stylesheet")
    }
    seen = "\n".join(f"{size:7.0f} {url}" for url, size in total.items())
    assert len(content) >= 2, seen
    assert all(size > 0 for size in content.values()), content
    assert sum(content.values()) <= USABLE, f"HTML and CSS: {sum(content.values()):.0f}:\n{seen}"
    assert sum(total.values()) <= FIRST_VIEW, f"all of it: {sum(total.values()):.0f}:\n{seen}"


def test_style_sheets_are_served_without_their_comments(open_page: OpenPage) -> None:
    page = open_page("/en/")
    for url in page.locator("link[rel=stylesheet]").evaluate_all(
        "(links) => links.map((l) => l.href)"
    ):
        text = page.request.get(url).text()
        assert "/*" not in text, url
        assert "@layer" in text, url
