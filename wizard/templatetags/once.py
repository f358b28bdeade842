"""Draws once what is the same on many pages, such as all of a language and a look."""

from collections.abc import Hashable, Mapping
from functools import lru_cache

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString

from wizard.content import words
from wizard.pages.surroundings import Site

register = template.Library()


class OnceNode(template.Node):
    """A template of `templates/site/`, and what it is given beside the site around a page."""

    def __init__(self, piece: template.Template, given: Mapping[str, FilterExpression]) -> None:
        self.piece = piece
        self.given = given

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.given.items()}
        return drawn(self.piece, context["page"].surroundings.site, **given)


@lru_cache(maxsize=1024)
def drawn(piece: template.Template, site: Site, **given: Hashable) -> SafeString:
    """Remembered by the template itself: one that was changed is another, and shows at once."""
    shown = {**given, "site": site, "words": words(site.language).part("interface")}
    return piece.render(Context(shown))


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """`{% once "site/preview.html" preview=page.surroundings.head.preview %}`.

    The template has `site`, `words` and what it is given, nothing else. To draw these pieces for
    each page would take a fifth of its time.
    """
    _, name, *given = token.split_contents()
    piece = template.Engine.get_default().get_template(name.strip("\"'"))
    return OnceNode(piece, token_kwargs(given, parser))
