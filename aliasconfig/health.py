"""What a supervisor asks: whether this process lives, and whether it can answer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from aliasconfig.release import rejection
from wizard.readiness import verdict
from wizard.views.machines import plain


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Liveness: this process answers."""
    return plain("ok")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Readiness: the catalogue is loaded and audited; and whether a newer one was rejected."""
    problems = verdict().problems
    if problems:
        return plain("\n".join(problems), status=503)
    rejected = rejection(settings.PORT)
    return plain(f"rejected: {rejected}" if rejected else "ready")
