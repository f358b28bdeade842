"""What is measured: each case is an address of a server, checked once before it counts."""

import gzip
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from harness.pinned import PinnedServer
from measurements.speed.answer import ANSWERED, SENT, STEP, form_body, next_title

FILE = "/page.html"
"""Where nginx serves the first question from a file."""
READ_FILE = "/read/page.html"
"""The same without sendfile, as the example for operators has nginx serve pages from its cache."""
COMPRESSED = {"Host": "127.0.0.1", "Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Case:
    """An address to load, with the headers of every request and the status to expect.

    With a `form`, its fields as a browser would send them, each request is a POST.
    """

    name: str
    server: PinnedServer
    path: str
    headers: dict[str, str] = field(default_factory=lambda: dict(COMPRESSED))
    status: int = 200
    form: bytes | None = None

    def body(self) -> bytes:
        """One answer's body; raises RuntimeError if it is not the answer that is meant."""
        response, body = self.server.get(self.path, self.headers, self.form)
        if response.status != self.status:
            raise RuntimeError(f"{self.name}: {response.status}, not {self.status}")
        return body


def cases(
    cached: PinnedServer,
    rendering: PinnedServer,
    sessions: PinnedServer,
    cache: PinnedServer,
    files: PinnedServer,
) -> list[Case]:
    """All cases, in the order of a round; raises RuntimeError if two that must agree differ."""
    page, body = cached.get(STEP, COMPRESSED)
    first, _ = sessions.get("/guide/", COMPRESSED)
    cookies = SimpleCookie(", ".join(first.headers.get_all("Set-Cookie") or []))
    kept = "; ".join(f"{name}={cookie.value}" for name, cookie in cookies.items())
    visitor = {**COMPRESSED, "Cookie": kept}
    seen = {**COMPRESSED, "If-None-Match": str(page.headers["ETag"])}
    form = form_body(cookies["csrftoken"].value)
    all_cases = listed(cached, rendering, sessions, cache, files, visitor, seen, form)
    for case in all_cases:
        _check(case, body)
    _check_nginx(cache, files)
    return all_cases


def listed(
    cached: PinnedServer,
    rendering: PinnedServer,
    sessions: PinnedServer,
    cache: PinnedServer,
    files: PinnedServer,
    visitor: dict[str, str],
    seen: dict[str, str],
    form: bytes,
) -> list[Case]:
    """The cases by name; `visitor` has the headers of a session, `seen` those of a return."""
    return [
        Case("bare Django view", cached, "/bare"),
        Case("wizard step, rendered", rendering, STEP),
        Case("wizard step, page cache", cached, STEP),
        Case("wizard step, 304", cached, STEP, seen, 304),
        Case("wizard answer, redirect", rendering, SENT, status=302),
        Case("wizard answer, rendered", rendering, ANSWERED),
        Case("wizard answer, page cache", cached, ANSWERED),
        Case("SessionWizardView", sessions, "/guide/", visitor),
        Case("SessionWizardView, POST", sessions, "/guide/", visitor, form=form),
        Case("WhiteNoise, static file", cached, "/static/css/page.css"),
        Case("nginx, static file", files, FILE),
        Case("nginx, static file without sendfile", files, READ_FILE),
        Case("nginx, proxy_cache", cache, STEP),
    ]


def _check(case: Case, step: bytes) -> None:
    """Whether a case answers with what it should; `step` is the compressed first question."""
    body = case.body()
    if case.status != 200:
        return
    if case.path in (STEP, FILE, READ_FILE) and body != step:
        raise RuntimeError(f"{case.name}: other bytes than the page cache's")
    if (case.path == ANSWERED or case.form) and next_title() not in gzip.decompress(body):
        raise RuntimeError(f"{case.name}: does not show the question that follows")


def _check_nginx(cache: PinnedServer, files: PinnedServer) -> None:
    """Whether nginx keeps the page, and serves the file with as many headers."""
    kept = cache.get(STEP, COMPRESSED)[0].headers
    if kept["X-Cache"] != "HIT":
        raise RuntimeError("nginx does not keep the page")
    for path in (FILE, READ_FILE):
        missing = set(kept) - set(files.get(path, COMPRESSED)[0].headers)
        if missing:
            raise RuntimeError(f"nginx's static file {path} lacks headers of the page: {missing}")
