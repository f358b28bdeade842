"""The VoiceXML document to begin with, as a file."""

from django.http import HttpRequest, HttpResponse

from wizard.address import State
from wizard.content import callflows, engine, words
from wizard.views.asked import read_state, require_canonical_state
from wizard.views.decorators import page
from wizard.voicexml import starter as document

VOICEXML = "application/voicexml+xml"
"""RFC 4267."""
VXML = "vxml-ivr"


@page
def starter(request: HttpRequest, language: str) -> HttpResponse:
    """The document for what some answers ask for; without answers, with all that it can have."""
    asked, pairs = read_state(request)
    require_canonical_state(request, pairs, State(asked.answers))
    needs = engine().needs(asked.answers) if asked.answers else None
    file = document(words(language).part("voicexml").say, callflows()[VXML], needs)
    name = f'attachment; filename="starter-{language}.vxml"'
    return HttpResponse(file, content_type=VOICEXML, headers={"Content-Disposition": name})
