"""The form of one question: radios or ticks, drawn by the project's own crispy template pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from wizard.address import Pairs, State
from wizard.advice import NONE, UNKNOWN, Question, QuestionKind
from wizard.content import Words, engine, words


@dataclass(frozen=True, slots=True)
class AnswerLabel:
    """What a row says, with a line below it, "" for none.

    `stands_alone` marks "none of these" and "I don't know".
    """

    text: str
    below: str
    stands_alone: bool

    def __str__(self) -> str:
        return self.text


class QuestionForm(forms.Form):
    """One field, named by the question. Its helper draws the rows and the button, no form around.

    `riding` are the pairs that ride along as hidden inputs: an empty one of the question's name,
    which tells that it was submitted, and the other answers.
    """

    def __init__(
        self, question: Question, sentences: Words, *, chosen: Any, bound: bool, others: Pairs = ()
    ) -> None:
        super().__init__(
            data={question.id: chosen} if bound else None, initial={question.id: chosen}
        )
        self.question_id = question.id
        self.language = sentences.language
        self.is_untouched = not bound and not chosen
        self.summary_title = sentences.say("interface.error_summary")
        self.riding: Pairs = ((question.id, ""), *others)
        self.fields[question.id] = _field(question.id, sentences.language)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            # Named, though it is the pack's own: crispy-forms would keep it until the next start.
            Field(question.id, template="wizard/field.html"),
            ContinueButton(sentences.say("interface.continue")),
        )

    @classmethod
    def for_state(cls, question: Question, state: State, sentences: Words) -> "QuestionForm":
        """The form as a state of the wizard shows it: fresh, with its answer, or with an error."""
        others = state.with_answers(state.answers.without(question.id))
        riding = others.pairs(engine().catalogue.questions)
        clash = next((c for c in state.clashes if c.question == question.id), None)
        chosen: Any = clash.chosen if clash else state.answers.get(question.id, ())
        if question.kind is QuestionKind.ONE:
            chosen = chosen[0] if chosen else ""
        bound = clash is not None or question.id in state.empty
        form = cls(question, sentences, chosen=chosen, bound=bound, others=riding)
        if clash:
            form.summary_title = sentences.say("interface.clash_summary")
            form.add_error(question.id, _clash_error(clash.chosen, question, sentences))
        return form


@dataclass(frozen=True, slots=True)
class HiddenInputs:
    """Hidden inputs, as a part of a layout. Those of crispy-forms compile a template each."""

    pairs: Pairs

    def render(self, form: forms.Form, context: Context, **_: object) -> SafeString:
        return format_html_join("", '<input type="hidden" name="{}" value="{}">\n\n', self.pairs)


@dataclass(frozen=True, slots=True)
class ContinueButton:
    """The button that sends the form, as a part of a layout."""

    text: str

    def render(self, form: forms.Form, context: Context, **_: object) -> SafeString:
        return format_html('<p class="continue"><button type="submit">{}</button></p>\n', self.text)


@cache
def _field(question_id: str, language: str) -> forms.ChoiceField:
    """The field of a question: all its forms share it, for none of them changes it."""
    question = engine().catalogue.questions[question_id]
    own = words(language).part(f"questions.{question_id}")
    hints = {answer: own.say_if_any(f"answers.{answer}.hint") for answer in every_answer(question)}
    return choice_field(
        question,
        own,
        hints,
        help_text=own.say_if_any("hint"),
        error_messages={"required": own.say("error")},
    )


def every_answer(question: Question) -> tuple[str, ...]:
    """The answers of the catalogue, then those that stand alone."""
    return (*(answer.id for answer in question.answers), *question.exclusive_answers)


def choice_field(
    question: Question, own: Words, below: Mapping[str, str], **options: Any
) -> forms.ChoiceField:
    """Radios or ticks for the answers in `below`, with the line that stands below each."""
    alone = question.exclusive_answers
    rows = [
        (answer, AnswerLabel(own.say(f"answers.{answer}.label"), line, answer in alone))
        for answer, line in below.items()
    ]
    kind = forms.MultipleChoiceField if question.is_list else forms.ChoiceField
    widget = forms.CheckboxSelectMultiple if question.is_list else forms.RadioSelect
    return kind(choices=rows, widget=widget, label=own.say("title"), **options)


def _clash_error(chosen: tuple[str, ...], question: Question, sentences: Words) -> str:
    """The sentence that names both: what stands alone, and what it was ticked with."""
    alone = next(answer for answer in chosen if answer in (NONE, UNKNOWN))
    other = next(answer for answer in chosen if answer != alone)
    own = sentences.part(f"questions.{question.id}.answers")
    return sentences.say(
        "interface.clash", alone=own.say(f"{alone}.label"), other=own.say(f"{other}.label")
    )
