"""A visitor without JavaScript, as a fixture; and the page that each address gives."""

from collections.abc import Iterator

import pytest
from django.test import Client

from harness.visitor import Page, Visitor

__all__ = ["Page", "Visitor"]


@pytest.fixture
def visitor(client: Client) -> Iterator[Visitor]:
    """A visitor who fails the test on any cookie."""
    yield Visitor(client)
    assert not client.cookies
