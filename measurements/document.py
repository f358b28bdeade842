"""docs/measurements.md: one part for each command, which that command alone writes."""

import os
import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from harness import ROOT

DOCUMENT = ROOT / "docs" / "measurements.md"
TITLE = "# Measurements\n\nEach part is written by the command that its heading names.\n"
WRITTEN = ("docs", "wizard/content/accessibility_figures.toml")
"""What the commands write themselves: a change there makes no figure old."""


def report(
    title: str, command: str, versions: Iterable[str], lines: Iterable[str], missed: Sequence[str]
) -> int:
    """Prints what a command measured, and puts it into the document: the end of each `main`.

    `command` is what a reader types to have it again, such as `make bench`; `versions` are texts
    such as "Django 5.2.19"; `lines` are Markdown without a heading of the second level; `missed`
    has a sentence for each bar that is not kept. Returns the exit code: 1 if there is one.
    """
    verdict = [f"- Missed: {sentence}" for sentence in missed] or ["Every bar is kept."]
    text = part(title, command, versions, "\n".join([*lines, "", *verdict]))
    print(text)
    write(command, text)
    return 1 if missed else 0


def part(title: str, command: str, versions: Iterable[str], body: str) -> str:
    """A command's part as Markdown: what was measured, when, on what, and with which programs."""
    return (
        f"## {title} (`{command}`)\n\n"
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {machine()}{commit()}.\n\n"
        f"{', '.join((f'Python {platform.python_version()}', *versions))}.\n\n"
        f"{body.strip()}\n"
    )


def write(command: str, text: str, document: Path = DOCUMENT) -> None:
    """Puts a command's part in the place of its last one, or at the end; leaves the others."""
    begin, end = f"<!-- {command} -->", f"<!-- end of {command} -->"
    whole = document.read_text("utf-8") if document.exists() else TITLE
    new = f"{begin}\n{text.rstrip()}\n{end}\n"
    if begin in whole:
        pattern = f"{re.escape(begin)}.*?{re.escape(end)}\n"
        whole = re.sub(pattern, lambda _: new, whole, flags=re.DOTALL)
    else:
        whole = f"{whole.rstrip()}\n\n{new}"
    document.write_text(whole, "utf-8")


def written_by(command: str) -> str:
    """A command's part of the document; empty if it has none."""
    text = DOCUMENT.read_text("utf-8")
    return text.partition(f"<!-- {command} -->")[2].partition(f"<!-- end of {command} -->")[0]


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What git says of this repository; nothing is raised if it says no."""
    return subprocess.run(
        ["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False
    )


def commit() -> str:
    """Which code was measured, as the end of a sentence; nothing where git cannot tell."""
    found = git("rev-parse", "--short", "HEAD")
    if found.returncode:
        return ""
    written = [f":!{path}" for path in WRITTEN]
    changed = git("diff", "--quiet", "HEAD", "--", ".", *written)
    return f"; commit {found.stdout.strip()}{' and changes' if changed.returncode else ''}"


def machine() -> str:
    """The processors, the memory and the kernel; no name of the machine."""
    models = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = models[0] if models else platform.machine()
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, Linux {platform.release()}"
