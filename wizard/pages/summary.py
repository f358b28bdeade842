"""A result as text, to paste into a ticket: plain, or in Markdown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wizard.address import State
from wizard.content import Words, engine, words
from wizard.content.sentence import Sentence
from wizard.pages.call_sentence import result_sentence
from wizard.pages.facts_version import renewal
from wizard.pages.heading import result_heading
from wizard.pages.other import wishes
from wizard.pages.pass_on import answers_given, facts_line, short_address
from wizard.pages.reasons import met_lines, met_title, unmet_lines, unmet_title
from wizard.pages.set_up import StepLine, number_title, pair_of_numbers, set_up_text
from wizard.standing import Number, numbers

_MARKED = re.compile(r"([\\`*_\[\]<>#|~])")
"""What Markdown would take for a mark of its own."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is marked: plainly, or as Markdown."""

    is_markdown: bool

    def heading(self, text: str, *, level: int = 2) -> list[str]:
        """A heading, with an empty line before it unless it is the first."""
        if self.is_markdown:
            marked = [f"{'#' * level} {self.text(text)}"]
        else:
            marked = [text, ("=" if level == 1 else "-") * len(text)]
        return marked if level == 1 else ["", *marked]

    def points(self, lines: Iterable[str]) -> list[str]:
        """A list without numbers."""
        return [f"- {self.text(line)}" for line in lines]

    def text(self, text: str) -> str:
        """Words, so that no character of theirs is a mark."""
        return _MARKED.sub(r"\\\1", text) if self.is_markdown else text


def summary(language: str, state: State, style: Style) -> str:
    """The need, the type, why, what is missing, the steps, the address, from when the facts are."""
    sentences = words(language)
    advice = engine().advise(state.answers)
    interface = sentences.part("interface")
    lines = [
        *style.heading(result_heading(sentences, advice), level=1),
        style.text(result_sentence(sentences, advice)),
        *_renewed(language, state, style),
        *style.heading(interface.say("answers_title")),
        *style.points(answers_given(language, state)),
    ]
    for section, title in wishes(sentences, state):
        lines += style.heading(title)
        lines += style.points(
            (*sentences.lines(f"other.{section}.text"), interface.say("wish.ask"))
        )
    met = met_lines(sentences, advice)
    if met:
        lines += style.heading(met_title(sentences, advice))
        lines += style.points(line.whole for line in met)
    unmet = unmet_lines(sentences, advice)
    if unmet and not advice.chains:
        lines += style.heading(unmet_title(sentences, advice))
        lines += style.points(line.whole for line in unmet)
    for chain in advice.chains[:1]:
        pair = pair_of_numbers(sentences, chain)
        lines += style.heading(pair.name)
        lines += style.points((*map(_plain, pair.how), pair.caution))
    for number in numbers(advice):
        lines += _set_up(sentences, number, style)
    if advice.chains:
        lines += style.heading(unmet_title(sentences, advice))
        lines += style.points(line.whole for line in unmet)
    lines += ["", short_address(language, state), style.text(facts_line(language)), ""]
    return "\n".join(lines)


def _set_up(sentences: Words, number: Number, style: Style) -> list[str]:
    """What a number takes, its steps and cautions; its title if it is one of two."""
    setup, interface = (
        set_up_text(sentences, number.type, number.needs),
        sentences.part("interface"),
    )
    title, level = number_title(sentences, number, ""), 2
    lines = []
    if title:
        lines, level = style.heading(title), 3
    lines += style.heading(interface.say("before_title"), level=level)
    lines += style.points(setup.before)
    lines += style.heading(interface.say("steps_title"), level=level)
    lines += [
        line for n, step in enumerate(setup.steps, 1) for line in _step(sentences, n, step, style)
    ]
    lines += style.heading(interface.say("cautions_title"), level=level)
    lines += style.points(setup.cautions)
    return lines


def _renewed(language: str, state: State, style: Style) -> list[str]:
    found = renewal(language, state)
    return ["", style.text(found.sentence), *style.points(found.changes)] if found else []


def _step(sentences: Words, number: int, step: StepLine, style: Style) -> list[str]:
    ways = (
        sentences.say("sheet.mail.way", panel=way.panel, where=_plain(way.text))
        for way in step.ways
    )
    return [
        f"{number}. {style.text(_plain(step.text))}",
        *(f"   - {style.text(way)}" for way in ways),
    ]


def _plain(sentence: Sentence) -> str:
    return "".join(piece.text for piece in sentence)
