"""`make resilience`: a worker killed and three reloads under load, and what visitors lost by it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from measurements.document import part, write
from measurements.traffic import Count, Traffic
from tests.production import ROOT, ProductionServer

COMMAND = "make resilience"
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
    events = {"kill −9 of a worker": kill_a_worker}
    events |= {f"graceful reload {number}": reload_or_fail for number in (1, 2, 3)}
    counts = {}
    for name, event in events.items():
        print(f"{name} …", file=sys.stderr)
        counts[name] = under_load(server, traffic, event)
    return counts


def main() -> int:
    """Measures, prints and writes; 1 if more was lost than was in flight on a killed worker."""
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
            f"{traffic.visitors} visitors, each with one request in flight, ask without a pause. "
            "“Asked again”: on a kept connection that had been closed, as a browser does unseen.",
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
    # What was in flight on a killed worker is gone; a reload loses nothing.
    is_kept = all(
        count.lost <= (traffic.visitors if "kill" in name else 1) for name, count in counts.items()
    )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
