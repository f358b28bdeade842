"""The statement on accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.pages.accessibility import accessibility_page
from wizard.views.asked import read_look
from wizard.views.decorators import page


@page
def accessibility(request: HttpRequest, language: str) -> HttpResponse:
    """What was checked, by whom, and what by nobody."""
    context = {"page": accessibility_page(language, read_look(request))}
    return render(request, "wizard/accessibility.html", context)
