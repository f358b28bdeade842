"""The glossary explains words that the code uses, and names classes that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLFLOW = ROOT / "wizard" / "callflow"
ENTRY = re.compile(
    r"^- \*\*([a-z]+)\*\*(?: \(([^)]+)\))?: (.+?)(?=^- |\Z)", re.DOTALL | re.MULTILINE
)


def entries() -> list[tuple[str, str, str]]:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    _, _, section = text.partition("(`wizard/callflow/`)")
    return ENTRY.findall(section.partition("\n## ")[0])


def test_the_words_are_sorted_and_used_in_the_code() -> None:
    words = [word for word, _, _ in entries()]
    assert words == sorted(set(words))
    code = "\n".join(path.read_text("utf-8") for path in CALLFLOW.glob("*.py"))
    for word in words:
        assert re.search(rf"\b{word}(es|s)?\b", code), word


def test_each_has_an_example() -> None:
    found = entries()
    assert len(found) > 20
    for word, _, text in found:
        assert text.count("Example: ") == 1, word


def test_each_class_and_function_named_exists() -> None:
    code = "\n".join(path.read_text("utf-8") for path in CALLFLOW.glob("*.py"))
    named = [name for _, names, _ in entries() for name in re.findall(r"`(?:\w+\.)?(\w+)`", names)]
    assert len(named) > 15
    for name in named:
        assert re.search(rf"^\s*(class|def) {name}\b", code, re.MULTILINE), name
