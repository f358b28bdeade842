"""A slip in the files of the steps, of their labels and of the sheet is named at the start."""

from pathlib import Path

import pytest

from tests.advice import made_up
from wizard.advice import load_catalogue
from wizard.content import callflows, engine, words
from wizard.content.labels import load_labels
from wizard.content.parity import missing_changes, missing_trial_words
from wizard.content.set_up import SetUp, load_set_up, unused_labels
from wizard.content.sheet import Sheet, load_sheet
from wizard.content.words import Words, load_words
from wizard.toml import ContentError

FILES = {
    "labels.toml": """
[configure]
panel = { fr = "Configurer", en = "Configure", sources = "GUIDE NEWS" }
[options]
console = { fr = "Options", en = "Options", sources = "NEWS" }
[code]
panel = { fr = "Code d’accès", sources = "GUIDE" }
means = "access code"
""",
    "steps.toml": """
[plain]
open = []
number = ["fax"]
[queue]
open = []
[menu]
open = []
""",
    "en/steps.toml": """
words.in_console = "(Console: {label})"
[shared.open]
do = "Open {configure}, and key in the {code}."
console = "{options} stands beside the number."
[plain.number]
do = "Note the number."
""",
    "en/chains.toml": """
[menu--queue]
how = ["First the menu: {configure}."]
""",
    "sheet.toml": """
left_out = ["number"]
ready = { fax = ["fax"] }
[rows]
code = { label = "code", for = ["fax"] }
wait = { initial = "3", sources = ["GUIDE"] }
week = { lines = 4 }
sound = { lines = 0 }
[texts.closed]
types = ["queue"]
[types.shared]
open = ["week"]
[types.queue]
open = ["code", "wait", "sound"]
""",
    "en/sheet.toml": """
ready.fax = "The number of the fax."
[rows.code]
hint = "Four digits."
[rows.wait]
name = "Longest wait"
[rows.week]
name = "Monday to Friday"
[rows.sound]
name = "Sound"
value = "On"
ticks = ["On", "Off"]
[texts.closed]
name = "When closed"
text = "We are closed."
""",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The made-up content, to be spoilt."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return made_up.write(tmp_path)


def load(content: Path) -> tuple[SetUp, Sheet]:
    catalogue, own = load_catalogue(content), load_words(content, "en")
    labels = load_labels(content / "labels.toml", catalogue.sources)
    steps = load_set_up(content / "steps.toml", own, catalogue, labels)
    return steps, load_sheet(content / "sheet.toml", own, catalogue, labels, steps)


def said(steps: SetUp, type_id: str) -> list[str]:
    """What the steps of a type say, whatever the panel."""
    return ["".join(piece.text for piece in step.text) for step in steps.types[type_id]]


def test_steps_name_their_labels(content: Path) -> None:
    steps, sheet = load(content)
    opening = "Open Configure, and key in the Code d’accès (access code)."
    assert said(steps, "plain") == [opening, "Note the number."]
    assert said(steps, "queue") == said(steps, "menu") == [opening]
    assert [row.id for row in sheet.rows["menu"]["open"]] == ["week"]
    assert [row.id for row in sheet.rows["queue"]["open"]] == ["code", "wait", "sound"]


def test_a_renamed_button_is_one_line(content: Path) -> None:
    made_up.spoil(content, "labels", 'en = "Configure"', 'en = "Make"')
    steps, _ = load(content)
    assert all("Open Make," in said(steps, type_id)[0] for type_id in steps.types)


BROKEN = [
    ("labels", 'sources = "GUIDE NEWS"', 'sources = ""', "configure.panel.sources"),
    ("labels", 'sources = "GUIDE NEWS"', 'sources = "X"', "configure.panel.sources"),
    ("labels", 'console = { fr = "Options", ', "console = { ", "options.console.fr"),
    ("labels", 'means = "access code"', "", "code.means"),
    ("labels", "[options]", '[options]\nmeans = "choices"', "options.means"),
    ("labels", "[options]\nconsole", "[options]\nv6", "options.v6"),
    ("labels", "[code]", "[nothing]\n[code]", "nothing"),
    ("steps", '["fax"]', '["video"]', "plain.number"),
    ("steps", "[queue]", "[pabx]\n[queue]", "pabx"),
    ("steps", "[queue]", "[old]\nopen = []\n[queue]", "old"),
    ("steps", "[menu]\nopen = []", "[menu]", "menu"),
    ("en/steps", "{configure}", "{config}", "shared.open.do"),
    ("en/steps", "{options}", "{code}", "shared.open.console"),
    ("en/steps", "[plain.number]\ndo", "[plain.number]\nwhat", "plain.number.what"),
    ("en/steps", "[plain.number]", '[shared.fly]\ndo = "Fly."\n[plain.number]', "shared.fly"),
    ("en/steps", 'in_console = "(Console: {label})"', 'in_control = ""', "words.in_console"),
    ("en/chains", "{configure}", "{config}", "menu--queue.how"),
    ("en/chains", "how = [", 'how = "once"\nwho = [', "menu--queue.how"),
    ("sheet", "ready =", "redy =", "redy"),
    ("sheet", 'label = "code"', 'label = "cod"', "rows.code.label"),
    ("sheet", 'label = "code"', 'labl = "code"', "rows.code.labl"),
    ("sheet", "lines = 4", "lines = 40", "rows.week.lines"),
    ("sheet", 'initial = "3", ', "", "rows.wait.sources"),
    ("sheet", 'for = ["fax"]', 'for = ["sleep"]', "rows.code.for"),
    ("sheet", '[types.queue]\nopen = ["', '[types.queue]\nopne = ["', "types.queue.opne"),
    ("sheet", '"wait"', '"weight"', "types.queue.open"),
    ("sheet", 'open = ["week"]', "", "types"),
    ("sheet", 'types = ["queue"]', 'types = ["tail"]', "texts.closed.types"),
    ("sheet", 'left_out = ["number"]', 'left_out = ["numbre"]', "left_out"),
    ("en/sheet", '[rows.week]\nname = "Monday to Friday"', "[rows.week]", "rows.week.name"),
    ("en/sheet", "[rows.week]", "[rows.weak]", "rows.weak"),
    ("en/sheet", 'ticks = ["On", "Off"]', 'ticks = "On"', "rows.sound.ticks"),
    ("en/sheet", "[texts.closed]", "[texts.shut]", "texts.shut"),
]


@pytest.mark.parametrize(("name", "old", "new", "key"), BROKEN, ids=lambda part: part[:30])
def test_a_slip_is_named_with_file_and_key(
    content: Path, name: str, old: str, new: str, key: str
) -> None:
    made_up.check_refused(load, content, name, old, new, key)


def test_a_step_without_words_is_told_where_the_words_are(content: Path) -> None:
    made_up.spoil(content, "steps", '["fax"]', '["fax"]\ndance = []')
    with pytest.raises(ContentError, match=r"^en/steps\.toml: plain\.dance\.do: "):
        load(content)


def test_words_without_a_step_are_told(content: Path) -> None:
    made_up.spoil(content, "steps", 'number = ["fax"]', "")
    with pytest.raises(ContentError, match=r"^en/steps\.toml: plain\.number: "):
        load(content)


def test_a_name_that_no_step_shows_is_told(content: Path) -> None:
    made_up.spoil(content, "en/steps", "{configure}, and", "it, and")
    made_up.spoil(content, "en/chains", "{configure}", "it")
    labels = load_labels(content / "labels.toml", load_catalogue(content).sources)
    assert unused_labels(labels, load(content)[0]) == [
        "labels.toml: configure.panel: no step names it; remove it"
    ]


def test_a_call_to_try_or_a_month_without_words_is_told() -> None:
    tables = dict(words("en"))
    calls = {kind: call for kind, call in tables["sheet"]["try"].items() if kind != "fax"}
    own = Words("en", tables | {"sheet": tables["sheet"] | {"try": calls}})
    assert missing_trial_words(callflows().values(), own) == [
        "en/sheet.toml: try.fax.call: is missing",
        "en/sheet.toml: try.fax.wrong: is missing",
    ]
    assert missing_changes(engine().catalogue.facts, own) == []
    assert missing_changes("2027-01", own) == ["en/facts.toml: changes.2027-01: is missing"]
