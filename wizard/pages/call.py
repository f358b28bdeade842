"""The call of a type: its diagram, and what happens when somebody is busy, away or closed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse

from wizard.address import State, query
from wizard.content import words
from wizard.pages.call_figure import CallFigure, call_figure, figure_of
from wizard.pages.sources import SourceLine, source_line
from wizard.pages.surroundings import Surroundings, diagram_url, wizard_url
from wizard.routes import name_in
from wizard.standing import Part
from wizard.traces import Shown, traces_of_call

CALL_ANCHOR = "#call"
"""The part of a page that shows the call: where a scenario's link leads."""


@dataclass(frozen=True, slots=True)
class ScenarioLink:
    """One thing that can happen, and the address that walks through it; `traces` are needs."""

    name: str
    url: str
    is_current: bool
    traces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallSection:
    """Everything `pieces/call.html` shows.

    `leave_url` is the page without a scenario, `download_url` the diagram as a file. `is_titled`
    asks for the diagram's caption to be shown, where the heading of the page does not name the type
    that is drawn.
    """

    figure: CallFigure
    scenarios: tuple[ScenarioLink, ...]
    leave_url: str
    sources: tuple[SourceLine, ...]
    ring_sources: tuple[SourceLine, ...]
    download_url: str
    is_titled: bool = False


def result_call(
    around: Surroundings, state: State, drawn: tuple[Part, ...], *, is_titled: bool
) -> CallSection:
    """The call as a visitor asked for it; `state.call` is the scenario to walk through, if any."""

    def address(scenario: str | None) -> str:
        return wizard_url(around, state.calling(scenario)) + _anchor(around)

    language = around.language
    figure = figure_of(language, drawn, state.call)
    file_url = diagram_url(language, drawn[0][0], state)
    _, traces = traces_of_call(*drawn)
    section = _call_section(language, figure, address, file_url, traces)
    return replace(section, is_titled=is_titled)


def type_call(around: Surroundings, state: State, type_id: str) -> CallSection:
    """The call with everything that a type can do, on the page of that type."""
    language = around.language
    name = name_in("type", is_framed=around.is_framed)
    page_url = reverse(name, args=[language, type_id])

    def address(scenario: str | None) -> str:
        return page_url + query(state.calling(scenario).pairs(())) + _anchor(around)

    drawn = call_figure(language, type_id, None, state.call)
    return _call_section(language, drawn, address, diagram_url(language, type_id, state), {})


def _anchor(around: Surroundings) -> str:
    return "" if around.is_framed else CALL_ANCHOR


def _call_section(
    language: str,
    drawn: CallFigure,
    address: Callable[[str | None], str],
    download_url: str,
    traces: Shown,
) -> CallSection:
    """`address` gives the URL of the page with a scenario, or with none."""
    walk = drawn.walk
    return CallSection(
        figure=drawn,
        scenarios=tuple(
            ScenarioLink(
                name, address(id_), walk is not None and walk.scenario == id_, traces.get(id_, ())
            )
            for id_, name in drawn.scenarios.items()
        ),
        leave_url=address(None),
        sources=tuple(source_line(words(language), s) for s in (walk.sources if walk else ())),
        ring_sources=tuple(source_line(words(language), s) for s in drawn.ring_sources),
        download_url=download_url,
    )
