"""Draws once what is the same on every page of a language and a look, in a frame or out of it."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from wizard.content import words
from wizard.pages.surroundings import Site

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: Context, name: str) -> SafeString:
    """A template of `templates/site/`: it has the `site` around a page, `words`, and nothing else.

    To draw them for each page would take a tenth of its time.
    """
    found: Any = get_template(name)
    return drawn(found.template, context["page"].surroundings.site)


@lru_cache(maxsize=1024)
def drawn(piece: template.Template, site: Site) -> SafeString:
    """Remembered by the template itself: one that was changed is another, and shows at once."""
    return piece.render(Context({"site": site, "words": words(site.language).part("interface")}))
