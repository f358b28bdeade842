"""The sentences of one language, read from `wizard/content/{language}/`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wizard.toml import read_toml

LANGUAGES = ("fr", "en")
"""The languages, the one to fall back on first."""


class Words(Mapping[str, Any]):
    """Sentences by file name, then by key: `words["types"]["ivr"]["name"]`.

    A key that is missing raises KeyError; `tests/web/test_words.py` keeps the languages alike.
    """

    def __init__(self, language: str, files: Mapping[str, Any]) -> None:
        self.language = language
        self._files = files

    def __getitem__(self, file: str) -> Any:
        return self._files[file]

    def __iter__(self) -> Any:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def load_words(folder: Path, language: str) -> Words:
    """Reads all files of a language.

    Raises KeyError if there is no such language, ContentError if a file is not TOML.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    return Words(
        language,
        {
            path.stem: read_toml(path, f"{language}/{path.name}")
            for path in sorted((folder / language).glob("*.toml"))
        },
    )
