"""What each sandbox that a host may force lets through."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import press_to_leave
from tests.embed.conftest import TO_A_RESULT, Host, answer

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

SANDBOXES = {
    "none": None,
    "scripts": "allow-scripts",
    "scripts, forms": "allow-scripts allow-forms",
    "scripts, origin": "allow-scripts allow-same-origin",
    "scripts, forms, origin": "allow-scripts allow-forms allow-same-origin",
    "forms": "allow-forms",
}


def framed(host: Host, sandbox: str | None, fragment: str = "") -> str:
    attribute = "" if sandbox is None else f'sandbox="{sandbox}"'
    frame = f'<iframe {attribute} title="w" src="WIZARD/en/embed/{fragment}"></iframe>'
    return host.put(frame.replace(" src", ' width="700" height="600" src'))


@pytest.mark.parametrize("sandbox", SANDBOXES.values(), ids=SANDBOXES)
def test_a_result_is_reached(
    host: Host, page: Page, sandbox: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    page.goto(framed(host, sandbox))
    frame = page.frame_locator("iframe")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.resource_type))
    entries = page.evaluate("history.length")
    answer(frame, *TO_A_RESULT)
    expect(frame.locator("article[data-configuration]")).to_be_visible()
    added = page.evaluate("history.length") - entries
    scripted = sandbox is None or "allow-scripts" in sandbox
    way = "htmx" if "fetch" in requests or "xhr" in requests else "navigation"
    with capsys.disabled():
        name = "no attribute" if sandbox is None else sandbox
        print(f"\n| {name} | result | {way} | {added} entries in the host's history |", end="")
    assert way == ("htmx" if sandbox is None or "allow-same-origin" in sandbox else "navigation")
    assert (added == 0) is scripted


def test_enter_in_the_form_continues_without_forms(host: Host, page: Page) -> None:
    page.goto(framed(host, "allow-scripts"))
    frame = page.frame_locator("iframe")
    frame.locator("input[value=several]").check()
    press_to_leave(frame.locator("input[value=several]"))
    expect(frame.locator("form[data-question=busy]")).to_be_visible()


@pytest.mark.parametrize("sandbox", ["", "allow-scripts"])
def test_where_nothing_can_be_sent_the_address_is_shown(
    host: Host, scriptless: Browser, wizard: str, sandbox: str
) -> None:
    context = scriptless.new_context()
    page = context.new_page()
    page.goto(framed(host, sandbox, "?who=several"))
    frame = page.frame_locator("iframe")
    address = f"{wizard}/en/?who=several"
    expect(frame.get_by_role("link", name=address)).to_be_visible()
    expect(frame.get_by_role("textbox")).to_have_value(address)
    context.close()


@pytest.mark.parametrize("sandbox", [None, "allow-forms"])
def test_without_javascript_a_result_is_reached(
    host: Host, scriptless: Browser, sandbox: str | None
) -> None:
    context = scriptless.new_context()
    page = context.new_page()
    page.goto(framed(host, sandbox))
    frame = page.frame_locator("iframe")
    answer(frame, *TO_A_RESULT)
    expect(frame.locator("article[data-configuration]")).to_be_visible()
    context.close()
