"""What all tests share: hypothesis without deadlines, and the driver of the browser."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

# Speed is measured in the benchmark, never in a test.
settings.register_profile("steady", deadline=None, max_examples=200)
settings.load_profile("steady")

pytest_plugins = ["tests.watchdog", "tests.engines"]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all that drives a browser: a thread has room for one."""
    with sync_playwright() as driver:
        yield driver
