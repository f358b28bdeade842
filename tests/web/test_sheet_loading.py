"""A slip in the files of the set-up sheet is named at the start."""

import shutil
from pathlib import Path

import pytest

from wizard.content import FOLDER, callflows, engine, labels, set_up
from wizard.content.parity import missing_changes, missing_trial_words
from wizard.content.sheet import Sheet, load_sheet
from wizard.content.words import load_words
from wizard.toml import ContentError

CATALOGUE = engine().catalogue


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, to be spoilt."""
    kept = shutil.ignore_patterns("*.py")
    return Path(shutil.copytree(FOLDER, tmp_path / "content", ignore=kept))


def load(content: Path) -> Sheet:
    own = load_words(content, "en")
    return load_sheet(content / "sheet.toml", own, CATALOGUE, labels(), set_up("en"))


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("sheet.toml", "[ready]", "[redy]", "redy"),
        ("sheet.toml", 'label = "pin"', 'label = "pim"', "rows.pin.label"),
        ("sheet.toml", 'pin = { label = "pin" }', 'pin = { labl = "pin" }', "rows.pin.labl"),
        ("sheet.toml", "lines = 4", "lines = 40", "rows.numbers.lines"),
        ("sheet.toml", 'initial = "1", ', "", "rows.calls-at-once.sources"),
        ("sheet.toml", 'for = ["rest-time"]', 'for = ["sleep"]', "rows.rest-time.for"),
        (
            "sheet.toml",
            'order = ["ring-order", ',
            'ordre = ["ring-order", ',
            "types.call-queue.ordre",
        ),
        ("sheet.toml", 'rule = ["extension"]', 'rule = ["extensions"]', "types.ddi.rule"),
        ("sheet.toml", 'rule = ["extension"]\n', "", "types"),
        ("sheet.toml", 'types = ["conference"]', 'types = ["meeting"]', "texts.room.types"),
        (
            "en/sheet.toml",
            '[rows.week]\nname = "Monday to Friday"',
            "[rows.week]",
            "rows.week.name",
        ),
        ("sheet.toml", '"try", "return"', '"tyr", "return"', "left_out"),
        ("en/sheet.toml", "[rows.week]", "[rows.weak]", "rows.weak"),
        (
            "en/sheet.toml",
            'ticks = ["Enabled", "Mute"]',
            'ticks = "Enabled"',
            "rows.microphones.ticks",
        ),
        ("en/sheet.toml", "[texts.room]", "[texts.hall]", "texts.hall"),
    ],
)
def test_a_slip_is_named_with_file_and_key(
    content: Path, file: str, old: str, new: str, key: str
) -> None:
    path = content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as refusal:
        load(content)
    assert (refusal.value.file, refusal.value.key) == (file, key)


def test_a_call_to_try_or_a_month_without_words_is_told(content: Path) -> None:
    path = content / "en" / "sheet.toml"
    path.write_text(path.read_text("utf-8").replace("[try.fax]", "[try.telex]"), "utf-8")
    own = load_words(content, "en")
    assert missing_trial_words(callflows().values(), own) == [
        "en/sheet.toml: try.fax.call: is missing",
        "en/sheet.toml: try.fax.wrong: is missing",
    ]
    assert missing_changes(CATALOGUE.facts, own) == []
    assert missing_changes("2027-01", own) == ["en/facts.toml: changes.2027-01: is missing"]
