"""A visitor without a mouse: presses keys, and keeps a log of where the focus went."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Frame, Page, expect

from harness import ROOT

from .visitor import TabVisitor, Visitor, press_to_leave

LOGS = ROOT / "build" / "focus"
"""A log of each journey that came to its end, to be read by a person."""

FOCUSED = """() => {
  let focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // Into a frame of ours; what is there is measured by the frame's own window.
  while (focused.contentDocument) focused = focused.contentDocument.activeElement;
  const own = focused.ownerDocument;
  const { innerWidth, innerHeight } = own.defaultView;
  // The ring of an answer is drawn around its row.
  const ringed = [focused, ...(focused.labels ?? [])]
    .map((element) => [element, getComputedStyle(element)])
    .find(([, style]) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  const box = (ringed ? ringed[0] : focused).getBoundingClientRect();
  const seen = own.elementFromPoint(
    Math.min(innerWidth - 1, Math.max(0, box.x + Math.min(box.width / 2, 20))),
    Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height / 2, 20))));
  return {
    name: focused.matches("input") ? `${focused.name}=${focused.value}`
      : `${focused.localName} ${(focused.textContent || focused.id).trim().replace(/\\s+/g, " ")}`,
    tag: focused.localName,
    ring: ringed ? parseFloat(ringed[1].outlineWidth) : 0,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: !!seen && (focused.contains(seen) || !!ringed && ringed[0].contains(seen)
      || seen.contains(focused)),
  };
}"""

SINGLES = ", ".join(
    f"{control}:visible:not(:disabled)"
    for control in (
        *("a[href]", "button", "summary", "textarea", "select", "[tabindex='0']"),
        "input:not([type=radio]):not([type=hidden])",
    )
)
"""What Tab stops at once for each; of answers that exclude each other it stops at one."""

LANDINGS = ("h1", "h3", "main")
"""What takes the focus after a step, so that a reader begins there; no control."""
Focus = dict[str, Any]


class Keyboard:
    """Presses keys and keeps a log of where the focus went."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.log: list[str] = []

    def focus(self) -> Focus | None:
        """What has the focus, and whether that is seen; None if it is the page."""
        focused: Focus | None = self.visitor.run(FOCUSED)
        return focused

    def press(self, key: str) -> Focus | None:
        """Presses a key; whatever control has the focus then must show it.

        Firefox may scroll a moment later.
        """
        self.visitor.press(key)
        for _ in range(10):
            focused = self.focus()
            if not focused or (focused["inView"] and focused["uncovered"]):
                break
            time.sleep(0.05)
        self.log.append(f"{key} → {focused['name'] if focused else 'the page'}")
        if focused and focused["tag"] not in LANDINGS:
            assert focused["ring"] >= 2, f"no visible focus on {focused['name']}: {self}"
            assert focused["inView"], f"out of view with focus: {focused['name']}: {self}"
            assert focused["uncovered"], f"covered with focus: {focused['name']}: {self}"
        return focused

    def tab_to(self, wanted: str, *, key: str = "Tab", at_most: int = 40) -> None:
        """Presses a key until a control with these words has the focus."""
        wanted = " ".join(wanted.split())  # no-break spaces too, as in the names
        for _ in range(at_most):
            focused = self.press(key)
            if focused and wanted in focused["name"]:
                return
        raise AssertionError(f"{at_most} times {key} did not reach “{wanted}”: {self}")

    def is_on(self, wanted: str) -> None:
        """Fails if the focus is not on what has these words."""
        focused = self.focus()
        assert focused, self
        assert wanted in focused["name"], self

    def leave(self, key: str = "Enter") -> None:
        """Presses a key on what leads to another page, where the focus is not yet."""
        self.visitor.press_to_leave(key)
        self.log.append(f"{key} → another page")

    def every_stop(self) -> list[str]:
        """The names of all controls in the order of Tab, from the skip link until it comes again.

        A browser without a window may or may not stop at the page in between.
        """
        stops: list[str] = []
        while (focused := self.press("Tab")) and focused["name"] not in stops[:1]:
            stops.append(focused["name"])
            assert len(stops) < 200, f"the focus never leaves: {self}"
        return stops

    def keep(self, name: str) -> None:
        """Leaves the log of a whole journey in build/focus/."""
        LOGS.mkdir(parents=True, exist_ok=True)
        (LOGS / f"{name}.txt").write_text("\n".join([*self.log, ""]), "utf-8")

    def __str__(self) -> str:
        return "\n  " + "\n  ".join(self.log)


class TabKeyboard(Keyboard):
    """In a tab. `content` is where to look for the focus, if that is not the page but a frame."""

    def __init__(self, page: Page, content: Callable[[], Frame] | None = None) -> None:
        super().__init__(TabVisitor(page))
        self.page = page
        self.content = content or (lambda: page.main_frame)

    def focus(self) -> Focus | None:
        focused: Focus | None = self.content().evaluate(FOCUSED)
        return focused

    def leave(self, key: str = "Enter") -> None:
        press_to_leave(self.content().locator(":focus"), key)
        self.log.append(f"{key} → another page")

    def missed(self) -> Iterator[str]:
        """A sentence if Tab, from the top, does not stop once at all that takes the focus."""
        # An error has taken the focus for itself.
        self.page.evaluate("""() => {
          document.body.tabIndex = -1;
          document.body.focus();
          document.body.removeAttribute("tabindex");
        }""")
        stops = self.every_stop()
        expected = sum(
            frame.locator("fieldset:has(input[type=radio])").count()
            + frame.locator(SINGLES).count()
            for frame in self.page.frames
        )
        if len(stops) != expected:
            yield f"Tab stops {len(stops)} times at {expected} controls: {stops}"

    def answer(self, question: str, *answers: str) -> None:
        """Gives one answer of a choice, or ticks some of a list, and sends the form with Enter."""
        content = self.content()
        expect(content.locator(f"form[data-question={question}]")).to_be_visible()
        kind = content.locator(f"input[name={question}]:not([type=hidden])").first
        if kind.get_attribute("type") == "radio":
            # Tab enters a group once; the arrows choose in it, and go round.
            self.tab_to(f"{question}=")
            chosen = content.locator(f"input[name={question}][value={answers[0]}]")
            if not chosen.is_checked():
                self.press("Space")
            if not chosen.is_checked():
                self.tab_to(f"{question}={answers[0]}", key="ArrowDown")
            expect(chosen).to_be_checked()
        else:
            for answer in answers:
                self.tab_to(f"{question}={answer}")
                self.press("Space")
        self.leave()  # from any field, as keyboards do everywhere
