"""Puts a drawing of our own core into a page."""

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def drawing(svg: str) -> SafeString:
    """An SVG element from `wizard.callflow`, which escapes every text it writes.

    Nothing a visitor sends is ever part of a drawing: labels come from `wizard/content/`.
    """
    return SafeString(svg)
