"""docs/measurements.md: every command has a part of its own, and writes no other."""

from pathlib import Path

from measurements.document import DOCUMENT, machine, part, write


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
    assert machine() in text
    assert "Python 3" in text
    assert "Django 5." in text
    assert text.endswith("It is fast.\n")


def test_the_document_was_written_by_commands() -> None:
    text = DOCUMENT.read_text("utf-8")
    makefile = (DOCUMENT.parents[1] / "Makefile").read_text("utf-8")
    commands = [line[5:-4] for line in text.splitlines() if line.startswith("<!-- make")]
    assert commands
    for command in commands:
        assert f"(`{command}`)" in text
        assert f"\n{command.removeprefix('make ')}:" in makefile
