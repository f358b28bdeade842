"""The shipped server."""

from collections.abc import Iterator

import pytest

from harness.server import ProductionServer


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    """gunicorn as `make serve` starts it; whatever it is sent, its log has no error."""
    server = ProductionServer(tmp_path_factory.mktemp("server") / "log", WEB_CONCURRENCY="2")
    server.start()
    yield server
    server.stop()
    errors = [line for line in server.complaints() if "[WARNING]" not in line]
    assert not errors, server.said()
