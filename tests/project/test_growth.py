"""The catalogues that `make growth` makes, and the table of what they cost."""

import pytest

from measurements.growth import (
    MOST_SECONDS,
    first_start,
    measured,
    measured_here,
    shortfalls,
    table,
)
from wizard.advice.limits import MOST_TICKS
from wizard.content import engine


@pytest.mark.parametrize(("answers", "sets"), [(10, 11), (100, 101)])
def test_a_catalogue_has_as_many_answers_as_asked_for(answers: int, sets: int) -> None:
    row = measured_here(answers, 0)
    assert row["answers"] == answers
    assert float(row["answer_sets"]) >= sets
    assert float(row["audit"]) > 0


def test_each_tick_about_doubles_the_answer_sets() -> None:
    few, more = (float(measured_here(10, ticks)["answer_sets"]) for ticks in (4, 5))
    assert 1.5 < more / few < 2.5


def test_past_the_limit_the_row_says_so() -> None:
    refused = measured_here(10, MOST_TICKS + 1)
    assert "questions.toml" in str(refused["refused"])
    lines = list(table([("4", measured_here(10, 4)), ("15", refused)], "ticks"))
    assert lines[2].startswith("| 4 |")
    assert lines[2].endswith("█ |")
    assert lines[3].endswith("| refused |")


def test_the_products_own_first_start_is_measured() -> None:
    ours = measured()
    assert ours["answers"] == sum(len(q.answers) for q in engine().catalogue.questions.values())
    assert min(float(ours[part]) for part in ("ready", "page", "core", "memory")) > 0
    assert f"{ours['answer_sets']:,}" in next(first_start(ours, 1.0))


def test_a_slow_proof_is_below_the_bar_and_so_is_a_limit_elsewhere() -> None:
    small: dict[str, float | str] = {"audit": 0.1}
    large: dict[str, float | str] = {"refused": "questions.toml: too many"}
    sound = [("10", small), ("10,000", large)]
    assert not list(shortfalls({"core": MOST_SECONDS}, sound, sound))
    [slow] = shortfalls({"core": MOST_SECONDS + 1}, sound)
    assert str(MOST_SECONDS) in slow
    said = shortfalls({"core": 0.1}, [("10", small), ("20", small)], [("10", large), ("20", large)])
    assert [sentence.split(", not")[0] for sentence in said] == [
        "Refused: nothing",
        "Refused: 10, 20",
    ]
