"""A new release is taken up without a pause, a broken one never; a killed worker is replaced."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aliasconfig import release
from measurements.resilience import (
    MOST_PER_RELOAD,
    kill_a_worker,
    reload,
    reload_or_fail,
    under_load,
    workers,
)
from measurements.traffic import Traffic
from tests.production import ROOT, ProductionServer, collect

# Processes and sockets of a machine that may be busy: a second chance, and the report names it.
pytestmark = pytest.mark.flaky(reruns=2)

SERVED = ("aliasconfig", "scripts", "static", "templates", "wizard")
WORKERS = 2
FILES = ("gunicorn.conf.py", "manage.py")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    """A server of a copy of the project, which tests may break."""
    root = tmp_path_factory.mktemp("release").resolve()
    for folder in SERVED:
        shutil.copytree(ROOT / folder, root / folder)
    for file in FILES:
        shutil.copy(ROOT / file, root / file)
    server = ProductionServer(root / "log", root, WEB_CONCURRENCY=str(WORKERS))
    server.start()
    wait_for_workers(server, [])
    yield server
    server.stop()


def get(server: ProductionServer, address: str) -> str:
    with urllib.request.urlopen(f"{server.origin}{address}", timeout=30) as response:
        assert response.status == 200
        text: str = response.read().decode()
        return text


def wait_for_workers(server: ProductionServer, gone: list[int]) -> None:
    """Until these have gone and the server has as many workers as it should."""
    deadline = time.monotonic() + 60
    while set(gone) & set(now := workers(server.process.pid)) or len(now) != WORKERS:
        assert time.monotonic() < deadline, now
        time.sleep(0.1)


def test_a_killed_worker_loses_what_it_had_in_flight_and_is_replaced(
    server: ProductionServer,
) -> None:
    before = workers(server.process.pid)
    with Traffic(server.port) as traffic:
        count = under_load(server, traffic, kill_a_worker)
    assert count.interrupted <= traffic.visitors
    wait_for_workers(server, before[:1])


def test_three_reloads_under_load_lose_nothing_and_keep_the_process(
    server: ProductionServer,
) -> None:
    process, before = server.process.pid, workers(server.process.pid)
    with Traffic(server.port) as traffic:
        counts = [under_load(server, traffic, reload_or_fail) for _ in range(3)]
    assert max(count.interrupted for count in counts) <= MOST_PER_RELOAD
    assert server.process.poll() is None
    assert release.process_file(server.port).name in os.listdir(server.root / "build")
    wait_for_workers(server, before)
    assert server.process.pid == process


BROKEN = {
    "catalogue": ("wizard/content/questions.toml", 'kind = "one"', 'kind = "none"', "kind"),
    "words": ("wizard/content/en/interface.toml", "brand =", "brant =", "brant"),
    "python": ("wizard/views.py", "def healthz(", "def healthz((", "SyntaxError"),
    "server settings": ("gunicorn.conf.py", "threads = 16", "threads = = 16", "SyntaxError"),
    "a setting": ("gunicorn.conf.py", "threads = 16", 'threads = "many"', "many"),
    "worker": ("aliasconfig/worker.py", "class Worker(", "class Worker((", "SyntaxError"),
    "log": (
        "aliasconfig/access_log.py",
        "from datetime import",
        "from datetimes import",
        "datetimes",
    ),
    "error page": ("wizard/errors.py", "_error(request, 404)", "nowhere", "nowhere"),
    "oembed": ("wizard/oembed.py", "def oembed(", "def oembed(missing, ", "missing"),
    "picture": ("wizard/pictures.py", "def diagram(", "def diagram(missing, ", "missing"),
    "template": ("templates/wizard/question.html", "{% crispy", "{% crispi", "crispi"),
}


QUICK = ("catalogue", "python", "server settings", "worker", "error page")
"""One of each way in which a release can break; `make test-all` tries the others, too."""


@pytest.mark.parametrize(
    "kind",
    [kind if kind in QUICK else pytest.param(kind, marks=pytest.mark.slow) for kind in BROKEN],
)
def test_a_broken_release_is_rejected_and_the_old_one_goes_on(
    server: ProductionServer, kind: str
) -> None:
    name, right, wrong, said = BROKEN[kind]
    file = server.root / name
    whole = file.read_text("utf-8")
    assert right in whole
    before = get(server, "/en/")
    file.write_text(whole.replace(right, wrong, 1), "utf-8")
    try:
        refused = reload(server)
        assert refused.returncode == 1
        assert "Rejected, the old release goes on" in refused.stdout
        assert said in refused.stdout
        assert str(server.root) not in refused.stdout
        ready = get(server, "/readyz")
        assert ready.startswith("rejected: ")
        assert said in ready
        assert len(ready.splitlines()) == 1
        # Even a worker that starts now, with the broken release on disk, serves the old one.
        old = workers(server.process.pid)
        kill_a_worker(server)
        wait_for_workers(server, old[:1])
        assert get(server, "/en/") == before
    finally:
        file.write_text(whole, "utf-8")


def test_a_rejected_release_leaves_the_files_of_the_other_alone(server: ProductionServer) -> None:
    view, style = (server.root / name for name in ("wizard/views.py", "static/css/page.css"))
    whole = {file: file.read_text("utf-8") for file in (view, style)}
    served = get(server, "/static/css/page.css")
    try:
        style.write_text("body { color: red }", "utf-8")
        view.write_text(whole[view].replace("def healthz(", "def healthz((", 1), "utf-8")
        assert reload(server).returncode == 1
        assert get(server, "/static/css/page.css") == served
    finally:
        for file, text in whole.items():
            file.write_text(text, "utf-8")
    reload_or_fail(server)


def test_a_server_that_is_told_to_end_while_it_reloads_ends(server: ProductionServer) -> None:
    other = ProductionServer(server.root / "other.log", server.root)
    other.start()
    try:
        other.process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        other.process.send_signal(signal.SIGTERM)
        assert other.process.wait(20) == 0
    finally:
        other.stop()


def test_two_reloads_at_once_come_one_after_the_other(server: ProductionServer) -> None:
    command = [sys.executable, "scripts/reload", str(server.port)]
    both = [
        subprocess.Popen(command, cwd=server.root, env=server.environment, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=120)[0].decode() for one in both]
    assert said == ["Reloaded: the new release is served.\n"] * 2
    assert get(server, "/readyz") == "ready"


def test_a_rehearsal_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "SECONDS_TO_REHEARSE", 0)
    assert release.rehearse() == "The rehearsal did not end within 0 seconds."
    monkeypatch.setattr(release, "SECONDS_TO_REHEARSE", 60)
    assert "did not end" in release.rehearse(meanwhile=lambda: False)


def test_a_release_whose_files_change_meanwhile_is_rehearsed_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "gunicorn.conf.py"
    file.write_text("", "utf-8")
    monkeypatch.setattr(release, "BUILD", tmp_path / "build")
    changes = [True, False]
    rehearsed: list[bool] = []

    def rehearse(meanwhile: Callable[[], bool]) -> str:
        rehearsed.append(meanwhile())
        if changes.pop(0):
            file.write_text("#" * len(rehearsed), "utf-8")
        return ""

    monkeypatch.setattr(release, "rehearse", rehearse)
    assert release.rehearse_until_still(lambda: True) == ""
    assert len(rehearsed) == 2
    changes += [True] * release.REHEARSALS
    assert "go on changing" in release.rehearse_until_still(lambda: True)


def test_a_mended_release_is_served(server: ProductionServer) -> None:
    file = server.root / "wizard/content/en/interface.toml"
    whole = file.read_text("utf-8")
    assert "A name for this test" not in get(server, "/en/")
    brand = next(line for line in whole.splitlines() if line.startswith("brand ="))
    try:
        replace(server, file, whole.replace(brand, 'brand = "A name for this test"'))
        assert "A name for this test" in get(server, "/en/")
        assert get(server, "/readyz") == "ready"
    finally:
        replace(server, file, whole)


def replace(server: ProductionServer, file: Path, text: str) -> None:
    """Releases a change of a file; until they are gone, workers of the old release answer too."""
    before = workers(server.process.pid)
    file.write_text(text, "utf-8")
    reload_or_fail(server)
    wait_for_workers(server, before)


def test_a_server_that_ends_takes_its_word_with_it(server: ProductionServer) -> None:
    other = ProductionServer(server.root / "other.log", server.root)
    other.start()
    file = server.root / "build" / release.process_file(other.port).name
    assert file.read_text("utf-8").strip() == str(other.process.pid)
    other.stop()
    assert not file.exists()
    # What another server wrote there since stays.
    file = server.root / "build" / release.process_file(server.port).name
    assert file.read_text("utf-8").strip() == str(server.process.pid)


@pytest.mark.parametrize(
    "content",
    [None, "", "no number", "999999999", str(os.getpid())],
    ids=["no file", "empty", "no number", "nobody", "another program"],
)
def test_without_a_server_there_is_nothing_to_reload(
    server: ProductionServer, content: str | None
) -> None:
    process_file = server.root / "build" / "gunicorn-1.pid"
    if content is not None:
        process_file.write_text(content, "utf-8")
    said = subprocess.run(
        [server.root / "scripts" / "reload", "1"],
        capture_output=True,
        text=True,
        check=False,
        cwd=server.root,
    )
    process_file.unlink(missing_ok=True)
    assert said.returncode == 1
    assert said.stdout == "No server is running on port 1: make serve starts one.\n"


def test_a_broken_release_does_not_start(server: ProductionServer, tmp_path: Path) -> None:
    other = ProductionServer(tmp_path / "log", server.root)
    # Another test may have touched the static files, and collecting them asks the catalogue, too.
    collect(server.root, other.environment)
    file = server.root / "wizard/content/questions.toml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace('kind = "one"', 'kind = "none"', 1), "utf-8")
    try:
        with pytest.raises(RuntimeError, match=r"questions\.toml"):
            other.start()
    finally:
        file.write_text(whole, "utf-8")
    assert other.process.returncode != 0


def test_a_visitor_who_never_ends_does_not_keep_the_old_release(server: ProductionServer) -> None:
    before = workers(server.process.pid)
    with socket.create_connection(("localhost", server.port)) as visitor:
        visitor.sendall(b"GET /fr/ HTTP/1.1\r\nHost: loc")
        reload_or_fail(server)
        assert get(server, "/readyz") == "ready"
        wait_for_workers(server, before)
