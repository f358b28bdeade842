"""What every page has in common, whatever it shows."""

import re
from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control

from wizard.address import MalformedQueryError
from wizard.routes import route_of
from wizard.views import errors
from wizard.views.asked import Elsewhere, raw_query

PAGE_SECONDS = 300
"""How long a cache may keep a page; its content only changes with a release."""

ONE_SPELLING = re.compile(r"([\w.-]+=[\w.-]*(&[\w.-]+=[\w.-]*)*)?", re.ASCII)
"""A query without an escape. The same pairs in the same order have no other spelling like it."""

View = Callable[..., HttpResponse]


class KeepableResponse(HttpResponse):
    """What `page` adds to a response: whether the page cache may keep it."""

    may_be_kept: bool


def page(view: View) -> View:
    """Makes a view a page: it answers GET and HEAD only, and any cache may keep its answer.

    A query that cannot be read gets the page of error 400. A view that raises `Elsewhere` redirects
    there.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return errors.method_not_allowed(request)
        try:
            response = view(request, *args, **kwargs)
        except MalformedQueryError:
            return errors.bad_request(request)
        except Elsewhere as elsewhere:
            response = HttpResponseRedirect(elsewhere.url)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=PAGE_SECONDS)
        may_be_kept = response.status_code == 200 and _is_at_its_one_address(request)
        cast(KeepableResponse, response).may_be_kept = may_be_kept
        return response

    return wrapped


def _is_at_its_one_address(request: HttpRequest) -> bool:
    """Whether a page that answered has no other address.

    Its view redirects other pairs, but not another spelling of the same pairs: `who=%73everal`
    gets the page of `who=several`.
    """
    route = route_of(request)
    is_keepable = route is not None and route.may_be_kept
    return is_keepable and ONE_SPELLING.fullmatch(raw_query(request)) is not None
