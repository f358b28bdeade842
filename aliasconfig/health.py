"""Health checks: whether this process answers, and whether what it knows is whole."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from wizard.readiness import verdict
from wizard.views.machines import plain


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Liveness: this process answers."""
    return plain("ok")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Readiness: the catalogue is loaded and audited, or 503 with a problem on each line."""
    problems = verdict().problems
    return plain("\n".join(problems), status=503) if problems else plain("ready")


urlpatterns = [path("healthz", healthz, name="healthz"), path("readyz", readyz, name="readyz")]
