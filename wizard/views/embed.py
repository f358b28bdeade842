"""The script that other sites load to put the wizard into their pages."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

SCRIPT = settings.BASE_DIR / "static" / "embed" / "v1.js"
SCRIPT_SECONDS = 300
"""How long a cache may keep the script whose address never changes; then it asks by ETag."""


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
