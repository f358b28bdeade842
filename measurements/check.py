"""`make measure-check`: says which figures of docs/measurements.md are old; 1 if any is.

A figure is old if what it measures has changed since its commit, or if a row is missing: a page,
a language or a case of the benchmark that came later. `make test` asks for none of this.
"""

import re
import sys
from collections.abc import Iterator
from itertools import product

from harness.pinned import PinnedServer
from measurements.document import WRITTEN, git, written_by
from measurements.lighthouse import DEVICES
from measurements.pages import PAGES
from measurements.speed.cases import listed
from wizard.content import LANGUAGES

PRODUCT = ("aliasconfig", "serving", "wizard", "templates", "static", "requirements/run.lock")
CORE = ("wizard/advice", "wizard/toml", "wizard/content")
MEASURED = {
    "make growth": CORE,
    "make access": PRODUCT,
    "make lighthouse": PRODUCT,
    "make bench": (*PRODUCT, "gunicorn.conf.py", "examples/nginx.conf"),
}
"""Each command, and the files whose change makes its figures old."""
NOWHERE = (PinnedServer("nowhere", [], {}, 0),) * 5


def rows(command: str) -> Iterator[str]:
    """The first cell of each row that a command has to write."""
    if command == "make bench":
        yield from (case.name for case in listed(*NOWHERE, {}, {}, b""))
    if command == "make lighthouse":
        for page, language, device in product(PAGES, LANGUAGES, DEVICES):
            yield f"{page}, {language}, {device}"


def faults(command: str) -> Iterator[str]:
    """A sentence for each thing that makes a command's figures old."""
    text = written_by(command)
    if not text:
        yield "has no figures"
        return
    there = {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")}
    missing = [row for row in rows(command) if row not in there]
    if missing:
        yield f"lacks rows: {len(missing)}, such as “{missing[0]}”"
    day, commit = re.findall(
        r"^([\d-]{10}) .+?(?:; commit (\w+)(?: and changes)?)?\.$", text, re.M
    )[0]
    written = [f":!{path}" for path in WRITTEN]
    since = git("log", "--oneline", f"{commit}..HEAD", "--", *MEASURED[command], *written)
    if not commit or since.returncode:
        yield f"was measured on {day}, at a commit that is not known here"
    elif changes := since.stdout.splitlines():
        yield f"was measured on {day} at {commit}; changed by {len(changes)} commits since"


def main() -> int:
    """Prints a line for each command; 1 if the figures of one are old."""
    old = False
    for command in MEASURED:
        found = list(faults(command))
        print(f"{command}: {'; '.join(found) or 'is of this code'}")
        old |= bool(found)
    return int(old)


if __name__ == "__main__":
    sys.exit(main())
