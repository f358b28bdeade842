"""The tag `once` for the peer: a SessionWizardView draws all that is around its page each time.

The product draws such pieces once. A peer that grew quicker with it would measure nothing.
"""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from wizard.templatetags import once as product

register = template.Library()


class AnewNode(product.OnceNode):
    """The piece, drawn for this page alone."""

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.given.items()}
        return product.drawn.__wrapped__(self.piece, context["page"].surroundings.site, **given)


@register.tag
def once(parser: Parser, token: Token) -> AnewNode:
    """As the product's tag."""
    node = product.once(parser, token)
    return AnewNode(node.piece, node.given)
