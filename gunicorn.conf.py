"""The production server: `make serve`."""

import os
from typing import Any

port = os.environ.get("PORT", "8000")
bind = f"{os.environ.get('BIND', '0.0.0.0')}:{port}"
worker_class = "aliasconfig.worker.Worker"
threads = 16  # browsers keep some connections open and idle; each takes a thread
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
wsgi_app = "aliasconfig.wsgi"
preload_app = True  # the catalogue is audited once, and its memory shared
accesslog = "-"
logger_class = "aliasconfig.access_log.AccessLogger"
secure_scheme_headers: dict[str, str] = {}  # TRUST_X_FORWARDED_PROTO alone decides
forwarder_headers = ""  # no header moves the site to another path (SCRIPT_NAME)
control_socket_disable = True  # nothing here is managed at run time


def on_reload(server: Any) -> None:
    """On HUP: takes up what lies on disk if it works (`make reload`)."""
    from aliasconfig.release import take_up

    take_up(server)


def when_ready(server: Any) -> None:
    from aliasconfig.release import announce

    announce(server, port)
