"""docs/measurements.md: every command has a part of its own, and writes no other."""

import re
from itertools import product
from pathlib import Path

import pytest

from measurements.document import DOCUMENT, commit, machine, part, write
from measurements.lighthouse import PRESETS
from measurements.pages import PAGES
from measurements.safety import named
from measurements.speed.cases import listed
from measurements.speed.servers import Server
from wizard.content import LANGUAGES

NOWHERE = Server("nowhere", [], {}, 0)
CASES = [case.name for case in listed(*[NOWHERE] * 5, {}, {}, b"")]
MAKEFILE = (DOCUMENT.parents[1] / "Makefile").read_text("utf-8")
(COMMANDS,) = re.findall(r"^MEASUREMENTS := (.+)$", MAKEFILE, flags=re.MULTILINE)


def measured_by(command: str) -> str:
    """The part of the document that a command wrote; fails if there is none."""
    begin, end = f"<!-- {command} -->", f"<!-- end of {command} -->"
    text = DOCUMENT.read_text("utf-8")
    assert text.count(begin) == text.count(end) == 1, f"docs/measurements.md lacks {command}"
    return text.partition(begin)[2].partition(end)[0]


def test_a_part_replaces_itself_alone(tmp_path: Path) -> None:
    document = tmp_path / "measurements.md"
    write("make one", "first", document)
    write("make two", "Another command's part.", document)
    write("make one", r"second \1", document)
    text = document.read_text("utf-8")
    assert text.startswith("# Measurements\n")
    assert text.index(r"second \1") < text.index("Another command's part.")
    assert "first" not in text


def test_a_part_names_command_machine_and_versions() -> None:
    text = part("Speed", "make bench", ["Django 5"], "It is fast.")
    assert text.startswith("## Speed (`make bench`)\n")
    assert f"{machine()}{commit()}" in text
    assert "Python 3" in text
    assert "Django 5." in text
    assert text.endswith("It is fast.\n")


def test_the_document_was_written_by_commands() -> None:
    text = DOCUMENT.read_text("utf-8")
    commands = [line[5:-4] for line in text.splitlines() if line.startswith("<!-- make")]
    assert commands
    for command in commands:
        assert f"(`{command}`)" in text
        assert f"\n{command.removeprefix('make ')}:" in MAKEFILE


def rows(command: str) -> list[str]:
    """The first cell of each row of the tables that a command wrote."""
    lines = measured_by(command).splitlines()
    return [line.split("|")[1].strip() for line in lines if line.startswith("|")]


@pytest.mark.parametrize("command", COMMANDS.split())
def test_every_command_that_measures_has_its_part(command: str) -> None:
    text = measured_by(f"make {command}")
    assert f"(`make {command}`)" in text
    assert re.search(r"; commit [0-9a-f]{7,}\.", text), f"on a clean checkout: make {command}"


@pytest.mark.parametrize("case", CASES)
def test_every_case_of_the_benchmark_has_its_row(case: str) -> None:
    assert rows("make bench").count(case) == 1


@pytest.mark.parametrize(("page", "language"), list(product(PAGES, LANGUAGES)))
def test_every_page_has_its_rows(page: str, language: str) -> None:
    assert rows("make weight").count(f"{page}, {language}") == 1
    assert rows("make lighthouse").count(f"{page}, {language}") == len(PRESETS)


@pytest.mark.parametrize("file", named())
def test_every_file_of_the_threat_model_has_its_row(file: str) -> None:
    assert sum(f"(`{file}`)" in row for row in rows("make safety")) == 1
