"""The page of the builder: the form, the code, what to do with it, and a preview."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from wizard.address import State, query
from wizard.advice import AnswerSet
from wizard.builder.form import BuilderForm
from wizard.builder.order import Order, look
from wizard.content import Words, engine, words
from wizard.pages.surroundings import Surroundings, card_file, described, surroundings
from wizard.pages.trail import AnswerLine, answer_lines, dropped_sentences
from wizard.routes import FRAMED_NAMES, WIZARD
from wizard.snippets import Platform, Target, Tier, page_snippets, policy_line, site_snippet


@dataclass(frozen=True, slots=True)
class Code:
    """Something to copy, and what it is."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A link with its picture, as readers see it, in the wizard's language."""

    url: str
    picture_url: str
    title: str


@dataclass(frozen=True, slots=True)
class PolicyNote:
    """What an administrator may have to allow; `line` is None where nothing is."""

    sentence: str
    sources: tuple[str, ...]
    line: Code | None


@dataclass(frozen=True, slots=True)
class Given:
    """The answers that readers will find given; `notices` name the answers that were dropped."""

    answers: tuple[AnswerLine, ...]
    notices: tuple[str, ...]
    error: str
    wizard_url: str
    forget_url: str


@dataclass(frozen=True, slots=True)
class Built:
    """What the builder made for a platform.

    `config` is code that the site needs, `theme_script` code that it may have.
    """

    platform: str
    promise: str
    steps: tuple[str, ...]
    codes: tuple[Code, ...]
    config: Code | None
    theme_script: Code | None
    policy: PolicyNote
    said: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What readers will see; `card` is there where they get a picture with a link."""

    url: str
    language: str
    hint: str
    card: LinkCard | None


@dataclass(frozen=True, slots=True)
class IntegratePage:
    """Everything `integrate/index.html` shows."""

    surroundings: Surroundings
    title: str
    form: BuilderForm
    given: Given
    built: Built
    preview: Preview
    own: Words
    words: Words


def integrate_page(language: str, order: Order) -> IntegratePage:
    """The builder in a language; its snippets are in the language ordered, or else in the same."""
    sentences = words(language)
    own = sentences.part("integrate")
    target = _target(order, order.language or language)
    is_link = order.platform.tier in (Tier.TEXT, Tier.LINK)
    return IntegratePage(
        surroundings=_surroundings(language, order),
        title=own.say("title"),
        form=BuilderForm(language, order),
        given=_given(language, order),
        built=_built(own, order.platform, target),
        preview=Preview(
            url=reverse(FRAMED_NAMES[WIZARD], args=[target.language]) + order.wizard_query(),
            language=target.language,
            hint=own.say("preview_opens" if is_link else "preview_frame"),
            card=_card(target) if order.platform.tier is Tier.LINK else None,
        ),
        own=own,
        words=sentences.part("interface"),
    )


def _surroundings(language: str, order: Order) -> Surroundings:
    """The builder looks as the reader's system has it; its look is the wizard's to be."""
    around = surroundings(language, State(AnswerSet()), "integrate")
    kept = query(order.without_notice().pairs())
    links = tuple(replace(link, url=link.url + kept) for link in around.languages)
    own = described(around, words(language).say("integrate.description"))
    return replace(own, languages=links)


def _target(order: Order, language: str) -> Target:
    origin = settings.PUBLIC_ORIGIN
    asked = order.wizard_query()
    look_of_element = replace(look(order.state), theme=None)
    return Target(
        origin=origin,
        page=origin + reverse(WIZARD, args=[language]) + asked,
        frame=origin + reverse(FRAMED_NAMES[WIZARD], args=[language]) + asked,
        picture=origin + reverse("card", args=[language]),
        script=origin + reverse("embed-script"),
        title=words(language).say("interface.brand"),
        language=language,
        theme=look(order.state).theme or "",
        answers=query(look_of_element.pairs(engine().catalogue.questions)).removeprefix("?"),
    )


def _card(target: Target) -> LinkCard:
    """The picture as a PNG: editors save it from here, and not every editor takes SVG."""
    return LinkCard(target.page, static(card_file(target.language, None)), target.title)


def _given(language: str, order: Order) -> Given:
    answers = State(order.state.answers)
    around = surroundings(language, answers, WIZARD)
    address = reverse("integrate", args=[language])
    asked = query(answers.pairs(engine().catalogue.questions))
    error = words(language).say("integrate.answers_unread") if order.is_unread else ""
    return Given(
        answers=answer_lines(around, answers),
        notices=dropped_sentences(language, order.state),
        error=error,
        wizard_url=reverse(WIZARD, args=[order.language or language]) + asked,
        forget_url=address + query(order.without_answers().pairs()),
    )


def _built(own: Words, platform: Platform, target: Target) -> Built:
    name = own.say(f"platforms.{platform.id}.name")
    site = _site(own, platform, target)
    return Built(
        platform=name,
        promise=own.say(f"tiers.{platform.tier}"),
        steps=own.lines(f"platforms.{platform.id}.steps"),
        codes=tuple(
            Code(f"code-{snippet.role}", own.say(f"codes.{snippet.role}"), snippet.code)
            for snippet in page_snippets(platform, target)
        ),
        config=site if platform.file else None,
        theme_script=None if platform.file else site,
        policy=_policy(own, platform, target),
        said=own.say("said", platform=name),
    )


def _site(own: Words, platform: Platform, target: Target) -> Code | None:
    text = site_snippet(platform, target)
    if not text:
        return None
    file = platform.file
    title = own.say("codes.config", file=file) if file else own.say("codes.script")
    return Code("code-site", title, text)


def _policy(own: Words, platform: Platform, target: Target) -> PolicyNote:
    text = policy_line(platform, target)
    return PolicyNote(
        sentence=own.say(f"policy.{platform.policy}" if text else "policy.nothing"),
        sources=tuple(own.say(f"policy.sources.{each}") for each in platform.allow),
        line=Code("code-policy", own.say("policy.line"), text) if text else None,
    )
