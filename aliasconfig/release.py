"""A new release without a pause: rehearsed in a child first, then taken up by the same process.

gunicorn's own answer to HUP would not do. With the app loaded before the fork, it starts workers
with the old one; with the app loaded by each worker, one that fails to load ends the whole server,
on a reload or when a worker is replaced. So the app is loaded once, before the fork, and on HUP the
master executes itself anew, as the same process with the same socket, while the old workers go on
answering until the new ones are there. gunicorn.conf.py has the hooks.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

BUILD = Path(__file__).resolve().parent.parent / "build"
PROCESSES = Path("/proc")
REJECTION = BUILD / "rejected"
"""Why the release that lies on disk is not the one that is served; not there if it is."""
FORMER_WORKERS = "ALIASCONFIG_FORMER_WORKERS"
"""In the environment: the process ids of the workers to relieve, with spaces between."""
FIRST_INHERITED_SOCKET = 3
"""Where a process finds its socket that is started by LISTEN_FDS, systemd's protocol."""


def process_file(port: int | str) -> Path:
    """Holds the process id of the server on this port; written anew by each release."""
    return BUILD / f"gunicorn-{port}.pid"


def serving(port: int | str) -> int:
    """The process id of the server of this folder on a port, 0 if there is none.

    A file that a crash left may name any process by now, and a signal could end that one.
    """
    try:
        process = int(process_file(port).read_text("utf-8"))
        command = (PROCESSES / str(process) / "cmdline").read_bytes()
        folder = (PROCESSES / str(process) / "cwd").readlink()
    except (OSError, ValueError):
        return 0
    return process if b"gunicorn" in command and folder == BUILD.parent else 0


def rehearse() -> str:
    """Loads what lies on disk in a child process and has it answer: "" or the problems, by line."""
    child = subprocess.run(
        [sys.executable, "-m", "aliasconfig.rehearsal"],
        cwd=BUILD.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if child.returncode == 0 else child.stdout.strip() or child.stderr.strip()


def reject(problems: str) -> None:
    """Leaves word of a release that failed: `/readyz` says it, and so does `make reload`."""
    BUILD.mkdir(exist_ok=True)
    REJECTION.write_text(problems + "\n", "utf-8")


def rejection() -> str:
    """The first problem of the release on disk, "" if it is the one that is served."""
    try:
        lines = REJECTION.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return ""
    return lines[0] if lines else "unknown"


def take_up(server: Arbiter) -> None:
    """Becomes the release on disk; returns only if its rehearsal failed."""
    problems = rehearse()
    if problems:
        reject(problems)
        server.log.error("The new release is rejected, the old one goes on: %s", problems)
        return
    os.environ[FORMER_WORKERS] = " ".join(map(str, server.WORKERS))
    os.environ["LISTEN_PID"] = str(os.getpid())
    os.environ["LISTEN_FDS"] = "1"
    os.dup2(server.LISTENERS[0].fileno(), FIRST_INHERITED_SOCKET, inheritable=True)
    # Before the new one listens for signals, another HUP would end it: it waits until `announce`.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    os.chdir(server.START_CTX["cwd"])
    os.execv(server.START_CTX[0], server.START_CTX["args"])


def announce(server: Arbiter, port: int | str) -> None:
    """Says that this release listens, and lets the workers of the last one finish and go."""
    REJECTION.unlink(missing_ok=True)
    process_file(port).write_text(f"{os.getpid()}\n", "utf-8")
    # As workers of its own: gunicorn ends the oldest when the new ones are there, and kills one
    # that does not come to an end, after the `timeout` that begins with this sign of life.
    former = os.environ.pop(FORMER_WORKERS, "").split()
    for process in former:
        worker = server.worker_class(
            0, server.pid, [], server.app, server.timeout / 2, server.cfg, server.log
        )
        worker.notify()
        server.WORKERS[int(process)] = worker
    for _ in former:
        server.spawn_worker()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})


def withdraw(port: int | str) -> None:
    """Removes the word of this server; leaves that of another, which took its port since."""
    file = process_file(port)
    if file.exists() and file.read_text("utf-8").strip() == str(os.getpid()):
        file.unlink()
