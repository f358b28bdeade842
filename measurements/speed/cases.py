"""What is measured: each case is an address of a server, checked once before it counts."""

from dataclasses import dataclass, field

from measurements.speed.servers import Server

STEP = "/en/"
"""The first question: the page that both wizards show, ours and SessionWizardView's."""
COMPRESSED = {"Host": "127.0.0.1", "Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Case:
    """An address to load, with the headers of every request and the status to expect."""

    name: str
    server: Server
    path: str
    headers: dict[str, str] = field(default_factory=lambda: dict(COMPRESSED))
    status: int = 200

    def body(self) -> bytes:
        """One answer's body; raises RuntimeError if it is not the answer that is meant."""
        response, body = self.server.get(self.path, self.headers)
        if response.status != self.status:
            raise RuntimeError(f"{self.name}: {response.status}, not {self.status}")
        return body


def cases(cached: Server, rendering: Server, sessions: Server, proxy: Server) -> list[Case]:
    """All cases, in the order of a round; raises RuntimeError if two that must agree differ."""
    page, body = cached.get(STEP, COMPRESSED)
    first, _ = sessions.get("/guide/", COMPRESSED)
    cookies = [line.split(";")[0] for line in first.headers.get_all("Set-Cookie") or []]
    all_cases = [
        Case("bare Django view", cached, "/bare"),
        Case("wizard step, rendered", rendering, STEP),
        Case("wizard step, page cache", cached, STEP),
        Case(
            "wizard step, 304",
            cached,
            STEP,
            {**COMPRESSED, "If-None-Match": str(page.headers["ETag"])},
            304,
        ),
        Case(
            "SessionWizardView",
            sessions,
            "/guide/",
            {**COMPRESSED, "Cookie": "; ".join(cookies)},
        ),
        Case("WhiteNoise, static file", cached, "/static/css/page.css"),
        Case("nginx, static file", proxy, "/file"),
        Case("nginx, proxy_cache", proxy, STEP),
    ]
    for case in all_cases:
        same = case.body() == body
        if not same and case.path in (STEP, "/file") and case.status == 200:
            raise RuntimeError(f"{case.name}: other bytes than the page cache's")
    kept, file = (proxy.get(path, COMPRESSED)[0].headers for path in (STEP, "/file"))
    if kept["X-Cache"] != "HIT":
        raise RuntimeError("nginx does not keep the page")
    missing = set(kept) - set(file)
    if missing:
        raise RuntimeError(f"nginx's static file lacks headers of the page: {missing}")
    return all_cases
