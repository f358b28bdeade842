"""The promises of the decision model that a few answer sets of the shipped catalogue can show."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.choices import every_choice
from wizard.advice import UNKNOWN, AnswerSet, Catalogue, Engine, Match, audit, load_catalogue, read
from wizard.advice.branches import questions_asked
from wizard.advice.diagram import Node
from wizard.content import engine as shipped_engine

from .made_up import spoil

RANK = [
    "redirect",
    "ddi",
    "conference",
    "easypabx",
    "minipabx",
    "call-queue",
    "ivr",
    "expert-queue",
    "vxml-ivr",
]


def test_rank_is_the_published_one(catalogue: Catalogue) -> None:
    assert list(catalogue.types) == RANK


def test_each_type_can_be_reached_within_four_questions(engine: Engine) -> None:
    report = audit(engine)
    assert report.breaches == ()
    assert list(report.shortest_paths) == RANK
    assert report.longest_path == engine.remainder(AnswerSet()) <= 4
    assert report.mean_shortest_path <= 2.5
    assert 1 < report.expected_questions < report.longest_path


def test_no_question_is_asked_in_vain_and_each_in_its_turn(engine: Engine) -> None:
    for node, branches in questions_asked(engine.diagram):
        trees = {branch.tree for branch in branches}
        assert len(trees) > 1
        assert sum(branch.chance for branch in branches) == 1
        for tree in trees:
            assert tree.depth < node.depth
            if isinstance(tree, Node):
                assert tree.question.position > node.question.position


def test_each_answer_leaves_less_to_ask(engine: Engine, catalogue: Catalogue) -> None:
    for choice in every_choice(catalogue.questions["who"]):
        assert engine.remainder(AnswerSet({"who": choice})) < engine.remainder(AnswerSet())


def test_unknown_is_offered_everywhere_and_ends_open(engine: Engine) -> None:
    answers = AnswerSet()
    asked = []
    while question := engine.next_question(answers):
        assert question.unknown
        asked.append(question.id)
        answers = answers.answering(question.id, (UNKNOWN,))
    assert asked == ["who", "heard"]
    advice = engine.advise(answers)
    assert advice.match is Match.OPEN
    assert [candidate.configuration.id for candidate in advice.candidates] == RANK


def test_an_unknown_asked_anew_and_answered_counts_as_known(engine: Engine) -> None:
    answers = AnswerSet({"who": (UNKNOWN,), "heard": ("callers",)})
    advice = engine.advise(answers)
    assert (advice.configuration.id, advice.match) == ("conference", Match.EXACT)


def test_on_the_way_every_type_is_open_and_no_answer_is_to_be_changed(engine: Engine) -> None:
    advice = engine.advise(AnswerSet())
    assert advice.match is Match.OPEN
    assert [candidate.configuration.id for candidate in advice.candidates] == RANK
    assert {candidate.choice for candidate in advice.candidates} == {None}


def test_no_way_to_another_type_undoes_what_is_known(engine: Engine) -> None:
    """An IPBX asks for no extras of a phone: to go there would forget the answer."""
    answers = AnswerSet({"who": ("one",), "place": (UNKNOWN,), "phone-extras": ("none",)})
    assert engine.settle(answers) == answers
    assert "phone-extras" not in engine.settle(answers.answering("place", ("ipbx",)))
    ways = [candidate.choice for candidate in engine.advise(answers).candidates]
    assert ("outside",) in ways
    assert ("ipbx",) not in ways


def test_once_no_type_fits_nothing_is_asked_and_the_rest_are_details(engine: Engine) -> None:
    own = AnswerSet({"who": ("menu",), "menu": ("lead",)})
    nothing_fits = own.answering("menu-extras", ("server",))
    assert engine.next_question(nothing_fits) is None
    assert engine.reach(nothing_fits) == ()


def test_a_detail_is_a_question_that_applies_and_decides_nothing(engine: Engine) -> None:
    """A greeting takes a call queue, whatever happens while everybody is busy."""
    answers = AnswerSet({"who": ("several",), "team-extras": ("greeting",)})
    assert engine.next_question(answers) is None
    assert [question.id for question in engine.details(answers)] == [
        "busy",
        "ring-order",
        "call-wishes",
        "calling-wishes",
    ]


def test_a_change_takes_the_fewest_edits_and_lets_go_what_no_longer_applies(engine: Engine) -> None:
    answers = AnswerSet({"who": ("several",), "busy": ("wait",), "team-extras": ("none",)})
    changes = engine.changes(answers)
    assert [dict(change.choices) for change in changes["easypabx"]] == [
        {"busy": ("voicemail",)},
        {"busy": ("end",)},
    ]
    [conference] = changes["conference"]
    assert (conference.edits, conference.answers) == (1, AnswerSet({"who": ("together",)}))
    assert "minipabx" not in changes


def test_no_change_leads_to_a_type_that_only_not_knowing_leaves(folder: Path) -> None:
    spoil(folder, "questions", 'one = ["rings"]', 'one = ["fax"]')
    spoil(folder, "questions", "person = []", "")
    engine = Engine(load_catalogue(folder))
    assert "plain" in engine.reach(AnswerSet({}))
    assert engine.changes(AnswerSet({"who": ("menu",)}))["plain"] == ()


PAIRS = [
    (question.id, answer)
    for question in shipped_engine().catalogue.questions.values()
    for answer in [*question.needs_by_answer, *question.exclusive_answers]
]


@given(st.lists(st.sampled_from(PAIRS), max_size=12), st.randoms())
def test_order_and_repeats_do_not_matter(
    pairs: list[tuple[str, str]], shuffler: random.Random
) -> None:
    engine = shipped_engine()
    shuffled = [*pairs, *pairs[:2]]
    shuffler.shuffle(shuffled)
    assert read(engine.catalogue, shuffled) == read(engine.catalogue, pairs)
