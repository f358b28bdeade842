"""The sentences of one language, read from `wizard/content/{language}/`.

A language is a folder. `place` in its `interface.toml` says where it stands among the others.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wizard.toml import ContentError, read_toml

FOLDER = Path(__file__).parent
INTERFACE = "interface.toml"


class Words(Mapping[str, Any]):
    """Sentences by file name, then by key: `say("types.ivr.name")`.

    A sentence may have gaps, such as `{name}`; whoever asks for it fills them. Templates read it as
    a mapping: `words.types.ivr.name`.
    """

    def __init__(self, language: str, tables: Mapping[str, Any], key: str = "") -> None:
        self.language = language
        self._tables = tables
        self._key = key
        # A page asks for hundreds of sentences, each page for the same ones.
        self._found: dict[str, object] = {}
        self._parts: dict[str, Words] = {}

    def __getitem__(self, name: str) -> Any:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def say(self, key: str, **gaps: object) -> str:
        """One sentence, its gaps filled: `say("interface.progress", number=2, total=4)`.

        Raises KeyError, with the language and the key, if there is no such sentence or if it has a
        gap that is not filled.
        """
        found = self._find(key)
        if not isinstance(found, str):
            raise KeyError(f"{self._name(key)}: is no sentence")
        return self._fill(key, found, gaps)

    def say_if_any(self, key: str) -> str:
        """The same for a sentence that may be left out: then it is empty."""
        return self.say(key) if self.has(key) else ""

    def lines(self, key: str, **gaps: object) -> tuple[str, ...]:
        """A list of sentences, each with its gaps filled. Raises KeyError as `say` does."""
        found = self._find(key)
        if not isinstance(found, list):
            raise KeyError(f"{self._name(key)}: is no list of sentences")
        return tuple(self._fill(key, line, gaps) for line in found)

    def part(self, key: str) -> "Words":
        """The sentences below a key. Raises KeyError if there are none."""
        if key not in self._parts:
            found = self._find(key)
            if not isinstance(found, dict):
                raise KeyError(f"{self._name(key)}: is no table of sentences")
            self._parts[key] = Words(self.language, found, f"{self._key}{key}.")
        return self._parts[key]

    def has(self, key: str) -> bool:
        """Whether something that is not empty stands under a key."""
        return bool(self._find(key))

    def _find(self, key: str) -> object:
        if key not in self._found:
            found: object = self._tables
            for name in key.split("."):
                found = found.get(name) if isinstance(found, dict) else None
            self._found[key] = found
        return self._found[key]

    def _name(self, key: str) -> str:
        return f"{self.language}: {self._key}{key}"

    def _fill(self, key: str, sentence: str, gaps: Mapping[str, object]) -> str:
        try:
            return sentence.format(**gaps)
        except KeyError as gap:
            raise KeyError(f"{self._name(key)}: the gap {gap} is not filled") from None


def find_languages(folder: Path) -> tuple[str, ...]:
    """The languages that have a folder here, the one to fall back on first.

    A language whose `interface.toml` gives no place comes last: loading it says what is wrong.
    """
    found = [path.parent.name for path in folder.glob(f"*/{INTERFACE}")]
    return tuple(sorted(found, key=lambda language: (_place(folder, language), language)))


def _place(folder: Path, language: str) -> float:
    try:
        place = read_toml(folder / language / INTERFACE).get("place")
    except ContentError:
        place = None
    return place if isinstance(place, int) else float("inf")


LANGUAGES = find_languages(FOLDER)


def load_words(folder: Path, language: str, count: int = 0) -> Words:
    """Reads all files of a language. `count` types are counted wherever a sentence has `{count}`.

    Raises KeyError if there is no such language, ContentError if a file is not TOML.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    files = {
        path.stem: read_toml(path, f"{language}/{path.name}")
        for path in sorted((folder / language).glob("*.toml"))
    }
    numbers = files.get("interface", {}).get("numbers", {})
    return Words(language, _counted(files, str(numbers.get(str(count), count))))


def _counted(found: Any, count: str) -> Any:
    """The same words with the number of types in every gap `{count}`."""
    if isinstance(found, dict):
        return {name: _counted(value, count) for name, value in found.items()}
    if isinstance(found, list):
        return [_counted(value, count) for value in found]
    return found.replace("{count}", count) if isinstance(found, str) else found
