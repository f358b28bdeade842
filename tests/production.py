"""The production server, started as `make serve` starts it, for as long as the tests need it."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
SECONDS_TO_START = 60


class ProductionServer:
    """gunicorn with its own configuration file, in a process group of its own."""

    def __init__(self, log: Path, root: Path = ROOT) -> None:
        self.log = log
        self.root = root
        self.port = _free_port()
        self.origin = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            "ALIASCONFIG_MODE": "production",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "PUBLIC_ORIGIN": self.origin,
            "BIND": "127.0.0.1",
            "PORT": str(self.port),
        }

    def start(self) -> None:
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
            cwd=self.root,
            env=self.environment,
            check=True,
        )
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
        """Ends the server's own process group, and nothing else."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
