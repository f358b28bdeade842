"""axe-core on a page: every rule of WCAG 2.0 to 2.2, A and AA, of good practice, and the trials."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    *("best-practice", "experimental"),
)

LEFT_OUT = {
    "hidden-content": "only ever says that something is hidden: the folds are opened instead",
    "heading-order": "would read the headings of a frame and of its host as one outline",
}
"""Rules that do not run with the others; the second runs in the page alone."""

EXPLAINED = {
    "color-contrast": "a text that lies on a drawn sign or beside one, whose colours "
    "tests/browser/test_colours.py reads by themselves",
    "css-orientation-lock": "a style sheet in a frame of another origin; it is read where the page "
    "stands alone",
    "th-has-data-cells": "a heading over a group of rows, whose cells are in the rows below",
}
"""Rules that leave cases to be judged here, and what judges them; any other is a fault."""

RUN = """async ([tags, leftOut]) => {
  // What is folded away is read too, one day.
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const rules = Object.fromEntries(leftOut.map((id) => [id, { enabled: false }]));
  const found = await axe.run({ runOnly: tags, rules, resultTypes: ["violations"] });
  const outline = await axe.run({ runOnly: { type: "rule", values: ["heading-order"] },
    iframes: false, resultTypes: ["violations"] });
  const results = (outcome) => [...found[outcome], ...outline[outcome]];
  return {
    violations: results("violations").flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        `${id}: ${help}: ${target.join(" ")}: ${failureSummary.split("\\n").at(-1).trim()}`)),
    undecided: results("incomplete").flatMap(({ id, nodes }) => nodes.map(() => id)),
    passed: results("passes").map(({ id }) => id),
    absent: results("inapplicable").map(({ id }) => id),
  };
}"""

RULES = """(tags) => axe.getRules(tags).map(({ ruleId, tags }) => [ruleId, tags])"""


@dataclass(frozen=True)
class Findings:
    """What axe said: a sentence for each fault; the rule of each case that it leaves to be judged.

    Then the rules that had nothing to object to, and those that found nothing of their kind.
    """

    violations: list[str]
    undecided: list[str]
    passed: list[str]
    absent: list[str]

    @property
    def ran(self) -> set[str]:
        """The rules that had something to judge."""
        return {
            *(said.partition(":")[0] for said in self.violations),
            *self.undecided,
            *self.passed,
        }

    @property
    def unexplained(self) -> set[str]:
        """The rules that leave cases to be judged which nothing else judges."""
        return set(self.undecided) - set(EXPLAINED)


def load(page: Page) -> None:
    """Puts axe into the page and into every frame in it."""
    script = Axe().axe_script
    for frame in page.frames:
        frame.evaluate(script)
        # Frames of other origins answer to the page that holds them.
        frame.evaluate("axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })")


def run(page: Page) -> Findings:
    """Runs all rules on a page that `load` has prepared, in the colours that it has now."""
    return Findings(**page.evaluate(RUN, [TAGS, list(LEFT_OUT)]))


def rules(page: Page) -> dict[str, list[str]]:
    """The rules that `run` runs, each with its tags."""
    return dict(page.evaluate(RULES, TAGS))
