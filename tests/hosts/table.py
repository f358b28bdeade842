"""The table of hosts in docs/embedding.md, from the last run of `make test-hosts`."""

import os

from harness import ROOT
from harness.documents import put

GUIDE = ROOT / "docs" / "embedding.md"
COLUMNS = ("question and answer", "height", "link out", "two in a page", "routes", "shift")


class Outcomes:
    """What was seen: host, then column, then engine, then a word or a figure."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, dict[str, str]]] = {}

    def note(self, host: str, column: str, engine: str, seen: str) -> None:
        """Keeps a part of a cell. Raises KeyError for a column that the table does not have."""
        if column not in COLUMNS:
            raise KeyError(column)
        self.rows.setdefault(host, {}).setdefault(column, {})[engine] = seen

    def write(self) -> None:
        """Writes the table, if HOSTS_TABLE is set: a run of one test would leave holes."""
        if not os.environ.get("HOSTS_TABLE"):
            return
        lines = [f"| host | {' | '.join(COLUMNS)} |", "|---" * (len(COLUMNS) + 1) + "|"]
        for host, cells in self.rows.items():
            engines = {engine for seen in cells.values() for engine in seen}
            shown = (_cell(cells.get(column, {}), engines) for column in COLUMNS)
            lines.append(f"| {host} | {' | '.join(shown)} |")
        put(GUIDE, "the hosts: make test-hosts", lines)


def _cell(seen: dict[str, str], engines: set[str]) -> str:
    """One word for all engines that agree; each with its name where not all do."""
    if set(seen) == engines and len(set(seen.values())) == 1:
        return next(iter(seen.values()))
    return ", ".join(f"{value} ({engine.title()})" for engine, value in seen.items()) or "not seen"
