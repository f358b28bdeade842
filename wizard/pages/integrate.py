"""The page of the builder: the form, the code, what to do with it, and a preview."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from wizard.address import State, query
from wizard.advice import AnswerSet
from wizard.builder import Order, look
from wizard.builder_form import BuilderForm
from wizard.content import engine, words
from wizard.pages.links import Frame, card_file, frame
from wizard.pages.question import AnswerLine, answer_lines, dropped_sentences
from wizard.snippets import Target, Tier, page_snippets, policy_line, site_snippet


@dataclass(frozen=True, slots=True)
class Code:
    """Something to copy, and what it is."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A link with its picture, as readers see it, in the wizard's language."""

    url: str
    picture_url: str
    title: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What an administrator may have to allow; `line` is None where nothing is."""

    sentence: str
    sources: tuple[str, ...]
    line: Code | None


@dataclass(frozen=True, slots=True)
class Given:
    """The answers that readers will find given; `notices` say what was let go."""

    answers: tuple[AnswerLine, ...]
    notices: tuple[str, ...]
    error: str
    wizard_url: str
    forget_url: str


@dataclass(frozen=True, slots=True)
class IntegratePage:
    """Everything `integrate/index.html` shows. `card` is there where readers get a link alone.

    `config` is code that the site needs, `theme_script` code that it may have.
    """

    frame: Frame
    title: str
    form: BuilderForm
    given: Given
    platform: str
    promise: str
    steps: tuple[str, ...]
    codes: tuple[Code, ...]
    config: Code | None
    theme_script: Code | None
    policy: Policy
    card: Card | None
    preview_url: str
    preview_language: str
    said: str
    own: dict[str, Any]
    words: dict[str, Any]


def integrate_page(language: str, order: Order) -> IntegratePage:
    """The builder in a language; its snippets are in the language ordered, or else in the same."""
    sentences = words(language)
    own = sentences["integrate"]
    platform = order.platform
    target = _target(order, order.language or language)
    named = own["platforms"][platform.id]
    return IntegratePage(
        frame=_frame(language, order),
        title=own["title"],
        form=BuilderForm(language, order),
        given=_given(language, order),
        platform=named["name"],
        promise=own["tiers"][platform.tier],
        steps=tuple(named["steps"]),
        codes=tuple(
            Code(f"code-{snippet.role}", own["codes"][snippet.role], snippet.code)
            for snippet in page_snippets(platform, target)
        ),
        config=_site(own, order, target) if platform.file else None,
        theme_script=None if platform.file else _site(own, order, target),
        policy=_policy(own, order, target),
        card=_card(target) if platform.tier is Tier.LINK else None,
        preview_url=reverse("embed", args=[target.language]) + order.wizard_query(),
        preview_language=target.language,
        said=own["said"].format(platform=named["name"]),
        own=own,
        words=sentences["interface"],
    )


def _frame(language: str, order: Order) -> Frame:
    """The builder looks as the reader's system has it; its look is the wizard's to be."""
    place = frame(language, State(AnswerSet()), "integrate")
    kept = query(order.without_notice().pairs())
    links = tuple(replace(link, url=link.url + kept) for link in place.languages)
    return replace(place, languages=links, description=words(language)["integrate"]["description"])


def _target(order: Order, language: str) -> Target:
    origin = settings.PUBLIC_ORIGIN
    asked = order.wizard_query()
    look_of_element = replace(look(order.state), theme=None)
    return Target(
        origin=origin,
        page=origin + reverse("wizard", args=[language]) + asked,
        frame=origin + reverse("embed", args=[language]) + asked,
        picture=origin + reverse("card", args=[language]),
        script=origin + reverse("embed-script"),
        title=words(language)["interface"]["brand"],
        language=language,
        theme=look(order.state).theme or "",
        answers=query(look_of_element.pairs(engine().catalogue.questions)).removeprefix("?"),
    )


def _card(target: Target) -> Card:
    """The picture as a PNG: editors save it from here, and not every editor takes SVG."""
    return Card(target.page, static(card_file(target.language, None)), target.title)


def _given(language: str, order: Order) -> Given:
    own = words(language)["integrate"]
    answers = State(order.state.answers)
    place = frame(language, answers, "wizard")
    address = reverse("integrate", args=[language])
    return Given(
        answers=answer_lines(place, answers),
        notices=dropped_sentences(language, order.state),
        error=own["answers_unread"] if order.is_unread else "",
        wizard_url=reverse("wizard", args=[order.language or language])
        + query(answers.pairs(engine().catalogue.questions)),
        forget_url=address + query(order.without_answers().pairs()),
    )


def _site(own: dict[str, Any], order: Order, target: Target) -> Code | None:
    text = site_snippet(order.platform, target)
    if not text:
        return None
    file = order.platform.file
    title = own["codes"]["config"].format(file=file) if file else own["codes"]["script"]
    return Code("code-site", title, text)


def _policy(own: dict[str, Any], order: Order, target: Target) -> Policy:
    platform, sentences = order.platform, own["policy"]
    text = policy_line(platform, target)
    return Policy(
        sentence=sentences[platform.policy] if text else sentences["nothing"],
        sources=tuple(sentences["sources"][source] for source in platform.allow),
        line=Code("code-policy", sentences["line"], text) if text else None,
    )
