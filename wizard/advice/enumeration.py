"""Lists every answer set that can stand, so that a property can be checked on all of them.

A link may leave gaps. While the first question is missing, nothing is known about which later ones
apply, and every combination of them may be given ahead: far too many to list, and no need to. The
answer to the missing question makes each later answer either stand or be let go, and what then
stands is listed here with all its own gaps. So a set is listed up to its first gap that leaves
every later question undecided; `tests/advice/test_invariants.py` checks that step.
"""

from collections.abc import Callable, Iterator

from wizard.advice.conditions import Situation
from wizard.advice.limits import MOST_ANSWER_SETS
from wizard.advice.model import Catalogue, Choice, Question
from wizard.toml import ContentError


def settled(catalogue: Catalogue) -> Iterator[tuple[dict[str, Choice], Situation]]:
    """Every settled answer set, gaps included, each once (see the module's text for its bound).

    As plain choices by question, each with the situation it leads to.
    Raises ContentError once there are more than can be proved at each start.
    """
    for number, found in enumerate(_unbounded(catalogue), start=1):
        if number > MOST_ANSWER_SETS:
            raise ContentError(
                "questions.toml",
                "questions",
                f"make more than {MOST_ANSWER_SETS:,} answer sets, the most that can be proved at "
                "each start: take ticks out, or ask a question in fewer cases",
            )
        yield found


def _unbounded(catalogue: Catalogue) -> Iterator[tuple[dict[str, Choice], Situation]]:
    questions = tuple(catalogue.questions.values())
    next_possible = _finder(questions)
    waiting: list[tuple[int, dict[str, Choice], Situation]] = [(0, {}, Situation())]
    while waiting:
        position, chosen, situation = waiting.pop()
        question = next_possible(position, situation)
        if question is None:
            yield chosen, situation
            continue
        gap = situation.with_gap(question)
        after = question.position + 1
        if _leaves_all_open(gap, questions[after:]):
            yield chosen, gap
        else:
            waiting.append((after, chosen, gap))
        for choice in question.needs_by_choice:
            with_it = {**chosen, question.id: choice}
            waiting.append((after, with_it, situation.with_choice(question, choice)))


def _finder(questions: tuple[Question, ...]) -> Callable[[int, Situation], Question | None]:
    """Finds the first question, from a position on, that applies or may.

    Ticks by the thousand differ only in needs that no later condition names, so what is found is
    remembered by the needs that one does name.
    """
    named = [
        frozenset[str]().union(*(q.condition.needs_any | q.condition.needs_none for q in rest))
        for rest in (questions[position:] for position in range(len(questions) + 1))
    ]
    found: dict[tuple[object, ...], Question | None] = {}

    def next_possible(position: int, situation: Situation) -> Question | None:
        watched = situation.needs & named[position]
        key = (position, watched, situation.unsure, situation.possible, situation.gaps)
        if key not in found:
            possible = (
                q for q in questions[position:] if situation.verdict(q.condition) is not False
            )
            found[key] = next(possible, None)
        return found[key]

    return next_possible


def _leaves_all_open(gap: Situation, later: tuple[Question, ...]) -> bool:
    """Whether not one later question is known to apply, or known not to."""
    for question in later:
        if gap.verdict(question.condition) is not None:
            return False
        gap = gap.with_gap(question)
    return True
