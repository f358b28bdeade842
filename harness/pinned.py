"""Servers that run on the first processor, so that a load on the second takes nothing from them.

The production server with one worker, and nginx before it: as `make bench` measures them, and as
tests/serving/test_proxy.py asks them.
"""

import gzip
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from harness import ROOT
from harness.server import BIN, SECONDS_TO_START, free_port, production

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "bench"
SERVER_CORE, LOAD_CORE = "0", "1"
OF_THE_SERVER = frozenset(
    "Server Date Connection Content-Type Content-Length Content-Encoding Vary".split()
)
"""Headers that nginx makes itself, for a file as for a page."""


@dataclass
class PinnedServer:
    """A running server: where it listens, and which process began it."""

    name: str
    command: list[str]
    environment: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> "PinnedServer":
        """Starts it, and returns when it accepts connections; raises RuntimeError if it fails."""
        with (BUILD / f"{self.name}.log").open("wb") as log:
            self.process = subprocess.Popen(
                ["taskset", "--cpu-list", SERVER_CORE, *self.command],
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], **self.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.1)
        raise RuntimeError(f"{self.name} did not start: see build/bench/{self.name}.log")

    def stop(self) -> None:
        """Ends its own process group."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)

    def processor_seconds(self) -> float:
        """The processor time, user's and system's, of all its processes so far."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text("utf-8", "replace").rsplit(")", 1)[1].split()
            except OSError:
                continue  # it ended meanwhile
            if int(fields[2]) == self.process.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def get(
        self, path: str, headers: dict[str, str], form: bytes | None = None
    ) -> tuple[HTTPResponse, bytes]:
        """One answer and its body; a form is sent with POST."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        if form:
            headers = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST" if form else "GET", path, form, headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body


def gunicorn(name: str, settings: str, megabytes: int) -> PinnedServer:
    """The production server with one worker, under settings of measurements/speed/."""
    port = free_port()
    environment = production(
        port,
        DJANGO_SETTINGS_MODULE=settings,
        PUBLIC_ORIGIN="http://localhost",  # pages of two servers must be the same bytes
        PAGE_CACHE_MEGABYTES=str(megabytes),
        WEB_CONCURRENCY="1",
    )
    return PinnedServer(name, [str(BIN / "gunicorn")], environment, port)


def nginx_cache(behind: PinnedServer) -> PinnedServer:
    """nginx with the configuration that we give to operators, in front of a server."""
    text = (ROOT / "examples" / "nginx.conf").read_text("utf-8")
    name, port = "nginx-cache", free_port()
    changes = {
        "/var/cache/nginx/wizard": str(BUILD / name / "cache"),
        "/var/log/nginx/wizard.log": str(BUILD / name / "wizard.log"),
        "127.0.0.1:8000": f"127.0.0.1:{behind.port}",
        "listen 80;": f"listen 127.0.0.1:{port};",
    }
    for ours, here in changes.items():
        if text.count(ours) != 1:
            raise RuntimeError(f"examples/nginx.conf has not one “{ours}”")
        text = text.replace(ours, here)
    return _nginx(name, text, port)


def nginx_files(behind: PinnedServer, path: str, headers: dict[str, str]) -> PinnedServer:
    """nginx with /page.html: a page of a server, with its headers, as a file compressed before.

    Whoever served it from disk would owe the headers too.
    """
    page, body = behind.get(path, headers)
    name, port = "nginx-files", free_port()
    site = BUILD / name / "site"
    site.mkdir(parents=True)
    (site / "page.html.gz").write_bytes(body)
    (site / "page.html").write_bytes(gzip.decompress(body))
    parts = {
        "PORT": str(port),
        "HEADERS": "\n  ".join(
            f'add_header {name} "{value.replace(chr(34), chr(92) + chr(34))}";'
            for name, value in page.getheaders()
            if name not in OF_THE_SERVER
        ),
    }
    text = (HERE / "files.conf").read_text("utf-8")
    for part, value in parts.items():
        text = text.replace(part, value)
    return _nginx(name, text, port)


def _nginx(name: str, servers: str, port: int) -> PinnedServer:
    """One worker, in a folder of its own under build/bench/."""
    folder = BUILD / name
    folder.mkdir(exist_ok=True)
    text = (HERE / "nginx.conf").read_text("utf-8").replace("SERVERS", servers)
    configuration = folder / "nginx.conf"
    configuration.write_text(text.replace("FOLDER", str(folder)), "utf-8")
    return PinnedServer(name, ["nginx", "-c", str(configuration)], {}, port)
