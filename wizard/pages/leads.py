"""The links below what to beware of on a result."""

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.address import State
from wizard.advice import AnswerSet
from wizard.content import Words, engine, leads
from wizard.pages.surroundings import Surroundings, wizard_url
from wizard.pages.your_call import with_answer


@dataclass(frozen=True, slots=True)
class LeadLink:
    """A link; `language` is that of the page it leads to, "" for ours."""

    text: str
    url: str
    language: str


def lead_links(
    sentences: Words, around: Surroundings, state: State, type_id: str, needs: frozenset[str]
) -> tuple[LeadLink, ...]:
    """Those of the result of a type for some needs."""
    return tuple(_links(sentences, around, state, type_id, needs))


def _links(
    sentences: Words, around: Surroundings, state: State, type_id: str, needs: frozenset[str]
) -> Iterator[LeadLink]:
    for lead in leads():
        if type_id not in lead.types or lead.needs.isdisjoint(needs):
            continue
        text = sentences.say(lead.words)
        if lead.address:
            yield LeadLink(text, lead.address, lead.language)
            continue
        answers = _with(state.answers, lead.ticks)
        if engine().advise(answers).configuration.id == lead.to:
            yield LeadLink(text, wizard_url(around, state.with_answers(answers)), "")


def _with(answers: AnswerSet, ticks: AnswerSet) -> AnswerSet:
    """The answers with more ticks; "none of these" goes, and what no longer applies."""
    for question, choice in ticks.items():
        for answer in choice:
            chosen = with_answer(answers, engine().catalogue.questions[question], answer)
            answers = answers.answering(question, chosen)
    return engine().settle(answers)
