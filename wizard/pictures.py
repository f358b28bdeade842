"""Pictures as files: the diagram of a call for an article, the card for a pasted link."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from wizard.address import State, query
from wizard.content import engine, words
from wizard.pages.figure import diagram_file, link_card
from wizard.standing import scenario_ids
from wizard.views import page, read_state


@page
def diagram(request: HttpRequest, language: str, configuration: str) -> HttpResponse:
    """The call of a type as a stand-alone SVG: all that it can do, or what some answers ask for."""
    catalogue = engine().catalogue
    if configuration not in catalogue.types:
        raise Http404(configuration)
    asked, pairs = read_state(request)
    needs = engine().advise(asked.answers).needs if asked.answers else None
    known = scenario_ids(configuration, needs)
    state = State(asked.answers, call=asked.call if asked.call in known else None)
    canonical = state.pairs(catalogue.questions)
    if canonical != pairs:
        return HttpResponseRedirect(request.path + query(canonical))
    source = words(language)["interface"]["brand"] + " – " + settings.PUBLIC_ORIGIN
    file = diagram_file(language, configuration, needs, state.call, source)
    return HttpResponse(file, content_type="image/svg+xml")


@page
def card(request: HttpRequest, language: str, configuration: str | None = None) -> HttpResponse:
    """The picture of a pasted link as SVG, for a type or for the wizard (PNG: static/cards/)."""
    if configuration is not None and configuration not in engine().catalogue.types:
        raise Http404(configuration)
    if read_state(request)[1]:
        return HttpResponseRedirect(request.path)
    return HttpResponse(link_card(language, configuration), content_type="image/svg+xml")
