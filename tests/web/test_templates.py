"""What the files of the templates promise to whoever reads them."""

from pathlib import Path

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").rglob("*.html"))


def test_no_line_is_longer_than_140_characters() -> None:
    assert len(TEMPLATES) > 20
    lines = ((file, line) for file in TEMPLATES for line in file.read_text("utf-8").splitlines())
    assert not [(file.name, line) for file, line in lines if len(line) > 140]
