"""Every way to answer a question, subset by subset: the product itself never lists them."""

from functools import cache
from itertools import combinations

from wizard.advice import NONE, UNKNOWN, Choice, Question, QuestionKind


def every_choice(question: Question) -> tuple[Choice, ...]:
    """Single answers first, then ever larger subsets of a tick-list, "none of these", "unknown"."""
    ids = tuple(answer.id for answer in question.answers)
    return _choices(ids, question.kind, question.unknown)


@cache
def _choices(ids: tuple[str, ...], kind: QuestionKind, unknown: bool) -> tuple[Choice, ...]:
    several = kind is QuestionKind.SEVERAL
    sizes = range(1, len(ids) + 1 if several else 2)
    subsets = [choice for size in sizes for choice in combinations(ids, size)]
    return (*subsets, *([(NONE,)] if several else []), *([(UNKNOWN,)] if unknown else []))
