"""The form of one question: radios or ticks, drawn by the project's own crispy template pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from wizard.address import State
from wizard.advice import NONE, UNKNOWN, Question, QuestionKind
from wizard.content import Words, engine


@dataclass(frozen=True, slots=True)
class AnswerLabel:
    """What a row says; `stands_alone` marks "none of these" and "I don't know"."""

    text: str
    hint: str
    stands_alone: bool

    def __str__(self) -> str:
        return self.text


class QuestionForm(forms.Form):
    """One field, named by the question, and the other answers riding along as hidden inputs."""

    def __init__(
        self, question: Question, others: State, sentences: Words, *, chosen: Any, bound: bool
    ) -> None:
        self.question = question
        super().__init__(
            data={question.id: chosen} if bound else None, initial={question.id: chosen}
        )
        own = sentences["questions"][question.id]
        interface = sentences["interface"]
        self.hidden = others.pairs(engine().catalogue.questions)
        self.hint = own.get("hint", "")
        self.submit_label = interface["continue"]
        self.summary_title = interface["error_summary"]
        self.fields[question.id] = _field(question, own)
        self.helper = FormHelper(self)
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.helper.form_action = ""
        self.helper.attrs = {"data-question": question.id, "novalidate": ""}

    @classmethod
    def for_state(cls, question: Question, state: State, sentences: Words) -> "QuestionForm":
        """The form as a state of the wizard shows it: fresh, with its answer, or with an error."""
        others = state.with_answers(state.answers.without(question.id))
        clash = next((c for c in state.clashes if c.question == question.id), None)
        chosen: Any = clash.chosen if clash else state.answers.get(question.id, ())
        if question.kind is QuestionKind.ONE:
            chosen = chosen[0] if chosen else ""
        bound = clash is not None or question.id in state.empty
        form = cls(question, others, sentences, chosen=chosen, bound=bound)
        if clash:
            form.summary_title = sentences["interface"]["clash_summary"]
            form.add_error(question.id, _clash_error(clash.chosen, question, sentences))
        return form


def _field(question: Question, own: Mapping[str, Any]) -> forms.ChoiceField:
    ids = [answer.id for answer in question.answers]
    alone = question.exclusive_answers
    rows = [
        (
            answer,
            AnswerLabel(
                own["answers"][answer]["label"],
                own["answers"][answer].get("hint", ""),
                answer in alone,
            ),
        )
        for answer in (*ids, *alone)
    ]
    several = question.kind is QuestionKind.SEVERAL
    kind = forms.MultipleChoiceField if several else forms.ChoiceField
    widget = forms.CheckboxSelectMultiple if several else forms.RadioSelect
    return kind(
        choices=rows,
        widget=widget,
        label=own["title"],
        error_messages={"required": own["error"]},
    )


def _clash_error(chosen: tuple[str, ...], question: Question, sentences: Words) -> str:
    """The sentence that names both: what stands alone, and what it was ticked with."""
    labels = sentences["questions"][question.id]["answers"]
    alone = next(answer for answer in chosen if answer in (NONE, UNKNOWN))
    other = next(answer for answer in chosen if answer != alone)
    sentence: str = sentences["interface"]["clash"]
    return sentence.format(alone=labels[alone]["label"], other=labels[other]["label"])
