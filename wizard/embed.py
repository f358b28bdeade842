"""What other sites load: pages made for their frames, and the script that helps those frames."""

from contextlib import suppress
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from wizard.pages.links import STANDALONE

SCRIPT = settings.BASE_DIR / "static" / "embed" / "v1.js"
SCRIPT_SECONDS = 300
"""How long a cache may keep the script whose address never changes; then it asks by ETag."""


def url_name(request: HttpRequest) -> str | None:
    """The URL name of what was asked for, if there is one.

    A static file, a redirect to HTTPS or a refused Host is answered before Django has looked; and
    a path that lacks its last slash is led to the page that has it.
    """
    if request.resolver_match:
        return request.resolver_match.url_name
    for path in (request.path_info, f"{request.path_info}/"):
        with suppress(Resolver404):
            return resolve(path).url_name
    return None


def is_framed(request: HttpRequest) -> bool:
    """Whether the request asked for a page made for another site's frame."""
    return url_name(request) in STANDALONE


@cache
def script_text() -> bytes:
    """The script, read once for each process that serves."""
    return SCRIPT.read_bytes()


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The script of `<alias-wizard>`, under the address that host pages keep for ever."""
    # Development shows the file as it is now; production is one release until it is reloaded.
    text = script_text() if settings.IS_PRODUCTION else SCRIPT.read_bytes()
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=SCRIPT_SECONDS)
    return response
