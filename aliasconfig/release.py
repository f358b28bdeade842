"""A new release without a pause: rehearsed in a child first, then taken up by the same process.

gunicorn's own answer to HUP would not do. With the app loaded before the fork, it starts workers
with the old one; with the app loaded by each worker, one that fails to load ends the whole server,
on a reload or when a worker is replaced; and a broken gunicorn.conf.py ends it at once. So the app
is loaded once, before the fork, and on HUP the master executes itself anew, as the same process
with the same socket, while the old workers go on answering until the new ones are there.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from aliasconfig.rehearsal import PASSED

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

BUILD = Path(__file__).resolve().parent.parent / "build"
PROCESSES = Path("/proc")
SERVED = ("aliasconfig", "static", "templates", "wizard", "gunicorn.conf.py")
"""What a release is made of, in the folder of the project."""
SECONDS_TO_REHEARSE = 60
REHEARSALS = 3
"""How often a release is rehearsed whose files change meanwhile, as while they are copied."""
STOPS = frozenset((signal.SIGTERM, signal.SIGINT, signal.SIGQUIT))
HELD_BACK = STOPS | {signal.SIGHUP}
"""Signals that wait while the process becomes the new release: nobody listens to them then."""
FORMER_WORKERS = "ALIASCONFIG_FORMER_WORKERS"
"""In the environment: the process ids of the workers to relieve, with spaces between."""
FIRST_INHERITED_SOCKET = 3
"""Where a process finds its socket that is started by LISTEN_FDS, systemd's protocol."""


def process_file(port: int | str) -> Path:
    """Holds the process id of the server on this port; written anew by each release."""
    return BUILD / f"gunicorn-{port}.pid"


def rejection_file(port: int | str) -> Path:
    """Why the release on disk is not the one served on this port; not there if it is."""
    return BUILD / f"rejected-{port}"


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


def rehearse(meanwhile: Callable[[], bool] = lambda: True) -> str:
    """Loads what lies on disk in a child process and has it answer: "" or the problems, by line.

    `meanwhile` is called ten times a second; the rehearsal is given up if it returns False.
    """
    with TemporaryFile("w+", encoding="utf-8") as said, TemporaryFile("w+") as failed:
        child = subprocess.Popen(
            [sys.executable, "-m", "aliasconfig.rehearsal"],
            cwd=BUILD.parent,
            stdout=said,
            stderr=failed,
        )
        deadline = time.monotonic() + SECONDS_TO_REHEARSE
        while child.poll() is None:
            if time.monotonic() > deadline or not meanwhile():
                child.kill()
                child.wait()
                return f"The rehearsal did not end within {SECONDS_TO_REHEARSE} seconds."
            time.sleep(0.1)
        # Not by its exit code: the server looks after its workers meanwhile, and may be told of it.
        said.seek(0)
        failed.seek(0)
        found = said.read().strip()
        return (
            "" if found == PASSED else found or failed.read().strip() or "The rehearsal broke off."
        )


def fingerprint() -> frozenset[tuple[str, int, int]]:
    """Changes with any file of the release on disk: their names, times and sizes."""
    root = BUILD.parent
    files = [file for name in SERVED for file in (root / name, *(root / name).rglob("*"))]
    stamps = [
        (str(file), file.stat())
        for file in files
        if "__pycache__" not in file.parts and file.is_file()
    ]
    return frozenset((name, stat.st_mtime_ns, stat.st_size) for name, stat in stamps)


def rehearse_until_still(meanwhile: Callable[[], bool]) -> str:
    """Rehearses what lies on disk, again if it changed meanwhile: "" or the problems."""
    for _ in range(REHEARSALS):
        before = fingerprint()
        problems = rehearse(meanwhile)
        if problems or fingerprint() == before:
            return problems
    return "The files go on changing: reload when all of them are there."


def reject(problems: str, port: int | str) -> None:
    """Leaves word of a release that failed: `/readyz` says it, and so does `make reload`."""
    BUILD.mkdir(exist_ok=True)
    rejection_file(port).write_text(problems + "\n", "utf-8")


def rejection(port: int | str) -> str:
    """The first problem of the release on disk, "" if it is the one that is served."""
    try:
        lines = rejection_file(port).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return ""
    return lines[0] if lines else "unknown"


def take_up(server: Arbiter, port: int | str) -> None:
    """Becomes the release on disk; returns only if its rehearsal failed, or the server must end."""
    problems = rehearse_until_still(partial(_look_after_workers, server))
    signal.pthread_sigmask(signal.SIG_BLOCK, HELD_BACK)
    if problems or _must_end(server):
        if not _must_end(server):
            reject(problems, port)
            server.log.error("The new release is rejected, the old one goes on: %s", problems)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)
        return
    os.environ[FORMER_WORKERS] = " ".join(map(str, server.WORKERS))
    os.environ["LISTEN_PID"] = str(os.getpid())
    os.environ["LISTEN_FDS"] = "1"
    os.dup2(server.LISTENERS[0].fileno(), FIRST_INHERITED_SOCKET, inheritable=True)
    os.chdir(server.START_CTX["cwd"])
    os.execv(server.START_CTX[0], server.START_CTX["args"])


def _look_after_workers(server: Arbiter) -> bool:
    """What gunicorn does once a second: a worker that ends is replaced. False if it must end."""
    server.reap_workers()
    server.murder_workers()
    server.manage_workers()
    return not _must_end(server)


def _must_end(server: Arbiter) -> bool:
    """Whether a signal to end waits for gunicorn, which reads them only after this."""
    waiting = []
    while True:
        try:
            waiting.append(server.SIG_QUEUE.get_nowait())
        except queue.Empty:
            break
    for one in waiting:
        server.SIG_QUEUE.put_nowait(one)
    return not STOPS.isdisjoint(waiting)


def announce(server: Arbiter, port: int | str) -> None:
    """Says that this release listens, and lets the workers of the last one finish and go."""
    # gunicorn's own would first read its configuration file, and end the server if that is broken.
    server.reload = partial(take_up, server, port)
    rejection_file(port).unlink(missing_ok=True)
    BUILD.mkdir(exist_ok=True)
    process_file(port).write_text(f"{os.getpid()}\n", "utf-8")
    # Before the new workers, which would not hear them either.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)
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


def withdraw(port: int | str) -> None:
    """Removes the word of this server; leaves that of another, which has taken its port."""
    file = process_file(port)
    if file.exists() and file.read_text("utf-8").strip() == str(os.getpid()):
        file.unlink()
