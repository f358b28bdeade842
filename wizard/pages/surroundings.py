"""What surrounds a page, and the addresses that pages link to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from wizard.address import DEFAULT_ACCENT, DEFAULT_THEME, State, query
from wizard.advice import AnswerSet
from wizard.callflow import CARD_SIZE
from wizard.content import LANGUAGES, Words, engine, words
from wizard.routes import BY_NAME, FRAMED_NAMES, SHEET, WIZARD, name_in


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language, under the name that the language gives itself."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list of search results, or a site where a link is pasted, shows of a page."""

    description: str
    picture_url: str
    picture_size: tuple[int, int]
    picture_text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page tells programs: search engines, and sites where a link is pasted.

    The canonical address of a framed page is that of the same page outside a frame. `alternates`
    are (language, canonical address) of the page in each language, then in the one for readers of
    any other language. `oembed_url` is there if other sites may frame the page.
    """

    canonical_url: str
    alternates: tuple[tuple[str, str], ...]
    oembed_url: str | None
    preview: Preview


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """What is the same on every page of a language and a look, in a frame or out of it.

    There is one of each, so that pieces drawn for one are found by what it is, not by all it says.

    `layout` is the template around the page; a framed page has one of its own, and its links lead
    to the wizard in the frame.
    """

    is_framed: bool
    layout: str
    language: str
    theme: str
    accent: str
    home_url: str
    types_url: str
    cases_url: str
    integrate_url: str
    accessibility_url: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What surrounds a page: what it shares with the whole site, its head and its own links."""

    site: Site
    languages: tuple[LanguageLink, ...]
    other_url: str
    head: Head

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.site.language

    @property
    def is_framed(self) -> bool:
        """Whether the page is made for another site's frame."""
        return self.site.is_framed


def surroundings(
    language: str,
    state: State,
    name: str,
    *args: str,
    is_framed: bool = False,
    about: str | None = None,
) -> Surroundings:
    """The surroundings of the page with this URL name outside a frame.

    `args` are the arguments of its address after the language. A page whose address has answers
    keeps the answers of the state, every other page its look and its scenario alone. `about` is
    the type that the page is about, if any: a pasted link shows that type.
    """
    asked = _asked_of(name, state)
    same_page = _in_each_language(name_in(name, is_framed=is_framed), args, asked.without_notice())
    return Surroundings(
        site=_site(language, state.theme, state.accent, is_framed),
        languages=tuple(
            LanguageLink(code, words(code).say("interface.language"), url, code == language)
            for code, url in same_page.items()
        ),
        # The answers and the question being changed, but no scenario and no notice.
        other_url=_url("other", language, (), asked.changing(asked.change)),
        head=_head(language, asked, name, args, about),
    )


@cache
def _site(language: str, theme: str | None, accent: str | None, is_framed: bool) -> Site:
    look = look_query(State(AnswerSet(), theme=theme, accent=accent))
    return Site(
        is_framed=is_framed,
        layout="embed.html" if is_framed else "base.html",
        language=language,
        theme=theme or DEFAULT_THEME,
        accent=accent or DEFAULT_ACCENT,
        home_url=_path(name_in(WIZARD, is_framed=is_framed), language) + look,
        types_url=_path("types", language) + look,
        cases_url=_path("cases", language) + look,
        integrate_url=_path("integrate", language),
        accessibility_url=_path("accessibility", language) + look,
    )


def described(around: Surroundings, sentence: str) -> Surroundings:
    """The same surroundings; a pasted link says this sentence of the page."""
    preview = replace(around.head.preview, description=sentence)
    return replace(around, head=replace(around.head, preview=preview))


def _head(language: str, asked: State, name: str, args: tuple[str, ...], about: str | None) -> Head:
    # `other` has answers, too, but only for its way back: it says the same whatever they are.
    says_answers = name in (WIZARD, SHEET)
    bare = State(asked.answers, change=asked.change) if says_answers else State(AnswerSet())
    paths = _in_each_language(name, args, bare)
    canonical = {code: settings.PUBLIC_ORIGIN + path for code, path in paths.items()}
    return Head(
        canonical_url=canonical[language],
        alternates=alternates(canonical.items()),
        oembed_url=_oembed_url(canonical[language]) if name in FRAMED_NAMES else None,
        preview=_preview(language, about),
    )


def _preview(language: str, about: str | None) -> Preview:
    sentences = words(language)
    sentence = f"types.{about}.sentence" if about else "interface.meta_description"
    return Preview(
        description=sentences.say(sentence),
        picture_url=settings.PUBLIC_ORIGIN + static(card_file(language, about)),
        picture_size=CARD_SIZE,
        picture_text=_picture_text(sentences, about),
    )


def _picture_text(sentences: Words, about: str | None) -> str:
    """What the picture of a pasted link shows, for whoever does not see it."""
    if about is None:
        return sentences.say("interface.brand")
    return sentences.say("interface.diagram_title", name=sentences.say(f"types.{about}.name"))


def _asked_of(name: str, state: State) -> State:
    """As much of a state as the address of the page with this URL name can have."""
    return state if BY_NAME[name].has_answers else state.cleared().calling(state.call)


def _url(name: str, language: str, args: Iterable[str], state: State) -> str:
    return _path(name, language, *args) + _query(name, state)


def _in_each_language(name: str, args: Iterable[str], state: State) -> dict[str, str]:
    """Language to the address of the same page in it."""
    asked = _query(name, state)
    return {code: _path(name, code, *args) + asked for code in LANGUAGES}


def _query(name: str, state: State) -> str:
    questions = engine().catalogue.questions if BY_NAME[name].has_answers else ()
    return query(state.pairs(questions))


@cache
def _path(name: str, *args: str) -> str:
    """The path of an address, made once: a page has a dozen, and nothing of a query is in them."""
    return reverse(name, args=args)


def wizard_url(around: Surroundings, state: State) -> str:
    """The canonical address of a state of the wizard, in the frame or out of it."""
    return _url(name_in(WIZARD, is_framed=around.is_framed), around.language, (), state)


def diagram_url(language: str, configuration: str, state: State) -> str:
    """The address of a diagram as a file, for these answers and this scenario."""
    shown = State(state.answers, call=state.call)
    address = _path("diagram", language, configuration)
    return address + query(shown.pairs(engine().catalogue.questions))


def look_query(state: State) -> str:
    """The query that keeps the look on a page that has no answers."""
    return query(state.cleared().pairs(()))


def card_file(language: str, type_id: str | None) -> str:
    """The static file with the picture of a pasted link, for a type or for the wizard."""
    return f"cards/{language}-{type_id or 'wizard'}.png"


def alternates(urls: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(language, address) of a page, and once more as "x-default", for any other language.

    That is the first one, which `/` chooses too when nothing matches.
    """
    every = tuple(urls)
    return (*every, ("x-default", every[0][1]))


def _oembed_url(url: str) -> str:
    return settings.PUBLIC_ORIGIN + _path("oembed") + query((("url", url), ("format", "json")))
