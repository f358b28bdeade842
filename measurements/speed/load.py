"""Load by wrk, from a processor of its own."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from harness.pinned import LOAD_CORE
from measurements.speed.cases import Case

CONNECTIONS = 8
POST = Path(__file__).parent / "post.lua"


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of one case gave."""

    requests_per_second: float
    microseconds: float
    """Processor time of the server for one request."""


def load(case: Case, seconds: int) -> Round:
    """Loads a case for some seconds; raises RuntimeError if an answer was an error."""
    headers = [part for pair in case.headers.items() for part in ("-H", ": ".join(pair))]
    wrk = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *headers]
    script = ["-s", str(POST)] if case.form else []
    form = ["--", case.form.decode()] if case.form else []
    before = case.server.processor_seconds()
    said = subprocess.run(
        [
            *("taskset", "--cpu-list", LOAD_CORE),
            *wrk,
            *script,
            f"http://127.0.0.1:{case.server.port}{case.path}",
            *form,
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    spent = case.server.processor_seconds() - before
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{case.name}: {said}")
    requests = int(re.findall(r"(\d+) requests in", said)[0])
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    return Round(rate, spent / max(requests, 1) * 1_000_000)
