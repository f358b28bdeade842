"""One line for each answer, as gunicorn writes it, at a quarter of the cost.

gunicorn first collects every header and variable of a request, for a format that might name them.
This is what `make serve` logs: no query, no Referer, since where somebody reads us and what they
answered is nobody's business.
"""

from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger


class AccessLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger with one access line: address, time, method, path, status, bytes, time."""

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Writes the line; `resp` is gunicorn's response, `environ` the WSGI environment."""
        if not self.cfg.accesslog:
            return
        # A request that gunicorn itself refuses has no PATH_INFO, and may have no path at all.
        path = environ.get("PATH_INFO") or getattr(req, "path", None) or "-"
        self.access_log.info(
            '%s %s "%s %s" %s %s %dms',
            environ.get("REMOTE_ADDR", "-"),
            self.now(),
            environ.get("REQUEST_METHOD", "-"),
            # Decoded by the server: a line break in it would forge a line of the log.
            path if path.isprintable() and '"' not in path else ascii(path),
            resp.status.partition(" ")[0],
            getattr(resp, "sent", "-"),
            request_time / timedelta(milliseconds=1),
        )
