"""The form of "Your call": what a result still lets choose, drawn by our crispy template pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms

from wizard.address import LOOK, State
from wizard.advice import NONE, UNKNOWN, Choice, Question
from wizard.content import Words, engine
from wizard.forms import ContinueButton, HiddenInputs, choice_field, every_answer

MOST_OPEN_ROWS = 6
"""A longer list is folded for who wants none of it, so that the page stays calm."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question of the panel "Your call"; `notes` say by answer where it leads, "" if nowhere."""

    question: Question
    notes: Mapping[str, str]


class DetailsForm(forms.Form):
    """What a result still lets choose: one field for each question, none of them required.

    All fields stand in the order of the questions, so that a submission is the canonical address.
    """

    def __init__(self, questions: Sequence[OpenQuestion], state: State, sentences: Words) -> None:
        chosen = {each.question.id: state.answers.get(each.question.id, ()) for each in questions}
        super().__init__(
            initial={
                each.question.id: chosen[each.question.id]
                if each.question.is_list
                else "".join(chosen[each.question.id])
                for each in questions
            }
        )
        for each in questions:
            own = sentences.part(f"questions.{each.question.id}")
            self.fields[each.question.id] = _detail(each, chosen[each.question.id], own)
        self.folded = frozenset(
            each.question.id
            for each in questions
            if _is_folded(each.question, chosen[each.question.id])
        )
        self.folded_label = sentences.say("interface.your_call.unfold")
        self.helper = self._layout(state, sentences.say("interface.your_call.submit"))

    def _layout(self, state: State, submit: str) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.disable_csrf = True
        helper.attrs = {"data-details": "", "novalidate": ""}
        helper.swap = "pieces/swap-details.html"
        given = state.with_answers(state.answers).pairs(engine().catalogue.questions)
        rows: list[Field | HiddenInputs] = []
        for name in (*engine().catalogue.questions, *LOOK):
            if name in self.fields:
                rows.append(Field(name, template="wizard/detail.html"))
            else:
                rows.append(HiddenInputs(tuple(pair for pair in given if pair[0] == name)))
        helper.layout = Layout(*rows, ContinueButton(submit))
        return helper


def _is_folded(question: Question, chosen: Choice) -> bool:
    """Whether nobody wants anything of a long list, or of a list that has nothing but wishes."""
    wants_none = chosen in ((NONE,), (UNKNOWN,))
    if len(question.wishes) == len(question.answers) > 1:
        return wants_none or not chosen
    return wants_none and len(question.answers) > MOST_OPEN_ROWS


def _detail(open_question: OpenQuestion, chosen: tuple[str, ...], own: Words) -> forms.ChoiceField:
    """The field of one question, with "none of these" where it has an answer.

    Without one, to untick all is enough to leave it so. "I don't know" is there to be taken back:
    where it is the answer, or as the way out of a single choice.
    """
    question = open_question.question
    shown = [
        answer
        for answer in every_answer(question)
        if answer not in question.exclusive_answers
        or (chosen and (answer in chosen or answer == NONE or not question.is_list))
    ]
    notes = {answer: open_question.notes.get(answer, "") for answer in shown}
    return choice_field(question, own, notes, required=False)
