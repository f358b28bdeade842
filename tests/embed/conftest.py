"""Two origins: the wizard as production serves it on 127.0.0.1, and a host page on localhost."""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from threading import Thread
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    FrameLocator,
    Page,
    Playwright,
    expect,
)

from harness import ROOT
from harness.browser import shell
from harness.server import ProductionServer, free_port
from tests.browser.visitor import press_to_leave

TO_A_RESULT = ("who=several", "busy=wait", "team-extras=unknown")
"""Three answers, one of them a tick: the whole way from the first question to a result."""
PATIENCE = 10_000
"""Milliseconds until a page that does not do as expected fails its test."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of a production server."""
    log = tmp_path_factory.mktemp("wizard") / "log"
    server = ProductionServer(log, host="127.0.0.1", WEB_CONCURRENCY="1")
    server.start()
    yield server.origin
    server.stop()


def help_centre() -> ModuleType:
    """The example's own server, which these tests use as it is."""
    path = ROOT / "examples" / "help-centre" / "serve.py"
    spec = importlib.util.spec_from_file_location("help_centre", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Host:
    """A site that embeds: the help centre of the example, and pages that a test writes."""

    origin: str
    wizard: str
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def put(self, body: str, *, head: str = "", **headers: str) -> str:
        """Publishes a page and gives its address. WIZARD stands for the wizard's origin."""
        path = f"/test-{len(self.pages)}.html"
        text = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>'
            '<meta name="viewport" content="width=device-width">'
            f'<link rel="icon" href="data:,">{head}</head><body>{body}</body></html>'
        )
        self.pages[path] = (text.replace("WIZARD", self.wizard), headers)
        return self.origin + path


@pytest.fixture(scope="package")
def host(wizard: str) -> Iterator[Host]:
    """A site on another origin, and another site too: localhost is not 127.0.0.1."""
    example = help_centre()
    port = free_port()
    site = Host(f"http://localhost:{port}", wizard)

    class HelpCentreWithTestPages(example.HelpCentre):
        def find(self, name: str) -> tuple[str, dict[str, str]]:
            return site.pages.get(f"/{name}") or super().find(name)

        def log_message(self, *args: Any) -> None:
            pass

    HelpCentreWithTestPages.wizard = wizard
    server = ThreadingHTTPServer(("127.0.0.1", port), HelpCentreWithTestPages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="package")
def browser(playwright: Playwright, wizard: str) -> Iterator[Browser]:
    """It ends before the server of `wizard`, which would wait for connections that are kept."""
    browser = shell(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def scriptless(playwright: Playwright, wizard: str) -> Iterator[Browser]:
    """A browser whose user has switched JavaScript off.

    Playwright's own switch comes too late for some frames: they are parsed as if scripts ran.
    """
    browser = shell(playwright, "--blink-settings=scriptEnabled=false")
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def context(browser: Browser) -> BrowserContext:
    """One for all tests: nothing is kept in a browser that one test could leave to the next."""
    context = browser.new_context(viewport={"width": 1024, "height": 720})
    context.set_default_timeout(PATIENCE)
    return context


def answer(frame: FrameLocator | Frame, *answers: str) -> None:
    """Gives answers such as `who=one`, each on the page of its question."""
    for pair in answers:
        question, _, value = pair.partition("=")
        frame.locator(f"input[name='{question}'][value='{value}']").check()
        press_to_leave(frame.locator("form button"))


def follow(frame: FrameLocator | Frame, name: str) -> None:
    """Follows a link by keyboard: a frame moves under the mouse while its host makes room."""
    press_to_leave(frame.get_by_role("link", name=name))


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab with a history of its own; anything that a page throws fails the test."""
    thrown: list[str] = []
    tab = context.new_page()
    tab.on("pageerror", lambda error: thrown.append(str(error)))
    yield tab
    tab.close()
    assert not thrown
