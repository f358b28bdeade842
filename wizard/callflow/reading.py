"""Reads the pieces of a content file, and says where one is wrong and how to mend it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from wizard.callflow.condition import Condition

WHEN_KEYS = frozenset({"needs_all", "needs_any", "unless_any"})
_ORDER = ("needs_all", "needs_any", "unless_any")


class CallFlowError(ValueError):
    """A call flow cannot be used; says in which file, at which key, and how to mend it."""

    def __init__(self, file: str, key: str, mend: str) -> None:
        super().__init__(f"{file}: {key}: {mend}")
        self.file = file
        self.key = key
        self.mend = mend


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises CallFlowError if it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CallFlowError(path.name, "(file)", f"make it readable TOML: {error}") from error


class Reader:
    """Reads one table of a file; remembers where it is, for the errors."""

    def __init__(self, file: str, name: str, capabilities: frozenset[str] | None = None) -> None:
        self.file = file
        self.name = name
        self.capabilities = capabilities

    def fail(self, key: str, mend: str) -> NoReturn:
        """Raise CallFlowError for a key below the table."""
        raise CallFlowError(self.file, f"{self.name}.{key}" if key else self.name, mend)

    def known(self, table: Any, key: str, known: Iterable[str]) -> None:
        """Refuse what is no table, and keys that mean nothing."""
        if not isinstance(table, dict):
            self.fail(key, "write a table")
        extra = sorted(set(table) - set(known))
        if extra:
            place = f"{key}.{extra[0]}" if key else extra[0]
            self.fail(place, f"remove it or use one of {', '.join(sorted(known))}")

    def tables(self, table: Mapping[str, Any], name: str, key: str, mend: str) -> list[Any]:
        """A list of tables, empty if it is not there."""
        found = table.get(name, [])
        if not isinstance(found, list):
            self.fail(key, mend)
        return found

    def text(self, table: Mapping[str, Any], name: str, key: str) -> str | None:
        """A text, or None if it is not there."""
        text = table.get(name)
        if text is not None and not (isinstance(text, str) and text.strip()):
            self.fail(f"{key}.{name}", "write a text that is not empty")
        return text

    def texts(self, table: Mapping[str, Any], name: str, key: str) -> tuple[str, ...]:
        """A list of ids, empty if it is not there."""
        texts = table.get(name, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            self.fail(key, "write a list of ids")
        return tuple(texts)

    def sources(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Short names of sources, at least one."""
        found = self.texts(table, "sources", key)
        if not found:
            self.fail(key, "name at least one source")
        return found

    def when(self, table: Mapping[str, Any], key: str) -> Condition:
        """The condition on needs that a table carries."""
        return Condition(*(self.needs(table, name, f"{key}.{name}") for name in _ORDER))

    def needs(self, table: Mapping[str, Any], name: str, key: str) -> frozenset[str]:
        """Ids of capabilities."""
        named = frozenset(self.texts(table, name, key))
        if self.capabilities is not None and named - self.capabilities:
            self.fail(key, f"correct the capability id {min(named - self.capabilities)!r}")
        return named
