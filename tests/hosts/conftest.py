"""Real hosts on loopback, each with the builder's own code pasted into its pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from harness.browser import firefox, launched
from tests.embed.conftest import wizard
from tests.hosts.sites.generators import MkDocs, Sphinx
from tests.hosts.sites.host import Host
from tests.hosts.sites.mediawiki import MediaWiki
from tests.hosts.sites.npm import Docusaurus, React, VitePress
from tests.hosts.sites.wagtail import Wagtail
from tests.hosts.sites.wordpress import WordPress
from tests.hosts.table import Outcomes

__all__ = ["wizard"]
HOSTS: tuple[type[Host], ...] = (
    WordPress,
    MediaWiki,
    Wagtail,
    MkDocs,
    Sphinx,
    VitePress,
    Docusaurus,
    React,
)
ENGINES = ("chromium", "firefox")
PAGES = {"one": ("en",), "two": ("en", "fr")}

# How far the page jumps, as Chromium alone measures it; and who listens to the window's messages.
WATCH = """window.shift = 0; new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) shift += value;
}).observe({ type: "layout-shift", buffered: true });
window.listeners = 0;
const { addEventListener: add, removeEventListener: remove } = window;
window.addEventListener = (...all) => { listeners += all[0] === "message"; add(...all); };
window.removeEventListener = (...all) => { listeners -= all[0] === "message"; remove(...all); };"""


@pytest.fixture(scope="package")
def outcomes() -> Iterator[Outcomes]:
    """What was seen on each host; at the end, the table of docs/embedding.md."""
    seen = Outcomes()
    yield seen
    seen.write()


@pytest.fixture(scope="package", params=HOSTS, ids=[host.name for host in HOSTS])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wizard: str
) -> Iterator[Host]:
    """A host that runs."""
    missing = request.param.missing()
    if missing:
        pytest.skip(f"{request.param.name} is not installed: {missing}")
    running: Host = request.param(tmp_path_factory.mktemp("site"), wizard)
    try:
        running.start(PAGES)
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="package")
def browsers(playwright: Playwright) -> Iterator[dict[str, Browser]]:
    """Chromium without the cookies of third parties, and Firefox if it is installed."""
    both = {"chromium": launched(playwright, "--test-third-party-cookie-phaseout")}
    if other := firefox(playwright):
        both["firefox"] = other
    yield both
    for browser in both.values():
        browser.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of a browser."""
    asked = request.node.get_closest_marker("chromium")
    if asked and request.param != "chromium":
        pytest.skip(f"Only Chromium's driver can: {asked.args[0]}")
    return str(request.param)


@pytest.fixture
def page(browsers: dict[str, Browser], engine: str) -> Iterator[Page]:
    """A tab with a history of its own that is watched."""
    if engine not in browsers:
        pytest.skip("No Firefox to test with: type sudo apt-get install firefox-esr")
    context = browsers[engine].new_context(viewport={"width": 1200, "height": 900})
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()
