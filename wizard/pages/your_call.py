""" "Your call": what a result still lets its visitor choose, with where each choice leads."""

from dataclasses import dataclass, replace

from wizard.address import State
from wizard.advice import NONE, UNKNOWN, AnswerSet, Choice, Question, QuestionKind
from wizard.content import Words, engine
from wizard.details_form import DetailsForm, OpenQuestion
from wizard.standing import recommended_type


@dataclass(frozen=True, slots=True)
class YourCall:
    """The form, and the sentence that a screen reader hears after each change."""

    form: DetailsForm
    announcement: str


def your_call(sentences: Words, state: State, announcement: str) -> YourCall | None:
    """The panel of a result; None if these answers leave nothing to choose."""
    shown = panel_questions(state.answers)
    questions = [
        OpenQuestion(
            question,
            {
                answer: _leads_to(sentences, state.answers, shown, question, answer)
                for answer in ids(question)
            },
        )
        for question in shown
    ]
    return YourCall(DetailsForm(questions, state, sentences), announcement) if questions else None


def ids(question: Question) -> tuple[str, ...]:
    """The answers of the catalogue to a question."""
    return tuple(answer.id for answer in question.answers)


def panel_questions(answers: AnswerSet) -> tuple[Question, ...]:
    """The details, answered or not, and the tick-lists answered on the way, in their order."""
    details = {question.id for question in engine().details(answers)}
    return tuple(
        _without_repeats(question, answers)
        for question in engine().catalogue.questions.values()
        if question.id in details
        or (
            question.id in answers
            and (question.kind is QuestionKind.SEVERAL or _decides_nothing(question, answers))
        )
    )


def _without_repeats(question: Question, answers: AnswerSet) -> Question:
    """A list without the ticks that ask only for what is needed anyway.

    Example: "a second team" for somebody who said that one team relieves another. A wish, which
    needs nothing, stays.
    """
    if not question.is_list:
        return question
    needed = engine().needs(answers)
    chosen = answers.get(question.id, ())
    left = tuple(
        a for a in question.answers if a.id in {*chosen, *question.wishes} or a.needs - needed
    )
    return replace(question, answers=left or question.answers)


def _decides_nothing(question: Question, answers: AnswerSet) -> bool:
    """Whether an answered question would be a detail if it had no answer."""
    without = engine().settle(answers.without(question.id))
    return question in engine().details(without)


def with_answer(answers: AnswerSet, question: Question, answer: str) -> Choice:
    """The choice that stands once this answer is chosen, or ticked beside the others."""
    if question.kind is QuestionKind.ONE or answer in (NONE, UNKNOWN):
        return (answer,)
    ticked = {*answers.get(question.id, ()), answer}
    return tuple(id_ for id_ in ids(question) if id_ in ticked)


def _opens(
    sentences: Words, shown: tuple[Question, ...], after: AnswerSet, needs: frozenset[str]
) -> str:
    """The question that the panel shows only after an answer that raises these needs, or "".

    To tick "opening hours" brings what happens when it is closed.
    """
    listed_already = {question.id for question in shown}
    wanting = {
        question.id
        for question in engine().catalogue.questions.values()
        if question.id not in listed_already and not question.condition.needs_any.isdisjoint(needs)
    }
    # Few answers bring a question: what may follow the others is not looked for.
    for question in engine().details(after) if wanting else ():
        if question.id in wanting:
            title = sentences.say(f"questions.{question.id}.title")
            return sentences.say("interface.your_call.opens", title=title)
    return ""


def _leads_to(
    sentences: Words,
    answers: AnswerSet,
    shown: tuple[Question, ...],
    question: Question,
    answer: str,
) -> str:
    """Where an answer leads, in a few words: another type, or more to choose; "" if nowhere."""
    if answer in answers.get(question.id, ()):
        return ""
    if answer in question.wishes:
        return sentences.say("interface.your_call.beyond_types")
    chosen = with_answer(answers, question, answer)
    after = engine().settle(answers.answering(question.id, chosen))
    if engine().next_question(after):
        return sentences.say("interface.your_call.asks")
    needs = engine().needs(after)
    raised = question.needs_by_answer.get(answer, frozenset())
    advice = engine().advise(after)
    if advice.unmet:
        if advice.chains[:1] == engine().advise(answers).chains[:1] != ():
            return _opens(sentences, shown, after, raised)
        return sentences.say(f"interface.your_call.{'two_numbers' if advice.chains else 'no_type'}")
    then = recommended_type(needs)
    if then is recommended_type(engine().needs(answers)):
        return _opens(sentences, shown, after, raised)
    return sentences.say("interface.your_call.needs", name=sentences.say(f"types.{then.id}.short"))
