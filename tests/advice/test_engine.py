"""The promises of the decision model that a few answer sets, or its tree, can show."""

import random

from hypothesis import given
from hypothesis import strategies as st

from wizard.advice import UNKNOWN, AnswerSet, Catalogue, Engine, Match, audit, read
from wizard.advice.tree import Leaf, Node, Tree
from wizard.content import engine as shipped_engine

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
    assert [t.rank for t in catalogue.types.values()] == list(range(1, 10))


def test_each_type_can_be_reached_within_four_questions(engine: Engine) -> None:
    report = audit(engine)
    assert report.breaches == ()
    assert list(report.shortest_paths) == RANK
    assert report.longest_path <= 4
    assert report.mean_shortest_path <= 2.5
    assert 0 < report.expected_questions <= 4
    assert 0 < report.entropy < 3.17  # log2 of nine types


def _paths(tree: Tree, deepest: int) -> set[Tree]:
    if isinstance(tree, Leaf) or not deepest:
        return {tree}
    return {tree}.union(*(_paths(branch, deepest - 1) for branch in set(tree.branches.values())))


def test_no_question_is_asked_in_vain(engine: Engine) -> None:
    for tree in _paths(engine.tree(AnswerSet()), 4):
        if isinstance(tree, Node):
            assert len(set(tree.branches.values())) > 1
            assert len(tree.reach) > 1


def test_each_answer_leaves_less_to_ask(engine: Engine, catalogue: Catalogue) -> None:
    assert engine.remainder(AnswerSet()) == 4
    for choice in catalogue.questions["who"].needs_by_choice:
        assert engine.remainder(AnswerSet({"who": choice})) < 4


def test_questions_keep_their_order(engine: Engine, catalogue: Catalogue) -> None:
    for tree in _paths(engine.tree(AnswerSet()), 4):
        if isinstance(tree, Node):
            for branch in tree.branches.values():
                if isinstance(branch, Node):
                    assert branch.question.position > tree.question.position


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
    assert len(advice.candidates) == 9


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
    """A menu of one's own application asks for no extras: to go there would forget the answer."""
    answers = AnswerSet({"who": ("menu",), "menu": (UNKNOWN,), "menu-extras": ("none",)})
    assert engine.settle(answers) == answers
    assert "menu-extras" not in engine.settle(answers.answering("menu", ("application",)))
    ways = [candidate.choice for candidate in engine.advise(answers).candidates]
    assert ways
    assert ("application",) not in ways


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
