"""Response headers that Django has no setting for (docs/embedding.md has their table).

Pages, drawings and refusals have them. A static file never comes here: WhiteNoise answers before,
in MIDDLEWARE, and sets Cross-Origin-Resource-Policy alone (`WHITENOISE_ADD_HEADERS_FUNCTION`).
"""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from wizard.routes import is_framed, route_of

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), clipboard-write={clipboard}, "
    "display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), microphone=(), "
    "midi=(), payment=(), screen-wake-lock=(), serial=(), storage-access=(), usb=()"
)
"""Browser features that no answer may use. Chromium warns on names that it does not know."""


class ContentSecurityPolicy(CSPMiddleware):
    """The policy of the settings; a framed page names its ancestors only if the operator does.

    `frame-ancestors *` would refuse a host that has no origin, such as a macro's sandbox.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts  # none of ours only reports
        if is_framed(request):
            ancestors = settings.EMBED_ANCESTORS
            parts.replace = {"frame-ancestors": ["'self'", *ancestors] if ancestors else None}
        # By route and status, so that a 304, which has no type, carries the policy of its page.
        route = route_of(request)
        if route and route.frames_the_wizard:
            parts.update = {"frame-src": ["'self'"]}
        # A page that says that there is no such picture needs its style sheet.
        if route and route.is_picture and response.status_code in (200, 304):
            parts.config = {"default-src": ["'none'"]}
        return parts


class ResponseHeaders:
    """Sets who may embed or load a response, and switches browser features off.

    Pages may not be loaded from anywhere, except those made for frames; files for other sites may.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_file = is_loaded_by_others(request, response)
        may_load = is_file or is_framed(request)
        response["Cross-Origin-Resource-Policy"] = "cross-origin" if may_load else "same-origin"
        route = route_of(request)
        response["Permissions-Policy"] = PERMISSIONS.format(
            clipboard="(self)" if route and route.has_copy_button else "()"
        )
        if not is_file:
            # A host page that asks this of its frames, to be isolated itself, may then frame ours.
            response["Cross-Origin-Embedder-Policy"] = "require-corp"
        if is_framed(request):
            # It would forbid every frame; `frame-ancestors` decides where there is one.
            del response["X-Frame-Options"]
        else:
            response.setdefault("X-Frame-Options", "DENY")
        if not may_load:
            response["Cross-Origin-Opener-Policy"] = "same-origin"
        return response


def is_loaded_by_others(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a response is a file for other sites or leads to one; a page that says no is none."""
    if response.status_code >= 400 and response.get("Content-Type", "").startswith("text/html"):
        return False
    route = route_of(request)
    return route is not None and route.is_for_other_sites
