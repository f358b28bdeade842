"""The first question once more, as a step of django-formtools' SessionWizardView.

The same words, the same form and the same page around it, so that what differs is the state: in a
session here, in the address there.
"""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import include, path
from formtools.wizard.views import SessionWizardView

from wizard.address import State
from wizard.advice import AnswerSet
from wizard.content import engine, words
from wizard.forms import QuestionForm
from wizard.pages.question import question_page

LANGUAGE = "en"
START = State(AnswerSet())


class FirstQuestion(QuestionForm):
    """The wizard's own form of its first question, made as formtools makes its forms."""

    def __init__(self, data: Any = None, files: Any = None, prefix: Any = None, **_: Any) -> None:
        question = engine().next_question(START.answers)
        assert question is not None
        super().__init__(question, START, words(LANGUAGE), chosen="", bound=False)
        self.prefix = prefix
        self.data, self.is_bound = data or {}, data is not None
        self.helper.form_method = "post"
        self.helper.form_tag = False


class Confirmation(forms.Form):
    """A second step, since a wizard has one."""


class Guide(SessionWizardView):
    """GET shows the first question, POST takes its answer."""

    form_list = (("question", FirstQuestion), ("confirmation", Confirmation))
    template_name = "session-question.html"

    def get_context_data(self, form: forms.Form, **kwargs: Any) -> dict[str, Any]:
        question = engine().next_question(START.answers)
        assert question is not None
        page = question_page(LANGUAGE, START, question)
        return {**super().get_context_data(form=form, **kwargs), "page": page}

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("done")


urlpatterns = [path("guide/", Guide.as_view()), path("", include("aliasconfig.urls"))]
