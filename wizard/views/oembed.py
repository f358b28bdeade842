"""oEmbed (https://oembed.com, version 1.0): what a site needs to frame a page of ours.

The address asked about is parsed and compared with our own; it is never fetched.
"""

from dataclasses import dataclass
from html import escape
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse

from wizard.address import LONGEST_QUERY, MalformedQueryError, State, parse, parse_pairs, query
from wizard.content import engine, words
from wizard.routes import BY_NAME, FRAMED_NAMES, WIZARD
from wizard.views.asked import raw_query
from wizard.views.decorators import PAGE_SECONDS, page
from wizard.views.machines import plain

WIDTH, HEIGHT = 560, 1600
"""Pixels. The first question is in view with its button; longer pages scroll inside, or grow."""
LEAST_WIDTH, LEAST_HEIGHT = 320, 256
LONGEST_QUESTION = 3 * LONGEST_QUERY
"""Bytes: the longest address of ours, with every character escaped."""


@dataclass(frozen=True, slots=True)
class FramedPage:
    """What is to be framed: its language, its address in a frame and alone, and its title."""

    language: str
    url: str
    url_alone: str
    title: str


@page
def oembed(request: HttpRequest) -> HttpResponse:
    """Answers `?url=&maxwidth=&maxheight=&format=json`; 404 for what is not ours, 501 for XML."""
    asked = dict(parse_pairs(raw_query(request), LONGEST_QUESTION))
    if asked.get("format", "json") != "json":
        return plain("", status=501)
    framed = framed_page(asked.get("url", ""))
    if framed is None:
        return plain("", status=404)
    width = _limited(asked.get("maxwidth", ""), WIDTH, LEAST_WIDTH)
    height = _limited(asked.get("maxheight", ""), HEIGHT, LEAST_HEIGHT)
    return JsonResponse(
        {
            "type": "rich",
            "version": "1.0",
            "title": framed.title,
            "provider_name": words(framed.language).say("interface.brand"),
            "provider_url": f"{settings.PUBLIC_ORIGIN}/",
            "cache_age": PAGE_SECONDS,
            "width": width,
            "height": height,
            "html": _html(framed, width, height),
        }
    )


def framed_page(url: str) -> FramedPage | None:
    """The framed page for an address of ours, or None for any other."""
    parts = _parts(url)
    if parts is None or f"{parts.scheme}://{parts.netloc}" != settings.PUBLIC_ORIGIN:
        return None
    try:
        match = resolve(parts.path)
        asked, _ = parse(parts.query, engine().catalogue)
    except (Resolver404, MalformedQueryError):
        return None
    route = BY_NAME.get(match.url_name or "")
    if route is None or route.name_alone not in FRAMED_NAMES:
        return None
    language = match.kwargs["language"]
    if route.name_alone == WIZARD:
        return _framed_wizard(language, asked)
    return _framed_type(language, match.kwargs["configuration"])


def _framed_wizard(language: str, asked: State) -> FramedPage:
    shown = asked.with_answers(asked.answers)
    asked_again = query(shown.pairs(engine().catalogue.questions))
    return FramedPage(
        language,
        _address(FRAMED_NAMES[WIZARD], language) + asked_again,
        _address(WIZARD, language) + asked_again,
        words(language).say("interface.brand"),
    )


def _framed_type(language: str, type_id: str) -> FramedPage | None:
    if type_id not in engine().catalogue.types:
        return None
    return FramedPage(
        language,
        _address(FRAMED_NAMES["type"], language, type_id),
        _address("type", language, type_id),
        words(language).say(f"types.{type_id}.name"),
    )


def _address(name: str, *arguments: str) -> str:
    return settings.PUBLIC_ORIGIN + reverse(name, args=arguments)


def _parts(url: str) -> SplitResult | None:
    try:
        url.encode("latin-1")
        return urlsplit(url)
    except ValueError:
        return None


def _limited(asked: str, usual: int, least: int) -> int:
    """The usual size, or less if less is asked for, but never too little to be used."""
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else usual
    return max(least, min(usual, wanted))


def _html(framed: FramedPage, width: int, height: int) -> str:
    """A link and the frame.

    WordPress loads the script that hears heights only beside a quotation, and shows the quotation
    where the frame cannot be shown (wp_maybe_enqueue_oembed_host_js in wp-includes/embed.php).
    """
    return (
        f'<blockquote><a href="{escape(framed.url_alone)}">{escape(framed.title)}</a></blockquote>'
        f'<iframe src="{escape(framed.url)}" title="{escape(framed.title)}" width="{width}"'
        f' height="{height}" frameborder="0" referrerpolicy="no-referrer" loading="lazy"></iframe>'
    )
