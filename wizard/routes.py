"""Every address of the product, in one table.

A row holds all that the project needs to know about an address. `urls.py` makes Django's patterns
from the rows. The headers, the page cache, the sitemap, oEmbed and the links between pages ask the
rows what kind of address they deal with. docs/architecture.md says what else a new page needs.
"""

from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve

WIZARD = "wizard"
"""The URL name of the wizard on a page of its own."""
SHEET = "sheet"
"""The URL name of the set-up sheet of a result."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its URL name, its path as Django's `path()` reads it, and its view.

    `view` is the dotted name of a function below `wizard.views`. `alone` is set on a page made for
    other sites' frames: it is the URL name of the same page outside a frame. `may_be_kept` lets the
    page cache keep a page; its view must redirect every query but the canonical one, for otherwise
    junk queries would push the pages out. `has_answers` says that links to the page keep the
    answers of the visitor. `is_findable` puts a page into the sitemap. `is_for_other_sites` lets
    other sites load what is there. `has_copy_button` lets it write to the clipboard;
    `frames_the_wizard` lets it hold the wizard in a frame.
    """

    name: str
    path: str
    view: str
    alone: str = ""
    has_answers: bool = False
    may_be_kept: bool = False
    is_findable: bool = False
    is_for_other_sites: bool = False
    has_copy_button: bool = False
    frames_the_wizard: bool = False

    @property
    def name_alone(self) -> str:
        """The URL name of this page outside a frame."""
        return self.alone or self.name

    @property
    def is_framed(self) -> bool:
        """Whether the page is made for another site's frame."""
        return bool(self.alone)

    @property
    def is_picture(self) -> bool:
        """Whether a picture stands here, which other sites show and which loads nothing."""
        return self.may_be_kept and self.is_for_other_sites


ROUTES = (
    Route("root", "", "wizard.root"),
    Route("robots", "robots.txt", "machines.robots"),
    Route("sitemap", "sitemap.xml", "machines.sitemap"),
    Route("oembed", "oembed", "oembed.oembed", is_for_other_sites=True),
    Route("embed-script", "embed/v1.js", "embed.script", is_for_other_sites=True),
    Route(
        WIZARD,
        "<language:language>/",
        "wizard.wizard",
        has_answers=True,
        may_be_kept=True,
        is_findable=True,
        # Results have the button. htmx puts a result in the place of a question without loading a
        # page, so the headers of the question decide whether the button works.
        has_copy_button=True,
    ),
    Route("types", "<language:language>/types/", "types.types", may_be_kept=True, is_findable=True),
    Route("cases", "<language:language>/cases/", "cases.cases", may_be_kept=True, is_findable=True),
    Route(
        "other",
        "<language:language>/other/",
        "other.other",
        has_answers=True,
        may_be_kept=True,
        is_findable=True,
    ),
    Route(SHEET, "<language:language>/sheet/", "sheet.sheet", has_answers=True, may_be_kept=True),
    Route("result-text", "<language:language>/result.txt", "sheet.text", has_answers=True),
    Route("result-markdown", "<language:language>/result.md", "sheet.markdown", has_answers=True),
    Route(
        "integrate",
        "<language:language>/integrate/",
        "builder.integrate",
        may_be_kept=True,
        is_findable=True,
        has_copy_button=True,
        frames_the_wizard=True,
    ),
    Route(
        "accessibility",
        "<language:language>/accessibility/",
        "accessibility.accessibility",
        may_be_kept=True,
        is_findable=True,
    ),
    Route(
        "type",
        "<language:language>/types/<id:configuration>/",
        "types.type_detail",
        may_be_kept=True,
        is_findable=True,
    ),
    Route(
        "embed",
        "<language:language>/embed/",
        "wizard.wizard",
        alone=WIZARD,
        has_answers=True,
        may_be_kept=True,
    ),
    Route(
        "embed-type",
        "<language:language>/embed/types/<id:configuration>/",
        "types.type_detail",
        alone="type",
        may_be_kept=True,
    ),
    Route(
        "diagram",
        "<language:language>/types/<id:configuration>/diagram.svg",
        "pictures.diagram",
        may_be_kept=True,
        is_for_other_sites=True,
    ),
    Route(
        "starter",
        "<language:language>/types/vxml-ivr/starter.vxml",
        "starter.starter",
        may_be_kept=True,
    ),
    Route(
        "type-card",
        "<language:language>/types/<id:configuration>/card.svg",
        "pictures.card",
        may_be_kept=True,
        is_for_other_sites=True,
    ),
    Route(
        "card",
        "<language:language>/card.svg",
        "pictures.card",
        may_be_kept=True,
        is_for_other_sites=True,
    ),
)

BY_NAME = {route.name: route for route in ROUTES}
FRAMED_NAMES = {route.alone: route.name for route in ROUTES if route.alone}
"""URL name of a page alone to the URL name of the same page in a frame: what others may frame."""


def name_in(name: str, *, is_framed: bool) -> str:
    """The URL name of a page in a frame or out of it, by its name out of a frame."""
    return FRAMED_NAMES[name] if is_framed else name


def route_of(request: HttpRequest) -> Route | None:
    """The row of the address that was asked for; None if it is not in the table.

    Django has not looked the address up when a static file, a redirect to HTTPS or a refused Host
    was answered. A path without its last slash counts as the page that it redirects to.
    """
    if request.resolver_match:
        return BY_NAME.get(request.resolver_match.url_name or "")
    for path in (request.path_info, f"{request.path_info}/"):
        with suppress(Resolver404):
            return BY_NAME.get(resolve(path).url_name or "")
    return None


def is_framed(request: HttpRequest) -> bool:
    """Whether the request asked for a page made for another site's frame."""
    route = route_of(request)
    return route is not None and route.is_framed
