"""The menu and the steps of a call as tables to fill in, with the keys of the picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.callflow import OutlineStep, outline
from wizard.content import Words, callflows, set_up, words

MENU_KIND = "menu"
"""The kind of a menu in the picture."""
MENU_STEP = "menu"
"""The set-up step in which a panel asks for a menu."""
GIVEN = frozenset(("caller", "number", "talk"))
"""The kinds at which there is nothing to set."""
ENDS = frozenset(("end", "again"))
"""The kinds at which the call ends, or the menu begins anew, by itself."""
PHONES = frozenset(("ovh-phone", "outside-phone", "phone"))
"""The kinds of the members of a team, which stand in its own row."""


@dataclass(frozen=True, slots=True)
class MenuRow:
    """A key of the menu and where it leads, or a step of the call, which leads on by itself.

    `details` are what happens there otherwise, and which phones are in a team:
    `closed: voicemail`, for example.
    """

    id: str
    name: str
    leads: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuTable:
    """Everything `pieces/menu-table.html` shows; without a menu there are no keys."""

    title: str
    keys: tuple[MenuRow, ...]
    steps: tuple[MenuRow, ...]
    own: Words


def menu_table(language: str, type_id: str, needs: frozenset[str] | None) -> MenuTable | None:
    """The tables of a type whose panel asks for a menu and steps; None for any other type.

    `needs` are those that the picture is drawn for; None draws all.
    """
    asked = {step.id for step in set_up(language).types.get(type_id, ())}
    if MENU_STEP not in asked:
        return None
    sentences = words(language)
    steps = outline(callflows()[type_id].drawn(needs), sentences["callflows"])
    return MenuTable(
        title=sentences.say("menu-table.title"),
        keys=tuple(_keys(sentences, steps)),
        steps=tuple(_rows(sentences, steps)),
        own=sentences.part("menu-table"),
    )


def _keys(sentences: Words, steps: tuple[OutlineStep, ...]) -> Iterator[MenuRow]:
    branches = [branch for step in steps if step.kind == MENU_KIND for branch in step.branches]
    for number, branch in enumerate(branches, start=1):
        details = tuple(line for step in branch.steps for line in _details(sentences, step))
        yield MenuRow(f"menu-key-{number}", branch.condition, _names(branch.steps), details)


def _rows(sentences: Words, steps: tuple[OutlineStep, ...]) -> Iterator[MenuRow]:
    for number, step in enumerate(_to_set(steps), start=1):
        details = () if step.kind == MENU_KIND else tuple(_details(sentences, step))
        yield MenuRow(f"menu-step-{number}", step.text, "", details)


def _to_set(steps: tuple[OutlineStep, ...]) -> Iterator[OutlineStep]:
    """The steps at which there is something to set, each before those that follow it otherwise.

    What is behind a key has a row of its key.
    """
    for step in steps:
        if step.kind not in GIVEN | ENDS:
            yield step
        for branch in step.branches if step.kind != MENU_KIND else ():
            if not {inner.kind for inner in branch.steps} <= PHONES:
                yield from _to_set(branch.steps)


def _details(sentences: Words, step: OutlineStep) -> Iterator[str]:
    for branch in step.branches:
        yield sentences.say(
            "menu-table.detail", condition=branch.condition, leads=_names(branch.steps)
        )


def _names(steps: tuple[OutlineStep, ...]) -> str:
    return ", ".join(step.text for step in steps if step.kind not in GIVEN)
