"""The page of a result: the type, the call, why, why not the others, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass

from wizard.address import State
from wizard.advice import Advice, Choice, ConfigurationType, Match, Other, Reason, Support
from wizard.content import Words, engine, words
from wizard.pages.call import CallSection, result_call
from wizard.pages.call_figure import CallFigure, call_figure
from wizard.pages.set_up import Pair, pair_of_numbers
from wizard.pages.surroundings import Surroundings, surroundings, wizard_url
from wizard.pages.trail import Trail, result_trail
from wizard.pages.types import TypeLink, TypeText, type_link, type_text
from wizard.routes import WIZARD
from wizard.standing import shown_type


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A need in words; `because` names the answers that raised it."""

    capability: str
    sentence: str
    note: str
    because: str


@dataclass(frozen=True, slots=True)
class OtherLine:
    """One of the eight other types: what it misses and for which answers, or what it involves.

    `misses` has one sentence per need; `because` names each answer behind them once.
    """

    type: TypeLink
    misses: tuple[str, ...]
    because: str
    involves: str


@dataclass(frozen=True, slots=True)
class InPlace:
    """What to choose in place of a retired type: a sentence, and a link's words and address."""

    sentence: str
    link: str
    url: str


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A type still possible; `in_place` is for one that is retired."""

    type: TypeLink
    sentence: str
    in_place: InPlace | None


@dataclass(frozen=True, slots=True)
class CandidateAnswer:
    """An answer, the address that gives it, and the types it leads to."""

    text: str
    url: str
    lines: tuple[CandidateLine, ...]


@dataclass(frozen=True, slots=True)
class CandidateGroup:
    """A question left at "I don't know", and the answers to it that would change the type."""

    question: str
    answers: tuple[CandidateAnswer, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The types still possible: a sentence on the present one, and what leads to the others."""

    now: str
    groups: tuple[CandidateGroup, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """The needs that the type meets and those that it misses.

    `chain` is the simplest pair of numbers that meets them all, if there is one and it is needed;
    `alone_title` heads what one number does in its place.
    """

    met: tuple[ReasonLine, ...]
    unmet: tuple[ReasonLine, ...]
    chain: Pair | None
    alone_title: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which type it is, and how well it fits.

    `successor` is the id of what replaces a retired type. `is_retired` says that the type fits
    exactly and cannot be chosen any more. `notice` and `explanation` are empty where the match
    explains itself.
    """

    configuration: str
    match: str
    successor: str | None
    is_retired: bool
    heading: str
    label: str
    notice: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Leading:
    """The type whose diagram and set-up lead, and the link to its page.

    That is the successor of a retired type, or else the type that fits best.
    """

    text: TypeText
    link: TypeLink
    link_text: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything `wizard/result.html` shows; `text` has the words of the type that fits best."""

    surroundings: Surroundings
    title: str
    outcome: Outcome
    text: TypeText
    leading: Leading
    call: CallSection
    reasons: Reasons
    candidates: Candidates
    others: tuple[OtherLine, ...]
    retired_figure: CallFigure | None
    trail: Trail
    words: Words


def result_page(language: str, state: State, *, is_framed: bool = False) -> ResultPage:
    """The page for a state in which nothing is left to ask."""
    own = words(language)
    advice = engine().advise(state.answers)
    chosen, shown = advice.configuration, shown_type(advice)
    around = surroundings(language, state, WIZARD, is_framed=is_framed, about=chosen.id)
    is_titled = advice.match is not Match.EXACT or shown is not chosen
    title = _title(own, advice)
    return ResultPage(
        surroundings=around,
        title=title,
        outcome=_outcome(own, advice, title),
        text=type_text(own, chosen),
        leading=_leading(own, shown, state, advice.needs),
        call=result_call(around, state, shown.id, advice.needs, is_titled=is_titled),
        reasons=_reasons(own, advice, shown),
        candidates=_candidates(own, around, state, advice),
        others=tuple(_other_line(own, state, other, chosen) for other in advice.others),
        retired_figure=call_figure(language, chosen.id, advice.needs) if chosen.successor else None,
        trail=result_trail(around, state),
        words=own.part("interface"),
    )


def _match_words(own: Words, advice: Advice) -> Words:
    return own.part(f"interface.match.{'chain' if advice.chains else advice.match}")


def _is_retired(advice: Advice) -> bool:
    return advice.configuration.successor is not None and advice.match is Match.EXACT


def _title(own: Words, advice: Advice) -> str:
    """What the page is about: two numbers that do it all, or the type and how well it fits."""
    if advice.chains:
        return own.say(f"chains.{advice.chains[0].id}.name")
    text = own.part(f"types.{advice.configuration.id}")
    if _is_retired(advice):
        return text.say("heading")
    return _match_words(own, advice).say("title", name=text.say("name"))


def _outcome(own: Words, advice: Advice, title: str) -> Outcome:
    chosen, match_words = advice.configuration, _match_words(own, advice)
    is_retired, is_exact = _is_retired(advice), advice.match is Match.EXACT
    return Outcome(
        configuration=chosen.id,
        match=advice.match,
        successor=chosen.successor,
        is_retired=is_retired,
        heading=own.say(f"types.{chosen.id}.heading") if is_exact else title,
        label=match_words.say("label_retired" if is_retired else "label"),
        notice=match_words.say_if_any("notice"),
        explanation=match_words.say_if_any("explanation"),
    )


def _leading(own: Words, shown: ConfigurationType, state: State, needs: frozenset[str]) -> Leading:
    link = type_link(own, shown, state)
    return Leading(
        text=type_text(own, shown, needs),
        link=link,
        link_text=own.say("interface.first_link", name=link.name),
    )


def _reasons(own: Words, advice: Advice, shown: ConfigurationType) -> Reasons:
    chosen = advice.configuration
    return Reasons(
        met=_reason_lines(own, advice.met, shown.id, "reason"),
        unmet=_reason_lines(own, advice.unmet, chosen.id, "missing"),
        chain=pair_of_numbers(own, advice.chains[0]) if advice.chains else None,
        alone_title=own.say("interface.alone_title", name=own.say(f"types.{chosen.id}.name")),
    )


def _reason_lines(
    own: Words, reasons: Iterable[Reason], type_id: str, key: str
) -> tuple[ReasonLine, ...]:
    """Needs as a type meets or misses them: `key` is "reason" or "missing".

    Where no source says whether the type does it, the page shows the note alone: the sentence of
    "missing" would say that the type does not.
    """
    lines = []
    for reason in reasons:
        text = own.part(f"capabilities.{reason.capability.id}")
        note = text.say_if_any(f"notes.{type_id}")
        is_known = reason.capability.claims[type_id].support is not Support.UNDOCUMENTED
        sentence, note = (text.say(key), note) if is_known else (note, "")
        because = _because(own, (reason,))
        lines.append(ReasonLine(reason.capability.id, sentence, note, because))
    return tuple(lines)


def _other_line(own: Words, state: State, other: Other, chosen: ConfigurationType) -> OtherLine:
    type_id = other.configuration.id
    is_successor = type_id == chosen.successor
    lines = _reason_lines(own, other.misses, type_id, "missing")
    return OtherLine(
        type_link(own, other.configuration, state),
        tuple(" ".join(filter(None, (line.sentence, line.note))) for line in lines),
        _because(own, other.misses),
        own.say("interface.other_successor" if is_successor else f"types.{type_id}.involves"),
    )


def _because(own: Words, reasons: Iterable[Reason]) -> str:
    """The answers behind some needs, each once, in a sentence; "" if there are none."""
    given = dict.fromkeys(pair for reason in reasons for pair in reason.because)
    labels = dict.fromkeys(_label(own, question, answer) for question, answer in given)
    if not labels:
        return ""
    quoted = (own.say("interface.quoted_answer", answer=label) for label in labels)
    key = "because_one" if len(labels) == 1 else "because_several"
    return own.say(f"interface.{key}", answers=", ".join(quoted))


def _label(own: Words, question: str, answer: str) -> str:
    return own.say(f"questions.{question}.answers.{answer}.label")


def _in_place(own: Words, retired: ConfigurationType, state: State) -> InPlace | None:
    if not retired.successor:
        return None
    text = own.part(f"types.{retired.id}")
    successor = type_link(own, engine().catalogue.types[retired.successor], state)
    return InPlace(text.say("successor_line"), text.say("successor_link"), successor.url)


def _candidates(own: Words, around: Surroundings, state: State, advice: Advice) -> Candidates:
    """The candidates that an answer leads to: by question, then by answer."""
    groups: dict[str, dict[Choice, list[CandidateLine]]] = {}
    for candidate in advice.candidates:
        if candidate.question and candidate.choice:
            answers = groups.setdefault(candidate.question, {})
            line = _candidate_line(own, candidate.configuration, state)
            answers.setdefault(candidate.choice, []).append(line)
    name = own.say(f"types.{advice.configuration.id}.name")
    return Candidates(
        own.say("interface.candidate_now", name=name),
        tuple(
            CandidateGroup(
                own.say(f"questions.{question}.title"),
                tuple(
                    CandidateAnswer(
                        _labels(own, question, choice),
                        wizard_url(around, state.without_notice().answering(question, choice)),
                        tuple(lines),
                    )
                    for choice, lines in answers.items()
                ),
            )
            for question, answers in groups.items()
        ),
    )


def _candidate_line(own: Words, candidate: ConfigurationType, state: State) -> CandidateLine:
    return CandidateLine(
        type_link(own, candidate, state),
        own.say(f"types.{candidate.id}.sentence"),
        _in_place(own, candidate, state),
    )


def _labels(own: Words, question: str, choice: Choice) -> str:
    """One answer, or two (`MOST_TICKS_SHOWN`) that are ticked together."""
    labels = [_label(own, question, answer) for answer in choice]
    if len(labels) == 1:
        return labels[0]
    first, second = labels
    return own.say("interface.two_answers", first=first, second=second)
