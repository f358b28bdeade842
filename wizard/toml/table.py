"""TOML tables that know their file and their key, so that an error can name both."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any


class ContentError(Exception):
    """A content file that cannot be used: which file, which key, and how to mend it."""

    def __init__(self, file: str, key: str, mend: str) -> None:
        super().__init__(f"{file}: {key}: {mend}")
        self.file, self.key, self.mend = file, key, mend


class Table:
    """One table of a TOML file; every reader raises ContentError on a value of another kind."""

    def __init__(self, file: str, key: str, entries: object) -> None:
        self.file, self.key = file, key
        if not isinstance(entries, dict):
            raise self.error("", "must be a table")
        self._entries: Mapping[str, Any] = entries

    def error(self, name: str, mend: str) -> ContentError:
        """The error about an entry, a dotted key below it, or ("") the table itself."""
        return ContentError(self.file, self._key(name) or "(whole file)", mend)

    def _key(self, name: str) -> str:
        return ".".join(part for part in (self.key, name) if part)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def allow(self, *names: str) -> None:
        """Raises ContentError about an entry with any other name, most often a typing error."""
        for name in self:
            if name not in names:
                mend = f"is not known here; remove it or use one of: {', '.join(names)}"
                raise self.error(name, mend)

    def value(self, name: str, default: object = None) -> Any:
        """An entry as it is written, for the reader to check; the default if it is left out."""
        return self._entries.get(name, default)

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty; the default, if one is given, where it is left out."""
        if default is not None and name not in self:
            return default
        value = self.value(name)
        if not isinstance(value, str) or not value.strip():
            raise self.error(name, "must be a text that is not empty")
        return value

    def optional_text(self, name: str) -> str | None:
        """A text that is not empty, or None if it is left out."""
        return self.text(name) if name in self else None

    def ids(self, name: str) -> tuple[str, ...]:
        """A list of ids, or one text of ids with spaces between; () if it is left out."""
        value = self.value(name, [])
        value = value.split() if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(id_, str) for id_ in value):
            raise self.error(name, "must be a list of ids")
        return tuple(value)

    def flag(self, name: str) -> bool:
        """True or false; false if it is left out."""
        value = self.value(name, False)
        if not isinstance(value, bool):
            raise self.error(name, "must be true or false")
        return value

    def day(self, name: str) -> date:
        """A date, which must be there."""
        value = self.value(name)
        if not isinstance(value, date):
            raise self.error(name, "must be a date such as 2026-01-31")
        return value

    def one_of(self, name: str, allowed: Iterable[str]) -> str:
        """One of the ids allowed, which must be there."""
        names = list(allowed)
        value = self.value(name)
        if not isinstance(value, str):
            raise self.error(name, f"must be one of: {', '.join(names)}")
        self.known(name, (value,), names)
        return value

    def some_of(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """A list of ids, as `ids` reads it, each of them one of those allowed."""
        ids = self.ids(name)
        self.known(name, ids, allowed)
        return ids

    def known(self, name: str, ids: Iterable[str], allowed: Iterable[str]) -> None:
        """Raises ContentError about this entry if one of the ids is not allowed."""
        names = list(allowed)
        for id_ in ids:
            if id_ not in names:
                raise self.error(name, f"“{id_}” is not known; use one of: {', '.join(names)}")

    def table(self, name: str) -> "Table":
        """A table inside this one; an empty one if it is left out."""
        return Table(self.file, self._key(name), self.value(name, {}))

    def tables(self, name: str) -> list["Table"]:
        """An array of tables, each keyed by its place, counted from 1; [] if it is left out."""
        value = self.value(name, [])
        if not isinstance(value, list):
            raise self.error(name, "must be an array of tables, each written under [[…]] or as {…}")
        key = self._key(name)
        return [Table(self.file, f"{key}[{i}]", entry) for i, entry in enumerate(value, start=1)]


def read_toml(path: Path, file: str = "") -> dict[str, Any]:
    """The entries of a TOML file. Raises ContentError if it cannot be read.

    `file` is the name of the file in that error; without it, the last part of the path is used.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(file or path.name, "(whole file)", f"cannot be read: {error}") from error


def read_table(path: Path) -> Table:
    """The top level of a TOML file; raises ContentError if it is missing or not TOML."""
    return Table(path.name, "", read_toml(path))
