"""The production server: `make serve`."""

import os
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

os.environ["ALIASCONFIG_MODE"] = "production"
sys.path.insert(0, str(Path(__file__).parent))
try:
    from aliasconfig.settings import BIND, PORT, WEB_CONCURRENCY
except ImproperlyConfigured as error:
    sys.exit(str(error))  # the sentence alone: where the program noticed is no help to the operator

bind = f"{BIND}:{PORT}"
worker_class = "aliasconfig.worker.Worker"
threads = 16  # browsers keep some connections open and idle; each takes a thread
workers = WEB_CONCURRENCY
wsgi_app = "aliasconfig.wsgi"
preload_app = True  # the catalogue is audited once, and its memory shared
accesslog = "-"
logger_class = "aliasconfig.access_log.AccessLogger"
secure_scheme_headers: dict[str, str] = {}  # TRUST_X_FORWARDED_PROTO alone decides
forwarder_headers = ""  # no header moves the site to another path (SCRIPT_NAME)
control_socket_disable = True  # nothing here is managed at run time


def when_ready(server: Any) -> None:
    """Once it listens: `make reload` finds it, and HUP takes up what lies on disk if it works."""
    from aliasconfig.release import announce

    announce(server, PORT)


def on_exit(server: Any) -> None:
    """At its end: nobody looks for it any more."""
    from aliasconfig.release import withdraw

    withdraw(PORT)
