"""`make lighthouse`: Lighthouse CI on every kind of page, as a phone and as a desk.

lighthouse.json beside this file says how often each page is opened and what it must reach. Pages
that ask robots not to index them cannot have a full SEO: there each audit of it but that one must
pass. This file starts the server, names the pages, and makes a table of what was found.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from harness import ROOT, browser
from harness.server import ProductionServer
from measurements.document import report
from measurements.pages import PAGES
from wizard.content import LANGUAGES

COMMAND = "make lighthouse"
PACKAGE = "@lhci/cli@0.15.1"
BUILD = ROOT / "build" / "lighthouse"
CONFIGURATION = Path(__file__).with_suffix(".json")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DEVICES = ("phone", "desk")


def lhci(command: str, device: str, *arguments: str) -> str:
    """Runs one command of Lighthouse CI in the device's folder; gives its complaints, if any."""
    done = subprocess.run(
        ["npx", "--yes", PACKAGE, command, f"--config={CONFIGURATION}", *arguments],
        cwd=BUILD / device,
        env={**os.environ, "CHROME_PATH": browser.path(), "NO_COLOR": "1"},
        stdout=sys.stderr,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode else ""


def measure(device: str, addresses: list[str]) -> list[str]:
    """Opens every address, and gives a sentence for each command that found a fault."""
    (BUILD / device).mkdir(parents=True)
    flags = " ".join(("--headless=new", *browser.FLAGS))
    preset = ["--settings.preset=desktop"] if device == "desk" else []
    urls = [f"--url={address}" for address in addresses]
    collected = lhci("collect", device, f"--settings.chromeFlags={flags}", *preset, *urls)
    if collected:
        return [f"{device}: {collected}"]
    asserted = lhci("assert", device)
    lhci("upload", device, "--target=filesystem", "--outputDir=reports")
    return [f"{device}: {asserted}"] if asserted else []


def rows(device: str, names: list[str]) -> Iterator[str]:
    """A row for each page: the median run's scores out of 100, and the bytes transferred."""
    runs = json.loads((BUILD / device / "reports" / "manifest.json").read_text("utf-8"))
    medians = [run for run in runs if run["isRepresentativeRun"]]
    for name, run in zip(names, medians, strict=True):
        scores = [f"{run['summary'][category] * 100:.0f}" for category in CATEGORIES]
        found = json.loads(Path(run["jsonPath"]).read_text("utf-8"))
        weight = found["audits"]["total-byte-weight"]["numericValue"]
        yield f"| {name}, {device} | {' | '.join(scores)} | {weight:,.0f} |"


def main() -> int:
    """Measures, prints and writes; 1 if Lighthouse CI has a complaint."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    pages = [
        (f"{name}, {language}", f"/{language}/{path}")
        for (name, path), language in product(PAGES.items(), LANGUAGES)
    ]
    server = ProductionServer(BUILD / "server.log")
    server.start()
    try:
        addresses = [server.origin + path for _, path in pages]
        missed = [said for device in DEVICES for said in measure(device, addresses)]
    finally:
        server.stop()
    lines = [f"| page | {' | '.join(CATEGORIES)} | bytes |", "|---|---:|---:|---:|---:|---:|"]
    lines += [row for device in DEVICES for row in rows(device, [name for name, _ in pages])]
    return report("Lighthouse", COMMAND, [PACKAGE, browser.version()], lines, missed)


if __name__ == "__main__":
    sys.exit(main())
