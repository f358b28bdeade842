"""What somebody asks the builder for: a platform, a language, answers given already, a look.

It is all in the query string, as everywhere: `platform`, `language`, the wizard's own answers,
`theme` and `accent`. `answers` takes the pasted address of a wizard page; its answers then stand
in the builder's own address, so that no canonical address holds it.
"""

from dataclasses import dataclass, replace

from wizard.address import (
    DEFAULT_ACCENT,
    DEFAULT_THEME,
    MalformedQueryError,
    Pairs,
    State,
    only,
    parse,
    query,
    values_by_name,
)
from wizard.advice import BUILDER_PARAMETERS, AnswerSet
from wizard.content import LANGUAGES, engine, platforms
from wizard.snippets import Platform

PLATFORM, LANGUAGE, PASTED = BUILDER_PARAMETERS
"""The builder's own fields. `dropped=answers` says that a pasted address had no answer in it."""
DEFAULT_PLATFORM = "html"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for; a field is None if its value is missing or unknown.

    `is_unread` says that a pasted address had no answer in it.
    """

    platform_id: str | None
    language: str | None
    state: State
    is_unread: bool = False

    @property
    def platform(self) -> Platform:
        """The platform asked for, or the usual one."""
        return platforms()[self.platform_id or DEFAULT_PLATFORM]

    def pairs(self) -> Pairs:
        """The canonical pairs."""
        own = ((PLATFORM, self.platform_id), (LANGUAGE, self.language))
        given = tuple((name, value) for name, value in own if value)
        dropped = (*self.state.dropped, PASTED) if self.is_unread else self.state.dropped
        state = replace(self.state, dropped=dropped)
        return given + state.pairs(engine().catalogue.questions)

    def without_notice(self) -> "Order":
        """The order that links repeat. They do not repeat which answers were dropped."""
        return replace(self, state=self.state.without_notice(), is_unread=False)

    def without_answers(self) -> "Order":
        """The same order for a wizard that begins at its first question."""
        return replace(self.without_notice(), state=self.state.cleared())

    def wizard_query(self) -> str:
        """The query that opens the wizard with these answers and this look."""
        return query(look(self.state).pairs(engine().catalogue.questions))


def look(state: State) -> State:
    """The same state without the look that a wizard has anyway."""
    return replace(
        state.without_notice(),
        theme=None if state.theme == DEFAULT_THEME else state.theme,
        accent=None if state.accent == DEFAULT_ACCENT else state.accent,
    )


def read_order(raw_query: str) -> tuple[Order, Pairs]:
    """Reads a raw query string; raises MalformedQueryError if it cannot be read."""
    asked, pairs = parse(raw_query, engine().catalogue)
    given = values_by_name(pairs)
    state = _standing(asked)
    is_unread = PASTED in given.get("dropped", ())
    pasted = " ".join(given.get(PASTED, ())).strip()
    if pasted:
        found = _pasted(pasted)
        is_unread = not (found.answers or found.dropped)
        if not is_unread:
            state = replace(state, answers=found.answers, dropped=found.dropped)
    order = Order(
        only(given.get(PLATFORM, ()), platforms()),
        only(given.get(LANGUAGE, ()), LANGUAGES),
        state,
        is_unread,
    )
    return order, pairs


def _standing(asked: State) -> State:
    """The answers that can stand; the question of a clash counts as dropped."""
    dropped = {*asked.dropped, *(clash.question for clash in asked.clashes)}
    standing = asked.with_answers(asked.answers)
    return replace(standing, dropped=engine().catalogue.in_order(dropped))


def _pasted(text: str) -> State:
    """The answers in the address of a wizard page or in its query; any other text has none."""
    _, mark, after = text.partition("?")
    raw_query = (after if mark else text).partition("#")[0]
    try:
        asked, _ = parse(raw_query.encode().decode("latin-1"), engine().catalogue)
    except (MalformedQueryError, UnicodeEncodeError):
        return State(AnswerSet())
    return _standing(asked)
