"""What somebody asks the builder for: a platform, a language, answers given already, a look.

It is all in the query string, as everywhere: `platform`, `language`, the wizard's own answers,
`theme` and `accent`. `answers` takes the pasted address of a wizard page; its answers then stand
in the builder's own address, so that no canonical address holds it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wizard.address import MalformedQueryError, Pairs, State, parse, query
from wizard.advice import AnswerSet
from wizard.content import LANGUAGES, engine, platforms
from wizard.snippets import Platform

PASTED = "answers"
"""The field for a pasted address; also what `dropped` says when no answer was found in it."""
PARAMETERS = ("platform", "language", PASTED)
"""Names that are the builder's own, and so never a question."""
DEFAULT_PLATFORM = "html"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for; None where nothing, or nothing that is known, was said."""

    platform_id: str | None
    language: str | None
    state: State
    is_unread: bool = False

    @property
    def platform(self) -> Platform:
        return platforms()[self.platform_id or DEFAULT_PLATFORM]

    def pairs(self) -> Pairs:
        """The canonical pairs."""
        own = (("platform", self.platform_id), ("language", self.language))
        said = replace(
            self.state, dropped=(*self.state.dropped, *((PASTED,) if self.is_unread else ()))
        )
        given = tuple((name, value) for name, value in own if value)
        return given + said.pairs(engine().catalogue.questions)

    def without_notice(self) -> "Order":
        """The order that links repeat: what was let go is said once."""
        return replace(self, state=self.state.without_notice(), is_unread=False)

    def without_answers(self) -> "Order":
        return replace(self.without_notice(), state=self.state.cleared())

    def wizard_query(self) -> str:
        """The query that opens the wizard with these answers and this look."""
        return query(look(self.state).pairs(engine().catalogue.questions))


def look(state: State) -> State:
    """The same state without the look that a wizard has anyway."""
    return replace(
        state.without_notice(),
        theme=None if state.theme == "auto" else state.theme,
        accent=None if state.accent == "blue" else state.accent,
    )


def read_order(raw_query: str) -> tuple[Order, Pairs]:
    """Reads a raw query string; raises MalformedQueryError if it cannot be read."""
    asked, pairs = parse(raw_query, engine().catalogue)
    given = _values(pairs)
    state = _standing(asked)
    is_unread = PASTED in given.get("dropped", ())
    pasted = " ".join(given.get(PASTED, ())).strip()
    if pasted:
        found = _pasted(pasted)
        is_unread = not (found.answers or found.dropped)
        if not is_unread:
            state = replace(state, answers=found.answers, dropped=found.dropped)
    order = Order(
        _only(given.get("platform", ()), platforms()),
        _only(given.get("language", ()), LANGUAGES),
        state,
        is_unread,
    )
    return order, pairs


def _values(pairs: Pairs) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        values[name] = (*values.get(name, ()), value)
    return values


def _standing(asked: State) -> State:
    """The answers that can stand; a clash is let go, and said."""
    said = {*asked.dropped, *(clash.question for clash in asked.clashes)}
    return State(
        asked.answers,
        dropped=tuple(question for question in engine().catalogue.questions if question in said),
        theme=asked.theme,
        accent=asked.accent,
    )


def _pasted(text: str) -> State:
    """The answers in the address of a wizard page, or in its query alone; none in anything else."""
    _, mark, after = text.partition("?")
    raw_query = (after if mark else text).partition("#")[0]
    try:
        asked, _ = parse(raw_query.encode().decode("latin-1"), engine().catalogue)
    except (MalformedQueryError, UnicodeEncodeError):
        return State(AnswerSet())
    return _standing(asked)


def _only(values: Iterable[str], allowed: Iterable[str]) -> str | None:
    """The one value that is allowed; several different ones cancel each other."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 and distinct <= set(allowed) else None
