"""The builder: the code that puts the wizard into a help centre's own pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from wizard.address import query
from wizard.builder import read_order
from wizard.pages.integrate import integrate_page
from wizard.views import page


@page
def integrate(request: HttpRequest, language: str) -> HttpResponse:
    """The snippet for a platform, how to use it, and a preview that is the wizard itself."""
    order, pairs = read_order(request.META.get("QUERY_STRING", ""))
    canonical = order.pairs()
    if canonical != pairs:
        return HttpResponseRedirect(request.path + query(canonical))
    return render(request, "integrate/index.html", {"page": integrate_page(language, order)})
