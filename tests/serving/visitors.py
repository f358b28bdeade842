"""Visitors who ask on and on, each on a kept connection as browsers do, and count answers."""

import http.client
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType

ADDRESSES = ("/fr/", "/en/?who=several&busy=wait", "/fr/?who=together", "/en/types/", "/fr/embed/")
PAUSE = 0.02
"""Seconds between an answer and the next request: enough are under way, and a worker can start."""
PATIENCE = 30
"""Seconds until a request without an answer is lost."""
BROKEN_OFF = (OSError, http.client.HTTPException)


@dataclass
class Visitors:
    """So many at once, from `with` to its end.

    `answered`: requests answered with 200. `asked_again`: answered at the second try, because the
    kept connection was closed; a browser does that unseen. `lost`: all others.
    """

    port: int
    number: int = 4
    answered: int = 0
    asked_again: int = 0
    lost: int = 0
    slowest: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _end: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> "Visitors":
        self._threads = [threading.Thread(target=self._visit) for _ in range(self.number)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, answers: int) -> None:
        """Returns when so many more were answered; raises TimeoutError if they are not."""
        goal, deadline = self.answered + answers, time.monotonic() + 2 * PATIENCE
        while self.answered < goal:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self}: {goal} answers were waited for")
            time.sleep(0.05)

    def __str__(self) -> str:
        return (
            f"{self.answered:,} answered, {self.asked_again} asked again, {self.lost} lost, "
            f"slowest {self.slowest:.1f} s"
        )

    def _visit(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        turn = 0
        while not self._end.is_set():
            time.sleep(PAUSE)
            address = ADDRESSES[turn % len(ADDRESSES)]
            turn += 1
            was_kept, begun = connection.sock is not None, time.monotonic()
            is_answered = ask(connection, address)
            is_second = not is_answered and was_kept
            if is_second:
                is_answered = ask(connection, address)
            with self._lock:
                self.slowest = max(self.slowest, time.monotonic() - begun)
                self.answered += is_answered
                self.asked_again += is_answered and is_second
                self.lost += not is_answered
        connection.close()


def ask(connection: http.client.HTTPConnection, address: str) -> bool:
    """Whether an address is answered with 200; closes a connection that breaks off."""
    try:
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        return response.status == 200
    except BROKEN_OFF:
        connection.close()
        return False
