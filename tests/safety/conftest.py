"""The shipped server, and the count of what was asked and answered (`make safety` adds it up)."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.production import ProductionServer

Note = Callable[[str, object], None]


@pytest.fixture
def answered(record_property: Note) -> Iterator[Counter[int]]:
    """Statuses that a test was answered with, each with how often."""
    statuses: Counter[int] = Counter()
    yield statuses
    for status, times in statuses.items():
        record_property(str(status), times)


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    """gunicorn as `make serve` starts it; whatever it is sent, its log has no error."""
    server = ProductionServer(tmp_path_factory.mktemp("server") / "log", WEB_CONCURRENCY="2")
    server.start()
    yield server
    server.stop()
    errors = [line for line in server.complaints() if "[WARNING]" not in line]
    assert not errors, server.said()
