"""Pictures as files: the diagram of a call for an article, the card for a pasted link."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wizard.address import State
from wizard.content import words
from wizard.pages.call_figure import diagram_file, link_card
from wizard.standing import parts_at, scenario_ids
from wizard.views.asked import known_type, read_state, require_canonical, require_canonical_state
from wizard.views.decorators import page

SVG = "image/svg+xml"


@page
def diagram(request: HttpRequest, language: str, configuration: str) -> HttpResponse:
    """The call of a type as a stand-alone SVG: all that it can do, or what some answers ask for."""
    chosen = known_type(configuration)
    asked, pairs = read_state(request)
    drawn = parts_at(chosen.id, asked.answers)
    known = scenario_ids(*drawn)
    state = State(asked.answers, call=asked.call if asked.call in known else None)
    require_canonical_state(request, pairs, state)
    source = words(language).say("interface.brand") + " – " + settings.PUBLIC_ORIGIN
    file = diagram_file(language, drawn, state.call, source)
    return HttpResponse(file, content_type=SVG)


@page
def card(request: HttpRequest, language: str, configuration: str | None = None) -> HttpResponse:
    """The picture of a pasted link as SVG, for a type or for the wizard (PNG: static/cards/)."""
    type_id = known_type(configuration).id if configuration else None
    require_canonical(request, read_state(request)[1], ())
    return HttpResponse(link_card(language, type_id), content_type=SVG)
