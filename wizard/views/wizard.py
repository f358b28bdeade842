"""The wizard itself: its questions, its results, and the address without a language."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers

from wizard.languages import preferred_language
from wizard.pages.question import question_page
from wizard.pages.result import result_page
from wizard.routes import WIZARD, is_framed
from wizard.standing import state_and_question
from wizard.views.asked import raw_query, read_state, require_canonical_state
from wizard.views.decorators import page


@page
def root(request: HttpRequest) -> HttpResponse:
    """Leads to the wizard in the reader's language; the query comes along."""
    read_state(request)  # a query that cannot be read gets its page here, and is not passed on
    language = preferred_language(request.headers.get("Accept-Language", ""))
    asked = raw_query(request)
    response = HttpResponseRedirect(
        reverse(WIZARD, args=[language]) + (f"?{asked}" if asked else "")
    )
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@page
def wizard(request: HttpRequest, language: str) -> HttpResponse:
    """The first unanswered question that matters, the one to change, or the result."""
    asked, pairs = read_state(request)
    state, question = state_and_question(asked)
    require_canonical_state(request, pairs, state)
    framed = is_framed(request)
    if question is None:
        result = result_page(language, state, is_framed=framed)
        return render(request, "wizard/result.html", {"page": result})
    asking = question_page(language, state, question, is_framed=framed)
    return render(request, "wizard/question.html", {"page": asking})
