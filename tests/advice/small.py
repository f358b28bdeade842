"""Small catalogues that hypothesis makes: types, capabilities, questions of both kinds."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from wizard.advice import (
    Availability,
    Capability,
    Catalogue,
    ConfigurationType,
    Question,
    QuestionKind,
    Support,
)
from wizard.advice.model import Answer, Claim, Condition

Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def catalogues(draw: Draw) -> Catalogue:
    """Two to four types, up to five capabilities, up to four questions of up to three answers."""
    capabilities = [f"can-{number}" for number in range(draw(st.integers(2, 5)))]
    types = [f"type-{number}" for number in range(draw(st.integers(2, 4)))]
    provided = {type_id: draw(st.sets(st.sampled_from(capabilities))) for type_id in types}
    questions: dict[str, Question] = {}
    for position in range(draw(st.integers(1, 4))):
        question = _question(draw, position, capabilities, questions)
        questions[question.id] = question
    return Catalogue(
        {c: _capability(c, [t for t in types if c in provided[t]], types) for c in capabilities},
        {type_id: _type(type_id, rank) for rank, type_id in enumerate(types, start=1)},
        questions,
        (),
        {},
    )


def _question(
    draw: Draw, position: int, capabilities: list[str], earlier: dict[str, Question]
) -> Question:
    def some(most: int = 2) -> frozenset[str]:
        return frozenset(draw(st.sets(st.sampled_from(capabilities), max_size=most)))

    kind = draw(st.sampled_from(QuestionKind))
    answers = tuple(Answer(f"answer-{number}", some()) for number in range(draw(st.integers(1, 3))))
    forced = kind is QuestionKind.ONE and all(answer.needs for answer in answers)
    may_be_unsure = [None, *(question.id for question in earlier.values() if question.unknown)]
    unsure = draw(st.sampled_from(may_be_unsure))
    condition = Condition(some() if draw(st.booleans()) else frozenset(), some(1), unsure)
    unknown = forced or draw(st.booleans())
    return Question(f"question-{position}", position, kind, answers, unknown, condition)


def _capability(capability: str, provided: list[str], types: list[str]) -> Capability:
    claims = {
        type_id: Claim(support, support, ())
        for type_id in types
        for support in [Support.PROVIDED if type_id in provided else Support.ABSENT]
    }
    return Capability(capability, "all", claims)


def _type(type_id: str, rank: int) -> ConfigurationType:
    return ConfigurationType(type_id, rank, type_id, Availability.OFFERED, None, frozenset(), ())
