"""How large everything is that a finger can hit, in CSS pixels."""

from dataclasses import dataclass

from playwright.sync_api import Page

PHONE = (360, 740)
LEAST = 24
"""Pixels either way of any target (WCAG 2.5.8)."""
COMFORTABLE = 44
"""Pixels in height of what somebody comes for: answers, buttons, fields, folds, navigation."""

MEASURE = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const controls = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const main = ".row label, .chip, label:has(> input), button, .button, summary, header.site a,"
    + " .back a, .answer-change a, .scenarios a, .none-of-this a, .frame-bar a, input, select,"
    + " textarea";
  return [...document.querySelectorAll(`${controls}, .row label, .chip, label:has(> input)`)]
    .filter((target) => target.checkVisibility({ visibilityProperty: true })
      && !target.closest(".skip") && !target.disabled)
    // A box is hit through the label around it or beside it.
    .filter((target) => !target.matches(".row input, .chip input, label > input"))
    .map((target) => {
      const { width, height } = target.getBoundingClientRect();
      const words = (target.textContent || target.id).trim().replace(/\\s+/g, " ").slice(0, 40);
      // A link in a sentence is as high as its line: WCAG 2.5.8 leaves it out.
      const around = target.parentElement.cloneNode(true);
      for (const other of around.querySelectorAll("a")) other.remove();
      const isInline = getComputedStyle(target).display.startsWith("inline");
      const inSentence = target.matches("a") && isInline
        && target.closest("p, li, dd") && /[\\p{L}]{2}/u.test(around.textContent);
      return {
        name: `${target.localName}.${target.className} “${words}”`, width, height,
        isMain: target.matches(main), isInSentence: Boolean(inSentence),
      };
    });
}"""


@dataclass(frozen=True)
class Target:
    name: str
    width: float
    height: float
    is_main: bool
    is_in_sentence: bool

    @property
    def least(self) -> float:
        return min(self.width, self.height)


def targets(page: Page) -> list[Target]:
    """Every target that shows on the page, folds open; a hidden one or the skip link is none."""
    return [
        Target(
            found["name"], found["width"], found["height"], found["isMain"], found["isInSentence"]
        )
        for found in page.evaluate(MEASURE)
    ]
