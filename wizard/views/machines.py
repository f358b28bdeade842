"""What machines read: the sitemap, and what robots may do."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from wizard.pages.sitemap import pages_worth_finding
from wizard.views.decorators import page


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything; the sitemap names what is worth finding."""
    return plain(f"User-agent: *\nAllow: /\nSitemap: {settings.PUBLIC_ORIGIN}/sitemap.xml\n")


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages worth finding, each with its other languages; no state of the wizard."""
    context = {"pages": pages_worth_finding()}
    return render(request, "sitemap.xml", context, content_type="application/xml; charset=utf-8")


def plain(text: str, status: int = 200) -> HttpResponse:
    """An answer for machines, which no cache keeps."""
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, no_store=True)
    return response
