"""`make reload` and a restart under a held socket lose nothing; a broken release is not taken up.

With `pytest -s`, each test prints what its visitors met.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

from harness import ROOT
from harness.server import BIN, ProductionServer, collect, free_port, production

from .visitors import Visitors

# Processes and sockets of a machine that may be busy: a second chance, and the report names it.
pytestmark = pytest.mark.flaky(reruns=2)

RELEASE = ("aliasconfig", "scripts", "serving", "static", "templates", "wizard", "requirements")
FILES = ("Makefile", "measurements/Makefile", "gunicorn.conf.py", "manage.py")
BEFORE_AND_AFTER = 100
"""Answers before and after each event, so that it happens under load."""
SECONDS_TO_CHANGE = 60
ANNOUNCED = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Starts a program with a socket as systemd gives one: as file 3, and named by two variables."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, which tests may break, with the packages of this one."""
    root = tmp_path_factory.mktemp("release").resolve()
    for folder in RELEASE:
        shutil.copytree(ROOT / folder, root / folder)
    for file in FILES:
        (root / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, root / file)
    (root / ".venv").symlink_to(BIN.parent)
    return root


@pytest.fixture
def server(root: Path, tmp_path: Path) -> Iterator[ProductionServer]:
    server = ProductionServer(tmp_path / "log", root)
    server.start()
    yield server
    server.stop()


def get(port: int, address: str) -> str:
    """The text of a page."""
    with urllib.request.urlopen(f"http://localhost:{port}{address}", timeout=30) as response:
        return str(response.read().decode())


def wait_for_page(port: int, text: str) -> None:
    """Until this stands on the first page, whichever worker answers."""
    deadline = time.monotonic() + SECONDS_TO_CHANGE
    while not all(text in get(port, "/en/") for _ in range(8)):
        assert time.monotonic() < deadline, text
        time.sleep(0.2)


def reload(server: ProductionServer) -> subprocess.CompletedProcess[str]:
    """`make reload` for this server."""
    return subprocess.run(
        ["make", "--silent", "reload"],
        cwd=server.root,
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def changed(root: Path, name: str, right: str, wrong: str) -> Iterator[None]:
    """A file of the release with other words, until the end."""
    file = root / name
    whole = file.read_text("utf-8")
    assert right in whole
    file.write_text(whole.replace(right, wrong, 1), "utf-8")
    try:
        yield
    finally:
        file.write_text(whole, "utf-8")


def brand(root: Path) -> str:
    lines = (root / "wizard/content/en/interface.toml").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("brand ="))


def test_a_reload_serves_the_new_release_and_loses_nothing(server: ProductionServer) -> None:
    process = server.process.pid
    name = "wizard/content/en/interface.toml"
    with Visitors(server.port) as visitors:
        for number in range(3):
            visitors.wait_for(BEFORE_AND_AFTER)
            with changed(server.root, name, brand(server.root), f'brand = "Release {number}"'):
                said = reload(server)
                assert said.returncode == 0, said.stderr
                wait_for_page(server.port, f"Release {number}")
            visitors.wait_for(BEFORE_AND_AFTER)
    print(f"\ngunicorn {version('gunicorn')}, three reloads by HUP: {visitors}")
    assert visitors.lost == 0
    assert (server.process.poll(), server.process.pid) == (None, process)


BROKEN = {
    "catalogue": ("wizard/content/questions.toml", 'kind = "one"', 'kind = "none"', "kind"),
    "view": ("wizard/views/machines.py", "def robots(", "def robots((", "SyntaxError"),
    "middleware": ("aliasconfig/middleware/head.py", "def ", "deff ", "SyntaxError"),
    "server settings": ("gunicorn.conf.py", "keepalive = 10", "keepalive = = 10", "SyntaxError"),
    "application": ("aliasconfig/wsgi.py", "PageCache(", "PageCash(", "PageCash"),
}


def test_a_broken_release_is_refused_and_the_old_one_goes_on(server: ProductionServer) -> None:
    with Visitors(server.port) as visitors:
        before = get(server.port, "/en/")
        for kind, (name, right, wrong, why) in BROKEN.items():
            with changed(server.root, name, right, wrong):
                refused = reload(server)
            assert refused.returncode != 0, kind
            assert why in refused.stderr, kind
            assert "The old release goes on" in refused.stderr
            assert get(server.port, "/en/") == before
        visitors.wait_for(BEFORE_AND_AFTER)
    print(f"\ngunicorn {version('gunicorn')}, {len(BROKEN)} broken releases: {visitors}")
    assert (visitors.lost, visitors.asked_again) == (0, 0)
    assert get(server.port, "/readyz") == "ready"


def test_files_of_the_last_release_stay(server: ProductionServer) -> None:
    page = get(server.port, "/en/")
    style = next(part for part in page.split('"') if part.startswith("/static/css/page."))
    old = get(server.port, style)
    with changed(server.root, "static/css/page.css", ":root", ".new { color: red; }\n:root"):
        assert reload(server).returncode == 0
        wait_for_page(server.port, "/static/css/page.")
        deadline = time.monotonic() + SECONDS_TO_CHANGE
        while style in get(server.port, "/en/"):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert get(server.port, style) == old


@pytest.mark.parametrize("content", [None, "", "999999999"], ids=["none", "empty", "nobody"])
def test_without_a_server_there_is_nothing_to_reload(root: Path, content: str | None) -> None:
    port = free_port()
    environment = production(port)
    collect(root, environment)
    if content is not None:
        (root / "build" / f"gunicorn-{port}.pid").write_text(content, "utf-8")
    said = subprocess.run(
        ["make", "--silent", "reload"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode != 0
    assert f"No server of this folder on port {port}: make serve starts one." in said.stderr


def start_with(held: socket.socket, root: Path, environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", ANNOUNCED, str(held.fileno()), str(BIN / "gunicorn")],
        cwd=root,
        env=environment,
        pass_fds=[held.fileno()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_restarts_behind_a_socket_that_somebody_holds_lose_nothing(root: Path) -> None:
    """As examples/systemd/alias-wizard.socket does: the port stays open while nobody serves it."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        port: int = held.getsockname()[1]
        environment = production(port, PORT=str(free_port()), PUBLIC_ORIGIN="http://localhost")
        collect(root, environment)
        process = start_with(held, root, environment)
        try:
            with Visitors(port) as visitors:
                for _ in range(3):
                    visitors.wait_for(BEFORE_AND_AFTER)
                    process.send_signal(signal.SIGTERM)
                    process.wait(60)
                    process = start_with(held, root, environment)
                visitors.wait_for(BEFORE_AND_AFTER)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(60)
    print(f"\ngunicorn {version('gunicorn')}, three restarts, socket held: {visitors}")
    assert visitors.lost == 0
