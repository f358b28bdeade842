"""The first two questions once more, as steps of django-formtools' SessionWizardView.

The same words, the same forms and the same page around them, so that what differs is the state: in
a session here, in the address there.
"""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import include, path
from formtools.wizard.views import SessionWizardView

from measurements.speed.answer import AFTER, LANGUAGE, START
from wizard.address import State
from wizard.advice import Question
from wizard.content import engine, words
from wizard.forms import QuestionForm
from wizard.pages.question import question_page


def question_after(state: State) -> Question:
    """The question that the wizard asks in a state."""
    question = engine().next_question(state.answers)
    assert question is not None
    return question


class Step(QuestionForm):
    """The wizard's own form of a question, made as formtools makes its forms."""

    state: ClassVar[State]

    def __init__(self, data: Any = None, files: Any = None, prefix: Any = None, **_: Any) -> None:
        super().__init__(
            question_after(self.state), self.state, words(LANGUAGE), chosen="", bound=False
        )
        self.prefix = prefix
        self.data, self.is_bound = data or {}, data is not None
        self.helper.form_method = "post"
        self.helper.form_tag = False


class FirstQuestion(Step):
    """Shown to whoever comes."""

    state = START


class NextQuestion(Step):
    """Shown to whoever answered the first one."""

    state = AFTER


class Guide(SessionWizardView):
    """GET shows the first question; POST takes its answer and shows the next one."""

    form_list = (("first", FirstQuestion), ("next", NextQuestion))
    template_name = "session-question.html"

    def get_context_data(self, form: Step, **kwargs: Any) -> dict[str, Any]:
        """What our own page of this question has, and what the form adds."""
        page = question_page(LANGUAGE, form.state, question_after(form.state))
        return {**super().get_context_data(form=form, **kwargs), "page": page}

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        """The end, which is never measured."""
        return HttpResponse("done")


urlpatterns = [path("guide/", Guide.as_view()), path("", include("aliasconfig.urls"))]
