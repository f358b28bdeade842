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
from wizard.pages.links import FRAMEABLE
from wizard.views import PAGE_SECONDS, page, plain

WIDTH, HEIGHT = 560, 640
"""Pixels. A question fits; longer pages scroll inside, or grow where the script is."""
LEAST_WIDTH, LEAST_HEIGHT = 320, 256
LONGEST_QUESTION = 3 * LONGEST_QUERY
"""Bytes: the longest address of ours, with every character escaped."""


@dataclass(frozen=True, slots=True)
class Framed:
    """What is to be framed: its address in our frame, and its title."""

    url: str
    title: str


@page
def oembed(request: HttpRequest) -> HttpResponse:
    """Answers `?url=&maxwidth=&maxheight=&format=json`; 404 for what is not ours, 501 for XML."""
    asked = dict(parse_pairs(request.META.get("QUERY_STRING", ""), LONGEST_QUESTION))
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
            "provider_name": words(_language(framed.url))["interface"]["brand"],
            "provider_url": f"{settings.PUBLIC_ORIGIN}/",
            "cache_age": PAGE_SECONDS,
            "width": width,
            "height": height,
            "html": _iframe(framed, width, height),
        }
    )


def framed_page(url: str) -> Framed | None:
    """The framed page for an address of ours, or None for any other."""
    parts = _parts(url)
    if parts is None or f"{parts.scheme}://{parts.netloc}" != settings.PUBLIC_ORIGIN:
        return None
    try:
        match = resolve(parts.path)
        asked, _ = parse(parts.query, engine().catalogue)
    except (Resolver404, MalformedQueryError):
        return None
    if match.url_name not in FRAMEABLE:
        return None
    language, type_id = match.kwargs["language"], match.kwargs.get("configuration")
    if type_id is not None and type_id not in engine().catalogue.types:
        return None
    return _framed(language, type_id, asked)


def _framed(language: str, type_id: str | None, asked: State) -> Framed:
    sentences = words(language)
    if type_id is not None:
        url = reverse("embed-type", args=[language, type_id])
        return Framed(settings.PUBLIC_ORIGIN + url, sentences["types"][type_id]["name"])
    shown = asked.with_answers(asked.answers)
    url = reverse("embed", args=[language]) + query(shown.pairs(engine().catalogue.questions))
    return Framed(settings.PUBLIC_ORIGIN + url, sentences["interface"]["brand"])


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


def _iframe(framed: Framed, width: int, height: int) -> str:
    return (
        f'<iframe src="{escape(framed.url)}" title="{escape(framed.title)}" width="{width}"'
        f' height="{height}" referrerpolicy="no-referrer" loading="lazy"></iframe>'
    )


def _language(url: str) -> str:
    return urlsplit(url).path.split("/")[1]
