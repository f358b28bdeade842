"""The access log: gunicorn's line, without what is nobody's business, and never two for one."""

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from aliasconfig.access_log import AccessLogger

FORMAT = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(b)s %(M)sms'
ANSWER = SimpleNamespace(status="200 OK", status_code=200, sent=2_360, headers=[])
SECRETS = {"QUERY_STRING": "who=one", "HTTP_REFERER": "https://help.example/private"}


def line(logger_class: type[Logger], caplog: pytest.LogCaptureFixture, path: str) -> str:
    """The line that a logger writes for a page."""
    config = Config()
    config.set("accesslog", "-")
    config.set("access_log_format", FORMAT)
    logger = logger_class(config)
    logger.now = lambda: "[23/Nov/2026:16:00:00 +0000]"
    logger.access_log = logging.getLogger("test.access")
    environ = {
        **SECRETS,
        "REMOTE_ADDR": "192.0.2.1",
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "RAW_URI": f"{path}?who=one",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    caplog.clear()
    with caplog.at_level(logging.INFO, "test.access"):
        logger.access(ANSWER, SimpleNamespace(headers=[]), environ, timedelta(milliseconds=12.7))
    (record,) = caplog.records
    return record.getMessage()


def test_the_same_line_as_gunicorns(caplog: pytest.LogCaptureFixture) -> None:
    ours = line(AccessLogger, caplog, "/fr/")
    assert ours == line(Logger, caplog, "/fr/")
    assert ours == '192.0.2.1 [23/Nov/2026:16:00:00 +0000] "GET /fr/" 200 2360 12ms'


@pytest.mark.parametrize("path", ['/a" 200 1 1ms\n192.0.2.9 "GET /b', "/\r\n", "/\x1b[2J", "/\x85"])
def test_no_path_forges_a_line(caplog: pytest.LogCaptureFixture, path: str) -> None:
    written = line(AccessLogger, caplog, path)
    assert written.isprintable()
    assert written.endswith(" 200 2360 12ms")


def test_a_switched_off_log_stays_off(caplog: pytest.LogCaptureFixture) -> None:
    logger = AccessLogger(Config())
    logger.access_log = logging.getLogger("test.access")
    with caplog.at_level(logging.INFO, "test.access"):
        logger.access(ANSWER, None, {}, timedelta())
    assert not caplog.records


def test_a_request_that_gunicorn_refuses_has_its_line_and_so_its_answer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    config = Config()
    config.set("accesslog", "-")
    logger = AccessLogger(config)
    logger.access_log = logging.getLogger("test.access")
    refused = SimpleNamespace(status="400 Bad Request")
    with caplog.at_level(logging.INFO, "test.access"):
        logger.access(refused, SimpleNamespace(path="/fr/"), {"REMOTE_ADDR": "::1"}, timedelta())
        logger.access(refused, SimpleNamespace(), {}, timedelta())
    first, second = [record.getMessage() for record in caplog.records]
    assert '"- /fr/" 400 - 0ms' in first
    assert '"- -" 400 - 0ms' in second
