"""Starts the product: loads everything it knows and refuses to start on a broken promise."""

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class WizardConfig(AppConfig):
    """The one app of the project."""

    name = "wizard"
    verbose_name = "Alias configuration wizard"

    def ready(self) -> None:
        """Audits here and not only in a system check, for gunicorn runs no system checks."""
        from wizard import checks, readiness

        checks.register_checks()
        if readiness.is_reporting_command():
            return
        verdict = readiness.verdict()
        if verdict.problems:
            raise ImproperlyConfigured("\n".join(("The catalogue is broken.", *verdict.problems)))
