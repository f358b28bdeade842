"""A copy of the product whose content has a tenth type and a third language, both made up.

Only files of `wizard/content/` differ from ours. The words of the language are the English ones
with small and capital letters exchanged; the type is a second conference, for one need of its own.
"""

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import wizard
from wizard.content import LANGUAGES

LANGUAGE = "xx"
TYPE, MODEL = "mailbox", "conference"
CAPABILITY, ANSWER = "answered-by-machine", "machine"
SOURCE = "MGR"


def swapped(found: Any) -> Any:
    """The same words with small and capital letters exchanged, but for the gaps."""
    if isinstance(found, dict):
        return {name: swapped(value) for name, value in found.items()}
    if isinstance(found, list):
        return [swapped(value) for value in found]
    if not isinstance(found, str):
        return found
    return "".join(
        part if part.startswith("{") else part.swapcase() for part in re.split(r"({[^}]*})", found)
    )


def make(folder: Path) -> None:
    """Puts the copy of the `wizard` package below a folder."""
    package = folder / "wizard"
    source = Path(wizard.__file__).parent
    shutil.copytree(source, package, ignore=shutil.ignore_patterns("__pycache__"))
    content = package / "content"
    for language in LANGUAGES:
        _say_type(content / language)
    shutil.copytree(content / "en", content / LANGUAGE)
    for file in (content / LANGUAGE).glob("*.toml"):
        _change(file, lambda words: words.update(swapped(words)))
    _change(content / LANGUAGE / "interface.toml", _place_last)
    _change(content / "catalogue.toml", _add_type)
    _change(content / "questions.toml", _add_answer)
    _change(content / "callflows.toml", lambda flows: flows.update({TYPE: flows[MODEL]}))
    _change(content / "steps.toml", lambda steps: steps.update({TYPE: steps[MODEL]}))
    _change(content / "traces.toml", lambda shown: shown.update({TYPE: _seen(shown[MODEL])}))
    tile = "tile-{}".format
    _change(content / "labels.toml", lambda all_: all_.update({tile(TYPE): all_[tile(MODEL)]}))


def _place_last(interface: dict[str, Any]) -> None:
    interface["place"] = 1 + len(LANGUAGES)


def _add_type(catalogue: dict[str, Any]) -> None:
    for capability in catalogue["capabilities"].values():
        capability.setdefault("absent", {})[TYPE] = SOURCE
    catalogue["capabilities"][CAPABILITY] = {
        "group": next(iter(catalogue["capabilities"].values()))["group"],
        "provided": {TYPE: SOURCE},
        "absent": dict.fromkeys(catalogue["types"], SOURCE),
    }
    catalogue["types"][TYPE] = catalogue["types"][MODEL]
    catalogue["rank"].append(TYPE)


def _add_answer(questions: dict[str, Any]) -> None:
    questions["questions"][0]["answers"][ANSWER] = [CAPABILITY]


def _say_type(folder: Path) -> None:
    """The words of the type, of its capability and of the answer that asks for it."""
    first = tomllib.loads((folder.parent / "questions.toml").read_text("utf-8"))["questions"][0]
    _change(folder / "types.toml", lambda types: types.update({TYPE: _named(types[MODEL])}))
    _change(folder / "steps.toml", lambda steps: steps.update({TYPE: steps[MODEL]}))
    _change(
        folder / "capabilities.toml",
        lambda words: words.update(
            {CAPABILITY: dict.fromkeys(("name", "description", "reason", "missing"), "A machine")}
        ),
    )
    _change(folder / "call_sentences.toml", lambda words: words["also"].update({CAPABILITY: "x"}))
    _change(
        folder / "questions.toml",
        lambda words: words[first["id"]]["answers"].update({ANSWER: {"label": "A machine"}}),
    )


def _named(words: dict[str, Any]) -> dict[str, Any]:
    return {**words, "name": "Mailbox", "short": "Mailbox", "heading": "Choose the mailbox"}


def _seen(shown: dict[str, Any]) -> dict[str, Any]:
    """Its need is seen where the need of its model is."""
    return {**shown, CAPABILITY: next(iter(shown.values()))}


def _change(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    found = tomllib.loads(file.read_text("utf-8"))
    change(found)
    lines = [f"{json.dumps(name)} = {_toml(value)}" for name, value in found.items()]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _toml(value: Any) -> str:
    """A value as TOML, on one line."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(name)} = {_toml(inner)}" for name, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
