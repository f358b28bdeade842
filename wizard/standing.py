"""What a state means: which answers and settings can stand, and which question is left to ask.

No Django here: whatever reads a state asks this, page or command.
"""

from dataclasses import replace

from wizard.address import State
from wizard.advice import Advice, ConfigurationType, Question
from wizard.content import callflows, engine


def state_and_question(asked: State) -> tuple[State, Question | None]:
    """The state that can stand, and the question to show, if any.

    `change` stays if its question has an answer, and `call` if the result can show it. An empty or
    a clashing submission stays only if its question is the one to show: the page says there what
    is wrong with it. A clash in any other question is reported as `dropped`.
    """
    catalogue = engine().catalogue
    if asked.change is not None and asked.change in asked.answers:
        state = replace(asked, call=None, empty=(), clashes=())
        return state, catalogue.questions[asked.change]
    question = engine().next_question(asked.answers)
    shown = question.id if question else None
    hidden_clashes = {clash.question for clash in asked.clashes if clash.question != shown}
    state = replace(
        asked,
        change=None,
        call=None if question else _known_call(asked),
        dropped=catalogue.in_order({*asked.dropped, *hidden_clashes}),
        empty=tuple(q for q in asked.empty if q == shown),
        clashes=tuple(clash for clash in asked.clashes if clash.question == shown),
    )
    return state, question


def shown_type(advice: Advice) -> ConfigurationType:
    """The type whose diagram and set-up lead: what replaces a retired type, or the type itself."""
    return offered_type(advice.configuration)


def recommended_type(needs: frozenset[str]) -> ConfigurationType:
    """The type for these needs that can be chosen today."""
    return offered_type(engine().catalogue.types[engine().recommend(needs)])


def offered_type(configuration: ConfigurationType) -> ConfigurationType:
    """A type that can be chosen today: what replaces a retired one, or the type itself."""
    successor = configuration.successor
    return engine().catalogue.types[successor] if successor else configuration


def scenario_ids(type_id: str, needs: frozenset[str] | None) -> frozenset[str]:
    """What can happen in the call of a type as these needs ask for it; None: all it can do."""
    flow = callflows()[type_id].drawn(needs)
    return frozenset(scenario.id for scenario in flow.scenarios)


def _known_call(asked: State) -> str | None:
    """The scenario asked for, if the result's diagram has it."""
    if asked.call is None:
        return None
    advice = engine().advise(asked.answers)
    known = scenario_ids(shown_type(advice).id, advice.needs)
    return asked.call if asked.call in known else None
