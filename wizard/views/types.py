"""The pages of the types: side by side, and one by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.pages.types import type_page, types_page
from wizard.routes import is_framed
from wizard.standing import scenario_ids
from wizard.views.asked import known_type, read_look
from wizard.views.decorators import page


@page
def types(request: HttpRequest, language: str) -> HttpResponse:
    """All types side by side."""
    context = {"page": types_page(language, read_look(request))}
    return render(request, "types/index.html", context)


@page
def type_detail(request: HttpRequest, language: str, configuration: str) -> HttpResponse:
    """One type: explanation, diagram, table."""
    chosen = known_type(configuration)
    state = read_look(request, scenario_ids((chosen.id, None)))
    context = {"page": type_page(language, state, chosen, is_framed=is_framed(request))}
    return render(request, "types/detail.html", context)
