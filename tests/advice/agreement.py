"""Holds everything that an engine says of an answer set against the reference."""

from wizard.advice import AnswerSet, Engine

from .reference import Reference


def check(engine: Engine, reference: Reference, answers: AnswerSet) -> None:
    """Everything but the changes."""
    tree = reference.tree(answers)
    assert engine.settle(answers) == reference.settle(answers)
    assert engine.next_question(answers) is tree.question
    assert engine.remainder(answers) == tree.depth
    assert set(engine.reach(answers)) == tree.reach
    assert [question.id for question in engine.details(answers)] == reference.details(answers, tree)
    advice = engine.advise(answers)
    assert advice.needs == reference.needs(answers)
    assert advice.configuration.id == reference.recommend(advice.needs)
    candidates = [(c.configuration.id, c.question, c.choice) for c in advice.candidates]
    assert candidates == reference.candidates(answers)


def check_changes(engine: Engine, reference: Reference, answers: AnswerSet) -> None:
    """Each type's smallest changes: how many edits, and every answer set that they end in."""
    found = engine.changes(answers)
    ends = {t: [change.answers for change in changes] for t, changes in found.items()}
    assert {
        t: (changes[0].edits, set(ends[t])) for t, changes in found.items() if changes
    } == reference.changes(answers)
    assert all(len(set(answers)) == len(answers) for answers in ends.values())
    check_applied(engine, answers)


def check_applied(engine: Engine, answers: AnswerSet) -> None:
    """Each change, made by hand, gives the type it names, for certain and with nothing to ask."""
    for type_id, changes in engine.changes(answers).items():
        for change in changes:
            changed = engine.settle(AnswerSet({**answers, **change.choices}))
            assert changed == change.answers
            assert engine.next_question(changed) is None
            advice = engine.advise(changed)
            assert (advice.configuration.id, advice.match) == (type_id, "exact")
