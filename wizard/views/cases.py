"""The page of typical cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.pages.cases import cases_page
from wizard.views.asked import read_look
from wizard.views.decorators import page


@page
def cases(request: HttpRequest, language: str) -> HttpResponse:
    """Typical cases, by what happens to the caller; each leads to its result."""
    context = {"page": cases_page(language, read_look(request))}
    return render(request, "wizard/cases.html", context)
