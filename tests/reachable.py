"""Every set of needs that answers can end in, with the type that is then set up."""

from functools import cache

from tests.advice.reference import Reference
from wizard.content import engine
from wizard.standing import recommended_type


@cache
def every_result() -> tuple[tuple[str, frozenset[str]], ...]:
    """Pairs of a type that can be chosen and the needs that lead to it, each once."""
    known = engine()
    every_set = Reference(known.catalogue).every_set(bounded=True)
    return tuple(
        (recommended_type(needs).id, needs) for needs in dict.fromkeys(map(known.needs, every_set))
    )
