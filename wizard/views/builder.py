"""The builder: the code that puts the wizard into a help centre's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.builder.order import read_order
from wizard.builder.page import integrate_page
from wizard.views.asked import raw_query, require_canonical
from wizard.views.decorators import page


@page
def integrate(request: HttpRequest, language: str) -> HttpResponse:
    """The snippet for a platform, how to use it, and a preview that is the wizard itself."""
    order, pairs = read_order(raw_query(request))
    require_canonical(request, pairs, order.pairs())
    return render(request, "integrate/index.html", {"page": integrate_page(language, order)})
