"""`make bench`: measures, prints, writes docs/measurements.md; exits 1 if a bar is missed."""

import argparse
import os
import shutil
import sys
import time
from contextlib import ExitStack

from harness import ROOT
from harness.pinned import BUILD, PinnedServer, gunicorn, nginx_cache, nginx_files
from harness.server import collect
from measurements.document import report
from measurements.speed import cost
from measurements.speed.answer import STEP
from measurements.speed.cases import COMPRESSED, Case, cases
from measurements.speed.load import load
from measurements.speed.report import COMMAND, Rounds, lines, shortfalls, versions

MEGABYTES = 32
QUIET = 0.5
"""The load average of a machine that does nothing else."""
SECONDS_TO_GET_QUIET = 180


def wait_until_quiet() -> float:
    """Waits until little else runs, so that the last command's load is no part of the figures.

    Returns the average number of running processes in the last minute, after three minutes at most.
    """
    end = time.monotonic() + SECONDS_TO_GET_QUIET
    while (load_before := os.getloadavg()[0]) > QUIET and time.monotonic() < end:
        print(f"Load average {load_before:.1f}: waiting for a quiet machine …", file=sys.stderr)
        time.sleep(10)
    return load_before


def measured(all_cases: list[Case], rounds: int, seconds: int) -> Rounds:
    """Case name to its rounds, after a second each to warm up."""
    for case in all_cases:
        load(case, 1)
    results: Rounds = {case.name: [] for case in all_cases}
    for number in range(rounds):
        print(f"Round {number + 1} of {rounds} …", file=sys.stderr)
        for case in all_cases:
            results[case.name].append(load(case, seconds))
    return results


def main() -> int:
    """Starts the servers, measures every case, prints and writes; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=int, default=1)
    asked = parser.parse_args()
    load_before = wait_until_quiet()
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    with ExitStack() as running:

        def started(server: PinnedServer) -> PinnedServer:
            running.callback(server.stop)
            return server.start()

        cached = gunicorn("cached", "measurements.speed.settings", MEGABYTES)
        collect(ROOT, cached.environment)
        started(cached)
        rendering = started(gunicorn("rendering", "measurements.speed.settings", 0))
        sessions = started(gunicorn("sessions", "measurements.speed.session_settings", MEGABYTES))
        cache = started(nginx_cache(cached))
        files = started(nginx_files(cached, STEP, COMPRESSED))
        all_cases = cases(cached, rendering, sessions, cache, files)
        results = measured(all_cases, rounds=asked.rounds, seconds=asked.seconds)
    costs = cost.measured()
    missed = [*shortfalls(results), *cost.shortfalls(costs)]
    found = lines(results, costs, asked.seconds, load_before)
    return report("Speed", COMMAND, versions(), found, missed)


if __name__ == "__main__":
    sys.exit(main())
