"""What stands on the screens and buttons that a set-up step names, in both control panels."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wizard.advice import Source
from wizard.toml import Table, read_table

KNOWN_IN = ("fr", "en")
"""The languages of the two panels that we know names in; French of all of them."""


class Panel(StrEnum):
    """The control panel that most people know, and the Console that is to take its place."""

    PANEL = "panel"
    CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class Name:
    """What a label says in one of the two panels, by language: French, and English if known."""

    said: Mapping[str, str]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A screen or a button; `means` says in English what a name known in French only means."""

    id: str
    names: Mapping[Panel, Name]
    means: str


def load_labels(path: Path, sources: Mapping[str, Source]) -> dict[str, Label]:
    """Label id to label; ContentError for one without a source or without a meaning."""
    table = read_table(path)
    return {label_id: _label(label_id, table.table(label_id), sources) for label_id in table}


def _label(label_id: str, entry: Table, sources: Mapping[str, Source]) -> Label:
    entry.allow(*Panel, "means")
    names = {panel: _name(entry.table(panel), sources) for panel in Panel if panel in entry}
    if not names:
        raise entry.error("", f"needs a name in at least one of: {', '.join(Panel)}")
    is_in_english = all("en" in name.said for name in names.values())
    if is_in_english and "means" in entry:
        raise entry.error("means", "is for a name that is not known in English; remove it")
    return Label(label_id, names, "" if is_in_english else entry.text("means"))


def _name(entry: Table, sources: Mapping[str, Source]) -> Name:
    entry.allow(*KNOWN_IN, "sources")
    cited = entry.some_of("sources", sources)
    if not cited:
        raise entry.error("sources", "needs at least one source")
    said = {language: entry.text(language) for language in KNOWN_IN if language in entry}
    if "fr" not in said:
        raise entry.error("fr", "is missing: every name is known in French")
    return Name(said, tuple(sources[source_id] for source_id in cited))
