"""No body for HEAD: Django leaves it to the server, and gunicorn warns of each one from 26 on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase


class NoBodyForHead:
    """Outermost, so that the length and the ETag are those of the page that GET gets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            response.content = b""
        return response
