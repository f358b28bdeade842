"""What is read from the diagram is what brute force finds (`tests/advice/reference.py`)."""

import random
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from wizard.advice import AnswerSet, Catalogue, Engine, Match
from wizard.advice.audit import audit, count_answer_sets
from wizard.advice.model import UNKNOWN

from .agreement import check, check_applied, check_changes
from .reference import Reference
from .small import catalogues

MOST_LISTED = 1_500
"""Of the answer sets of a small catalogue; few have more."""


def check_small(catalogue: Catalogue, chooser: random.Random) -> None:
    engine, reference = Engine(catalogue), Reference(catalogue)
    # The audit refuses a question that never applies, so nothing is promised about one.
    assume(not any("no answers make it apply" in breach for breach in audit(engine).breaches))
    every = list(islice(reference.every_set(), MOST_LISTED + 1))
    if len(every) <= MOST_LISTED:
        whole = [answers for answers in every if set(reference.applying(answers)) <= set(answers)]
        assert count_answer_sets(catalogue.rules) == len(whole)
    check_open(engine)
    sample = chooser.sample(every, min(20, len(every)))
    for answers in sample:
        check(engine, reference, answers)
        if len(every) <= MOST_LISTED:
            check_changes(engine, reference, answers)
    needs = [a.needs for q in catalogue.questions.values() for a in q.answers]
    if sum(map(len, needs)) > len(frozenset[str]().union(*needs)):
        event("needs shared between answers")
    for match in {engine.advise(answers).match for answers in sample}:
        event(f"with an answer set that ends {match}")


def check_open(engine: Engine) -> None:
    """What the audit reads from the diagram is what somebody who knows nothing is told."""
    answers = AnswerSet()
    while question := engine.next_question(answers):
        if not question.unknown:
            return
        answers = answers.answering(question.id, (UNKNOWN,))
    others = engine.diagram.root.reach != engine.diagram.after(answers).reach
    event(f"with every question unknown, open: {others}")
    assert (engine.advise(answers).match is Match.OPEN) == others


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(catalogues(), st.randoms(use_true_random=False))
def test_small_catalogues(catalogue: Catalogue, chooser: random.Random) -> None:
    check_small(catalogue, chooser)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(catalogues(), st.randoms(use_true_random=False))
def test_many_small_catalogues(catalogue: Catalogue, chooser: random.Random) -> None:
    check_small(catalogue, chooser)


def ahead(reference: Reference, chooser: random.Random) -> Iterator[AnswerSet]:
    """Answers to a few questions, whichever they are: what a link may give ahead, with gaps."""
    while True:
        questions = chooser.sample(reference.questions, chooser.randint(1, 4))
        chosen = {q.id: chooser.choice(reference.choices(q)) for q in questions}
        yield reference.settle(AnswerSet(chosen))


@pytest.mark.no_cover
def test_a_sample_of_the_shipped_catalogue(
    telling_engine: Engine, reference: Reference, every_set: list[AnswerSet]
) -> None:
    chooser = random.Random(18)
    for answers in (*chooser.sample(every_set, 120), *islice(ahead(reference, chooser), 30)):
        check(telling_engine, reference, answers)
    for answers in (*chooser.sample(every_set, 20), *islice(ahead(reference, chooser), 10)):
        check_applied(telling_engine, answers)


@pytest.mark.slow
def test_every_answer_set_of_the_shipped_catalogue(
    telling_engine: Engine, reference: Reference, every_set: list[AnswerSet]
) -> None:
    for answers in every_set:
        check(telling_engine, reference, answers)


@pytest.mark.slow
def test_answers_ahead_of_the_shipped_catalogue(
    telling_engine: Engine, reference: Reference
) -> None:
    """Brute force takes far longer where gaps are left: a part of them, in a test of its own."""
    for answers in islice(ahead(reference, random.Random(18)), 300):
        check(telling_engine, reference, answers)


@pytest.mark.slow
def test_changes_of_the_shipped_catalogue(
    telling_engine: Engine, reference: Reference, every_set: list[AnswerSet]
) -> None:
    chooser = random.Random(19)
    for answers in chooser.sample(every_set, 2_000):
        check_applied(telling_engine, answers)
    for answers in (*chooser.sample(every_set, 150), *islice(ahead(reference, chooser), 50)):
        check_changes(telling_engine, reference, answers)
