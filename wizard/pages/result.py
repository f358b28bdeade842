"""The page of a result: the type, the call, why, why not the others, and what to do next."""

from dataclasses import dataclass, replace

from wizard.address import State
from wizard.advice import Advice, Choice, ConfigurationType, Match, Other
from wizard.content import Words, engine, words
from wizard.pages.answers import answer_label
from wizard.pages.call import CallSection, result_call
from wizard.pages.call_figure import CallFigure, call_figure
from wizard.pages.call_sentence import result_sentence
from wizard.pages.changes import ChangeLine, change_lines
from wizard.pages.heading import named_today, result_heading, result_title
from wizard.pages.leads import LeadLink, lead_links
from wizard.pages.other import Wish, wished_topics
from wizard.pages.reasons import (
    ReasonLine,
    because,
    met_lines,
    met_title,
    reason_lines,
    unmet_lines,
    unmet_title,
)
from wizard.pages.set_up import Pair, number_title, pair_of_numbers
from wizard.pages.surroundings import Surroundings, described, surroundings, wizard_url
from wizard.pages.trail import Trail, result_trail
from wizard.pages.types import TypeLink, TypeText, type_link, type_text
from wizard.pages.your_call import YourCall, your_call
from wizard.routes import WIZARD
from wizard.standing import Number, numbers, parts, shown_type


@dataclass(frozen=True, slots=True)
class OtherLine:
    """One of the eight other types: what it misses and for which answers, or what it involves.

    `changes` say how to get there. `reason` says what it misses, a sentence per need, that it is as
    with the type before, or what it involves; `because` names each answer behind it once.
    """

    type: TypeLink
    changes: tuple[ChangeLine, ...]
    is_excluded: bool
    reason: str
    because: str


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

    `chain` is the simplest pair of numbers that meets them all, if there is one and it is needed:
    `met` are then the needs that the pair meets, `unmet` those that one number alone would miss.
    """

    title: str
    met: tuple[ReasonLine, ...]
    unmet: tuple[ReasonLine, ...]
    unmet_title: str
    chain: Pair | None
    alone: TypeLink | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which type it is, and how well it fits.

    `configuration` is the id of the type of the table. Where that one is retired, `successor` is
    the id of what replaces it, whose name heads the page, and `in_2015` says which type the guide
    of 2015 would have named, and `owned` asks who has it already. `sentence` says what this call
    does. `notice` and `explanation` are empty where the match explains itself. `is_wished`: more is
    ticked than any type is documented to do.
    """

    configuration: str
    match: str
    successor: str | None
    heading: str
    sentence: str
    in_2015: str
    owned: str
    label: str
    notice: str
    explanation: str
    is_wished: bool


