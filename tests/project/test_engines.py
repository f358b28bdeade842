"""The table of browsers: nothing in it failed, and what is not possible says why.

A cell may be “not run”: the table is that of the last run, which may have been of one browser.
"""

import re

from tests.engines import ENGINES, FEATURES, GUIDE, WITHOUT, table

OUTCOMES = [
    ["chromium", "zoom", "passed", ""],
    ["chromium", "zoom", "failed", ""],
    ["firefox", "zoom", "skipped", "Only Chromium's driver can: zoom"],
    ["firefox", "zoom", "skipped", "Only Chromium's driver can: zoom"],
    ["firefox", "zoom", "passed", ""],
]


def test_a_failure_is_counted_and_what_is_skipped_has_a_note() -> None:
    lines = table(OUTCOMES)
    (zoom,) = [line for line in lines if line.startswith("| zoom |")]
    assert "1 passed, 1 failed" in zoom
    number = re.search(r"1 passed, 2 not possible<sup>(\d+)</sup>", zoom)
    assert number
    assert f"{number[1]}. Only Chromium's driver can zoom" in lines


def test_the_document_has_every_cell_and_explains_what_is_not_possible() -> None:
    text = GUIDE.read_text("utf-8")
    rows = {line.split(" | ")[0].strip("| "): line for line in text.splitlines() if "|" in line}
    for feature in FEATURES:
        cells = rows[feature].strip("|").split("|")[1:]
        assert len(cells) == len(ENGINES), feature
        assert not [cell for cell in cells if "failed" in cell], feature
    notes = set(re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE))
    assert set(re.findall(r"<sup>(\d+)</sup>", text)) == notes
    for engine, feature in WITHOUT:
        assert "not possible<sup>" in rows[feature], engine
