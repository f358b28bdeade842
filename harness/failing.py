"""What the product says where one of its views fails.

No address of the product fails by itself, so a middleware makes it.
"""

import logging
from collections.abc import Callable
from typing import Any, cast
from unittest import mock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings

FAULT = "harness.fault"
"""Where a request carries the fault with which its view is to fail."""


class Failing:
    """Middleware that fails with the request's fault where its view would be called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        raise request.META[FAULT]


def answer_of_failure(url: str, fault: Exception) -> HttpResponse:
    """The answer at an address of the product, whose view raises this instead of answering.

    What Django would write of it in the log is nobody's concern.
    """
    with (
        override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "harness.failing.Failing"]),
        mock.patch.object(logging.getLogger("django.request"), "disabled", new=True),
    ):
        client = Client(raise_request_exception=False)
        carried: dict[str, Any] = {FAULT: fault}
        return cast(HttpResponse, client.get(url, **carried))
