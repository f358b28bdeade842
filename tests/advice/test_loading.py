"""A broken catalogue is refused, with the file, the key and the mend."""

from pathlib import Path

import pytest

from wizard.advice import load_catalogue
from wizard.toml import ContentError

from .made_up import check_refused, spoil

BROKEN = [
    ("catalogue", 'feature_type = "redirect"', "feature_type = 1", "types.plain.feature_type"),
    ("catalogue", 'availability = "offered"', 'availability = "soon"', "types.plain.availability"),
    ("catalogue", '2019-02-18", read = 2026-01-31', '2019-02-18"', "sources.NEWS.read"),
    ("catalogue", "disagrees = { queue", "disagrees = { pabx", "capabilities.waits.disagrees"),
    ("catalogue", '{ queue = "NEWS" }', "{ queue = [] }", "capabilities.waits.disagrees.queue"),
    ("catalogue", 'successor = "queue"', 'successor = "pabx"', "types.old.successor"),
    ("catalogue", 'successor = "queue"', "", "types.old.successor"),
    ("catalogue", 'rank = ["plain", ', "rank = [", "rank"),
    ("catalogue", 'sources = ["GUIDE"]', "sources = []", "types.plain.sources"),
    ("catalogue", 'sources = ["GUIDE"]', "sources = 3", "types.plain.sources"),
    ("catalogue", 'sources = ["GUIDE"]', 'sources = ["X"]', "types.plain.sources"),
    ("catalogue", 'provided = { old = "GUIDE" }', "", "capabilities.fax"),
    ("catalogue", 'provided = { old = "GUIDE" }', "provided = 1", "capabilities.fax.provided"),
    ("catalogue", "in_2015 = { queue", "in_2015 = { pabx", "capabilities.waits.in_2015"),
    ("catalogue", 'group = "all"', "", "capabilities.rings.group"),
    ("catalogue", 'date = "2019-02-18"', 'date = "2019-02-30"', "sources.NEWS.date"),
    ("catalogue", 'billed_for = ["waits"]', 'billed_for = ["mobile"]', "types.queue.billed_for"),
    ("catalogue", "[[chains]]", "[[chain]]", "chain"),
    ("catalogue", 'first = "menu"', 'first = "pabx"', "chains[1].first"),
    ("questions", 'id = "who"', 'id = "theme"', "questions[1].id"),
    ("questions", 'id = "who"', 'id = "platform"', "questions[1].id"),
    ("questions", 'kind = "one"', 'kind = "one"\naliases = "answers"', "questions[1].id"),
    ("questions", 'id = "again"', 'id = "who"', "questions[2].id"),
    ("questions", 'kind = "one"', 'kind = "many"', "questions[1].kind"),
    ("questions", "unknown = true", 'unknown = "yes"', "questions[1].unknown"),
    ("questions", "unknown = true", "unknown = false", "questions[1].unknown"),
    ("questions", 'rephrases = "who"', 'rephrases = "later"', "questions[2].rephrases"),
    ("questions", 'when = { unsure = "who" }', "", "questions[2].rephrases"),
    ("questions", 'unsure = "who"', 'unsure = "extras"', "questions[2].when.unsure"),
    ("questions", 'needs_any = ["waits"]', 'needs_any = ["fun"]', "questions[3].when.needs_any"),
    ("questions", 'one = ["rings"]', 'one = ["fun"]', "questions[1].answers.one"),
    ("questions", 'one = ["rings"]', "unknown = []", "questions[1].answers.unknown"),
    ("questions", 'person = []\npeople = ["waits"]', "", "questions[2].answers"),
    ("questions", 'id = "who"', 'id = "who"\nformer.one = "who=one"', "questions[1].former.one"),
    ("questions", 'id = "who"', 'id = "who"\nformer.old = "who=fun"', "questions[1].former.old"),
    ("questions", "[[questions]]", "[questions]", "(whole file)"),
]


@pytest.mark.parametrize(("name", "old", "new", "key"), BROKEN, ids=lambda part: part[:30])
def test_refused_with_file_key_and_mend(
    folder: Path, name: str, old: str, new: str, key: str
) -> None:
    check_refused(load_catalogue, folder, name, old, new, key)


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
    spoil(folder, "questions", 'id = "who"', 'former = { single = "who=one" }\nid = "who"')
    assert load_catalogue(folder).questions["who"].former == {"single": (("who", "one"),)}
