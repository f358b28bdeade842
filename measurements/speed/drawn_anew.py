"""The tag `once` for the peer: a SessionWizardView draws all that is around its page each time.

The product draws such pieces once. A peer that grew quicker with it would measure nothing.
"""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from wizard.templatetags import once as product

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: Context, name: str) -> SafeString:
    """The piece, drawn for this page alone."""
    product.drawn.cache_clear()
    return product.once(context, name)