@dataclass(frozen=True, slots=True)
class SetUpOf:
    """A number to set up: its type in words, and the link to the page of that type.

    Alone, the type is the successor of a retired one, or else the one that fits best. `place` is
    "only", or "first" or "second" of a pair; `title` heads its set-up.
    """

    place: str
    title: str
    text: TypeText
    link: TypeLink
    link_text: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything `wizard/result.html` shows.

    `retired` has the words of a retired type, `retired_figure` its diagram: below the rest, folded.
    `leads` are links below what to beware of.
    """

    surroundings: Surroundings
    title: str
    outcome: Outcome
    numbers: tuple[SetUpOf, ...]
    call: CallSection
    your_call: YourCall | None
    wishes: tuple[Wish, ...]
    reasons: Reasons
    leads: tuple[LeadLink, ...]
    candidates: Candidates
    others: tuple[OtherLine, ...]
    retired: TypeText | None
    retired_figure: CallFigure | None
    trail: Trail
    words: Words


def result_page(language: str, state: State, *, is_framed: bool = False) -> ResultPage:
    """The page for a state in which nothing is left to ask."""
    sentences = words(language)
    advice = engine().advise(state.answers)
    chosen, shown = advice.configuration, shown_type(advice)
    about = None if advice.chains else shown.id
    around = surroundings(language, state, WIZARD, is_framed=is_framed, about=about)
    wishes = wished_topics(sentences, around, state)
    is_wished = any(not wish.is_elsewhere for wish in wishes)
    outcome = _outcome(sentences, advice, shown, is_wished=is_wished)
    return ResultPage(
        surroundings=described(around, outcome.sentence),
        title=result_title(sentences, advice),
        outcome=outcome,
        numbers=tuple(_set_up_of(sentences, number, state) for number in numbers(advice)),
        call=result_call(
            around,
            state,
            parts(advice),
            is_titled=advice.match is not Match.EXACT and not advice.chains,
        ),
        your_call=your_call(sentences, state, f"{outcome.heading}. {outcome.sentence}"),
        wishes=wishes,
        reasons=_reasons(sentences, advice, state),
        leads=lead_links(sentences, around, state, shown.id, advice.needs),
        candidates=_candidates(sentences, around, state, advice),
        others=_other_lines(sentences, around, state, advice),
        retired=type_text(sentences, chosen) if chosen.successor else None,
        retired_figure=call_figure(language, chosen.id, advice.needs) if chosen.successor else None,
        trail=result_trail(around, state),
        words=sentences.part("interface"),
    )


def _outcome(
    sentences: Words, advice: Advice, shown: ConfigurationType, *, is_wished: bool
) -> Outcome:
    chosen = advice.configuration
    match_words = sentences.part(f"interface.match.{'chain' if advice.chains else advice.match}")
    label = "label_wished" if is_wished and match_words.has("label_wished") else "label"
    retired_name = sentences.say(f"types.{chosen.id}.name")
    return Outcome(
        configuration=chosen.id,
        match=advice.match,
        successor=chosen.successor,
        heading=result_heading(sentences, advice),
        sentence=result_sentence(sentences, advice),
        in_2015=sentences.say("interface.named_in_2015", name=retired_name)
        if chosen.successor
        else "",
        owned=sentences.say("interface.retired_owned", name=retired_name)
        if chosen.successor
        else "",
        label=match_words.say(label),
        notice=match_words.say_if_any("notice"),
        explanation=match_words.say_if_any("explanation"),
        is_wished=is_wished,
    )


def _set_up_of(sentences: Words, number: Number, state: State) -> SetUpOf:
    link = type_link(sentences, number.type, state)
    text = type_text(sentences, number.type, number.needs)
    return SetUpOf(
        place=number.place,
        title=number_title(sentences, number, text.setup.title),
        text=text,
        link=link,
        link_text=sentences.say("interface.first_link", name=link.name),
    )


def _reasons(sentences: Words, advice: Advice, state: State) -> Reasons:
    return Reasons(
        title=met_title(sentences, advice),
        met=met_lines(sentences, advice),
        unmet=unmet_lines(sentences, advice),
        unmet_title=unmet_title(sentences, advice),
        chain=pair_of_numbers(sentences, advice.chains[0]) if advice.chains else None,
        alone=type_link(sentences, advice.configuration, state) if advice.chains else None,
    )


def _other_lines(
    sentences: Words, around: Surroundings, state: State, advice: Advice
) -> tuple[OtherLine, ...]:
    changes = change_lines(sentences, around, state)
    successor = advice.configuration.successor
    same = sentences.say("interface.others_same")
    lines, above = [], ("", "")
    for other in advice.others:
        line = _other_line(sentences, state, other, changes[other.configuration.id], successor)
        told = (line.reason, line.because)
        lines.append(replace(line, reason=same, because="") if told == above else line)
        above = told
    return tuple(lines)


def _other_line(
    sentences: Words,
    state: State,
    other: Other,
    changes: tuple[ChangeLine, ...],
    successor: str | None,
) -> OtherLine:
    type_id = other.configuration.id
    lines = reason_lines(sentences, other.misses, type_id, "missing")
    involves = "interface.other_successor" if type_id == successor else f"types.{type_id}.involves"
    return OtherLine(
        type_link(sentences, other.configuration, state),
        changes,
        is_excluded=bool(lines),
        reason=" ".join(line.whole for line in lines) or sentences.say(involves),
        because=because(sentences, other.misses),
    )


def _in_place(sentences: Words, retired: ConfigurationType, state: State) -> InPlace | None:
    if not retired.successor:
        return None
    text = sentences.part(f"types.{retired.id}")
    successor = type_link(sentences, engine().catalogue.types[retired.successor], state)
    return InPlace(text.say("successor_line"), text.say("successor_link"), successor.url)


def _candidates(sentences: Words, around: Surroundings, state: State, advice: Advice) -> Candidates:
    """The candidates that an answer leads to: by question, then by answer."""
    groups: dict[str, dict[Choice, list[CandidateLine]]] = {}
    for candidate in advice.candidates:
        if candidate.question and candidate.choice:
            answers = groups.setdefault(candidate.question, {})
            line = _candidate_line(sentences, candidate.configuration, state)
            answers.setdefault(candidate.choice, []).append(line)
    return Candidates(
        sentences.say("interface.candidate_now", name=named_today(sentences, advice)),
        tuple(
            CandidateGroup(
                sentences.say(f"questions.{question}.title"),
                tuple(
                    CandidateAnswer(
                        _labels(sentences, question, choice),
                        wizard_url(around, state.without_notice().answering(question, choice)),
                        tuple(lines),
                    )
                    for choice, lines in answers.items()
                ),
            )
            for question, answers in groups.items()
        ),
    )


def _candidate_line(sentences: Words, candidate: ConfigurationType, state: State) -> CandidateLine:
    return CandidateLine(
        type_link(sentences, candidate, state),
        sentences.say(f"types.{candidate.id}.sentence"),
        _in_place(sentences, candidate, state),
    )


def _labels(sentences: Words, question: str, choice: Choice) -> str:
    """One answer, or two (`MOST_TICKS_SHOWN`) that are ticked together."""
    labels = [answer_label(sentences, question, answer) for answer in choice]
    if len(labels) == 1:
        return labels[0]
    first, second = labels
    return sentences.say("interface.two_answers", first=first, second=second)
