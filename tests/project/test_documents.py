"""What the documents say is there, is there."""

import re
from pathlib import Path

import pytest

from harness import ROOT

DOCUMENTS = [ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY", "CHANGELOG")]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))
CODE = ("aliasconfig", "wizard", "harness", "measurements", "tests")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_points_to_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    named = re.findall(r"`((?:wizard|static|templates|tests|docs|examples)/[\w./-]*)`", text)
    for target in linked:
        assert (document.parent / target).exists(), target
    for target in named:
        assert (ROOT / target).exists(), target


def test_every_file_that_the_code_points_to_exists() -> None:
    for code in [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]:
        text = code.read_text("utf-8")
        for target in re.findall(r"\b((?:static|tests|docs)/\w[\w./-]+\.\w+)", text):
            assert (ROOT / target).exists(), f"{code.relative_to(ROOT)}: {target}"
        for target in re.findall(r"`((?:wizard|types|pieces|integrate)/[\w./-]+\.html)`", text):
            assert (ROOT / "templates" / target).exists(), f"{code.relative_to(ROOT)}: {target}"


def test_every_command_that_a_document_names_is_a_target() -> None:
    files = (ROOT / "Makefile", ROOT / "measurements" / "Makefile")
    makefiles = "\n".join(file.read_text("utf-8") for file in files)
    targets = set(re.findall(r"^([a-z-]+):", makefiles, flags=re.MULTILINE))
    for document in set(DOCUMENTS) - {ROOT / "CHANGELOG.md"}:  # it names what there was
        named = set(re.findall(r"\bmake ([a-z-]+)\b(?=[^`\n]*`)", document.read_text("utf-8")))
        assert named <= targets, document.name
