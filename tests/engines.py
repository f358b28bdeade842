"""The table of browsers in docs/browsers.md: what passed, and what no driver can do, and why.

With ENGINES_TABLE=1 each run adds its outcomes to build/engines.json, and writes the table from all
that is there: `make test-all` empties it, then runs the tests in Chromium, and again in Firefox.
"""

import json
import os
from collections import Counter
from typing import Any

import pytest

from harness import ROOT
from harness.documents import put

GUIDE = ROOT / "docs" / "browsers.md"
KEPT = ROOT / "build" / "engines.json"
ENGINES = {"chromium": "Chromium", "firefox": "Firefox ESR", "webkit": "WebKitGTK"}
FEATURES = (
    "journeys",
    "frames",
    "walk",
    "print",
    "history",
    "keyboard",
    "zoom",
    "layout",
    "bad networks",
    "assistive technology",
)
ONLY_CHROMIUM = "Only Chromium's driver can: "
WITHOUT = {("webkit", "print"): "print"}
"""What no test is written for: what that browser's driver cannot do."""


class Engines:
    """Notes each test's outcome; the reports of all processes come here.

    Of a test it keeps the engine, the feature, the outcome and, if it was skipped, why.
    """

    def __init__(self) -> None:
        self.seen: dict[str, list[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keeps the last word on a test; a second chance has another."""
        about = dict(report.user_properties)
        if "feature" not in about or (report.when != "call" and report.passed):
            return
        outcome, why = str(report.outcome), ""
        if report.skipped and isinstance(report.longrepr, tuple):
            why = report.longrepr[2].removeprefix("Skipped: ")
        if outcome == "rerun":
            return
        name = f"{about['engine']} {report.nodeid}"
        before = self.seen.get(name)
        if not before or before[2] != "failed":  # what failed stays so, though it was taken down
            self.seen[name] = [str(about["engine"]), str(about["feature"]), outcome, why]

    def pytest_sessionfinish(self) -> None:
        """Writes the table from this run and those before it."""
        before = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
        self.seen = {**before, **self.seen}
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps(self.seen, indent=0), "utf-8")
        put(GUIDE, "the browsers: make test-all", table([*self.seen.values()]))


def table(outcomes: list[list[str]]) -> list[str]:
    """The lines of the table and of its notes: engine, feature, outcome and reason of each test."""
    notes: list[str] = []

    def cell(engine: str, feature: str) -> str:
        own = [(o, why) for e, f, o, why in outcomes if (e, f) == (engine, feature)]
        counted = Counter(outcome for outcome, _ in own)
        shown = [f"{counted[o]} {o}" for o in ("passed", "failed") if counted[o]]
        reasons = Counter(why for outcome, why in own if outcome == "skipped")
        if missing := WITHOUT.get((engine, feature)):
            reasons[f"{ENGINES[engine]}'s driver cannot {missing}"] = 0
        for why, count in reasons.items():
            note = why.replace(ONLY_CHROMIUM, "Only Chromium's driver can ")
            if note not in notes:
                notes.append(note)
            mark = f"<sup>{notes.index(note) + 1}</sup>"
            shown.append(f"{count} not possible{mark}" if count else f"not possible{mark}")
        return ", ".join(shown) or "not run"

    lines = [f"| | {' | '.join(ENGINES.values())} |", "|---" * (len(ENGINES) + 1) + "|"]
    lines += [f"| {f} | {' | '.join(cell(engine, f) for engine in ENGINES)} |" for f in FEATURES]
    return [*lines, "", *(f"{number}. {note}" for number, note in enumerate(notes, start=1))]


def pytest_configure(config: pytest.Config) -> None:
    """Only the process that all reports come to writes."""
    if os.environ.get("ENGINES_TABLE") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Engines())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tells the report what the test is about."""
    if marker := item.get_closest_marker("feature"):
        feature: Any = marker.args[0]
        assert feature in FEATURES, f"{item.nodeid}: docs/browsers.md has no “{feature}”"
        own = item.get_closest_marker("engine")  # a browser of its own, whatever ENGINE says
        engine = own.args[0] if own else os.environ.get("ENGINE", "chromium")
        item.user_properties += [("engine", engine), ("feature", feature)]
