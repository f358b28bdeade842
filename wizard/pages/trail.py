"""The way of a visitor so far: the answers given, and the links that change or leave them."""

from dataclasses import dataclass

from wizard.address import State
from wizard.advice import AnswerSet
from wizard.content import engine, words
from wizard.pages.answers import answer_label
from wizard.pages.facts_version import Renewal, renewal
from wizard.pages.pass_on import PassOn, pass_on
from wizard.pages.surroundings import Surroundings, wizard_url


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line of "Your answers"; `answers` has one sentence per tick."""

    question: str
    answers: tuple[str, ...]
    change_url: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The answers given, and where to go from here.

    `dropped` has a sentence for each answer that no longer applies. `back_url` leads to the
    question before, if there is one. `renewed` is there if the address was shared with older facts.
    A result has addresses to start again and to share, and what it takes to pass it on.
    """

    dropped: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    back_url: str | None
    restart_url: str | None = None
    share_url: str | None = None
    renewed: Renewal | None = None
    pass_on: PassOn | None = None

    @property
    def has_notice(self) -> bool:
        """Whether the page begins with what became of the answers that its address has."""
        return bool(self.dropped or self.renewed)


def question_trail(
    around: Surroundings, state: State, others: AnswerSet, previous: str | None
) -> Trail:
    """The trail of a question; `others` are the answers to other questions, `previous` the last."""
    return Trail(
        dropped=dropped_sentences(around.language, state),
        answers=answer_lines(around, state.with_answers(others)),
        back_url=wizard_url(around, state.changing(previous)) if previous else None,
        renewed=renewal(around.language, state),
    )


def result_trail(around: Surroundings, state: State) -> Trail:
    """The trail of a result."""
    answered = engine().catalogue.in_order(state.answers)
    return Trail(
        dropped=dropped_sentences(around.language, state),
        answers=answer_lines(around, state),
        back_url=wizard_url(around, state.changing(answered[-1])) if answered else None,
        restart_url=wizard_url(around, state.cleared()),
        share_url=around.head.canonical_url,
        renewed=renewal(around.language, state),
        pass_on=pass_on(around.language, state),
    )


def answer_lines(around: Surroundings, state: State) -> tuple[AnswerLine, ...]:
    """The answers given, in the order of the questions, each with the link that changes it."""
    sentences = words(around.language)
    return tuple(
        AnswerLine(
            sentences.say(f"questions.{question}.short"),
            tuple(answer_label(sentences, question, answer) for answer in state.answers[question]),
            wizard_url(around, state.changing(question)),
        )
        for question in engine().catalogue.in_order(state.answers)
    )


def dropped_sentences(language: str, state: State) -> tuple[str, ...]:
    """One sentence for each question whose answer was dropped."""
    sentences = words(language)
    return tuple(
        sentences.say("interface.dropped", question=sentences.say(f"questions.{question}.short"))
        for question in state.dropped
    )
