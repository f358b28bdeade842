"""Every list of calls that can be shown, and every call in them."""

from functools import cache

from tests.reachable import every_result
from wizard.api_calls import ApiCall
from wizard.content import api, engine


@cache
def every_list() -> tuple[tuple[ApiCall, ...], ...]:
    """The calls of each type for all needs at once, and for every result."""
    named = {type_id: api().named(type_id) for type_id in api().types}
    told_apart = {(type_id, needs & named[type_id]) for type_id, needs in every_result()}
    asked = [*((type_id, None) for type_id in named), *told_apart]
    types = engine().catalogue.types
    return tuple(api().calls(id_, types[id_].feature_type, needs) for id_, needs in asked)


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
