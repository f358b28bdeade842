"""The platforms that the wizard can be put on, read from `platforms.toml`."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wizard.toml import Table, read_table


class Tier(StrEnum):
    """What a platform lets through, from least to most (docs/embedding.md)."""

    TEXT = "text"
    LINK = "link"
    FRAME = "frame"
    ADDRESS = "address"
    ELEMENT = "element"


class Format(StrEnum):
    """The language in which the pages of a platform are written."""

    HTML = "html"
    JSX = "jsx"
    RST = "rst"


class Allowance(StrEnum):
    """What a policy may have to allow."""

    FRAME = "frame"
    SCRIPT = "script"
    PICTURE = "picture"


class PolicyFormat(StrEnum):
    """The form in which an administrator allows it."""

    HEADER = "header"
    META = "meta"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Platform:
    """`site` is code that goes once into the site, into `file` or, without one, into the theme.

    `link` is a link as the pages of a platform that takes text alone write it.
    """

    id: str
    tier: Tier
    format: Format
    width: str
    allow: tuple[Allowance, ...]
    policy: PolicyFormat
    site: str
    file: str
    link: str


def load_platforms(path: Path) -> dict[str, Platform]:
    """The platforms by their id, in the order of the file. Raises ContentError."""
    table = read_table(path)
    return {id_: _platform(id_, table.table(id_)) for id_ in table}


def _platform(id_: str, table: Table) -> Platform:
    table.allow("tier", "format", "width", "allow", "policy", "site", "file", "link")
    tier = Tier(table.one_of("tier", Tier))
    return Platform(
        id=id_,
        tier=tier,
        format=Format(table.one_of("format", Format)) if "format" in table else Format.HTML,
        width=table.text("width", "100%"),
        allow=tuple(Allowance(id_) for id_ in table.some_of("allow", Allowance)),
        policy=PolicyFormat(table.one_of("policy", PolicyFormat))
        if "policy" in table
        else PolicyFormat.HEADER,
        site=table.text("site", ""),
        file=table.text("file", ""),
        link=table.text("link") if tier is Tier.TEXT else "",
    )
