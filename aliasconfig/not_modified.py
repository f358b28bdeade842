"""304 for a page that the reader holds already, with every header of the page itself.

Django's own middleware makes another response, which then loses what views and middleware said
about the first one: a policy of the view's own, or Vary.
"""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import parse_etags

ABOUT_THE_BODY = frozenset(("Content-Type", "Content-Length", "Content-Encoding"))
"""Headers that a 304 leaves out: it has no body (RFC 9110 §15.4.5)."""

Headers = list[tuple[str, str]]


def is_held(etag: str | None, if_none_match: str) -> bool:
    """Whether an If-None-Match header names this ETag; weak and strong compare equal."""
    if not etag:
        return False
    held = [given.removeprefix("W/") for given in parse_etags(if_none_match)]
    return held == ["*"] or etag.removeprefix("W/") in held


def unchanged_headers(headers: Iterable[tuple[str, str]]) -> Headers:
    """The headers of the 304 that stands for a page with these."""
    return [(name, value) for name, value in headers if name not in ABOUT_THE_BODY]


class NotModified:
    """Outermost, so that the page is finished when its ETag is compared."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        held = request.META.get("HTTP_IF_NONE_MATCH")
        if held is None or response.status_code != 200 or request.method not in ("GET", "HEAD"):
            return response
        if not isinstance(response, HttpResponse) or not is_held(response.get("ETag"), held):
            return response
        unchanged = HttpResponseNotModified()
        for name, value in unchanged_headers(response.items()):
            unchanged[name] = value
        response.close()
        return unchanged
