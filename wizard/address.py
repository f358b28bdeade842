"""The address of a page: which answers and settings its query string holds, and how it is built.

Every state of the wizard has one canonical URL (docs/contract.md). `parse` reads the pairs that
somebody asked for, and `State.pairs` gives the canonical ones; where they differ, the view
redirects once. Another spelling of the same pairs, such as `who=%73everal` or `&&who=several`, gets
the page at once: that page names the canonical address, and the page cache does not keep it.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from wizard.advice import AnswerSet, Catalogue, Choice, Clash, read
from wizard.short_address import mended, written_out

LONGEST_QUERY = 2_000
"""Bytes. The longest canonical query of this catalogue has fewer than half of that."""

THEMES = ("auto", "light", "dark")
ACCENTS = ("blue", "teal", "green", "violet", "magenta", "slate")
"""Names only, so that every colour that a page can have was tested for contrast."""
DEFAULT_THEME, DEFAULT_ACCENT = THEMES[0], ACCENTS[0]
LOOK = ("theme", "accent")
"""The parameters of the look, which every page of the wizard may have."""

FIRST_FACTS = "2026-01"
"""No address was shared before the year of the first release."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)

Pairs = tuple[tuple[str, str], ...]


class MalformedQueryError(ValueError):
    """A query string that is no text: too long, not UTF-8, or with a NUL in it."""


@dataclass(frozen=True, slots=True)
class State:
    """What a URL says.

    `empty` and `clashes` are the questions whose form was submitted without an answer, or with
    answers that exclude each other. `call` is the scenario to walk through, on a page with a
    diagram. `facts` is the version of the facts with which an address was shared.
    """

    answers: AnswerSet
    change: str | None = None
    dropped: tuple[str, ...] = ()
    call: str | None = None
    facts: str | None = None
    theme: str | None = None
    accent: str | None = None
    empty: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()

    def pairs(self, questions: Iterable[str]) -> Pairs:
        """The canonical pairs: answers in the order of the questions, then what is reserved."""
        chosen = {clash.question: clash.chosen for clash in self.clashes}
        chosen |= dict.fromkeys(self.empty, ("",))
        chosen |= self.answers
        given = [(q, answer) for q in questions if q in chosen for answer in chosen[q]]
        reserved = (
            ("change", self.change),
            *(("dropped", question) for question in self.dropped),
            ("call", self.call),
            ("facts", self.facts),
            ("theme", self.theme),
            ("accent", self.accent),
        )
        return (*given, *((name, value) for name, value in reserved if value))

    def with_answers(self, answers: AnswerSet) -> "State":
        """These answers in the same look, and nothing else."""
        return State(answers, theme=self.theme, accent=self.accent)

    def answering(self, question: str, choice: Choice) -> "State":
        """The same answers and one more, or another one."""
        return self.with_answers(self.answers.answering(question, choice))

    def changing(self, question: str | None) -> "State":
        """The same answers, with one question shown again, or none."""
        return replace(self.with_answers(self.answers), change=question)

    def calling(self, scenario: str | None) -> "State":
        """The same answers, with one scenario walked through, or none."""
        return replace(self.with_answers(self.answers), call=scenario)

    def cleared(self) -> "State":
        """No answers; the look stays."""
        return self.with_answers(AnswerSet())

    def shared(self, facts: str) -> "State":
        """What an address to send says: the answers, and the version of the facts of today."""
        return State(self.answers, facts=facts)

    def without_notice(self) -> "State":
        """The state that links and forms repeat: they repeat neither `dropped` nor `facts`."""
        return replace(self, dropped=(), facts=None)


def parse(raw_query: str, catalogue: Catalogue) -> tuple[State, Pairs]:
    """Reads a raw query string (as bytes in Latin-1, as WSGI gives it) into a state and its pairs.

    Raises MalformedQueryError if it cannot be read. A pair that can be read but not understood is
    not in the state. Only `call` may be anything: the page knows which scenarios it has. The state
    also has what a short address says, and what a damaged one seems to have said.
    """
    pairs = parse_pairs(raw_query)
    understood = written_out(mended(pairs))
    reading = read(catalogue, understood)
    names = catalogue.question_ids
    given = values_by_name(understood)
    change = only(given.get("change", ()), names)
    dropped = {names[q] for q in given.get("dropped", ()) if q in names}
    state = State(
        reading.answers,
        change=names[change] if change else None,
        dropped=catalogue.in_order(dropped.union(reading.dropped)),
        call=only(given.get("call", ())),
        facts=_known_facts(only(given.get("facts", ())), catalogue.facts),
        theme=only(given.get("theme", ()), THEMES),
        accent=only(given.get("accent", ()), ACCENTS),
        empty=reading.empty,
        clashes=reading.clashes,
    )
    return state, pairs


def parse_pairs(raw_query: str, longest: int = LONGEST_QUERY) -> Pairs:
    """The decoded pairs of a raw query string of so many bytes; raises MalformedQueryError."""
    if len(raw_query) > longest:
        raise MalformedQueryError("too long")
    try:
        text = raw_query.encode("latin-1").decode("utf-8")
        pairs = tuple(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except ValueError as error:
        raise MalformedQueryError("not UTF-8") from error
    if any("\0" in part for pair in pairs for part in pair):
        raise MalformedQueryError("a NUL")
    return pairs


def _known_facts(asked: str | None, today: str) -> str | None:
    """A version of the facts that an address can have been shared with, or None."""
    if asked is None or not _MONTH.fullmatch(asked):
        return None
    return asked if FIRST_FACTS <= asked <= today else None


def query(pairs: Pairs) -> str:
    """Pairs as a query string with its question mark, or nothing."""
    return f"?{urlencode(pairs)}" if pairs else ""


def values_by_name(pairs: Pairs) -> Mapping[str, Sequence[str]]:
    """Every name of a query string with its values, in the order in which they stand."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values


def only(values: Sequence[str], allowed: Container[str] | None = None) -> str | None:
    """The one value that is allowed (None: any is); several different ones cancel each other."""
    if len(set(values)) != 1:
        return None
    return values[0] if allowed is None or values[0] in allowed else None
