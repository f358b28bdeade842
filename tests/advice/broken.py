"""A copy of the shipped catalogue with one line spoilt."""

import shutil
from pathlib import Path

from wizard.content import FOLDER


def copy_catalogue(folder: Path) -> Path:
    for name in ("catalogue.toml", "questions.toml"):
        shutil.copy(FOLDER / name, folder)
    return folder


def break_file(folder: Path, name: str, old: str, new: str) -> None:
    """Replaces the first `old` in `{name}.toml`, which must be there, by `new`."""
    path = folder / f"{name}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
