"""What other sites load: pages made for their frames, and the script that helps those frames."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from wizard.pages.links import STANDALONE

SCRIPT = settings.BASE_DIR / "static" / "embed" / "v1.js"
SCRIPT_SECONDS = 300
"""How long a cache may keep the script whose address never changes; then it asks by ETag."""


def is_framed(request: HttpRequest) -> bool:
    """Whether the request asked for a page made for another site's frame."""
    return request.resolver_match is not None and request.resolver_match.url_name in STANDALONE


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The script of `<alias-wizard>`, under the address that host pages keep for ever."""
    response = HttpResponse(SCRIPT.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=SCRIPT_SECONDS)
    return response
