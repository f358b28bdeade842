"""A broken catalogue is refused, with the file, the key and the mend."""

from pathlib import Path

import pytest

from wizard.advice import load_catalogue
from wizard.toml import ContentError

from .broken import break_file

REDIRECT_SOURCES = 'sources = ["RED26", "WHICH26", "FILTER26", "SLOT26", "REP26", "SUP18", "MGR"]'
BROKEN = [
    ("catalogue", 'feature_type = "redirect"', "feature_type = 1", "types.redirect.feature_type"),
    (
        "catalogue",
        'availability = "offered"',
        'availability = "soon"',
        "types.redirect.availability",
    ),
    ("catalogue", '2019-02-18", read = 2026-11-28', '2019-02-18"', "sources.WHICH19.read"),
    (
        "catalogue",
        'in_2015 = { call-queue = "absent", expert',
        'disagrees = { pabx = "SEED" }\nin_2015 = { call-queue = "absent", expert',
        "capabilities.outside-number.disagrees",
    ),
    (
        "catalogue",
        'in_2015 = { call-queue = "absent", expert',
        'disagrees = { ivr = [] }\nin_2015 = { call-queue = "absent", expert',
        "capabilities.outside-number.disagrees.ivr",
    ),
    ("catalogue", 'successor = "call-queue"', 'successor = "pabx"', "types.easypabx.successor"),
    ("catalogue", 'successor = "call-queue"', "", "types.easypabx.successor"),
    ("catalogue", '  "redirect", "ddi",', '  "ddi",', "rank"),
    ("catalogue", REDIRECT_SOURCES, "sources = []", "types.redirect.sources"),
    ("catalogue", REDIRECT_SOURCES, "sources = 3", "types.redirect.sources"),
    ("catalogue", REDIRECT_SOURCES, 'sources = ["X"]', "types.redirect.sources"),
    ("catalogue", 'provided = { redirect = "MGR19", ddi = "MGR" }', "", "capabilities.fax-line"),
    (
        "catalogue",
        'provided = { redirect = "MGR19", ddi = "MGR" }',
        "provided = 1",
        "capabilities.fax-line.provided",
    ),
    (
        "catalogue",
        'in_2015 = { call-queue = "absent", expert',
        'in_2015 = { pabx = "absent", expert',
        "capabilities.outside-number.in_2015",
    ),
    ("catalogue", 'group = "reached"', "", "capabilities.one-place.group"),
    ("catalogue", 'date = "2019-02-18"', 'date = "2019-02-30"', "sources.WHICH19.date"),
    (
        "catalogue",
        'line_needed_for = ["voicemail", "message-by-email"]',
        'line_needed_for = ["voice"]',
        "types.call-queue.line_needed_for",
    ),
    (
        "catalogue",
        'billed_for = ["outside-number"]',
        'billed_for = ["mobile"]',
        "types.call-queue.billed_for",
    ),
    ("catalogue", "[[chains]]", "[[chain]]", "chain"),
    ("catalogue", 'first = "vxml-ivr"', 'first = "pabx"', "chains[1].first"),
    ("questions", 'id = "who"', 'id = "theme"', "questions[1].id"),
    ("questions", 'id = "who"', 'id = "platform"', "questions[1].id"),
    ("questions", 'kind = "one"', 'kind = "one"\naliases = "answers"', "questions[1].id"),
    ("questions", 'id = "heard"', 'id = "who"', "questions[2].id"),
    ("questions", 'kind = "one"', 'kind = "many"', "questions[1].kind"),
    ("questions", "unknown = true", 'unknown = "yes"', "questions[1].unknown"),
    ("questions", 'rephrases = "who"', 'rephrases = "later"', "questions[2].rephrases"),
    (
        "questions",
        'when = { unsure = "who" }',
        'when = { unsure = "busy" }',
        "questions[2].when.unsure",
    ),
    (
        "questions",
        'needs_any = ["own-device"]',
        'needs_any = ["fun"]',
        "questions[5].when.needs_any",
    ),
    ("questions", 'one = ["one-place"]', 'one = ["fun"]', "questions[1].answers.one"),
    ("questions", 'one = ["one-place"]', "unknown = []", "questions[1].answers.unknown"),
    (
        "questions",
        'yes = ["line-supervision"]\nno = ["set-for-own-device"]',
        "",
        "questions[5].answers",
    ),
    ("questions", "[[questions]]", "[questions]", "(whole file)"),
]


@pytest.mark.parametrize(("name", "old", "new", "key"), BROKEN, ids=lambda part: part[:30])
def test_refused_with_file_key_and_mend(
    folder: Path, name: str, old: str, new: str, key: str
) -> None:
    break_file(folder, name, old, new)
    with pytest.raises(ContentError) as refusal:
        load_catalogue(folder)
    assert (refusal.value.file, refusal.value.key) == (f"{name}.toml", key)
    assert refusal.value.mend


def test_missing_file_is_refused(folder: Path) -> None:
    (folder / "questions.toml").unlink()
    with pytest.raises(ContentError, match="cannot be read"):
        load_catalogue(folder)


def test_no_question_at_all_is_refused(folder: Path) -> None:
    (folder / "questions.toml").write_text("", "utf-8")
    with pytest.raises(ContentError, match="at least one question"):
        load_catalogue(folder)


def test_questions_that_are_no_tables_are_refused(folder: Path) -> None:
    (folder / "questions.toml").write_text("questions = 1", "utf-8")
    with pytest.raises(ContentError, match="array of tables"):
        load_catalogue(folder)


def test_former_answers_are_known_by_their_old_name(folder: Path) -> None:
    break_file(
        folder,
        "questions",
        '[[questions]]\nid = "who"',
        '[[questions]]\nrenamed = { single = "one" }\nid = "who"',
    )
    answers = load_catalogue(folder).questions["who"].answers
    assert answers[0].aliases == {"single"}
