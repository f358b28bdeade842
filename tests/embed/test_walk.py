"""The walk through a call in a frame: the step told is in view, beside the buttons."""

import pytest
from playwright.sync_api import Browser, expect

from tests.embed.conftest import PATIENCE, Host
from tests.embed.test_protocol import ELEMENT, PLAIN, SCRIPT

pytestmark = [pytest.mark.browser, pytest.mark.feature("frames")]

QUEUE = "who=several&amp;busy=wait&amp;team-extras=outside&amp;team-extras=hours"
TOLD_IN_THE_BAR = """() => {
  const name = document.querySelector(".moment[aria-current]").dataset.node;
  const box = document.querySelector(`.walk-picture [data-node="${name}"]`);
  const [inner, outer] = [box, document.querySelector(".walk-picture")].map((each) =>
    each.getBoundingClientRect());
  return inner.top >= outer.top && inner.bottom <= outer.bottom
    && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
}"""


@pytest.mark.parametrize("width", [375, 1200])
def test_a_frame_taller_than_the_screen_brings_the_picture_to_the_buttons(
    host: Host, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.set_default_timeout(PATIENCE)
    element = ELEMENT.replace("lang", f'answers="{QUEUE}" lang')
    page.goto(host.put(f"<div style='height: 400px'></div>{element}", head=SCRIPT))
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Somebody is free").press("Enter")
    button = frame.get_by_role("button", name="Next step")
    expect(button).to_be_visible()
    page.wait_for_function("heard.some(({ type }) => type === 'wizard:height')")
    inside = page.frames[1]
    steps = frame.locator(".moment").count()
    for _step in range(steps):
        button.press("Enter")
        inside.wait_for_function(TOLD_IN_THE_BAR)
        expect(frame.locator(".walk-picture > svg")).to_have_attribute("aria-hidden", "true")
        picture, pressed = frame.locator(".walk-picture").bounding_box(), button.bounding_box()
        assert picture is not None
        assert pressed is not None
        assert pressed["y"] + pressed["height"] - picture["y"] < 740, "both fit into the window"
    page.close()


def test_a_lower_frame_needs_no_second_picture(host: Host, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 740})
    page.set_default_timeout(PATIENCE)
    lower = PLAIN.replace("300", "600").replace("/embed/", f"/embed/?{QUEUE}&amp;call=free")
    page.goto(host.put(lower))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Next step").press("Enter")
    expect(frame.locator(".moment[aria-current]")).to_have_count(1)
    expect(frame.locator(".walk-picture")).to_have_count(0)
    page.close()
