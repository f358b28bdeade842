"""How a result is passed on: addresses that survive mail, a text to paste, a written mail."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from wizard.address import State, query
from wizard.content import Words, engine, words
from wizard.pages.answers import answer_label
from wizard.pages.call_sentence import result_sentence
from wizard.pages.facts_version import written_month
from wizard.pages.heading import result_name
from wizard.routes import WIZARD
from wizard.short_address import short_query


@dataclass(frozen=True, slots=True)
class PassOn:
    """The addresses of a result, of its set-up sheet and of its texts, and a mail about it.

    `short_url` and `long_url` lead to the same page, from anywhere; the others are of this site.
    """

    short_url: str
    long_url: str
    sheet_url: str
    text_url: str
    markdown_url: str
    mail_url: str
    words: Words


def pass_on(language: str, state: State) -> PassOn:
    """How the result of these answers is passed on."""
    bare = State(state.answers)
    short_url = short_address(language, state)
    shared = state.shared(engine().catalogue.facts)
    return PassOn(
        short_url=short_url,
        long_url=settings.PUBLIC_ORIGIN + page_address(WIZARD, language, shared),
        sheet_url=page_address("sheet", language, state.with_answers(state.answers)),
        text_url=page_address("result-text", language, bare),
        markdown_url=page_address("result-markdown", language, bare),
        mail_url=_mail(language, state, short_url),
        words=words(language).part("sheet.pass_on"),
    )


def short_address(language: str, state: State) -> str:
    """The address of a result as it is mailed and scanned, with the version of the facts."""
    pairs = state.shared(engine().catalogue.facts).pairs(engine().catalogue.questions)
    return settings.PUBLIC_ORIGIN + reverse(WIZARD, args=[language]) + short_query(pairs)


def page_address(name: str, language: str, state: State) -> str:
    """The address of a page with answers, without the origin."""
    return reverse(name, args=[language]) + query(state.pairs(engine().catalogue.questions))


def facts_line(language: str) -> str:
    """From when the facts are, as a sentence."""
    sentences, version = words(language), engine().catalogue.facts
    return sentences.say(
        "sheet.words.facts", month=written_month(sentences, version), version=version
    )


def _mail(language: str, state: State, url: str) -> str:
    """The address of a mail that is written already: the type, the answers, the link."""
    sentences = words(language)
    advice = engine().advise(state.answers)
    name = result_name(sentences, advice)
    how = "pair" if advice.chains else advice.match
    lines = [
        sentences.say(f"sheet.mail.{how}", name=name),
        result_sentence(sentences, advice),
        "",
        *answers_given(language, state),
        "",
        url,
        facts_line(language),
    ]
    subject, body = quote(sentences.say("sheet.mail.subject", name=name)), quote("\r\n".join(lines))
    return f"mailto:?subject={subject}&body={body}"


def answers_given(language: str, state: State) -> list[str]:
    """One line for each answer, with the short name of its question."""
    sentences = words(language)
    return [
        sentences.say(
            "sheet.mail.answer",
            question=sentences.say(f"questions.{question}.short"),
            answer=answer_label(sentences, question, answer),
        )
        for question in engine().catalogue.in_order(state.answers)
        for answer in state.answers[question]
    ]
