"""The sets of needs that answers can end in, with the type that is then set up."""

from functools import cache

from wizard.content import engine
from wizard.standing import recommended_type
from wizard.trace_report import IN_AUDIT, results


@cache
def every_result() -> tuple[tuple[str, frozenset[str]], ...]:
    """Pairs of a type that can be chosen and the needs that lead to it, each once.

    From answers of at most two ticks a list, and one detail: as many as the audit looks at.
    """
    found = dict.fromkeys(engine().needs(answers) for answers in results(IN_AUDIT))
    return tuple((recommended_type(needs).id, needs) for needs in found)
