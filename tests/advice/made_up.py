"""A small made-up catalogue that is sound, and the same with one line spoilt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.toml import ContentError

CATALOGUE = """
rank = ["plain", "queue", "menu", "old"]

[types.plain]
feature_type = "redirect"
availability = "offered"
sources = ["GUIDE"]

[types.queue]
feature_type = "queue"
availability = "offered"
billed_for = ["waits"]
sources = ["GUIDE"]

[types.menu]
feature_type = "menu"
availability = "offered"
sources = ["GUIDE"]

[types.old]
feature_type = "old"
availability = "retired"
successor = "queue"
sources = ["GUIDE"]

[capabilities.rings]
group = "all"
provided = { plain = "GUIDE", queue = "GUIDE", menu = "GUIDE", old = "GUIDE" }

[capabilities.waits]
group = "all"
provided = { queue = "GUIDE", old = "GUIDE" }
limited = { menu = "GUIDE" }
absent = { plain = "GUIDE" }
in_2015 = { queue = "absent" }
disagrees = { queue = "NEWS" }

[capabilities.keys]
group = "all"
provided = { menu = "GUIDE" }
absent = { plain = "GUIDE", queue = "GUIDE", old = "GUIDE" }

[capabilities.fax]
group = "all"
provided = { old = "GUIDE" }
absent = { plain = "GUIDE", queue = "GUIDE", menu = "GUIDE" }

[[chains]]
first = "menu"
second = "queue"
sources = ["GUIDE"]
provides = ["rings", "waits", "keys"]

[sources]
GUIDE = { title = "A guide", language = "en", publisher = "me", date = "2015", read = 2026-01-31 }
NEWS = { date = "2019-02-18", read = 2026-01-31 }
"""

QUESTIONS = """
[[questions]]
id = "who"
kind = "one"
unknown = true
[questions.answers]
one = ["rings"]
team = ["waits"]
menu = ["keys"]

[[questions]]
id = "again"
kind = "one"
unknown = true
rephrases = "who"
when = { unsure = "who" }
[questions.answers]
person = []
people = ["waits"]

[[questions]]
id = "extras"
kind = "several"
unknown = true
when = { needs_any = ["waits"], needs_none = ["keys"] }
[questions.answers]
fax = ["fax"]
keys = ["keys"]
"""


def write(folder: Path) -> Path:
    """Writes both files; the folder again."""
    (folder / "catalogue.toml").write_text(CATALOGUE, "utf-8")
    (folder / "questions.toml").write_text(QUESTIONS, "utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Replaces the first `old` in `{name}.toml`, which must be there, by `new`."""
    path = folder / f"{name}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def check_refused(
    load: Callable[[Path], object], folder: Path, name: str, old: str, new: str, key: str
) -> None:
    """Spoils `{name}.toml`: loading the folder then names the file, the key and how to mend it."""
    spoil(folder, name, old, new)
    with pytest.raises(ContentError) as refusal:
        load(folder)
    assert (refusal.value.file, refusal.value.key) == (f"{name}.toml", key)
    assert refusal.value.mend
