"""Explains the terms of a part of a page, where the page uses them first."""

import re
from typing import Any, cast

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from wizard.content import glossary
from wizard.content.glossary import Term
from wizard.templatetags.once import drawn

register = template.Library()

_TAG = re.compile(r"<[^>]*>")


class ExplainedNode(template.Node):
    """A part of a page, and below it a fold with the terms that it is the first to use."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        part = self.nodelist.render(context)
        page = context["page"]
        already: set[Term] = cast(Any, context.render_context).setdefault("explained", set())
        # What a person reads: addresses and ids, which stand inside the tags, do not count.
        used = glossary(page.surroundings.language).found_in(_TAG.sub(" ", part))
        terms = tuple(term for term in used if term not in already)
        already.update(terms)
        if not terms:
            return part
        found: Any = get_template("site/terms.html")
        return part + drawn(found.template, page.surroundings.site, terms=terms)


@register.tag
def explained(parser: Parser, token: Token) -> ExplainedNode:
    """`{% explained %}…{% endexplained %}` around a part of a page that has a `page`.

    A term is explained once on a page: below the first part that uses it. The parts stand in one
    template, for an included template does not know what was explained around it.
    """
    nodelist = parser.parse(("endexplained",))
    parser.delete_first_token()
    return ExplainedNode(nodelist)
