"""The production server, as browsers use it."""

import socket
import urllib.request
from contextlib import ExitStack

import pytest

from harness.server import ProductionServer

pytestmark = pytest.mark.browser


def test_connections_left_idle_do_not_use_the_server_up(server: ProductionServer) -> None:
    """A browser opens up to six connections ahead of need, and may never use them."""
    with ExitStack() as opened_ahead:
        for _ in range(6):
            opened_ahead.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        try:
            with urllib.request.urlopen(f"{server.origin}/healthz", timeout=8) as response:
                assert response.status == 200
        except TimeoutError:
            pytest.fail("6 idle connections hold every worker")
