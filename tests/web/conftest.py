"""A visitor without JavaScript, as a fixture; and the page that each address gives."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from django.test import Client

from harness.visitor import Page, Visitor

__all__ = ["Page", "Visitor"]


class Reader(Visitor):
    """A visitor who remembers: a page depends on its address alone, so that one serves many tests.

    Whoever asks with headers gets an answer of their own. A test that changes the product asks
    through `client`.
    """

    def get(self, url: str, **headers: str) -> Page:
        return super().get(url, **headers) if headers else read(url)


@lru_cache(maxsize=200)
def read(url: str) -> Page:
    """The page at an address; fails on any cookie."""
    client = Client()
    page = Visitor(client).get(url)
    assert not client.cookies
    return page


@pytest.fixture
def visitor(client: Client) -> Iterator[Visitor]:
    """A visitor who fails the test on any cookie."""
    yield Reader(client)
    assert not client.cookies
