"""A virtual screen reader in a page: it goes from phrase to phrase, and keeps all that it says."""

import time
from collections.abc import Iterable

from playwright.sync_api import Page

from harness import ROOT

READER = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
LOGS = ROOT / "build" / "spoken"
"""What was said on each kind of page, in each language, to be read by a person."""
MOST_PHRASES = 3_000
PATIENCE = 5
"""Seconds until something that is not said fails its test."""

START = """async ([source, inside]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  window.reader = (await import(address)).virtual;
  await reader.start({ container: document.querySelector(inside) });
}"""
GO_ON = """async ([phrase, most]) => {
  for (let number = 0; number < most; number++) {
    await reader.next();
    if ((await reader.lastSpokenPhrase()).startsWith(phrase)) return true;
  }
  return false;
}"""


class ScreenReader:
    """Reads a page aloud, from the first phrase inside an element on.

    The page's context has to let scripts through that the site's policy forbids (`bypass_csp`).
    """

    def __init__(self, page: Page, inside: str = "body") -> None:
        self.page = page
        page.evaluate(START, [READER.read_text("utf-8"), inside])

    def go_on(self, phrase: str) -> None:
        """Reads until something is said that begins like this, as a person with the arrow down."""
        found = self.page.evaluate(GO_ON, [phrase, MOST_PHRASES])
        assert found, f"nobody says “{phrase}”: {self.said[-40:]}"

    def press(self) -> None:
        """Does what Enter does on what was read last: ticks, follows, presses."""
        self.page.evaluate("reader.act()")

    @property
    def said(self) -> list[str]:
        """Every phrase so far, but for the marks of paragraphs."""
        phrases: list[str] = self.page.evaluate("reader.spokenPhraseLog()")
        return [phrase for phrase in phrases if phrase.removeprefix("end of ") != "paragraph"]

    def hears(self, phrase: str) -> None:
        """Fails if this is not said within some seconds, whatever asks for it."""
        deadline = time.monotonic() + PATIENCE
        while " ".join(phrase.split()) not in (" ".join(said.split()) for said in self.said):
            assert time.monotonic() < deadline, f"not said: {phrase}; but {self.said[-10:]}"
            self.page.wait_for_timeout(50)

    def keep(self, name: str) -> None:
        """Leaves what was said in build/spoken/."""
        LOGS.mkdir(parents=True, exist_ok=True)
        (LOGS / f"{name}.txt").write_text("\n".join([*self.said, ""]), "utf-8")


def are_said_in_order(phrases: Iterable[str], said: Iterable[str]) -> None:
    """Fails at the first phrase that does not come after those before it.

    The reader says some no-break spaces as any other.
    """
    rest = (" ".join(phrase.split()) for phrase in said)
    for phrase in phrases:
        assert " ".join(phrase.split()) in rest, f"not said, or not in its turn: {phrase}"
