"""People's own words, answered as they would, end in the type that fits."""

import json
from pathlib import Path
from typing import Any

import pytest

from wizard.advice import AnswerSet, Engine, Match

NEEDS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "needs.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need["need"][:40])
def test_need_ends_in_the_type_that_fits(engine: Engine, need: dict[str, Any]) -> None:
    answers = AnswerSet({question: tuple(choice) for question, choice in need["answers"].items()})
    assert engine.settle(answers) == answers
    assert engine.next_question(answers) is None
    advice = engine.advise(answers)
    assert advice.match is Match.EXACT
    assert advice.configuration.id in {need["expected"], *need["also_ok"]}
    assert advice.needs == engine.needs(answers)
