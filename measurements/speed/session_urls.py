"""The first two questions once more, as steps of django-formtools' SessionWizardView.

The same words, the same answers and the same page around them. State and form are as the documents
of formtools and crispy-forms have them: a session, and a form made and laid out for each request.
What the product makes once and keeps is not called here, but for the addresses around a question:
a peer that grew quicker with the product would measure nothing.
"""

from types import SimpleNamespace
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.http import HttpResponse
from django.urls import include, path
from formtools.wizard.views import SessionWizardView

from measurements.speed.answer import AFTER, LANGUAGE, QUESTION, START
from wizard.address import State
from wizard.advice import Question
from wizard.content import engine, words
from wizard.forms import choice_field, every_answer
from wizard.pages.surroundings import surroundings
from wizard.routes import WIZARD


def question_after(state: State) -> Question:
    """The question that the wizard asks in a state."""
    question = engine().next_question(state.answers)
    assert question is not None
    return question


class Step(forms.Form):
    """One question of the catalogue, with its answers and their hints."""

    question_id: ClassVar[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = engine().catalogue.questions[self.question_id]
        own = words(LANGUAGE).part(f"questions.{question.id}")
        hints = {a: own.say_if_any(f"answers.{a}.hint") for a in every_answer(question)}
        help_text = own.say_if_any("hint")
        self.fields[question.id] = choice_field(question, own, hints, help_text=help_text)
        self.helper = FormHelper(self)
        self.helper.template = "session-form.html"


class FirstQuestion(Step):
    """Shown to whoever comes."""

    question_id = QUESTION


class NextQuestion(Step):
    """Shown to whoever answered the first one."""

    question_id = question_after(AFTER).id


class Guide(SessionWizardView):
    """GET shows the first question; POST takes its answer and shows the next one."""

    form_list = (("first", FirstQuestion), ("next", NextQuestion))
    template_name = "session-question.html"

    def get_context_data(self, form: Step, **kwargs: Any) -> dict[str, Any]:
        """What the page around a question has, and what the form adds."""
        sentences = words(LANGUAGE)
        is_first = isinstance(form, FirstQuestion)
        state: State = START if is_first else AFTER
        page = SimpleNamespace(
            surroundings=surroundings(LANGUAGE, state, WIZARD),
            title=sentences.say(f"questions.{form.question_id}.title"),
            welcome=sentences.lines("interface.welcome") if is_first else (),
            progress=sentences.say("interface.progress", number=int(self.steps.step1), total=4),
            words=sentences.part("interface"),
        )
        return {**super().get_context_data(form=form, **kwargs), "page": page}

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        """The end, which is never measured."""
        return HttpResponse("done")


urlpatterns = [path("guide/", Guide.as_view()), path("", include("aliasconfig.urls"))]
