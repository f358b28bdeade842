"""The production server: `make serve`, `make reload`, examples/systemd/.

Nothing of the project is imported here. The master process reads this file, and what it imports is
in every worker for as long as the master lives: `make reload` could not replace it.
"""

import os
from pathlib import Path
from typing import Any

import gevent

port = os.environ.get("PORT", "").strip() or "8000"
host = os.environ.get("BIND", "").strip() or "0.0.0.0"

bind = f"{host}:{port}"
wsgi_app = "aliasconfig.wsgi"
pidfile = str(Path(__file__).parent / "build" / f"gunicorn-{port}.pid")
workers = int(os.environ.get("WEB_CONCURRENCY", "").strip() or 2)
worker_class = "gevent"  # a slow client holds no thread (docs/decisions/server.md)
keepalive = 10  # seconds for a whole request head to come, too
# %(U)a is the decoded path as an ASCII literal of Python: no line break in it forges a line.
access_log_format = '%(h)s %(t)s "%(m)s %(U)a" %(s)s %(B)s %(M)sms'
accesslog = "-"
secure_scheme_headers: dict[str, str] = {}  # TRUST_X_FORWARDED_PROTO alone decides
forwarder_headers = ""  # no header moves the site to another path (SCRIPT_NAME)
forwarded_allow_ips = "*"  # no header is trusted above: whose it is need not be compared
control_socket_disable = True  # nothing here is managed at run time


def post_request(_worker: Any, _request: Any) -> None:
    """Lets all other clients have their turn after each answer.

    Whoever sends the next request at once would otherwise be answered next, again and again, while
    everybody else waits: gevent turns to another client only where this one has to be waited for.
    """
    gevent.sleep(0)
