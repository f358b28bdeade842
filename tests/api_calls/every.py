"""Every list of calls that can be shown, and every call in them."""

from functools import cache
from itertools import starmap

from tests.reachable import every_result
from wizard.api_calls import ApiCall
from wizard.content import api, callflows, engine


@cache
def every_list() -> tuple[tuple[ApiCall, ...], ...]:
    """The calls of each type for all needs at once, and for every result."""
    asked = [*((type_id, None) for type_id in api().types), *every_result()]
    return tuple({str(found): found for found in starmap(calls_of, asked)}.values())


def calls_of(type_id: str, needs: frozenset[str] | None) -> tuple[ApiCall, ...]:
    """The calls of one result, or (None) of all that a type can do."""
    feature_type = engine().catalogue.types[type_id].feature_type
    return api().calls(feature_type, callflows()[type_id], needs)


@cache
def every_call() -> tuple[ApiCall, ...]:
    """Each call with each body that it can have."""
    found = {(call.id, str(call.body)): call for calls in every_list() for call in calls}
    return tuple(found.values())


@cache
def few_lists() -> tuple[tuple[ApiCall, ...], ...]:
    """As many of the lists as it takes to have every call once."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for calls in every_list():
        ids = {(call.id, str(call.body)) for call in calls}
        if not ids <= seen:
            seen |= ids
            kept.append(calls)
    return tuple(kept)
