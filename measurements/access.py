"""`make access`: axe, the Nu HTML checker and the targets on every shape of page, as figures.

Writes its part of docs/measurements.md, and wizard/content/accessibility_figures.toml, from which
the statement on accessibility is made.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from django.test.utils import setup_test_environment
from playwright.sync_api import Browser, sync_playwright

from harness import ROOT, axe, markup
from harness.browser import launched
from harness.given import given
from harness.server import ProductionServer
from harness.shapes import Shape, shapes
from harness.targets import PHONE, targets
from measurements.document import report
from wizard.content import LANGUAGES
from wizard.content.accessibility import MEASUREMENT

COMMAND = "make access"
BUILD = ROOT / "build"
SCHEMES = ("light", "dark")


class Findings:
    """What was found so far, over all pages."""

    def __init__(self) -> None:
        self.violations: list[str] = []
        self.undecided: dict[tuple[str, str, str], str] = {}
        """What judges each case that axe leaves, by its shape, rule and selector."""
        self.unexplained: list[str] = []
        self.rules: dict[str, list[str]] = {}
        self.ran: set[str] = set()
        self.smallest = self.smallest_main = float("inf")

    def look(self, browser: Browser, origin: str, shape: Shape) -> None:
        """axe in both languages and schemes, then the targets on a phone."""
        for language in LANGUAGES:
            page = browser.new_page()
            with given(page, shape, language):
                page.goto(origin + shape.url(language))
            axe.load(page)
            self.rules = axe.rules(page)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
                said = axe.run(page)
                self.violations += [
                    f"{language}, {shape.name}, {scheme}: {v}" for v in said.violations
                ]
                self.undecided |= {
                    (shape.name, case.rule, case.target): case.explanation or "nothing"
                    for case in said.undecided
                }
                self.unexplained += [f"{shape.name}: {case}" for case in said.unexplained]
                self.ran |= said.ran
            page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            for target in targets(page):
                if not target.is_in_sentence:
                    self.smallest = min(self.smallest, target.least)
                if target.is_main:
                    self.smallest_main = min(self.smallest_main, target.height)
            page.close()

    def rules_by_criterion(self) -> dict[str, list[str]]:
        """axe's rules that had something to judge, by the criterion of their tags ("wcag1410")."""
        found: dict[str, list[str]] = defaultdict(list)
        for rule, tags in self.rules.items():
            if rule not in self.ran:
                continue
            for tag in tags:
                if number := re.fullmatch(r"wcag(\d)(\d)(\d+)", tag):
                    found[".".join(number.groups())].append(rule)
        return dict(sorted(found.items(), key=lambda pair: [*map(int, pair[0].split("."))]))


def toml(values: dict[str, Any], rules: dict[str, list[str]]) -> str:
    """The figures as the statement reads them."""
    lines = ["# Written by `make access`.", f"date = {datetime.now(UTC):%Y-%m-%d}"]
    lines += [f"{name} = {json.dumps(str(value))}" for name, value in values.items()]
    lines += ["", "[rules]", *(f'"{n}" = {json.dumps(names)}' for n, names in rules.items())]
    return "\n".join(lines) + "\n"


def looked_at(found: Findings) -> dict[str, str]:
    """Looks at every shape in a browser; gives the versions of axe and of Chromium."""
    server = ProductionServer(BUILD / "access.log")
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright)
            for number, shape in enumerate(shapes(), start=1):
                print(f"{number} of {len(shapes())}: {shape.name} …", file=sys.stderr)
                found.look(browser, server.origin, shape)
            page = browser.new_page()
            axe.load(page)
            versions = {
                "axe_version": page.evaluate("axe.version"),
                "chromium_version": browser.version,
            }
            browser.close()
    finally:
        server.stop()
    return versions


def measured(found: Findings) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The figures by their names in the statement, and what the Nu HTML checker said."""
    versions = looked_at(found)
    with TemporaryDirectory() as folder:
        pages = product(shapes(), LANGUAGES)
        checked = markup.check(markup.documents(pages), Path(folder))
    values: dict[str, Any] = {
        "alone": sum(not shape.is_framed for shape in shapes()),
        "framed": sum(shape.is_framed for shape in shapes()),
        "axe_rules": len(found.rules) - len(axe.LEFT_OUT) + 1,  # one of them runs by itself
        "violations": len(found.violations),
        "undecided": len(found.undecided),
        "undecided_contrast": sum(rule == "color-contrast" for _, rule, _ in found.undecided),
        "nu_files": checked.files,
        "nu_messages": len(checked.messages),
        "smallest_target": f"{found.smallest:.0f}",
        "smallest_main_target": f"{found.smallest_main:.0f}",
        **versions,
        "nu_version": checked.version,
    }
    return values, checked.messages


def table(values: dict[str, Any]) -> Iterator[str]:
    """The figures as a reader wants them, a row each."""
    yield "| what | figure |"
    yield "|---|---:|"
    each = f"each in {len(LANGUAGES)} languages and {len(SCHEMES)} themes"
    yield f"| shapes of page alone, {each} | {values['alone']} |"
    yield f"| shapes of page made for another site's frame, likewise | {values['framed']} |"
    yield f"| rules of axe on each | {values['axe_rules']} |"
    yield f"| violations | {values['violations']} |"
    yield f"| places on them that axe leaves to be judged | {values['undecided']:,} |"
    yield f"| files read by the Nu HTML checker | {values['nu_files']} |"
    yield f"| its errors and warnings | {values['nu_messages']} |"
    yield f"| smallest target that is no link in a sentence, px | {values['smallest_target']} |"
    yield f"| lowest answer, button or field, px | {values['smallest_main_target']} |"


def main() -> int:
    """Measures, prints and writes; 1 if axe or Nu has something to say that is not explained."""
    django.setup()
    setup_test_environment()
    BUILD.mkdir(exist_ok=True)
    found = Findings()
    values, messages = measured(found)
    MEASUREMENT.write_text(toml(values, found.rules_by_criterion()), "utf-8")
    faults = [*found.violations, *found.unexplained, *messages]
    tools = [
        f"axe {values['axe_version']}",
        f"Chromium {values['chromium_version']}",
        f"Nu {values['nu_version']}",
    ]
    counted = Counter((rule, judge) for (_, rule, _), judge in found.undecided.items())
    left = [
        f"- axe's `{rule}` leaves {count:,} to be judged: {judge}."
        for (rule, judge), count in sorted(counted.items())
    ]
    return report("Access", COMMAND, tools, [*table(values), "", *left], faults)


if __name__ == "__main__":
    sys.exit(main())
