"""`make lighthouse`: Lighthouse's scores on every kind of page, as a phone and as a desk."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from measurements.document import part, write
from measurements.pages import PAGES
from tests import chromium
from tests.production import ProductionServer
from wizard.content import LANGUAGES

COMMAND = "make lighthouse"
PACKAGE = "lighthouse@12.8.2"
NODE = 20
"""The first version of Node that it runs on."""
BUILD = Path(__file__).resolve().parents[1] / "build" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PRESETS = ("phone", "desk")
ROUNDS = 3
"""The median counts: a busy machine is slow now and then."""
NOT_FOR_SEARCH = {"tick-list", "framed question", "framed result", "framed type"}
"""Pages that ask robots not to index them, which Lighthouse's SEO holds against them."""
KEPT_OUT = "is-crawlable"
"""The audit that does so."""

ATTEMPTS = 3
Scores = dict[str, int]
"""Out of 100, by category."""
TakenOff = set[tuple[str, str]]
"""Category and name of each audit that took something off."""


def run(url: str, preset: str) -> tuple[Scores, TakenOff]:
    """One run: each category out of 100, and the audits that took something off.

    One that breaks off, as where Chromium recorded no trace (NO_NAVSTART), is begun anew; raises
    RuntimeError if that was in vain.
    """
    report = BUILD / "report.json"
    command = [
        *("npx", "--yes", PACKAGE, url, "--quiet"),
        *("--output=json", f"--output-path={report}"),
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(('--headless=new', *chromium.FLAGS))}",
        *(["--preset=desktop"] if preset == "desk" else []),
    ]
    environment = {**os.environ, "CHROME_PATH": chromium.path()}
    for _ in range(ATTEMPTS):
        done = subprocess.run(
            command, env=environment, check=False, cwd=BUILD, stdout=subprocess.DEVNULL
        )
        if done.returncode == 0:
            break
    else:
        raise RuntimeError(f"Lighthouse broke off {ATTEMPTS} times on {url}: its words are above")
    found = json.loads(report.read_text("utf-8"))
    scores = {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES}
    return scores, set(_taken_off(found))


def _taken_off(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, category in found["categories"].items():
        for reference in category["auditRefs"]:
            score = found["audits"][reference["id"]]["score"]
            if reference["weight"] and score is not None and score < 1:
                yield name, reference["id"]


def measured(url: str, preset: str) -> tuple[Scores, TakenOff]:
    """The median of some runs, and every audit that took something off in one of them."""
    runs = [run(url, preset) for _ in range(ROUNDS)]
    scores = {name: round(median(scores[name] for scores, _ in runs)) for name in CATEGORIES}
    return scores, set().union(*(taken_off for _, taken_off in runs))


def is_full(page: str, scores: Scores, taken_off: TakenOff) -> bool:
    """Whether a page has 100 wherever it can: robots kept out are all that may cost it anything."""
    is_as_asked = page in NOT_FOR_SEARCH and all(
        audit == KEPT_OUT for category, audit in taken_off if category == "seo"
    )
    exempt = {"seo"} if is_as_asked else set()
    return all(score == 100 for name, score in scores.items() if name not in exempt)


def node_version() -> str:
    """What Node says of itself, such as "v20.19.5"; empty where there is none, or no npx."""
    if not shutil.which("npx") or not shutil.which("node"):
        return ""
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def node_is_new_enough() -> bool:
    """Whether there is a Node that Lighthouse runs on, and its npx."""
    found = re.match(r"v(\d+)\.", node_version())
    return found is not None and int(found[1]) >= NODE


def table(origin: str) -> tuple[list[str], list[str]]:
    """Every page as a phone and as a desk: the lines of a table, and those below 100."""
    lines = [
        f"| page | as a | {' | '.join(CATEGORIES)} | taken off by |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    failed = []
    for (page, path), language, preset in product(PAGES.items(), LANGUAGES, PRESETS):
        print(f"{language}, {page}, {preset} …", file=sys.stderr)
        scores, taken_off = measured(f"{origin}/{language}/{path}", preset)
        audits = sorted({audit for _, audit in taken_off})
        cells = " | ".join(str(scores[name]) for name in CATEGORIES)
        lines.append(f"| {page}, {language} | {preset} | {cells} | {', '.join(audits) or '–'} |")
        if not is_full(page, scores, taken_off):
            failed.append(f"{page}, {language}, {preset}")
    return lines, failed


def main() -> int:
    """Measures, prints and writes; 1 if a score is not full that can be, or Node is too old."""
    if not node_is_new_enough():
        print(f"Lighthouse needs Node {NODE} or newer: install it, then make lighthouse again")
        return 1
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    server = ProductionServer(BUILD / "server.log")
    server.start()
    try:
        lines, failed = table(server.origin)
    finally:
        server.stop()
    body = [
        f"{PACKAGE}, median of {ROUNDS}. Pages that robots are asked not to index "
        f"({', '.join(sorted(NOT_FOR_SEARCH))}) cannot have a full SEO: of its audits, "
        f"{KEPT_OUT} alone may take something off there.",
        "",
        *lines,
        "",
        f"Below 100: {', '.join(failed)}." if failed else "100 wherever it can be had.",
    ]
    versions = [f"Node {node_version()}", chromium.version()]
    text = part("Lighthouse", COMMAND, versions, "\n".join(body))
    print(text)
    write(COMMAND, text)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
