"""The audit names each promise that a catalogue breaks, and draws the diagram."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from wizard.advice import Engine, audit, load_catalogue
from wizard.advice.branches import questions_asked
from wizard.content import engine, words
from wizard.management.commands.audit import drawing
from wizard.toml import ContentError

from .made_up import spoil


def test_a_sound_catalogue_breaks_no_promise(folder: Path) -> None:
    report = audit(Engine(load_catalogue(folder)))
    assert report.breaches == ()
    assert report.shortest_paths == {"plain": 1, "queue": 2, "menu": 1, "old": 2}
    assert report.mean_shortest_path == 1.5
    assert (report.longest_path, report.nodes) == (3, 3)


WHO = 'one = ["rings"]\nteam = ["waits"]\nmenu = ["keys"]'
PEOPLE = 'person = []\npeople = ["waits"]'


@pytest.mark.parametrize(
    ("old", "new", "breach"),
    [
        ('fax = ["fax"]', "fax = []", "old: no path recommends it"),
        (
            '["waits"], needs_none = ["keys"]',
            '["waits"], needs_none = ["waits"]',
            "extras: no answers",
        ),
        (
            'unknown = true\n[questions.answers]\none = ["rings"]',
            "[questions.answers]\none = []",
            "offers no",
        ),
        ('rephrases = "who"\n', "", "not asked once more"),
    ],
)
def test_the_audit_names_what_is_broken(folder: Path, old: str, new: str, breach: str) -> None:
    spoil(folder, "questions", old, new)
    breaches = audit(Engine(load_catalogue(folder))).breaches
    assert any(breach in sentence for sentence in breaches)


def test_the_audit_names_paths_that_are_too_long(folder: Path) -> None:
    engine = Engine(load_catalogue(folder))
    longest, mean = audit(engine, most_questions=2, most_mean_shortest=1).breaches
    assert "a path asks 3 questions" in longest
    assert "the shortest paths average 1.50 questions" in mean


def test_the_audit_names_false_certainty(folder: Path) -> None:
    """Only one type or none can come out: whoever knows nothing is sure of that type."""
    spoil(folder, "questions", WHO, 'one = ["fax", "keys"]')
    spoil(folder, "questions", PEOPLE, 'person = []\npeople = ["fax", "keys"]')
    breaches = audit(Engine(load_catalogue(folder))).breaches
    assert "“I don’t know” to everything does not end open" in breaches


def test_a_question_that_meets_too_many_states_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a catalogue where each of many ticks has a question of its own would never start."""
    monkeypatch.setattr("wizard.advice.rules.MOST_STATES", 1)
    with pytest.raises(ContentError, match="more than 1 different states") as refused:
        Engine(load_catalogue(folder))
    assert (refused.value.file, refused.value.key) == ("questions.toml", "questions[3]")


def test_the_diagram_is_drawn_with_every_question_type_and_branch() -> None:
    picture = list(ElementTree.fromstring(drawing("en")).iter())
    shown = ["".join(text.itertext()) for text in picture if text.text]
    diagram = engine().diagram
    asked = questions_asked(diagram)
    sentences = words("en")
    for node, branches in asked:
        assert sentences["questions"][node.question.id]["short"] in shown
        assert sum(branch.chance for branch in branches) == 1
    for type_id in engine().catalogue.types:
        assert sentences["types"][type_id]["short"] in shown
    edges = [part for part in picture if part.tag.endswith("path")]
    assert len(edges) == sum(len(branches) for _, branches in asked)
