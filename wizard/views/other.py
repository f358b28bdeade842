"""The page for needs that no type meets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.pages.other import other_page
from wizard.views.asked import read_state, require_canonical_state
from wizard.views.decorators import page


@page
def other(request: HttpRequest, language: str) -> HttpResponse:
    """What the types do not do, and where to ask; answers ride along, for the way back."""
    asked, pairs = read_state(request)
    state = asked.changing(asked.change if asked.change in asked.answers else None)
    require_canonical_state(request, pairs, state)
    return render(request, "wizard/other.html", {"page": other_page(language, state)})
