"""The production server, one browser for all, and pages that fail their test on any fault."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Playwright

from harness.browser import firefox, shell
from harness.given import given
from harness.server import ProductionServer
from harness.shapes import Shape, cover, rest
from harness.webkit import WebKit, drivers

from .visitor import TabVisitor, Visitor, WebKitVisitor
from .watching import Watch

# Playwright keeps an event loop in this thread; Django has nothing here that it could disturb.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

PATIENCE = 5_000
"""Milliseconds until a page that does not do as expected fails its test."""

ENGINE = os.environ.get("ENGINE", "chromium")
"""The browser that runs these tests, `chromium` or `firefox`."""

NO_FIREFOX = "No Firefox to test with: type sudo apt-get install firefox-esr"

DESKTOP = (1280, 800)
NOTHING = "/healthz"
"""Where a tab rests between two tests: an answer of the same server, since about:blank and back
would cost a process of the browser each time."""

OpenPage = Callable[..., Page]

each_shape = pytest.mark.parametrize(
    "shape",
    [*cover(), *(pytest.param(shape, marks=pytest.mark.slow) for shape in rest())],
    ids=lambda shape: shape.name,
)
"""A test on every shape of page: `make test` has the fewest pages that show all a style sheet tells
apart, `make test-all` the rest."""


@dataclass(frozen=True)
class Tab:
    """One tab of the browser, and who listens to it."""

    page: Page
    watch: Watch

    def finish(self) -> list[str]:
        """Leaves the tab as it was found, and says what went wrong in it."""
        self.page.wait_for_timeout(0)  # let the last events arrive
        faults = self.watch.take()
        self.page.goto(NOTHING)
        self.page.context.clear_permissions()
        self.watch.take()
        return faults


def new_tab(browser: Browser, origin: str, *, js: bool) -> Tab:
    context = browser.new_context(base_url=origin, java_script_enabled=js, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, origin)
    return Tab(context.new_page(), watch)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    log = tmp_path_factory.mktemp("server") / "server.log"
    server = ProductionServer(log, WEB_CONCURRENCY="1")  # one for each process that tests
    server.start()
    yield server
    server.stop()
    assert not server.complaints(), f"The server complained:\n{server.said()}"


@pytest.fixture(scope="session")
def browser(playwright: Playwright, server: ProductionServer) -> Iterator[Browser]:
    """It ends before `server`, which would wait ten seconds for connections that are kept open."""
    browser = firefox(playwright) if ENGINE == "firefox" else shell(playwright)
    if not browser:
        pytest.skip(NO_FIREFOX)
    yield browser
    browser.close()


class Tabs(dict[bool, Tab]):
    """Two tabs that all tests share, with JavaScript and without: opening one is what takes long.

    The site keeps nothing in the browser (test_zero.py), so that one test leaves nothing to the
    next but its history.
    """

    def __init__(self, browser: Browser, origin: str) -> None:
        self.browser = browser
        self.origin = origin

    def __missing__(self, js: bool) -> Tab:
        self[js] = new_tab(self.browser, self.origin, js=js)
        return self[js]

    def renew(self) -> None:
        """Closes both, so that the next test opens its own."""
        for tab in self.values():
            tab.page.context.close()
        self.clear()


@pytest.fixture(scope="session")
def tabs(browser: Browser, server: ProductionServer) -> Tabs:
    return Tabs(browser, server.origin)


@pytest.fixture
def open_page(tabs: Tabs) -> Iterator[OpenPage]:
    """Opens a page, with or without JavaScript, of any size and colour scheme.

    `forced` has the colours forced by the reader's system; `still` asks for less motion.

    Afterwards the test fails on a console error or warning, a script error, a CSP violation, a
    failed or third-party request.
    """

    def open_page(
        path: str = NOTHING,
        *,
        js: bool = True,
        size: tuple[int, int] = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
        forced: bool = False,
        still: bool = False,
    ) -> Page:
        used.add(js)
        page = tabs[js].page
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(
            media="screen",
            color_scheme=scheme,
            forced_colors="active" if forced else "none",
            reduced_motion="reduce" if still else "no-preference",
        )
        page.goto(path)
        if path == NOTHING:
            tabs[js].watch.documents.clear()
        return page

    used: set[bool] = set()
    yield open_page
    faults = [fault for js in used for fault in tabs[js].finish()]
    assert not faults, "The browser complained:\n" + "\n".join(faults)


@pytest.fixture
def open_shape(open_page: OpenPage, tabs: Tabs) -> OpenPage:
    """Opens a shape of page in a language, whatever its status; the rest as `open_page`."""

    def open_shape(shape: Shape, language: str, **looks: Any) -> Page:
        tabs[True].watch.expect_status(shape.status)
        page = tabs[True].page
        with given(page, shape, language):
            return open_page(shape.url(language), **looks)

    return open_shape


@pytest.fixture
def tab(browser: Browser, server: ProductionServer) -> Iterator[Page]:
    """A tab of its own: what fails here is no fault."""
    context = browser.new_context(base_url=server.origin, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page with nothing on it, with JavaScript, on a desk."""
    return open_page()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What only Chromium's driver can do is not tried elsewhere; the report says what that is."""
    marker = item.get_closest_marker("chromium")
    if marker and ENGINE != "chromium":
        pytest.skip(f"Only Chromium's driver can: {marker.args[0]}")


