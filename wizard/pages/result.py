"""The page of a result: the type, the call, why, why not the others, and what to do next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wizard.address import State
from wizard.advice import Advice, Chain, Choice, ConfigurationType, Match, Other, Reason, Support
from wizard.content import Words, engine, words
from wizard.pages.call import CallSection, result_call
from wizard.pages.figure import Figure, figure
from wizard.pages.links import Frame, frame, wizard_url
from wizard.pages.question import AnswerLine, answer_lines, dropped_sentences
from wizard.pages.types import TypeLink, TypeText, type_link, type_text
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
class CandidateWay:
    """An answer, the address that gives it, and the types it leads to."""

    answer: str
    url: str
    lines: tuple[CandidateLine, ...]


@dataclass(frozen=True, slots=True)
class CandidateGroup:
    """A question left at "I don't know", and the answers to it that would change the type."""

    question: str
    ways: tuple[CandidateWay, ...]


@dataclass(frozen=True, slots=True)
class ChainLine:
    """Two numbers that together do what no single type does."""

    id: str
    name: str
    sentence: str
    how: tuple[str, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything `wizard/result.html` shows.

    `shown` is the type whose diagram and set-up lead: the successor of a retired type, or the type
    itself. `chain` is the simplest pair of numbers that does it all, if there is one: it then names
    the page. `is_call_titled` says whether the picture needs a title: what stands before it is not
    just the type that it shows.
    """

    frame: Frame
    configuration: str
    match: str
    successor: str | None
    title: str
    heading: str
    match_label: str
    match_notice: str
    match_explanation: str
    is_retired: bool
    alone_title: str
    shown: TypeText
    shown_link: TypeLink
    first_link_text: str
    set_up: tuple[str, ...]
    text: TypeText
    call: CallSection
    is_call_titled: bool
    retired_figure: Figure | None
    met: tuple[ReasonLine, ...]
    unmet: tuple[ReasonLine, ...]
    chain: ChainLine | None
    candidate_now: str
    candidates: tuple[CandidateGroup, ...]
    others: tuple[OtherLine, ...]
    dropped: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    back_url: str | None
    restart_url: str
    share_url: str
    words: dict[str, Any]


def result_page(language: str, state: State, name: str = "wizard") -> ResultPage:
    """The page for a state in which nothing is left to ask."""
    sentences = words(language)
    advice = engine().advise(state.answers)
    chosen, shown = advice.configuration, shown_type(advice)
    place = frame(language, state, name, about=chosen.id)
    text = type_text(sentences, chosen)
    is_retired = chosen.successor is not None and advice.match is Match.EXACT
    catalogue = engine().catalogue
    shown_link = type_link(sentences, shown, state)
    chain = _chain_line(sentences, advice.chains[0]) if advice.chains else None
    match_words = sentences["interface"]["match"]["chain" if chain else advice.match]
    title = _title(match_words, text, chain, is_retired)
    answered = catalogue.in_order(state.answers)
    return ResultPage(
        frame=place,
        configuration=chosen.id,
        match=advice.match,
        successor=chosen.successor,
        title=title,
        heading=text.heading if advice.match is Match.EXACT else title,
        match_label=match_words["label_retired" if is_retired else "label"],
        match_notice=match_words.get("notice", ""),
        match_explanation=match_words.get("explanation", ""),
        is_retired=is_retired,
        alone_title=sentences["interface"]["alone_title"].format(name=text.name),
        shown=type_text(sentences, shown, advice.needs),
        shown_link=shown_link,
        first_link_text=sentences["interface"]["first_link"].format(name=shown_link.name),
        set_up=text.steps,
        text=text,
        call=result_call(place, state, shown.id, advice.needs),
        is_call_titled=advice.match is not Match.EXACT or shown is not chosen,
        retired_figure=figure(language, chosen.id, advice.needs) if chosen.successor else None,
        met=_reason_lines(sentences, advice.met, shown.id, "reason"),
        unmet=_reason_lines(sentences, advice.unmet, chosen.id, "missing"),
        chain=chain,
        candidate_now=sentences["interface"]["candidate_now"].format(name=text.name),
        candidates=_candidate_groups(sentences, place, state, advice),
        others=tuple(_other_line(sentences, state, other, chosen) for other in advice.others),
        dropped=dropped_sentences(language, state),
        answers=answer_lines(place, state),
        back_url=wizard_url(place, state.changing(answered[-1])) if answered else None,
        restart_url=wizard_url(place, state.cleared()),
        share_url=place.canonical_url,
        words=sentences["interface"],
    )


