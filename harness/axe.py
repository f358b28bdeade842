"""axe-core on a page: every rule of WCAG 2.0 to 2.2, A and AA, of good practice, and the trials."""

import re
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
"""Rules that do not run with the others. `heading-order` does where no frame is; else it runs once
more, without frames."""

EXPLAINED = {
    ("color-contrast", r"^<(text|tspan)[ >]"): "a text that lies on a drawn sign or beside one, "
    "whose colours tests/browser/test_colours.py reads by themselves",
    ("color-contrast", r"type-card"): "a text of a card that is a link as a whole, which lies "
    "over it; its colours are read there, too",
    ("css-orientation-lock", r"^<html"): "a style sheet in a frame of another origin; it is read "
    "where the page stands alone",
    ("th-has-data-cells", r"^<table>$"): "a heading over a group of rows, whose cells are in the "
    "rows below: tests/web/test_types.py",
}
"""What is left to be judged here, and what judges it; any other is a fault.

By the rule and the place: a pattern that is in the selector, or in the markup of the element.
"""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose verdict depends on the theme; every other one reads the same in both."""

RUN = """async ([tags, leftOut, only]) => {
  // Folds are opened, for what is in them is checked, too.
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const rules = Object.fromEntries(leftOut.map((id) => [id, { enabled: false }]));
  const isHost = Boolean(document.querySelector("iframe"));
  if (!isHost) delete rules["heading-order"];
  // Of what it is not asked for, axe gives one place for each rule.
  const resultTypes = ["violations", "incomplete"];
  // A frame of a busy machine may take its time to say that it is there.
  const asked = only.length ? { runOnly: only } : { runOnly: tags, rules };
  const found = await axe.run({ ...asked, resultTypes, pingWaitTime: 10_000 });
  const outline = only.length || !isHost ? null : await axe.run({
    runOnly: { type: "rule", values: ["heading-order"] }, iframes: false, resultTypes });
  const results = (outcome) => [...found[outcome], ...(outline ? outline[outcome] : [])];
  return {
    violations: results("violations").flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        `${id}: ${help}: ${target.join(" ")}: ${failureSummary.split("\\n").at(-1).trim()}`)),
    undecided: results("incomplete").flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => [id, target.join(" "), html])),
    passed: results("passes").map(({ id }) => id),
    absent: results("inapplicable").map(({ id }) => id),
  };
}"""

RULES = """(tags) => axe.getRules(tags).map(({ ruleId, tags }) => [ruleId, tags])"""


@dataclass(frozen=True)
class Undecided:
    """A case that axe leaves to be judged: its rule, and where, as a selector and as markup."""

    rule: str
    target: str
    markup: str

    @property
    def explanation(self) -> str | None:
        """What judges it instead; None for a fault."""
        return next(
            (
                because
                for (rule, place), because in EXPLAINED.items()
                if rule == self.rule
                and (re.search(place, self.target) or re.search(place, self.markup))
            ),
            None,
        )


@dataclass(frozen=True)
class Findings:
    """What axe said: a sentence for each fault; each case that it leaves to be judged.

    Then the rules that had nothing to object to, and those that found nothing of their kind.
    """

    violations: list[str]
    undecided: list[Undecided]
    passed: list[str]
    absent: list[str]

    @property
    def ran(self) -> set[str]:
        """The rules that had something to judge."""
        return {
            *(said.partition(":")[0] for said in self.violations),
            *(case.rule for case in self.undecided),
            *self.passed,
        }

    @property
    def unexplained(self) -> list[str]:
        """A sentence for each case left to be judged that nothing else judges."""
        return [
            f"{c.rule}: undecided: {c.target} {c.markup}"
            for c in self.undecided
            if not c.explanation
        ]


def load(page: Page) -> None:
    """Puts axe into the page and into every frame in it."""
    script = Axe().axe_script
    for frame in page.frames:
        frame.evaluate(script)
        # Frames of other origins answer to the page that holds them.
        frame.evaluate("axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })")


def run(page: Page, *only: str, without: tuple[str, ...] = ()) -> Findings:
    """Runs all rules, or only some, on a page that `load` has prepared, in its present colours."""
    found = page.evaluate(RUN, [TAGS, [*LEFT_OUT, *without], only])
    undecided = [Undecided(*case) for case in found.pop("undecided")]
    return Findings(undecided=undecided, **found)


def rules(page: Page) -> dict[str, list[str]]:
    """The rules that `run` runs, each with its tags."""
    return dict(page.evaluate(RULES, TAGS))
