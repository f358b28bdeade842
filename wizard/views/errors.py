"""Pages for what went wrong, in the reader's language, each with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wizard.languages import language_of
from wizard.pages.error import error_page
from wizard.routes import is_framed


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was asked cannot be read."""
    return _error(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; nothing of ours asks for it, but Django may."""
    return _error(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page."""
    return _error(request, 404)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """405: pages are read, and nothing else."""
    response = _error(request, 405)
    response["Allow"] = "GET, HEAD"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the fault is ours."""
    return _error(request, 500)


def _error(request: HttpRequest, status: int) -> HttpResponse:
    language = language_of(request.path_info, request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    context = {"page": error_page(language, status, is_framed=is_framed(request))}
    response = render(request, "error.html", context, status=status)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Accept-Language"
    return response
