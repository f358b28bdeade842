"""Finished pages in memory: the least recently asked for goes first when there is no more room."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

OVERHEAD = 2_000
"""Bytes that an entry takes beside its text: Python's objects for a key and a dozen headers."""


class Key(NamedTuple):
    """What a page may depend on. Never the Host: absolute addresses come from PUBLIC_ORIGIN.

    `encoding` is what was negotiated from Accept-Encoding, not the header itself.
    """

    is_secure: bool
    encoding: str | None
    path: str
    query: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The body as it is sent, compressed already, and every header, the ETag among them."""

    body: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def etag(self) -> str | None:
        return dict(self.headers).get("ETag")

    def size(self) -> int:
        """Bytes of memory, roughly, key included."""
        text = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.body) + text + OVERHEAD


class PageStore:
    """Pages by key, never more than `limit` bytes together; safe to share between threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> KeptPage | None:
        """The page, which is now the most recently asked for; None if it is not kept."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: KeptPage) -> None:
        """Keeps a page and lets go as many others as it takes; a page over the limit stays out."""
        if page.size() > self.limit:
            return
        with self._lock:
            former = self._pages.pop(key, None)
            self.size += page.size() - (former.size() if former else 0)
            self._pages[key] = page
            while self.size > self.limit:
                _, oldest = self._pages.popitem(last=False)
                self.size -= oldest.size()
