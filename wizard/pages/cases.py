"""The page of typical cases: each leads to the result of its answers."""

from dataclasses import dataclass
from functools import cache

from wizard.address import State
from wizard.callflow import sketch
from wizard.content import Words, callflows, cases, engine, words
from wizard.content.cases import Case
from wizard.pages.surroundings import Surroundings, surroundings, wizard_url
from wizard.standing import shown_type


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One case, its call as an SVG element of our own core, and the type that its result shows."""

    title: str
    line: str
    url: str
    sketch: str
    type: str


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """The cases in which the same thing happens to the caller, under a heading."""

    title: str
    cards: tuple[CaseCard, ...]


@dataclass(frozen=True, slots=True)
class CasesPage:
    """Everything `wizard/cases.html` shows."""

    surroundings: Surroundings
    title: str
    intro: str
    groups: tuple[CaseGroup, ...]
    words: Words


def cases_page(language: str, state: State) -> CasesPage:
    """The page in a language; of the state only the look counts."""
    sentences = words(language)
    own = sentences.part("cases")
    around = surroundings(language, state, "cases")
    grouped: dict[str, list[CaseCard]] = {}
    for case in cases():
        grouped.setdefault(case.group, []).append(_card(sentences, around, state, case))
    return CasesPage(
        surroundings=around,
        title=own.say("title"),
        intro=own.say("intro"),
        groups=tuple(
            CaseGroup(own.say(f"groups.{group}"), tuple(cards)) for group, cards in grouped.items()
        ),
        words=sentences.part("interface"),
    )


def _card(sentences: Words, around: Surroundings, state: State, case: Case) -> CaseCard:
    shown, picture = _call(case)
    return CaseCard(
        title=sentences.say(f"cases.{case.id}.title"),
        line=sentences.say(f"cases.{case.id}.line"),
        url=wizard_url(around, state.with_answers(case.answers)),
        sketch=picture,
        type=sentences.say(f"types.{shown}.short"),
    )


@cache
def _call(case: Case) -> tuple[str, str]:
    """The id of the type that the result shows, and the sketch of its call."""
    advice = engine().advise(case.answers)
    shown = shown_type(advice).id
    return shown, sketch(callflows()[shown], advice.needs)
