"""Visitors who ask on and on, as browsers do, and count what they do not get."""

import http.client
import threading
import time
from dataclasses import dataclass
from types import TracebackType

ADDRESSES = ("/fr/", "/en/?who=several&busy=wait", "/fr/?who=together", "/en/types/", "/fr/embed/")
SECONDS_TO_ANSWER = 30
PAUSE = 0.005
"""Seconds between an answer and the next request: the server's processor is not the subject."""
LOST = (OSError, http.client.HTTPException)


@dataclass
class Count:
    """Requests of one visitor or of all: answered with 200; asked again; answered not at all.

    A browser asks again, unseen, when a connection that it kept open turns out to be closed.
    """

    answered: int = 0
    asked_again: int = 0
    lost: int = 0

    @property
    def interrupted(self) -> int:
        """Requests whose first try got no answer, whether or not the second did."""
        return self.asked_again + self.lost

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.answered + other.answered,
            self.asked_again + other.asked_again,
            self.lost + other.lost,
        )

    def __sub__(self, other: "Count") -> "Count":
        return Count(
            self.answered - other.answered,
            self.asked_again - other.asked_again,
            self.lost - other.lost,
        )


class Traffic:
    """So many visitors at once, from `with` to its end, or until each has asked `most` times."""

    def __init__(self, port: int, visitors: int = 4, most: int = 20_000) -> None:
        self.port = port
        self.most = most
        self._counts = [Count() for _ in range(visitors)]
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._visit, args=(count,), daemon=True)
            for count in self._counts
        ]

    @property
    def visitors(self) -> int:
        """How many ask at once."""
        return len(self._threads)

    @property
    def count(self) -> Count:
        """All visitors' requests so far."""
        return sum(self._counts, Count())

    def wait_for(self, answers: int) -> None:
        """Returns when so many more were answered; raises TimeoutError after half a minute."""
        goal, deadline = self.count.answered + answers, time.monotonic() + SECONDS_TO_ANSWER
        while self.count.answered < goal:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.count}, and {goal} answers were waited for")
            time.sleep(0.05)

    def __enter__(self) -> "Traffic":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(SECONDS_TO_ANSWER)

    def _visit(self, count: Count) -> None:
        connection = self._connect()
        for number in range(self.most):
            if self._stop.is_set():
                break
            time.sleep(PAUSE)
            address = ADDRESSES[number % len(ADDRESSES)]
            was_kept = connection.sock is not None
            try:
                answered = _ask(connection, address)
            except LOST:
                connection.close()
                connection = self._connect()
                if not was_kept:
                    count.lost += 1
                    time.sleep(0.05)
                    continue
                count.asked_again += 1
                try:
                    answered = _ask(connection, address)
                except LOST:
                    connection.close()
                    answered = False
            if answered:
                count.answered += 1
            else:
                count.lost += 1
        connection.close()

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("localhost", self.port, timeout=SECONDS_TO_ANSWER)


def _ask(connection: http.client.HTTPConnection, address: str) -> bool:
    connection.request("GET", address)
    response = connection.getresponse()
    response.read()
    return response.status == 200
