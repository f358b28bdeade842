"""The promises of the decision model, over every answer set that can stand."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.advice import (
    UNKNOWN,
    Advice,
    AnswerSet,
    Catalogue,
    Engine,
    Match,
    Question,
    QuestionKind,
    audit,
    read,
)
from wizard.advice.enumeration import answer_sets
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


@pytest.fixture(scope="session")
def every_set(catalogue: Catalogue) -> list[AnswerSet]:
    return list(answer_sets(catalogue))


@pytest.fixture(scope="session")
def each_need_once(engine: Engine, every_set: list[AnswerSet]) -> list[AnswerSet]:
    """One answer set for each set of needs and of questions left unsure: advice knows no more."""
    seen = {}
    for answers in every_set:
        unsure = frozenset(q for q in answers if answers.is_unsure(q))
        if not unsure or len(answers) < 4:
            needs = frozenset(r.capability.id for r in engine.reasons(answers))
            seen[needs, unsure] = answers
    return list(seen.values())


@pytest.fixture(scope="session")
def every_advice(engine: Engine, each_need_once: list[AnswerSet]) -> list[Advice]:
    return [engine.advise(answers) for answers in each_need_once]


def test_rank_is_the_published_one(catalogue: Catalogue) -> None:
    assert list(catalogue.types) == RANK
    assert [t.rank for t in catalogue.types.values()] == list(range(1, 10))


def test_every_set_is_settled_and_listed_once(engine: Engine, every_set: list[AnswerSet]) -> None:
    assert len(set(every_set)) == len(every_set) > 50_000
    assert all(engine.settle(answers) == answers for answers in every_set)


def test_every_set_ends_and_the_advice_is_sound(
    catalogue: Catalogue, every_advice: list[Advice]
) -> None:
    for advice in every_advice:
        has = catalogue.provides[advice.configuration.id]
        unmet = {reason.capability.id for reason in advice.unmet}
        assert unmet == advice.needs - has
        assert (advice.match is Match.NEAREST) == bool(unmet)
        assert (advice.match is Match.OPEN) == (len(advice.candidates) > 1)


def test_the_needs_of_the_answers_are_those_of_the_advice(
    engine: Engine, each_need_once: list[AnswerSet], every_advice: list[Advice]
) -> None:
    for answers, advice in zip(each_need_once, every_advice, strict=True):
        assert engine.needs(answers) == advice.needs


def test_the_simplest_that_misses_least_is_recommended(
    catalogue: Catalogue, every_advice: list[Advice]
) -> None:
    for advice in every_advice:
        misses = {t: len(advice.needs - has) for t, has in catalogue.provides.items()}
        assert advice.configuration.id == min(RANK, key=lambda t: (misses[t], RANK.index(t)))


def test_each_reason_is_traced_and_each_other_type_explained(
    catalogue: Catalogue, each_need_once: list[AnswerSet], every_advice: list[Advice]
) -> None:
    for answers, advice in zip(each_need_once, every_advice, strict=True):
        others = [other.configuration.id for other in advice.others]
        assert others == [t for t in RANK if t != advice.configuration.id]
        for reason in (*advice.met, *advice.unmet):
            assert reason.because
            assert all(answer in answers[question] for question, answer in reason.because)
        for other in advice.others:
            missed = advice.needs - catalogue.provides[other.configuration.id]
            assert {reason.capability.id for reason in other.misses} == missed


def test_a_chain_is_offered_only_where_it_meets_every_need(every_advice: list[Advice]) -> None:
    offered = set()
    for advice in every_advice:
        for chain in advice.chains:
            offered.add(chain.id)
            assert advice.match is Match.NEAREST
            assert advice.needs <= chain.provides
    assert "vxml-ivr--call-queue" in offered


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


def test_every_candidate_has_a_way_to_it_that_keeps_what_is_known(
    engine: Engine, each_need_once: list[AnswerSet], every_advice: list[Advice]
) -> None:
    for answers, advice in zip(each_need_once, every_advice, strict=True):
        if engine.next_question(answers):
            continue
        for candidate in advice.candidates:
            if candidate.configuration is advice.configuration:
                assert candidate.question is None
                continue
            assert candidate.question
            assert candidate.choice
            answered = engine.settle(answers.answering(candidate.question, candidate.choice))
            assert {q for q in answers if not answers.is_unsure(q)} <= set(answered)
            assert candidate.configuration.id in engine.tree(answered).reach


def test_an_unknown_asked_anew_and_answered_counts_as_known(engine: Engine) -> None:
    answers = AnswerSet({"who": (UNKNOWN,), "heard": ("callers",)})
    advice = engine.advise(answers)
    assert (advice.configuration.id, advice.match) == ("conference", Match.EXACT)


def test_answering_the_first_gap_leads_to_a_listed_set(
    engine: Engine, every_set: list[AnswerSet]
) -> None:
    """The step that the enumeration relies on: see `wizard/advice/enumeration.py`."""
    listed = set(every_set)
    questions = list(engine.catalogue.questions.values())
    generator = random.Random(8)

    def leads_to_listed(answers: AnswerSet) -> bool:
        if answers in listed:
            return True
        gap = next(q for q in questions if q.id not in answers and is_open(q, answers))
        return all(
            leads_to_listed(engine.settle(answers.answering(gap.id, choice)))
            for choice in gap.needs_by_choice
        )

    def is_open(question: Question, answers: AnswerSet) -> bool:
        choice = next(iter(question.needs_by_choice))
        return question.id in engine.settle(answers.answering(question.id, choice))

    for pair in itertools.combinations(questions[1:], 2):
        for _ in range(5):
            ahead = {q.id: generator.choice(list(q.needs_by_choice)) for q in pair}
            assert leads_to_listed(engine.settle(AnswerSet(ahead)))


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


def test_one_answer_to_each_question_asked_is_never_dropped(
    engine: Engine, each_need_once: list[AnswerSet]
) -> None:
    for answers in each_need_once:
        question = engine.next_question(answers)
        if question and question.kind is QuestionKind.ONE:
            for choice in question.needs_by_choice:
                assert question.id in engine.settle(answers.answering(question.id, choice))
