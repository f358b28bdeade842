"""The production server, started as `make serve` starts it, for as long as the tests need it."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from pathlib import Path

from harness import ROOT

BIN = Path(sys.executable).parent
SECONDS_TO_START = 60


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def production(port: int, host: str = "localhost", **more: str) -> dict[str, str]:
    """The environment of a production server on this machine; `more` adds to it, or replaces.

    Of the caller's there is only PATH: what a shell has set decides no test and no figure.
    """
    return {
        "PATH": os.environ["PATH"],
        "ALIASCONFIG_MODE": "production",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "PUBLIC_ORIGIN": f"http://{host}:{port}",
        "BIND": "127.0.0.1",
        "PORT": str(port),
        **more,
    }


def collect(root: Path, environment: dict[str, str]) -> None:
    """Collects the static files of `root`, unless nothing has changed since it was done last."""
    if not is_collected(root):
        subprocess.run([sys.executable, "scripts/collect"], cwd=root, env=environment, check=True)
        (root / "build" / "static.stamp").touch()


def is_collected(root: Path) -> bool:
    """Whether the static files were collected after the last change to any of them."""
    stamp = root / "build" / "static.stamp"
    if not stamp.exists() or not (root / "build" / "static" / "staticfiles.json").exists():
        return False
    # A folder is as new as the last name that came or went in it: packages are among them.
    sources = (
        Path(sysconfig.get_path("purelib")),
        root / "aliasconfig" / "settings.py",
        root / "static",
        *(root / "static").rglob("*"),
    )
    return all(source.stat().st_mtime_ns < stamp.stat().st_mtime_ns for source in sources)


class ProductionServer:
    """gunicorn with its own configuration file, in a process group of its own.

    `host` is the name that it calls itself by; `environment` is what `production` takes.
    """

    def __init__(
        self, log: Path, root: Path = ROOT, host: str = "localhost", **environment: str
    ) -> None:
        self.log = log
        self.root = root
        self.port = free_port()
        self.origin = f"http://{host}:{self.port}"
        self.environment = production(self.port, host, **environment)

    def start(self) -> None:
        """Returns when it is ready; raises RuntimeError with what it said if it never is."""
        collect(self.root, self.environment)
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [BIN / "gunicorn"],
                cwd=self.root,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Ends the server's own process group, and nothing else: who stays connected is cut off."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(2)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def said(self) -> str:
        """What the server wrote, without its access log's answers below 400."""
        return "\n".join(self._lines()[-40:])

    def complaints(self) -> list[str]:
        """Errors and warnings: on pages that work there are none."""
        words = ("Traceback", "[ERROR]", "[CRITICAL]", "[WARNING]", '" 500 ')
        return [line for line in self._lines() if any(word in line for word in words)]

    def _lines(self) -> list[str]:
        text = self.log.read_text("utf-8", "replace") if self.log.exists() else ""
        return [line for line in text.splitlines() if '" 200 ' not in line and '" 30' not in line]

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.origin}/readyz", timeout=2) as response:
                    if response.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise RuntimeError(f"The production server is not ready; it said:\n{self.said()}")
