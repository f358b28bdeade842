"""WebKitGTK on a display of its own, driven by W3C WebDriver.

Playwright drives only a WebKit that it builds itself. This is Debian's, the engine that people have
in GNOME Web, and nearest to Safari of what Debian has.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from harness.server import free_port

PATIENCE = 20
"""Seconds until a page that does not do as expected fails its test."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which the protocol names an element."""
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
    "Space": " ",
}


def drivers() -> tuple[str, str] | None:
    """Where WebKitWebDriver and Xvfb are, if both are there."""
    driver = os.environ.get("WEBKIT") or shutil.which("WebKitWebDriver")
    display = shutil.which("Xvfb")
    return (driver, display) if driver and display else None


class WebKit:
    """One window; `start` it before use, and `stop` it."""

    def __init__(self, driver: str, display: str) -> None:
        self.driver_path = driver
        self.display_path = display
        self.address = f"http://127.0.0.1:{free_port()}"

    def start(self) -> None:
        """Returns when the window is there; raises RuntimeError if it never is."""
        self.display = subprocess.Popen(
            [self.display_path, "-displayfd", "1", "-screen", "0", "1280x1000x24"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.display.stdout
        number = self.display.stdout.readline().strip()
        self.driver = subprocess.Popen(
            [self.driver_path, f"--port={self.address.rsplit(':', 1)[1]}"],
            env={**os.environ, "DISPLAY": f":{number}", "LANG": "en_GB.UTF-8"},
        )
        self.session = ""
        started = self.wait(self._new_session, "WebKitWebDriver does not start")
        self.session = f"/session/{started['sessionId']}"

    def _new_session(self) -> Any:
        try:
            return self._ask("POST", "/session", {"capabilities": {"alwaysMatch": {}}})
        except urllib.error.URLError:
            return None

    def stop(self) -> None:
        """Closes the window and ends both processes."""
        if self.session:
            self._ask("DELETE", "")
        for process in (self.driver, self.display):
            process.terminate()
            process.wait(10)
        assert self.display.stdout
        self.display.stdout.close()

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        """One command; raises RuntimeError with what the driver says if it refuses."""
        request = urllib.request.Request(
            self.address + self.session + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            with error:
                said = json.load(error)["value"]
            raise RuntimeError(f"{method} {path}: {said}") from None

    def open(self, url: str) -> None:
        """Returns when the page is loaded."""
        self._ask("POST", "/url", {"url": url})

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns, with `arguments` as a function has them."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(values)})

    def element(self, selector: str) -> Any:
        """The first element that fits; waits for it."""

        def find() -> Any:
            try:
                return self._ask("POST", "/element", {"using": "css selector", "value": selector})
            except RuntimeError:
                return None

        return self.wait(find, f"there is no {selector}")

    def click(self, selector: str) -> None:
        """A click of the mouse on an element, scrolled into view."""
        self._ask("POST", f"/element/{self.element(selector)[ELEMENT]}/click", {})

    def told(self, selector: str) -> tuple[str, str]:
        """The role and the name of an element, as this engine gives them to a screen reader.

        A moment after a page is loaded, its driver may know of none.
        """

        def ask() -> Any:
            path = f"/element/{self.element(selector)[ELEMENT]}"
            try:
                return [self._ask("GET", f"{path}/computed{part}") for part in ("role", "label")]
            except RuntimeError:
                return None

        role, name = self.wait(ask, f"{selector} has no role")
        return role, name

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, wherever the focus is."""
        actions = [
            {"type": kind, "value": KEYS[key]} for key in keys for kind in ("keyDown", "keyUp")
        ]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": actions}]})

    def enter(self, selector: str) -> None:
        """From now on, everything happens in this frame."""
        self._ask("POST", "/frame", {"id": self.element(selector)})

    def leave(self) -> None:
        """From now on, everything happens in the window's own document."""
        self._ask("POST", "/frame", {"id": None})

    def resize(self, width: int, height: int) -> None:
        """The window, in pixels."""
        self._ask("POST", "/window/rect", {"width": width, "height": height})

    def back(self) -> None:
        """As the browser's Back."""
        self._ask("POST", "/back", {})

    def forward(self) -> None:
        """As the browser's Forward."""
        self._ask("POST", "/forward", {})

    def see(self, script: str, *values: Any) -> Any:
        """Waits until a script returns something true, and gives it."""
        return self.wait(lambda: self.run(script, *values), f"{script} {values}")

    @staticmethod
    def wait(look: Callable[[], Any], what: str) -> Any:
        """Looks again and again; raises AssertionError if nothing is ever found."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := look():
                return found
            time.sleep(0.05)
        raise AssertionError(what)
