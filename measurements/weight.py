"""`make weight`: what a first visit to a page of every address transfers, by type of file."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Request, sync_playwright

from measurements.document import part, write
from measurements.pages import PAGES
from measurements.sizes import LIMITS, sizes
from tests.chromium import launched
from tests.production import ProductionServer
from wizard.content import LANGUAGES

COMMAND = "make weight"
BUILD = Path(__file__).resolve().parents[1] / "build"
KINDS = ("document", "stylesheet", "script", "image", "other")
FIRST_VIEW = 30_000
"""Bytes: DESIGN §7, everything that a first view needs."""
USABLE = 10_000
"""Bytes: DESIGN §7, after which the first view can be used: its HTML and its style sheets."""
BUDGETS = {"question": (FIRST_VIEW, USABLE)}
"""By the page, in each language; the others have none."""


@dataclass(frozen=True)
class Visit:
    """Bytes as transferred, headers included, by type of file, and how many requests.

    `until_usable` is HTML and style alone, without headers.
    """

    page: str
    language: str
    by_kind: Counter[str]
    requests: int
    until_usable: int

    @property
    def name(self) -> str:
        """The page and its language, for a person."""
        return f"{self.page}, {self.language}"

    @property
    def total(self) -> int:
        """Bytes of all types of file."""
        return self.by_kind.total()

    def shortfalls(self) -> Iterator[str]:
        """A sentence for each budget of this page that is not kept."""
        whole, usable = BUDGETS.get(self.page, (None, None))
        if whole is not None and self.total > whole:
            yield f"{self.name}: {self.total:,} bytes, not {whole:,}."
        if usable is not None and self.until_usable > usable:
            yield f"{self.name}: {self.until_usable:,} bytes until it can be used, not {usable:,}."


def visit(browser: Browser, origin: str, name: str, language: str) -> Visit:
    """Opens a page with nothing in the browser's cache."""
    context = browser.new_context(locale=language)
    page = context.new_page()
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(f"{origin}/{language}/{PAGES[name]}", wait_until="networkidle")
    by_kind: Counter[str] = Counter()
    until_usable = 0
    for request in requests:
        size = request.sizes()
        kind = _kind(request)
        by_kind[kind] += size["responseHeadersSize"] + size["responseBodySize"]
        if kind in ("document", "stylesheet"):
            until_usable += size["responseBodySize"]
    context.close()
    return Visit(name, language, by_kind, len(requests), until_usable)


def _kind(request: Request) -> str:
    """The type of a file; Chromium calls a page's icon no image."""
    response = request.response()
    is_image = response and response.headers.get("content-type", "").startswith("image/")
    kind = "image" if is_image else request.resource_type
    return kind if kind in KINDS else "other"


def table(visits: list[Visit]) -> Iterator[str]:
    """A row for each page, bytes by type of file."""
    yield f"| page | {' | '.join(KINDS)} | all | until usable | requests |"
    yield "|---|" + "---:|" * (len(KINDS) + 3)
    for seen in visits:
        amounts = (*(seen.by_kind[kind] for kind in KINDS), seen.total, seen.until_usable)
        cells = " | ".join(f"{amount:,}" for amount in amounts)
        yield f"| {seen.name} | {cells} | {seen.requests} |"


def embed_table() -> Iterator[str]:
    """What other sites load from us."""
    yield "| file | written | gzip | brotli | limit (gzip) |"
    yield "|---|---:|---:|---:|---:|"
    for name, limit in LIMITS.items():
        yield f"| `{name}` | {' | '.join(f'{size:,}' for size in (*sizes(name), limit))} |"


def visited() -> tuple[list[Visit], str]:
    """A first visit to each kind of page, and the version of the browser."""
    server = ProductionServer(BUILD / "weight.log")
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright)
            visits = [visit(browser, server.origin, *each) for each in product(PAGES, LANGUAGES)]
            version = browser.version
            browser.close()
    finally:
        server.stop()
    return visits, version


def all_shortfalls(visits: list[Visit]) -> Iterator[str]:
    """A sentence for each budget that is not kept, of pages and of what other sites load."""
    for seen in visits:
        yield from seen.shortfalls()
    for name, limit in LIMITS.items():
        compressed = sizes(name)[1]
        if compressed > limit:
            yield f"{name}: {compressed:,} bytes, not {limit:,}."


def main() -> int:
    """Measures, prints and writes; 1 if a budget is not kept."""
    BUILD.mkdir(exist_ok=True)
    visits, version = visited()
    missed = list(all_shortfalls(visits))
    body = "\n".join(
        [
            "Bytes as transferred, headers included, with an empty cache and JavaScript on. "
            f"Budget of the first view, which is the question: {FIRST_VIEW:,} in all, {USABLE:,} "
            "until it can be used (HTML and style, without headers). Other pages have no budget.",
            "",
            *table(visits),
            "",
            "What other sites load:",
            "",
            *embed_table(),
            "",
            " ".join(missed) or "The budgets of the first view and of both files are kept.",
        ]
    )
    text = part("Page weight", COMMAND, [f"Chromium {version}"], body)
    print(text)
    write(COMMAND, text)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
