"""TOML tables that know where they stand, so that each error names file, key and mend."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any


class CatalogueError(Exception):
    """A catalogue that cannot be used: which file, which key, and how to mend it."""

    def __init__(self, file: str, key: str, mend: str) -> None:
        super().__init__(f"{file}: {key}: {mend}")
        self.file, self.key, self.mend = file, key, mend


class Table:
    """One table of a TOML file; every reader raises CatalogueError on a value of another kind."""

    def __init__(self, file: str, key: str, entries: object) -> None:
        self.file, self.key = file, key
        if not isinstance(entries, dict):
            raise self.error("", "must be a table")
        self.entries: Mapping[str, Any] = entries

    def error(self, name: str, mend: str) -> CatalogueError:
        key = ".".join(part for part in (self.key, name) if part)
        return CatalogueError(self.file, key or "(top level)", mend)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def allow(self, *names: str) -> None:
        """Refuses any entry that has none of these names: most often a slip of the pen."""
        for name in self.entries:
            if name not in names:
                raise self.error(name, f"is not known here; use one of: {', '.join(names)}")

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty; the default, if one is given, where it is left out."""
        if default is not None and name not in self:
            return default
        value = self.entries.get(name)
        if not isinstance(value, str) or not value:
            raise self.error(name, "must be a text that is not empty")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of ids, or one text of ids with spaces between; () if it is left out."""
        value = self.entries.get(name, [])
        value = value.split() if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.error(name, "must be a list of ids")
        return tuple(value)

    def flag(self, name: str) -> bool:
        value = self.entries.get(name, False)
        if not isinstance(value, bool):
            raise self.error(name, "must be true or false")
        return value

    def day(self, name: str) -> date:
        value = self.entries.get(name)
        if not isinstance(value, date):
            raise self.error(name, "must be a date such as 2026-01-31")
        return value

    def one_of(self, name: str, allowed: Iterable[str]) -> str:
        value = self.text(name)
        self.known(name, (value,), allowed)
        return value

    def known(self, name: str, words: Iterable[str], allowed: Iterable[str]) -> None:
        """Refuses a word that is not among those allowed."""
        names = list(allowed)
        for word in words:
            if word not in names:
                raise self.error(name, f"“{word}” is not known; use one of: {', '.join(names)}")

    def table(self, name: str) -> "Table":
        key = ".".join(part for part in (self.key, name) if part)
        return Table(self.file, key, self.entries.get(name, {}))

    def tables(self, name: str) -> list["Table"]:
        """An array of tables, each keyed by its place, counted from 1."""
        value = self.entries.get(name, [])
        if not isinstance(value, list):
            raise self.error(name, "must be an array of tables")
        return [Table(self.file, f"{name}[{i}]", entry) for i, entry in enumerate(value, start=1)]


def read_table(path: Path) -> Table:
    """The top level of a TOML file; raises CatalogueError if it is missing or not TOML."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(path.name, "(whole file)", f"cannot be read: {error}") from error
    return Table(path.name, "", entries)
