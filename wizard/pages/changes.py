"""The smallest changes of the answers that lead to another type, in whole sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.address import State
from wizard.advice import NONE, UNKNOWN, Change, Choice, QuestionKind
from wizard.content import Words, engine
from wizard.pages.answers import answer_label
from wizard.pages.surroundings import Surroundings, wizard_url

MOST_CHANGES_SHOWN = 2
"""A type may be reached by many single edits; more than two would help nobody. Of changes that take
several edits, one is an example enough."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What to change, as a sentence that names the type, and the address with it changed."""

    sentence: str
    url: str


@dataclass(slots=True)
class _Edited:
    """What a change adds and takes away, as labels: ticks, answers, and answers replaced."""

    added: list[str]
    removed: list[str]
    new: list[str]
    old: list[str]


def change_lines(
    sentences: Words, around: Surroundings, state: State
) -> dict[str, tuple[ChangeLine, ...]]:
    """For each other type, how to get there; () if no change of these answers leads there."""
    return {
        type_id: tuple(
            ChangeLine(
                _sentence(sentences, state, change, _type_name(sentences, type_id)),
                wizard_url(around, state.with_answers(change.answers)),
            )
            for change in changes[:MOST_CHANGES_SHOWN]
            if change.edits == 1 or change is changes[0]
        )
        for type_id, changes in engine().changes(state.answers).items()
    }


def _type_name(sentences: Words, type_id: str) -> str:
    """A retired type is named as the type that takes its place: nobody can choose it any more."""
    name = sentences.say(f"types.{type_id}.name")
    successor = engine().catalogue.types[type_id].successor
    if not successor:
        return name
    return sentences.say(
        "interface.replaces", name=sentences.say(f"types.{successor}.name"), retired=name
    )


def _sentence(sentences: Words, state: State, change: Change, name: str) -> str:
    """The pattern for what this change does, such as "without" or "instead_with"."""
    edited = _Edited([], [], [], [])
    for question, choice in change.choices.items():
        _note(edited, sentences, question, state.answers.get(question, ()), choice)
    kinds = (("instead", edited.new), ("without", edited.removed), ("with", edited.added))
    pattern = "_".join(kind for kind, labels in kinds if labels)
    gaps = {
        "with": listed(sentences, edited.added),
        "without": listed(sentences, edited.removed),
        "new": listed(sentences, edited.new),
        "old": listed(sentences, edited.old),
        "name": name,
    }
    return sentences.say(f"interface.changes.{pattern}", **gaps)


def _note(edited: _Edited, sentences: Words, question: str, before: Choice, after: Choice) -> None:
    """Notes what becomes of one answer. "I don't know" is nothing that one could take away."""
    alone = {UNKNOWN, NONE}

    def labels(answers: Iterable[str]) -> list[str]:
        return [answer_label(sentences, question, answer) for answer in answers]

    if engine().catalogue.questions[question].kind is QuestionKind.ONE:
        if set(before) <= {UNKNOWN}:
            edited.added += labels(after)
        else:
            edited.old += labels(before)
            edited.new += labels(after)
        return
    removed = [answer for answer in before if answer not in alone and answer not in after]
    added = [answer for answer in after if answer not in before]
    edited.removed += labels(removed)
    edited.added += labels(answer for answer in added if not removed or answer not in alone)


def listed(sentences: Words, labels: list[str]) -> str:
    """Answers in quotes, as a sentence lists them: “a”, “b” and “c”."""
    quoted = [sentences.say("interface.quoted_answer", answer=label) for label in labels]
    if len(quoted) < 2:
        return "".join(quoted)
    return sentences.say("interface.listed", first=", ".join(quoted[:-1]), last=quoted[-1])
