"""`make reload` and a restart under a held socket lose nothing; a broken release is not taken up.

With `pytest -s`, each test prints what its visitors met.
"""

import os
import secrets
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


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProductionServer]:
    log = tmp_path_factory.mktemp("server") / "log"
    server = ProductionServer(log, root, WEB_CONCURRENCY="1")  # the harder: nobody stands in for it
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


# Each reload and restart takes many seconds: `make test` does one, `make test-all` three in a row.
TIMES = (1, pytest.param(3, marks=pytest.mark.slow))


@pytest.mark.parametrize("times", TIMES)
def test_a_reload_serves_the_new_release_and_loses_nothing(
    server: ProductionServer, times: int
) -> None:
    """No request, and no file of the last release."""
    process = server.process.pid
    name = "wizard/content/en/interface.toml"
    with Visitors(server.port) as visitors:
        for _ in range(times):
            visitors.wait_for(BEFORE_AND_AFTER)
            release = f"r{secrets.token_hex(4)}"  # unlike any that this server has had
            style = style_of_page(server.port)
            old = get(server.port, style)
            with (
                changed(server.root, name, brand(server.root), f'brand = "{release}"'),
                changed(
                    server.root, "static/css/base.css", ":root", f".{release} {{ top: 0; }}\n:root"
                ),
            ):
                said = reload(server)
                assert said.returncode == 0, said.stderr
                wait_for_page(server.port, release)
                assert style_of_page(server.port) != style
                assert get(server.port, style) == old
            visitors.wait_for(BEFORE_AND_AFTER)
    print(f"\ngunicorn {version('gunicorn')}, {times} reloads by HUP: {visitors}")
    assert visitors.lost == 0
    assert (server.process.poll(), server.process.pid) == (None, process)


def style_of_page(port: int) -> str:
    """The address of the style sheet that the first page asks for."""
    parts = get(port, "/en/").split('"')
    return next(part for part in parts if part.startswith("/static/css/base."))


BROKEN = {
    "catalogue": ("wizard/content/questions.toml", 'kind = "one"', 'kind = "none"', "kind"),
    "view": ("wizard/views/machines.py", "def robots(", "def robots((", "SyntaxError"),
    "middleware": ("aliasconfig/middleware/head.py", "def ", "deff ", "SyntaxError"),
    "server settings": ("gunicorn.conf.py", "keepalive = 10", "keepalive = = 10", "SyntaxError"),
    "application": ("aliasconfig/wsgi.py", "PageCache(", "PageCash(", "PageCash"),
}


@pytest.mark.parametrize(
    "kinds",
    # What the one command refuses, and what the other; the rest is refused by one of these.
    [("catalogue", "application"), pytest.param(tuple(BROKEN), marks=pytest.mark.slow)],
    ids=["two", "all"],
)
def test_a_broken_release_is_refused_and_the_old_one_goes_on(
    server: ProductionServer, kinds: tuple[str, ...]
) -> None:
    with Visitors(server.port) as visitors:
        before = get(server.port, "/en/")
        for kind in kinds:
            name, right, wrong, why = BROKEN[kind]
            with changed(server.root, name, right, wrong):
                refused = reload(server)
            assert refused.returncode != 0, kind
            assert why in refused.stderr, kind
            assert "The old release goes on" in refused.stderr
            assert get(server.port, "/en/") == before
        visitors.wait_for(BEFORE_AND_AFTER)
    print(f"\ngunicorn {version('gunicorn')}, {len(kinds)} broken releases: {visitors}")
    assert (visitors.lost, visitors.asked_again) == (0, 0)
    assert get(server.port, "/readyz") == "ready"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("999999999", id="nobody"),
        pytest.param(None, id="none"),
        pytest.param("", id="empty"),
    ],
)
def test_without_a_server_there_is_nothing_to_reload(root: Path, content: str | None) -> None:
    port = free_port()
    environment = production(port)
    (root / "build").mkdir(exist_ok=True)
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


@pytest.mark.parametrize("times", TIMES)
def test_restarts_behind_a_socket_that_somebody_holds_lose_nothing(root: Path, times: int) -> None:
    """As examples/systemd/alias-wizard.socket does: the port stays open while nobody serves it."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        port: int = held.getsockname()[1]
        environment = production(
            port, PORT=str(free_port()), PUBLIC_ORIGIN="http://localhost", WEB_CONCURRENCY="1"
        )
        collect(root, environment)
        process = start_with(held, root, environment)
        try:
            with Visitors(port) as visitors:
                for _ in range(times):
                    visitors.wait_for(BEFORE_AND_AFTER)
                    process.send_signal(signal.SIGTERM)
                    process.wait(60)
                    process = start_with(held, root, environment)
                visitors.wait_for(BEFORE_AND_AFTER)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(60)
    print(f"\ngunicorn {version('gunicorn')}, {times} restarts, socket held: {visitors}")
    assert visitors.lost == 0
