"""What a visitor never sees and a test must: console, failed requests, foreign hosts, CSP."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# Said on the console, where every other fault is listened for too.
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI || "inline"}`));
"""


LEFT_BEHIND = ("htmx:sendAbort, ", "htmx:afterRequest, ")
"""What htmx says in Firefox of a request whose page was left before its answer. The second follows
any failure: one that matters has a name of its own beside it."""


class Watch:
    """Listens to one browser context and keeps every fault as a sentence."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        self.expected_statuses: set[int] = set()
        self.documents: list[str] = []
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", self._script_error)
        context.on("request", self._request)
        context.on("requestfailed", self._request_failed)
        context.on("response", self._response)

    def expect_status(self, status: int) -> None:
        """This status is what the test is about: no fault."""
        self.expected_statuses.add(status)

    def take(self) -> list[str]:
        """The faults so far; the next test starts with none."""
        faults, self.faults = self.faults, []
        self.expected_statuses = set()
        self.documents = []
        return faults

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if any(f"status of {status}" in message.text for status in self.expected_statuses):
            return
        if message.text.startswith(LEFT_BEHIND):
            return
        where = message.location.get("url", "")
        # Where a tab rests between tests no icon is named; that pages name one is tested in
        # tests/web/test_crawl.py.
        if where == f"{self.origin}/favicon.ico":
            return
        self.faults.append(f"console {message.type}: {message.text} ({where})")

    def _script_error(self, error: WebError) -> None:
        self.faults.append(f"script error: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.faults.append(f"third-party request: {request.url}")
        if request.is_navigation_request():
            self.documents.append(request.url)

    def _request_failed(self, request: Request) -> None:
        # A page left behind takes its unfinished requests with it: no fault.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed request: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected_statuses:
            self.faults.append(f"answered {response.status}: {response.url}")
