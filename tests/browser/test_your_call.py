""" "Your call" on a result: each change is taken at once, and the reader stays where they are."""

import pytest
from playwright.sync_api import expect

from wizard.content import words

from .conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.feature("journeys")]

TOP = "(field) => Math.round(field.getBoundingClientRect().top)"


def test_a_tick_is_taken_at_once_said_and_moves_nothing(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several&busy=wait&team-extras=hours&closed=voicemail")
    expect(page.locator("[data-details] .continue")).to_be_hidden()
    status = page.locator(".your-call [role=status]")
    expect(status).to_have_text("")
    field = page.locator("[data-details] input[value=greeting]")
    field.scroll_into_view_if_needed()
    before = field.evaluate(TOP)
    field.check()
    expect(page.locator("svg .label", has_text="Greeting").first).to_be_attached()
    expect(field).to_be_focused()
    expect(field).to_be_checked()
    assert abs(field.evaluate(TOP) - before) <= 1
    name = words("en").say("types.call-queue.heading")
    expect(status).to_contain_text(name)
    assert "team-extras=greeting&team-extras=hours&closed=voicemail" in page.url


def test_the_last_tick_taken_away_leaves_none_of_these(open_page: OpenPage) -> None:
    page = open_page("/en/?who=several&busy=wait&team-extras=greeting")
    page.locator("[data-details] input[value=greeting]").uncheck()
    page.wait_for_url("**/en/?who=several&busy=wait&team-extras=none")
    expect(page.locator("[name=team-extras][value=none]")).to_be_checked()
