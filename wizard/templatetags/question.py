"""Draws a question: its answers, and the button that sends them."""

from functools import lru_cache
from typing import Any

from crispy_forms.utils import render_crispy_form
from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from wizard.content import engine, words
from wizard.forms import QuestionForm

register = template.Library()


@register.simple_tag
def rows(form: QuestionForm) -> SafeString:
    """What stands in the form of a question, drawn by crispy-forms."""
    if not form.is_untouched:
        return SafeString(render_crispy_form(form))
    found: Any = get_template("wizard/field.html")
    return _untouched(found.template, form.question_id, form.language)


@lru_cache(maxsize=1024)
def _untouched(template: template.Template, question_id: str, language: str) -> SafeString:
    """A question as it is on every page of a language until somebody has answered it.

    It is drawn once, for it takes a third of the time of a page. A template that was changed is
    another template, so that development shows it at once.
    """
    question = engine().catalogue.questions[question_id]
    form = QuestionForm(question, words(language), chosen="", bound=False)
    return SafeString(render_crispy_form(form))
