"""Where a page is and what it links to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from wizard.address import DEFAULT_ACCENT, DEFAULT_THEME, State, query
from wizard.advice import AnswerSet
from wizard.callflow import CARD_SIZE
from wizard.content import LANGUAGES, engine, words

STANDALONE = {"embed": "wizard", "embed-type": "type"}
"""URL names of pages made for another site's frame, each with the same page standing alone."""
FRAMEABLE = (*STANDALONE, *STANDALONE.values())
"""URL names of pages that another site may frame: those that oEmbed knows."""
WIZARDS = ("wizard", "embed")
"""URL names of the wizard, alone and framed."""
ANSWERED = (*WIZARDS, "other")
"""URL names of the pages whose address holds answers."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language, under the name that the language gives itself."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: its language, look, links and addresses.

    `wizard` is the URL name of the wizard that its links lead to, `layout` the template around it.
    `alternates` are for search engines: (language, canonical address) of the page in each language,
    then in the one for readers of any other.
    """

    wizard: str
    layout: str
    language: str
    theme: str
    accent: str
    languages: tuple[LanguageLink, ...]
    home_url: str
    types_url: str
    other_url: str
    canonical_url: str
    alternates: tuple[tuple[str, str], ...]
    description: str
    picture_url: str
    picture_size: tuple[int, int]
    oembed_url: str | None

    @property
    def is_framed(self) -> bool:
        """Whether the page is made for another site's frame."""
        return self.wizard == "embed"


def wizard_url(place: Frame, state: State) -> str:
    """The canonical address of a state of the wizard, in the frame or out of it."""
    questions = engine().catalogue.questions
    return reverse(place.wizard, args=[place.language]) + query(state.pairs(questions))


def diagram_url(language: str, configuration: str, state: State) -> str:
    """The address of a diagram as a file, for these answers and this scenario."""
    shown = State(state.answers, call=state.call)
    address = reverse("diagram", args=[language, configuration])
    return address + query(shown.pairs(engine().catalogue.questions))


def look_query(state: State) -> str:
    """The query that keeps the look on a page that has no answers."""
    return query(state.cleared().pairs(()))


def card_file(language: str, type_id: str | None) -> str:
    """The static file with the picture of a pasted link, for a type or for the wizard."""
    return f"cards/{language}-{type_id or 'wizard'}.png"


def _own_name(language: str) -> str:
    return str(words(language)["interface"]["language"])


def _oembed_url(url: str) -> str:
    return settings.PUBLIC_ORIGIN + reverse("oembed") + query((("url", url), ("format", "json")))


def alternates(urls: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(language, address) of a page, and once more as "x-default", for any other language.

    That is the first one, French, as `/` chooses it too when nothing matches.
    """
    every = tuple(urls)
    return (*every, ("x-default", every[0][1]))


def frame(language: str, state: State, name: str, *args: str, about: str | None = None) -> Frame:
    """The frame of the page with this URL name; `args` are its arguments after the language.

    The wizard's address holds answers, and so does that of "None of these", for the way back; every
    other page keeps the look alone. The canonical address of a framed page is that of the same page
    standing alone. `about` is the type that the page is about, if any: a pasted link shows it.
    """
    sentences = words(language)
    sentence = sentences["types"][about]["sentence"] if about else ""
    questions = engine().catalogue.questions if name in ANSWERED else ()
    shown = state if name in ANSWERED else state.cleared().calling(state.call)
    kept = shown.without_notice()
    is_framed = name in STANDALONE

    def address(code: str, seen: State, name: str = name) -> str:
        return reverse(name, args=[code, *args]) + query(seen.pairs(questions))

    bare = State(shown.answers, change=shown.change) if name in WIZARDS else State(AnswerSet())
    asked = shown.changing(shown.change)
    canonical = {
        code: settings.PUBLIC_ORIGIN + address(code, bare, STANDALONE.get(name, name))
        for code in LANGUAGES
    }
    return Frame(
        wizard="embed" if is_framed else "wizard",
        layout="embed.html" if is_framed else "base.html",
        language=language,
        theme=state.theme or DEFAULT_THEME,
        accent=state.accent or DEFAULT_ACCENT,
        languages=tuple(
            LanguageLink(code, _own_name(code), address(code, kept), code == language)
            for code in LANGUAGES
        ),
        home_url=reverse("embed" if is_framed else "wizard", args=[language]) + look_query(state),
        types_url=reverse("types", args=[language]) + look_query(state),
        other_url=reverse("other", args=[language]) + query(asked.pairs(questions)),
        canonical_url=canonical[language],
        alternates=alternates(canonical.items()),
        description=sentence or sentences["interface"]["meta_description"],
        picture_url=settings.PUBLIC_ORIGIN + static(card_file(language, about)),
        picture_size=CARD_SIZE,
        oembed_url=_oembed_url(canonical[language]) if name in FRAMEABLE else None,
    )
