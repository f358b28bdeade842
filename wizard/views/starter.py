"""The VoiceXML document to begin with, as a file."""

from django.http import HttpRequest, HttpResponse

from wizard.address import State
from wizard.advice import AnswerSet
from wizard.content import callflows, engine, words
from wizard.standing import numbers
from wizard.views.asked import read_state, require_canonical_state
from wizard.views.decorators import page
from wizard.voicexml import TYPE
from wizard.voicexml import starter as document

VOICEXML = "application/voicexml+xml"
"""RFC 4267."""


@page
def starter(request: HttpRequest, language: str) -> HttpResponse:
    """The document for what some answers ask for; without answers, with all that it can have."""
    asked, pairs = read_state(request)
    require_canonical_state(request, pairs, State(asked.answers))
    needs = _needs(asked.answers) if asked.answers else None
    file = document(words(language).part("voicexml").say, callflows()[TYPE], needs)
    name = f'attachment; filename="starter-{language}.vxml"'
    return HttpResponse(file, content_type=VOICEXML, headers={"Content-Disposition": name})


def _needs(answers: AnswerSet) -> frozenset[str]:
    """What the script has to do: of a pair of numbers, its own part."""
    advice = engine().advise(answers)
    of_the_type = (number.needs for number in numbers(advice) if number.type.id == TYPE)
    return next(of_the_type, advice.needs)
