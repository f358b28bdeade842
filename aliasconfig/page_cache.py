"""Answers from memory what was answered before, with the same bytes and the same headers.

A page depends on nothing but its address: no cookie, no session, no header of the request but
Accept-Encoding and, for HSTS, the scheme. So a finished answer can be given again. This stands
before Django, whose handler and middleware cost several times as much as the answer itself.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeGuard

from django.conf import settings
from django.http import HttpResponse
from django.http.request import split_domain_port, validate_host

from aliasconfig.compression import negotiated
from aliasconfig.not_modified import is_held, unchanged_headers
from aliasconfig.page_store import KeptPage, Key, PageStore
from wizard.content.version import catalogue_version

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class PageCache:
    """A WSGI application around Django's that keeps its finished pages, up to `limit` bytes."""

    def __init__(self, application: Any, limit: int) -> None:
        self.application: Application = application
        self.version = catalogue_version()
        self.store = PageStore(limit)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        # A path before ours (SCRIPT_NAME) changes every link, and a proxy could pass it on.
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
            return self.application(environ, start_response)
        key = self._key(environ)
        page = self.store.get(key)
        # Whoever asks for a Host that is not ours gets Django's own refusal.
        if page is not None and is_allowed(environ.get("HTTP_HOST", "")):
            return _answer(page, environ, start_response)
        response = self.application(environ, start_response)
        if page is None and _may_be_kept(response, environ):
            self.store.put(key, KeptPage(response.content, tuple(response.items())))
        return response

    def _key(self, environ: Environ) -> Key:
        return Key(
            self.version,
            is_secure(environ),
            negotiated(environ.get("HTTP_ACCEPT_ENCODING", "")),
            environ.get("PATH_INFO", ""),
            environ.get("QUERY_STRING", ""),
        )


@lru_cache(maxsize=64)
def is_allowed(host: str) -> bool:
    """Whether a Host header is one of ours, by Django's own rule; no Host is left to Django."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def is_secure(environ: Environ) -> bool:
    """What Django's `request.is_secure()` will say: the proxy's word only if it is trusted."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        said = environ.get(header)
        if said is not None:
            return bool(said.split(",", 1)[0].strip() == secure)
    return bool(environ.get("wsgi.url_scheme") == "https")


def _answer(page: KeptPage, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    held = environ.get("HTTP_IF_NONE_MATCH")
    if held is not None and is_held(page.etag, held):
        start_response("304 Not Modified", unchanged_headers(page.headers))
        return []
    start_response("200 OK", list(page.headers))
    return [page.body] if environ["REQUEST_METHOD"] == "GET" else []


def _may_be_kept(response: Iterable[bytes], environ: Environ) -> TypeGuard[HttpResponse]:
    """Whether a response is a whole public page at its one address."""
    if environ["REQUEST_METHOD"] != "GET" or not isinstance(response, HttpResponse):
        return False
    if response.status_code != 200 or response.cookies or "Set-Cookie" in response:
        return False
    return (
        "public" in response.get("Cache-Control", "")
        and response.get("Vary", "") in ("", "Accept-Encoding")
        and getattr(response, "may_be_kept", False)
    )
