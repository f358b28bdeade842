"""The audit names each promise that a catalogue breaks."""

from dataclasses import replace
from pathlib import Path

import pytest

from wizard.advice import Advice, AnswerSet, Engine, Match, audit, load_catalogue

from .broken import break_file


@pytest.mark.parametrize(
    ("old", "new", "breach"),
    [
        ('together = ["talk-together"]', 'together = ["key-menu"]', "conference: no path"),
        (
            'yes = ["line-supervision"]\nno = ["set-for-own-device"]',
            "yes = []\nno = []",
            "busy-light: is never asked",
        ),
        ("unknown = true", "unknown = false", "offers no “I don’t know”"),
        ('rephrases = "who"\n', "", "not asked once more"),
    ],
)
def test_the_audit_names_what_is_broken(folder: Path, old: str, new: str, breach: str) -> None:
    break_file(folder, "questions", old, new)
    breaches = audit(Engine(load_catalogue(folder))).breaches
    assert any(breach in sentence for sentence in breaches)


def test_the_audit_names_paths_that_are_too_long(engine: Engine) -> None:
    longest, mean = audit(engine, most_questions=3, most_mean_shortest=2).breaches
    assert "a path asks 4 questions" in longest
    assert "the shortest paths average 2.11 questions" in mean


def test_the_audit_names_needs_with_a_simpler_type(engine: Engine) -> None:
    class LastComesFirst(Engine):
        def _recommend(self, needs: frozenset[str]) -> str:
            provides = self.catalogue.provides
            return min(reversed(provides), key=lambda type_id: len(needs - provides[type_id]))

    breaches = audit(LastComesFirst(engine.catalogue)).breaches
    assert "[]: recommends vxml-ivr, but redirect comes first" in breaches


def test_the_audit_names_false_certainty(engine: Engine) -> None:
    class AlwaysCertain(Engine):
        def advise(self, answers: AnswerSet) -> Advice:
            return replace(super().advise(answers), match=Match.EXACT)

    breaches = audit(AlwaysCertain(engine.catalogue)).breaches
    assert breaches == ("“I don’t know” to everything does not end open",)
