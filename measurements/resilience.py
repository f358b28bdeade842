"""`make resilience`: a worker killed and three reloads under load, and what visitors lost by it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from measurements.document import part, write
from measurements.traffic import PAUSE, Count, Traffic
from tests.production import ROOT, ProductionServer

COMMAND = "make resilience"
KILL = "kill −9 of a worker"
MOST_PER_RELOAD = 1
"""Requests without an answer at the first try: a reload interrupts at most the one in flight."""
ANSWERS_BETWEEN = 200
"""Answers before and after each event, so that it happens under load."""


def workers(master: int) -> list[int]:
    """The process ids of a server's workers."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text("utf-8")
    return [int(child) for child in children.split()]


def kill_a_worker(server: ProductionServer) -> None:
    """Ends a worker as a machine short of memory does, without a word to it."""
    os.kill(workers(server.process.pid)[0], signal.SIGKILL)


def reload(server: ProductionServer) -> subprocess.CompletedProcess[str]:
    """`make reload` for this server: what it printed, and 0 if the new release is served."""
    return subprocess.run(
        [sys.executable, "scripts/reload", str(server.port)],
        cwd=server.root,
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )


def reload_or_fail(server: ProductionServer) -> None:
    """A reload that must succeed; raises RuntimeError with what it printed if it does not."""
    said = reload(server)
    if said.returncode:
        raise RuntimeError(said.stdout + said.stderr)


def under_load(server: ProductionServer, traffic: Traffic, event: Callable[..., object]) -> Count:
    """The requests from before an event until well after it."""
    before = traffic.count
    traffic.wait_for(ANSWERS_BETWEEN)
    event(server)
    traffic.wait_for(ANSWERS_BETWEEN)
    return traffic.count - before


def measured(server: ProductionServer, traffic: Traffic) -> dict[str, Count]:
    """What happened to the requests around each event, by the name of the event."""
    events = {KILL: kill_a_worker}
    events |= {f"graceful reload {number}": reload_or_fail for number in (1, 2, 3)}
    counts = {}
    for name, event in events.items():
        print(f"{name} …", file=sys.stderr)
        counts[name] = under_load(server, traffic, event)
    return counts


def main() -> int:
    """Measures, prints and writes; 1 if more was interrupted than can have been in flight."""
    server = ProductionServer(ROOT / "build" / "resilience.log")
    (ROOT / "build").mkdir(exist_ok=True)
    server.start()
    try:
        with Traffic(server.port) as traffic:
            counts = measured(server, traffic)
    finally:
        server.stop()
    body = "\n".join(
        [
            f"{traffic.visitors} visitors, each with one request in flight, ask again "
            f"{PAUSE * 1_000:.0f} ms after each answer. “Asked again”: the first try got no answer "
            "on a kept connection, the second did, as a browser does unseen; “lost”: neither did. "
            f"Bar: both together at most {traffic.visitors} for the kill, what can be in flight, "
            f"and at most {MOST_PER_RELOAD} for a reload.",
            "",
            "| event | answered | asked again | lost |",
            "|---|---:|---:|---:|",
            *(
                f"| {name} | {count.answered:,} | {count.asked_again:,} | {count.lost:,} |"
                for name, count in counts.items()
            ),
        ]
    )
    text = part("Kills and reloads under load", COMMAND, [f"gunicorn {version('gunicorn')}"], body)
    print(text)
    write(COMMAND, text)
    bars = {name: traffic.visitors if name == KILL else MOST_PER_RELOAD for name in counts}
    return 0 if all(counts[name].interrupted <= bar for name, bar in bars.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
