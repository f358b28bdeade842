"""Firefox with the tree that it hands to a screen reader.

Playwright can ask only Chromium for its tree. Firefox shows its own to scripts of the browser
itself, which Marionette lets in: the remote control that geckodriver speaks to, too. Its messages
are a length, a colon and a list in JSON (firefox-source-docs.mozilla.org, Marionette, Protocol).
"""

import json
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Node = dict[str, Any]
PATIENCE = 30
"""Seconds until a Firefox that does not answer, or not as expected, fails its test."""

READ = """
const [finished] = arguments;
const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
const states = (accessible) => {
  const [state, more] = [{}, {}];
  accessible.getState(state, more);
  return [...service.getStringStates(state.value, more.value)];
};
const attributes = ({ attributes: found }) =>
  Object.fromEntries([...found.enumerate()].map(({ key, value }) => [key, value]));
const nodes = (accessible) => {
  const own = { ...attributes(accessible), role: service.getStringRole(accessible.role),
    name: accessible.name ?? "", description: accessible.description, states: states(accessible) };
  const children = [];
  for (let child = accessible.firstChild; child; child = child.nextSibling)
    children.push(...nodes(child));
  return [own, ...children];
};
// The page is in another process, which sends its tree a moment after it is loaded.
const look = () => {
  const page = service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild;
  const isReady = page?.name === gBrowser.selectedBrowser.contentTitle && page.childCount > 0
    && !states(page).some((state) => state === "busy" || state === "stale");
  if (isReady) finished(nodes(page));
  else setTimeout(look, 50);
};
look();
"""
"""Every node in the order of reading: role, name, description, states, and what else is known."""


class FirefoxTree:
    """A window of Firefox, with a profile in a folder of its own; `stop` ends it."""

    def __init__(self, binary: str, profile: Path) -> None:
        # Any free port: the browser writes which into its profile.
        (profile / "user.js").write_text('user_pref("marionette.port", 0);', "utf-8")
        flags = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote")
        self.process = subprocess.Popen(
            [binary, *flags, "--profile", profile],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port = self._port(profile / "MarionetteActivePort")
            self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
            self.lines = self.socket.makefile("rb")
            self._receive()  # it says who it is
            self._ask("WebDriver:NewSession")
        except BaseException:
            self.process.kill()
            raise

    def stop(self) -> None:
        """Ends the browser."""
        self.lines.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE)

    def open(self, url: str) -> None:
        """Returns when the page is loaded."""
        self._ask("WebDriver:Navigate", url=url)

    def run(self, script: str) -> None:
        """Runs a script of the page."""
        self._ask("WebDriver:ExecuteScript", script=script, args=[])

    def nodes(self) -> list[Node]:
        """What the browser hands to a screen reader, in the order of reading."""
        self._ask("Marionette:SetContext", value="chrome")
        found: list[Node] = self._ask("WebDriver:ExecuteAsyncScript", script=READ, args=[])["value"]
        self._ask("Marionette:SetContext", value="content")
        return found

    def until(self, find: Callable[[list[Node]], list[Node]]) -> list[Node]:
        """Reads again and again until something is found; raises AssertionError if it never is.

        What a script or the focus changes comes into the tree a moment later.
        """
        deadline = time.monotonic() + PATIENCE
        while not (found := find(self.nodes())):
            assert time.monotonic() < deadline, "what was looked for is not in the tree"
            time.sleep(0.05)
        return found

    def _ask(self, command: str, **parameters: Any) -> Any:
        """One command; raises RuntimeError with what the browser says if it refuses."""
        message = json.dumps([0, 1, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{command}: {error}")
        return result

    def _receive(self) -> Any:
        length = b""
        while (digit := self.lines.read(1)) != b":":
            assert digit, "Firefox has hung up"
            length += digit
        return json.loads(self.lines.read(int(length)))

    @staticmethod
    def _port(file: Path) -> int:
        deadline = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text("utf-8").strip()):
            assert time.monotonic() < deadline, "Firefox does not start"
            time.sleep(0.05)
        return int(file.read_text("utf-8"))
