"""The access log: which request got which answer, and nothing that is nobody's business."""

import logging
import runpy
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

SETTINGS = runpy.run_path(str(Path(__file__).parents[2] / "gunicorn.conf.py"))


def line(caplog: pytest.LogCaptureFixture, path: str) -> str:
    """What gunicorn writes of a request with a query and a Referer."""
    config = Config()
    config.set("accesslog", "-")
    config.set("access_log_format", SETTINGS["access_log_format"])
    logger = Logger(config)
    logger.now = lambda: "[23/Nov/2026:16:00:00 +0000]"
    logger.access_log = logging.getLogger("test.access")
    environ = {
        "HTTP_REFERER": "https://help.example/private",
        "HTTP_USER_AGENT": "a browser",
        "QUERY_STRING": "who=one",
        "REMOTE_ADDR": "192.0.2.1",
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "RAW_URI": f"{path}?who=one",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    answer = SimpleNamespace(status="200 OK", status_code=200, sent=2_360, headers=[])
    caplog.clear()
    with caplog.at_level(logging.INFO, "test.access"):
        logger.access(answer, SimpleNamespace(headers=[]), environ, timedelta(milliseconds=12.7))
    (record,) = caplog.records
    return record.getMessage()


def test_a_line_has_the_path_and_neither_query_nor_referer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected = "192.0.2.1 [23/Nov/2026:16:00:00 +0000] \"GET '/fr/'\" 200 2360 12ms"
    assert line(caplog, "/fr/") == expected


@pytest.mark.parametrize(
    "path",
    ["/a'\" 200 1 1ms\n192.0.2.9 \"GET '/b", "/\r\n", "/\x1b[2J", "/\x85", "/'\"\\", "/\xe9"],
)
def test_no_path_forges_a_line(caplog: pytest.LogCaptureFixture, path: str) -> None:
    written = line(caplog, path)
    assert written.isascii()
    assert written.isprintable()
    assert written.endswith('" 200 2360 12ms')
