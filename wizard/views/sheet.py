"""What a result becomes when it leaves the screen: the set-up sheet, and its summary as text."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.address import State
from wizard.pages.pass_on import page_address
from wizard.pages.sheet import sheet_page
from wizard.pages.summary import Style, summary
from wizard.routes import WIZARD
from wizard.standing import state_and_question
from wizard.views.asked import Elsewhere, read_state, require_canonical_state
from wizard.views.decorators import page


@page
def sheet(request: HttpRequest, language: str) -> HttpResponse:
    """The set-up sheet of a result, to print."""
    state = _result(request, language)
    return render(request, "wizard/sheet.html", {"page": sheet_page(language, state)})


@page
def text(request: HttpRequest, language: str) -> HttpResponse:
    """The summary of a result as plain text."""
    return _written(request, language, Style(is_markdown=False))


@page
def markdown(request: HttpRequest, language: str) -> HttpResponse:
    """The same in Markdown."""
    return _written(request, language, Style(is_markdown=True))


def _written(request: HttpRequest, language: str, style: Style) -> HttpResponse:
    kind = "markdown" if style.is_markdown else "plain"
    written = summary(language, _result(request, language), style)
    response = HttpResponse(written, content_type=f"text/{kind}; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


def _result(request: HttpRequest, language: str) -> State:
    """The state of a result; raises Elsewhere: to the question that is left, or to its address."""
    asked, pairs = read_state(request)
    state, question = state_and_question(replace(asked, call=None))
    if question is not None:
        raise Elsewhere(page_address(WIZARD, language, state))
    require_canonical_state(request, pairs, state)
    return state
