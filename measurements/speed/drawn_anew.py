"""The tag `kept` for the peer: a SessionWizardView draws all that is around its page each time.

The product draws such pieces once. A peer that grew quicker with it would measure nothing.
"""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from wizard.templatetags.kept import drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str) -> SafeString:
    """The piece, drawn."""
    found: Any = get_template(name)
    return drawn.__wrapped__(found.template, context["page"].surroundings.site)
