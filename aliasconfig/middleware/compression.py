"""Pages as brotli or gzip, each with an ETag and nothing random in it: the same page, same bytes.

Django's own middleware adds random bytes against BREACH, an attack on secrets next to text that
an attacker chooses; no page here holds a secret. It knows no brotli either, which every browser
prefers.
"""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers, set_response_etag

ENCODINGS = ("br", "gzip")
"""Best first."""
REFUSED = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*")
SHORTEST = 200
"""Bytes; below, compression costs more than it saves."""
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
"""Both take about a millisecond for a page; their best would take thirty."""


@lru_cache(maxsize=64)
def negotiated(accept_encoding: str) -> str | None:
    """The best encoding that an Accept-Encoding header allows; None: as it is."""
    accepted = set()
    for part in accept_encoding.lower().split(","):
        name, _, weight = part.partition(";")
        if not REFUSED.fullmatch(weight):
            accepted.add(name.strip())
    return next((encoding for encoding in ENCODINGS if encoding in accepted), None)


def compressed(body: bytes, encoding: str) -> bytes:
    """The body in an encoding of ours."""
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return packed
    return gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0)


class Compression:
    """Gives what may be stored an ETag, and compresses what the reader can unpack.

    The ETag of a compressed page is weak: same page, other bytes (RFC 9110 §8.8.1).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
            return response
        if "no-store" not in response.get("Cache-Control", "") and not response.has_header("ETag"):
            set_response_etag(response)
        if len(response.content) < SHORTEST:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = negotiated(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding is not None:
            _compress(response, encoding)
        return response


def _compress(response: HttpResponse, encoding: str) -> None:
    packed = compressed(response.content, encoding)
    if len(packed) >= len(response.content):
        return
    response.content = packed
    response["Content-Length"] = str(len(packed))
    response["Content-Encoding"] = encoding
    if response.get("ETag", "").startswith('"'):
        response["ETag"] = "W/" + response["ETag"]
