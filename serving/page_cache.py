"""Answers from memory what was answered before, with the same bytes and the same headers.

A page depends on nothing but its address: no cookie, no session, no header of the request but
Accept-Encoding and, for HSTS, the scheme. So a finished answer can be given again. This stands
before Django, whose handler and middleware cost several times as much as the answer itself.

This package may be deleted whole: aliasconfig/wsgi.py then serves Django's own application.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeGuard

from django.conf import settings
from django.http import HttpResponse
from django.http.request import split_domain_port, validate_host
from django.utils.http import parse_etags

from aliasconfig.middleware.compression import negotiated
from serving.page_store import KeptPage, Key, PageStore

LEFT_OUT_OF_304 = frozenset(("Content-Type", "Content-Length", "Content-Encoding"))
"""Headers of a body, which a 304 has not (RFC 9110 §15.4.5)."""

DJANGOS_OWN = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
"""Conditions that are rare in a request, and left to Django."""

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class PageCache:
    """A WSGI application around Django's that keeps its finished pages, up to `limit` bytes."""

    def __init__(self, application: Any, limit: int) -> None:
        self.application: Application = application
        self.store = PageStore(limit)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or any(map(environ.get, DJANGOS_OWN)):
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
    is_get = environ["REQUEST_METHOD"] == "GET"
    if_none_match = environ.get("HTTP_IF_NONE_MATCH")
    if is_get and if_none_match and _is_held(page.etag, if_none_match):
        kept = [pair for pair in page.headers if pair[0] not in LEFT_OUT_OF_304]
        start_response("304 Not Modified", kept)
        return []
    start_response("200 OK", list(page.headers))
    return [page.body] if is_get else []


def _is_held(etag: str | None, if_none_match: str) -> bool:
    """Whether an If-None-Match header names this ETag; weak and strong compare equal."""
    if not etag:
        return False
    held = [given.removeprefix("W/") for given in parse_etags(if_none_match)]
    return held == ["*"] or etag.removeprefix("W/") in held


def _may_be_kept(response: Iterable[bytes], environ: Environ) -> TypeGuard[HttpResponse]:
    """Whether a response is a whole page of which its view says that it may be kept."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and isinstance(response, HttpResponse)
        and getattr(response, "may_be_kept", False)
        and not response.cookies
        and response.get("Vary", "") in ("", "Accept-Encoding")
    )
