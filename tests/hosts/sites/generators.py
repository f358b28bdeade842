"""Sites that a generator builds, served as files."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from harness import ROOT
from harness.server import free_port
from tests.hosts.pasted import for_page, for_site
from tests.hosts.processes import ended, started, wait_until_it_answers

BIN = ROOT / "build" / "hosts" / "venv" / "bin"


class Generated:
    """A folder of sources, built by `command` into `folder/site`."""

    name = ""
    platform = ""
    command: tuple[str, ...] = ()
    suffix = ""
    configuration = ("", "")
    """The name of the file and its text; the builder's code for the site follows it."""
    highest: int | None = None
    most_shift = 0.1

    def __init__(self, folder: Path, wizard: str) -> None:
        self.folder = folder
        self.wizard = wizard
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"

    @classmethod
    def missing(cls) -> str:
        """How to install what is missing; empty if nothing is."""
        return "" if (BIN / cls.command[0]).exists() else "make test-hosts"

    def start(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Builds and serves; each page has a wizard in each of its languages."""
        file, text = self.configuration
        (self.folder / file).write_text(f"{text}\n{for_site(self.platform, self.wizard)}\n")
        docs = self.folder / "docs"
        docs.mkdir()
        for name, languages in {"index": (), **pages}.items():
            pasted = [for_page(self.platform, self.wizard, language) for language in languages]
            text = "\n\n".join(["An article\n==========", *pasted, "The article goes on."])
            (docs / f"{name}{self.suffix}").write_text(text + "\n")
        program, *arguments = self.command
        subprocess.run(
            [BIN / program, *arguments], cwd=self.folder, check=True, capture_output=True
        )
        server = [sys.executable, "-m", "http.server", str(self.port), "--bind", "127.0.0.1"]
        log = self.folder / "server.log"
        self.process = started([*server, "--directory", str(self.folder / "site")], log)
        wait_until_it_answers(self.origin)

    def stop(self) -> None:
        """Ends the server."""
        ended(self.process)


class MkDocs(Generated):
    """MkDocs with the theme Material and its instant navigation."""

    name = "MkDocs Material"
    platform = "mkdocs"
    command = ("mkdocs", "build", "--quiet", "--site-dir", "site")
    suffix = ".md"
    configuration = (
        "mkdocs.yml",
        "site_name: Help\ntheme:\n  name: material\n  font: false\n",
    )


class Sphinx(Generated):
    """Sphinx with the theme Furo."""

    name = "Sphinx (Furo)"
    platform = "sphinx"
    command = ("sphinx-build", "-q", "-b", "dirhtml", "-c", ".", "docs", "site")
    suffix = ".rst"
    configuration = ("conf.py", 'project = "Help"\nhtml_theme = "furo"\n')
