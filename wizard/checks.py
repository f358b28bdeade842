"""The system check: `manage.py check` reports what the start would refuse."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from wizard.readiness import verdict


def register_checks() -> None:
    """Adds our check to those that `manage.py check` runs."""
    register(catalogue_is_whole)


def catalogue_is_whole(**_kwargs: Any) -> list[CheckMessage]:
    """One error for each problem that would stop the start."""
    return [Error(problem, id="wizard.E001") for problem in verdict().problems]