def _title(
    match_words: Mapping[str, str], text: TypeText, chain: ChainLine | None, is_retired: bool
) -> str:
    """What the page is about: two numbers that do it all, or the type and how well it fits."""
    if chain:
        return chain.name
    return text.heading if is_retired else match_words["title"].format(name=text.name)


def _reason_lines(
    sentences: Words, reasons: Iterable[Reason], type_id: str, said: str
) -> tuple[ReasonLine, ...]:
    """Needs as a type meets or misses them: `said` is "reason" or "missing".

    Where no source says whether the type does it, the note stands alone: "does not" would be too
    much said.
    """
    lines = []
    for reason in reasons:
        own = sentences["capabilities"][reason.capability.id]
        note = own.get("notes", {}).get(type_id, "")
        is_known = reason.capability.claims[type_id].support is not Support.UNDOCUMENTED
        sentence, note = (own[said], note) if is_known else (note, "")
        lines.append(
            ReasonLine(reason.capability.id, sentence, note, _because(sentences, (reason,)))
        )
    return tuple(lines)


def _other_line(
    sentences: Words, state: State, other: Other, chosen: ConfigurationType
) -> OtherLine:
    is_successor = other.configuration.id == chosen.successor
    involves = sentences["types"][other.configuration.id]["involves"]
    lines = _reason_lines(sentences, other.misses, other.configuration.id, "missing")
    return OtherLine(
        type_link(sentences, other.configuration, state),
        tuple(" ".join(filter(None, (line.sentence, line.note))) for line in lines),
        _because(sentences, other.misses),
        sentences["interface"]["other_successor"] if is_successor else involves,
    )


def _because(sentences: Words, reasons: Iterable[Reason]) -> str:
    """The answers behind some needs, each once, in a sentence; "" if there are none."""
    interface, questions = sentences["interface"], sentences["questions"]
    given = dict.fromkeys(pair for reason in reasons for pair in reason.because)
    labels = dict.fromkeys(questions[q]["answers"][answer]["label"] for q, answer in given)
    if not labels:
        return ""
    sentence: str = interface["because_one" if len(labels) == 1 else "because_several"]
    quoted = (interface["quoted_answer"].format(answer=label) for label in labels)
    return sentence.format(answers=", ".join(quoted))


def _chain_line(sentences: Words, chain: Chain) -> ChainLine:
    own = sentences["chains"][chain.id]
    return ChainLine(
        f"{chain.first} {chain.second}",
        own["name"],
        own["sentence"],
        tuple(own["how"]),
        own["caution"],
    )


def _in_place(sentences: Words, retired: ConfigurationType, state: State) -> InPlace | None:
    if not retired.successor:
        return None
    own = sentences["types"][retired.id]
    successor = type_link(sentences, engine().catalogue.types[retired.successor], state)
    return InPlace(own["successor_line"], own["successor_link"], successor.url)


def _candidate_groups(
    sentences: Words, place: Frame, state: State, advice: Advice
) -> tuple[CandidateGroup, ...]:
    """The candidates that an answer leads to: by question, then by answer."""
    groups: dict[str, dict[Choice, list[CandidateLine]]] = {}
    for candidate in advice.candidates:
        if candidate.question and candidate.choice:
            type_id = candidate.configuration.id
            link = type_link(sentences, candidate.configuration, state)
            own = sentences["types"][type_id]
            in_place = _in_place(sentences, candidate.configuration, state)
            line = CandidateLine(link, own["sentence"], in_place)
            ways = groups.setdefault(candidate.question, {})
            ways.setdefault(candidate.choice, []).append(line)
    return tuple(
        CandidateGroup(
            sentences["questions"][question]["title"],
            tuple(
                CandidateWay(
                    _labels(sentences, question, choice),
                    wizard_url(place, state.without_notice().answering(question, choice)),
                    tuple(lines),
                )
                for choice, lines in ways.items()
            ),
        )
        for question, ways in groups.items()
    )


def _labels(sentences: Words, question: str, choice: Choice) -> str:
    """One answer, or two (`MOST_TICKS_SHOWN`) that are ticked together."""
    said = sentences["questions"][question]["answers"]
    labels: list[str] = [said[answer]["label"] for answer in choice]
    if len(labels) == 1:
        return labels[0]
    first, second = labels
    together: str = sentences["interface"]["two_answers"]
    return together.format(first=first, second=second)
