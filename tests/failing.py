"""What the product says where one of its views fails: no address of its own does."""

import logging
from typing import Any
from unittest import mock

from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client


def answer_of_failure(url: str, fault: Exception) -> HttpResponse:
    """The answer at an address of the product, whose view raises this instead of answering.

    What Django would write of it in the log is nobody's concern.
    """

    def fail(*_args: object, **_kwargs: object) -> None:
        raise fault

    def resolve_and_fail(handler: BaseHandler, request: HttpRequest) -> Any:
        match = resolve_request(handler, request)
        return (fail, match[1], match[2])

    resolve_request = BaseHandler.resolve_request
    with (
        mock.patch.object(BaseHandler, "resolve_request", resolve_and_fail),
        mock.patch.object(logging.getLogger("django.request"), "disabled", new=True),
    ):
        response: HttpResponse = Client(raise_request_exception=False).get(url)
    return response
