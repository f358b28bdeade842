"""What a state means: which answers and settings can stand, and which question is left to ask.

No Django here: whatever reads a state asks this, page or command.
"""

from dataclasses import dataclass, replace

from wizard.address import State
from wizard.advice import Advice, AnswerSet, ConfigurationType, Question
from wizard.callflow import CallFlow, joined
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


Part = tuple[str, frozenset[str] | None]
"""A type and the needs that its call is drawn for; None draws all that it can do."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number to set up: its type, and what is asked of it.

    `place` is "only", or "first" or "second" of a pair.
    """

    place: str
    type: ConfigurationType
    needs: frozenset[str]

    @property
    def own_needs(self) -> frozenset[str]:
        """What a number of a pair does itself; alone, what is asked of it."""
        if self.place == "only":
            return self.needs
        return self.needs & engine().catalogue.provides[self.type.id]


def numbers(advice: Advice) -> tuple[Number, ...]:
    """The number that a result sets up, or both of the simplest pair.

    The second number does what the first does not: a VoiceXML program passes the call on to a
    queue, for example, which alone rings a mobile. What goes with that (`with_second`) comes along.
    """
    if not advice.chains:
        return (Number("only", shown_type(advice), advice.needs),)
    chain, catalogue = advice.chains[0], engine().catalogue
    left = advice.needs - catalogue.provides[chain.first] | advice.needs & chain.with_second
    return (
        Number("first", catalogue.types[chain.first], advice.needs),
        Number("second", catalogue.types[chain.second], left),
    )


def parts(advice: Advice) -> tuple[Part, ...]:
    """What the picture of a result is drawn from: one type, or two."""
    return tuple((number.type.id, number.needs) for number in numbers(advice))


def parts_at(type_id: str, answers: AnswerSet) -> tuple[Part, ...]:
    """What a picture at the address of a type is drawn from, for some answers or for none.

    The picture of a pair stands at the address of its first type.
    """
    if not answers:
        return ((type_id, None),)
    advice = engine().advise(answers)
    if any(chain.first == type_id for chain in advice.chains[:1]):
        return parts(advice)
    return ((type_id, advice.needs),)


def flow_of(*drawn: Part) -> CallFlow:
    """The call of one type, or of two of which the first passes it on to the second."""
    first, *more = (callflows()[type_id].drawn(needs) for type_id, needs in drawn)
    return joined(first, more[0]) if more else first


def scenario_ids(*drawn: Part) -> frozenset[str]:
    """What can happen in the call of one type, or of two."""
    return frozenset(scenario.id for scenario in flow_of(*drawn).scenarios)


def _known_call(asked: State) -> str | None:
    """The scenario asked for, if the result's diagram has it."""
    if asked.call is None:
        return None
    advice = engine().advise(asked.answers)
    known = scenario_ids(*parts(advice))
    return asked.call if asked.call in known else None
