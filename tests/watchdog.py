"""A test that answers nobody is ended after any time-out, its first and its second chance too.

pytest-timeout stops its clock at a test's first failure, for whoever wants to debug it. What comes
after would have no end then: the fixtures that are taken down, and the tries of
pytest-rerunfailures.
"""

from typing import Any

import pytest

CLOCK = pytest.StashKey[Any]()


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> None:
    """Keeps what the clock was set to; pytest-timeout sets it."""
    item.stash[CLOCK] = settings


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Sets the clock anew once it was stopped, unless somebody debugs."""
    if CLOCK in node.stash and not node.config.getoption("usepdb"):
        node.ihook.pytest_timeout_set_timer(item=node, settings=node.stash[CLOCK])
