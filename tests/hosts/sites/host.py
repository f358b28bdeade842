"""What every host has."""

import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from harness.server import free_port
from tests.hosts.processes import ended


class Host(ABC):
    """A site on loopback in a folder that goes away, with the wizard of the tests in its pages."""

    name = ""
    links = ""
    """What leads from each page to each, where a script of the host then changes the page."""
    highest: int | None = None
    """Pixels that a frame gets at most; None where it gets what it needs."""
    most_shift = 0.1
    lets_frames_open_tabs = True
    forgets = False
    """Whether its router replaces what others have put into history.state."""
    is_written_by_the_server = True

    def __init__(self, folder: Path, wizard: str) -> None:
        self.folder = folder
        self.wizard = wizard
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []

    @classmethod
    @abstractmethod
    def missing(cls) -> str:
        """How to install what is missing; empty if nothing is."""

    @abstractmethod
    def start(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Builds and serves; each page has a wizard in each of its languages."""

    def stop(self) -> None:
        """Ends what was started."""
        for process in reversed(self.processes):
            ended(process)
