"""The page of one question."""

from dataclasses import dataclass
from typing import Any

from wizard.address import State
from wizard.advice import AnswerSet, Question
from wizard.callflow import sketch_so_far
from wizard.content import callflows, engine, words
from wizard.forms import QuestionForm
from wizard.pages.links import Frame, frame, wizard_url


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line of "Your answers"; `answers` has one sentence per tick."""

    question: str
    answers: tuple[str, ...]
    change_url: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything `wizard/question.html` shows. `welcome` is there on the first page only.

    `call_so_far` is an SVG element of our own core: what the answers say of the call already.
    """

    frame: Frame
    title: str
    welcome: tuple[str, ...]
    call_so_far: str
    progress: str
    form: QuestionForm
    back_url: str | None
    dropped: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    words: dict[str, Any]


def question_page(
    language: str, state: State, question: Question, name: str = "wizard"
) -> QuestionPage:
    """The page of a question, with its present answer chosen or its error shown."""
    place = frame(language, state, name)
    sentences = words(language)
    interface = sentences["interface"]
    others = state.answers.without(question.id)
    before = [q for q in engine().catalogue.in_order(others) if _is_before(q, question)]
    form = QuestionForm.for_state(question, state, sentences)
    title = sentences["questions"][question.id]["title"]
    is_first = not state.answers and not form.is_bound
    return QuestionPage(
        frame=place,
        title=interface["error_title"].format(title=title) if form.errors else title,
        welcome=tuple(interface["welcome"]) if is_first else (),
        call_so_far=_call_so_far(others),
        progress=_progress(interface, others, len(before)),
        form=form,
        back_url=wizard_url(place, state.changing(before[-1])) if before else None,
        dropped=dropped_sentences(language, state),
        answers=answer_lines(place, state.with_answers(others)),
        words=interface,
    )


def answer_lines(place: Frame, state: State) -> tuple[AnswerLine, ...]:
    """The answers given, in the order of the questions, each with the link that changes it."""
    sentences = words(place.language)["questions"]
    return tuple(
        AnswerLine(
            sentences[question]["short"],
            tuple(
                sentences[question]["answers"][answer]["label"]
                for answer in state.answers[question]
            ),
            wizard_url(place, state.changing(question)),
        )
        for question in engine().catalogue.in_order(state.answers)
    )


def dropped_sentences(language: str, state: State) -> tuple[str, ...]:
    """One sentence per question whose answer was let go."""
    sentences = words(language)
    return tuple(
        sentences["interface"]["dropped"].format(question=sentences["questions"][question]["short"])
        for question in state.dropped
    )


def _call_so_far(answers: AnswerSet) -> str:
    """What the calls of all types still possible have in common, as these answers ask for them."""
    needs = engine().needs(answers)
    reach = engine().tree(answers).reach
    return sketch_so_far([flow.drawn(needs) for id_, flow in callflows().items() if id_ in reach])


def _progress(interface: dict[str, Any], others: AnswerSet, before: int) -> str:
    """ "Question 2 of at most 4": those answered before, and the longest way that may follow."""
    total = max(len(others) + engine().remainder(others), before + 1)
    sentence: str = interface["progress"] if total > before + 1 else interface["progress_last"]
    return sentence.format(number=before + 1, total=total)


def _is_before(question_id: str, question: Question) -> bool:
    return engine().catalogue.questions[question_id].position < question.position
