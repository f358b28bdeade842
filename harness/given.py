"""A page that no address leads to, put before a browser all the same."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route

from harness.shapes import Shape


@contextmanager
def given(page: Page, shape: Shape, language: str) -> Iterator[None]:
    """Meanwhile, the shape's address leads to its page, as `Shape.answer` has it.

    A page that its own address gives is left to the server.
    """
    if shape.is_at_its_address:
        yield
        return

    def fulfil(route: Route) -> None:
        route.fulfill(status=shape.status, headers=dict(answer.headers), body=bytes(answer.content))

    def is_asked_for(url: str) -> bool:
        return url.endswith(shape.url(language))

    answer = shape.answer(language)
    page.route(is_asked_for, fulfil)
    try:
        yield
    finally:
        page.unroute(is_asked_for, fulfil)
