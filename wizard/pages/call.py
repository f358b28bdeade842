"""The call of a type: its diagram, and what happens when somebody is busy, away or closed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from wizard.address import State, query
from wizard.content import words
from wizard.pages.figure import Figure, figure
from wizard.pages.links import Frame, diagram_url, wizard_url
from wizard.pages.sources import SourceLine, source_line

CALL_ANCHOR = "#call"
"""The part of a page that shows the call: where a scenario's link leads."""


@dataclass(frozen=True, slots=True)
class ScenarioLink:
    """One thing that can happen, and the address that walks through it."""

    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CallSection:
    """Everything `pieces/call.html` shows.

    `leave_url` is the page without a scenario, `download_url` the diagram as a file.
    """

    figure: Figure
    scenarios: tuple[ScenarioLink, ...]
    leave_url: str
    sources: tuple[SourceLine, ...]
    download_url: str


def result_call(place: Frame, state: State, type_id: str, needs: frozenset[str]) -> CallSection:
    """The call as a visitor asked for it; `state.call` is the scenario to walk through, if any."""
    anchor = "" if place.is_framed else CALL_ANCHOR

    def address(scenario: str | None) -> str:
        return wizard_url(place, state.calling(scenario)) + anchor

    return _call_section(
        place.language,
        figure(place.language, type_id, needs, state.call),
        address,
        diagram_url(place.language, type_id, state),
    )


def type_call(place: Frame, name: str, state: State, type_id: str) -> CallSection:
    """The call with everything that a type can do; `name` is the URL name of the page."""
    language = place.language
    page_url = reverse(name, args=[language, type_id])
    anchor = "" if place.is_framed else CALL_ANCHOR

    def address(scenario: str | None) -> str:
        return page_url + query(state.calling(scenario).pairs(())) + anchor

    return _call_section(
        language,
        figure(language, type_id, None, state.call),
        address,
        diagram_url(language, type_id, state),
    )


def _call_section(
    language: str,
    drawn: Figure,
    address: Callable[[str | None], str],
    download_url: str,
) -> CallSection:
    """`address` gives the URL of the page with a scenario, or with none."""
    walk = drawn.walk
    return CallSection(
        figure=drawn,
        scenarios=tuple(
            ScenarioLink(name, address(id_), walk is not None and walk.scenario == id_)
            for id_, name in drawn.scenarios.items()
        ),
        leave_url=address(None),
        sources=tuple(source_line(words(language), s) for s in (walk.sources if walk else ())),
        download_url=download_url,
    )