WITH_JS = pytest.param(True, id="with-js")
WITHOUT_JS = pytest.param(
    False, id="without-js", marks=pytest.mark.chromium("switch scripts off for one tab")
)


@pytest.fixture(params=[WITH_JS, WITHOUT_JS])
def tab_visitor(request: pytest.FixtureRequest, open_page: OpenPage) -> TabVisitor:
    """Somebody with a tab, once with JavaScript and once without."""
    return TabVisitor(open_page(js=request.param), has_js=request.param)


@pytest.fixture(scope="session")
def second_browser(playwright: Playwright, server: ProductionServer) -> Iterator[Browser]:
    """Firefox beside Chromium; skips the test where there is none."""
    browser = firefox(playwright)
    if not browser:
        pytest.skip(NO_FIREFOX)
    yield browser
    browser.close()


@pytest.fixture
def firefox_tab(second_browser: Browser, server: ProductionServer) -> Iterator[Page]:
    """A tab of Firefox, which no other test has had."""
    context = second_browser.new_context(base_url=server.origin, locale="en-GB")
    context.set_default_timeout(2 * PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def webkit() -> Iterator[WebKit]:
    """A window of WebKitGTK; skips the test where there is none."""
    found = drivers()
    if not found:
        pytest.skip("No WebKitGTK: type sudo apt-get install webkit2gtk-driver xvfb")
    browser = WebKit(*found)
    browser.start()
    yield browser
    browser.stop()


def in_engine(name: str, *values: Any, marks: Sequence[pytest.MarkDecorator] = ()) -> Any:
    """Once more in a browser of its own, whatever ENGINE says, with a test's other values."""
    return pytest.param(name, *values, marks=[pytest.mark.engine(name), *marks])


@pytest.fixture
def somebody(
    request: pytest.FixtureRequest, open_page: OpenPage, server: ProductionServer
) -> Callable[[bool | str], Visitor]:
    """Makes a visitor: in a tab with JavaScript or without, in Firefox or in WebKitGTK."""

    def somebody(way: bool | str) -> Visitor:
        if way == "webkit":
            return WebKitVisitor(request.getfixturevalue("webkit"), server.origin)
        if way == "firefox":
            return TabVisitor(request.getfixturevalue("firefox_tab"))
        return TabVisitor(open_page(js=way), has_js=bool(way))

    return somebody


@pytest.fixture(params=[WITH_JS, WITHOUT_JS, in_engine("webkit", marks=[pytest.mark.slow])])
def visitor(request: pytest.FixtureRequest, somebody: Callable[[bool | str], Visitor]) -> Visitor:
    """Somebody who fills the forms in; `make test-firefox` has the third engine."""
    return somebody(request.param)


@pytest.fixture(params=[WITH_JS, WITHOUT_JS, in_engine("firefox"), in_engine("webkit")])
def everybody(request: pytest.FixtureRequest, somebody: Callable[[bool | str], Visitor]) -> Visitor:
    """The same for what `make test` tries in all three engines."""
    return somebody(request.param)


@pytest.fixture(params=[WITH_JS, in_engine("firefox"), in_engine("webkit")])
def walker(request: pytest.FixtureRequest, somebody: Callable[[bool | str], Visitor]) -> Visitor:
    """The same for what needs a script, such as the walk through a call."""
    return somebody(request.param)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[pytest.TestReport]:
    """Whoever reads of a failure reads what the server said, too; the next test has other tabs."""
    report = yield
    used: dict[str, Any] = getattr(item, "funcargs", {})
    if report.failed and (server := used.get("server")) and (said := server.said()):
        report.sections.append(("The server's log", said))
    if report.failed and "tabs" in used:
        used["tabs"].clear()
    return report
