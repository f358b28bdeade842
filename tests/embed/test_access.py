"""axe on a host's page with the wizard in its frame, each step of the way: both read as one."""

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.embed.conftest import Host
from wizard.content import LANGUAGES

pytestmark = pytest.mark.browser

HOST = """
<header><nav aria-label="Site"><a href="/">Help centre</a></nav></header>
<main><h1>Choosing a type</h1><p>Answer a few questions.</p>
<iframe src="WIZARD/{path}" title="Which type for your number?" width="700" height="900"></iframe>
</main><footer>Example</footer>"""
ADDRESSES = {
    "question": "embed/",
    "error": "embed/?who=several&busy=wait&team-extras=",
    "result": "embed/?who=several&busy=wait-voicemail&team-extras=hours",
    "scenario": "embed/?who=several&busy=wait-voicemail&team-extras=hours&call=closed",
    "type": "embed/types/ivr/",
    "refusal": "embed/?%ff",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing_in_host_and_frame(
    host: Host, page: Page, path: str, language: str
) -> None:
    page.goto(host.put(HOST.format(path=f"{language}/{path}")))
    page.frame_locator("iframe").locator("main").wait_for()
    axe.load(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        findings = axe.run(page)
        assert not findings.violations, f"{scheme}:\n" + "\n".join(findings.violations)
        assert not findings.unexplained, f"{scheme}:\n" + "\n".join(findings.unexplained)
    page.emulate_media(color_scheme="light")


def test_axe_sees_into_the_frame(host: Host, page: Page) -> None:
    """A test of the test: what is wrong in the frame is found from outside."""
    page.goto(host.put(HOST.format(path="en/embed/")))
    form = page.frame_locator("iframe").locator("form")
    form.evaluate("(form) => form.querySelector('.row input').removeAttribute('id')")
    axe.load(page)
    assert [found for found in axe.run(page).violations if "iframe" in found]
