"""What the address of a request asks for, and where it should have been asked."""

from collections.abc import Collection

from django.http import Http404, HttpRequest

from wizard.address import Pairs, State, parse, query
from wizard.advice import ConfigurationType
from wizard.content import engine


class Elsewhere(Exception):  # noqa: N818 - it leads to a page and is no error
    """What was asked for stands at another address, where the `page` decorator redirects to."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def raw_query(request: HttpRequest) -> str:
    """The query string as WSGI gives it: one character for each byte that was sent."""
    return str(request.META.get("QUERY_STRING", ""))


def read_state(request: HttpRequest) -> tuple[State, Pairs]:
    """The state that an address asks for, and its pairs; raises MalformedQueryError."""
    return parse(raw_query(request), engine().catalogue)


def require_canonical(request: HttpRequest, pairs: Pairs, canonical: Pairs) -> None:
    """Raises Elsewhere with the canonical address unless the request has the canonical pairs."""
    if pairs != canonical:
        raise Elsewhere(request.path + query(canonical))


def require_canonical_state(request: HttpRequest, pairs: Pairs, state: State) -> None:
    """Raises Elsewhere with the canonical address of a state unless the request has its pairs."""
    require_canonical(request, pairs, state.pairs(engine().catalogue.questions))


def read_look(request: HttpRequest, scenarios: Collection[str] = ()) -> State:
    """The state that a page without answers shows: a look and, if it has a call, a scenario.

    `scenarios` are the ids that the page knows. Raises Elsewhere if the address says anything more.
    """
    asked, pairs = read_state(request)
    state = asked.cleared().calling(asked.call if asked.call in scenarios else None)
    require_canonical(request, pairs, state.pairs(()))
    return state


def known_type(type_id: str) -> ConfigurationType:
    """The type with this id; raises Http404 if there is none."""
    types = engine().catalogue.types
    if type_id not in types:
        raise Http404(type_id)
    return types[type_id]
