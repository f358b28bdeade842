"""The promises of the decision model, over every answer set that can stand.

What covers each line of the core is in the other files.
"""

import pytest

from tests.choices import every_choice
from wizard.advice import Advice, AnswerSet, Engine, Match, QuestionKind

pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module")
def engine(telling_engine: Engine) -> Engine:
    return telling_engine


@pytest.fixture(scope="module")
def each_need_once(engine: Engine, every_set: list[AnswerSet]) -> list[AnswerSet]:
    """One answer set for each set of needs and of questions left unsure: advice knows no more."""
    seen = {}
    for answers in every_set:
        unsure = frozenset(q for q in answers if answers.is_unsure(q))
        if not unsure or len(answers) < 4:
            needs = frozenset(r.capability.id for r in engine.reasons(answers))
            seen[needs, unsure] = answers
    return list(seen.values())


@pytest.fixture(scope="module")
def every_advice(engine: Engine, each_need_once: list[AnswerSet]) -> list[Advice]:
    return [engine.advise(answers) for answers in each_need_once]


def test_every_set_is_settled_and_listed_once(engine: Engine, every_set: list[AnswerSet]) -> None:
    assert len(set(every_set)) == len(every_set) > 20_000
    assert all(engine.settle(answers) == answers for answers in every_set)


def test_every_set_ends_and_the_advice_is_sound(engine: Engine, every_advice: list[Advice]) -> None:
    for advice in every_advice:
        has = engine.catalogue.provides[advice.configuration.id]
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
    engine: Engine, every_advice: list[Advice]
) -> None:
    for advice in every_advice:
        misses = {t: len(advice.needs - has) for t, has in engine.catalogue.provides.items()}
        assert advice.configuration.id == min(
            misses, key=lambda t: (misses[t], engine.catalogue.types[t].rank)
        )


def test_each_reason_is_traced_and_each_other_type_explained(
    engine: Engine, each_need_once: list[AnswerSet], every_advice: list[Advice]
) -> None:
    for answers, advice in zip(each_need_once, every_advice, strict=True):
        others = [other.configuration.id for other in advice.others]
        assert others == [t for t in engine.catalogue.types if t != advice.configuration.id]
        for reason in (*advice.met, *advice.unmet):
            assert reason.because
            assert all(answer in answers[question] for question, answer in reason.because)
        for other in advice.others:
            missed = advice.needs - engine.catalogue.provides[other.configuration.id]
            assert {reason.capability.id for reason in other.misses} == missed


def test_a_chain_is_offered_only_where_it_meets_every_need(every_advice: list[Advice]) -> None:
    offered = set()
    for advice in every_advice:
        for chain in advice.chains:
            offered.add(chain.id)
            assert advice.match is Match.NEAREST
            assert advice.needs <= chain.provides
    assert "vxml-ivr--call-queue" in offered


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
            assert candidate.configuration.id in engine.reach(answered)


def test_one_answer_to_each_question_asked_is_never_dropped(
    engine: Engine, each_need_once: list[AnswerSet]
) -> None:
    for answers in each_need_once:
        question = engine.next_question(answers)
        if question and question.kind is QuestionKind.ONE:
            for choice in every_choice(question):
                assert question.id in engine.settle(answers.answering(question.id, choice))
