"""Which criteria of WCAG 2.2 were checked, by whom, and the last measurement."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from wizard.toml import read_table

FOLDER = Path(__file__).parent
MEASUREMENT = FOLDER / "accessibility_figures.toml"
"""Written by `make access`, never by hand."""
NUMBERS = (
    "alone",
    "framed",
    "axe_rules",
    "violations",
    "undecided",
    "undecided_contrast",
    "nu_files",
    "nu_messages",
    "smallest_target",
    "smallest_main_target",
)
VERSIONS = ("axe_version", "nu_version", "chromium_version")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of WCAG, and in what ways it was checked.

    `rgaa` are the criteria of RGAA 4.1 that refer to it, `tests` the tests of ours that check it.
    `seen` is the day on which a maintainer last looked, if any. `absent` says that no page has
    anything of the kind.
    """

    id: str
    level: str
    rgaa: tuple[str, ...]
    tests: tuple[str, ...]
    seen: date | None
    absent: bool


@dataclass(frozen=True, slots=True)
class Measurement:
    """What `make access` found: numbers and versions by name, and axe's rules by criterion."""

    day: date
    values: dict[str, str]
    rules: dict[str, tuple[str, ...]]


@cache
def criteria() -> tuple[Criterion, ...]:
    """Every criterion of levels A and AA, in the order of WCAG; ContentError if one is broken."""
    table = read_table(FOLDER / "accessibility.toml")
    found = []
    for number in table:
        entry = table.table(number)
        entry.allow("level", "rgaa", "tests", "seen", "absent")
        found.append(
            Criterion(
                number,
                entry.one_of("level", ("A", "AA")),
                entry.ids("rgaa"),
                entry.ids("tests"),
                entry.day("seen") if "seen" in entry else None,
                entry.flag("absent"),
            )
        )
    return tuple(found)


@cache
def measurement() -> Measurement:
    """The last measurement; ContentError if its file is broken."""
    table = read_table(MEASUREMENT)
    table.allow("date", "rules", *NUMBERS, *VERSIONS)
    rules = table.table("rules")
    return Measurement(
        table.day("date"),
        {name: table.text(name) for name in (*NUMBERS, *VERSIONS)},
        {number: rules.ids(number) for number in rules},
    )
