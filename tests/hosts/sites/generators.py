"""Sites that a generator builds, served as files."""

import subprocess
import sys
from collections.abc import Mapping, Sequence

from harness import ROOT
from tests.hosts.pasted import for_page, for_site
from tests.hosts.processes import started, wait_until_it_answers
from tests.hosts.sites.host import Host

BIN = ROOT / "build" / "hosts" / "venv" / "bin"
ROUTES = "[First](/) [One](/one/) [Two](/two/)"


class Generated(Host):
    """A folder of sources, built by `command` into `folder/site`."""

    platform = ""
    programs = BIN
    command: tuple[str, ...] = ()
    suffix = ""
    configuration = ("", "")
    """A file and its text; SITE stands for the builder's code, ORIGIN for the host."""

    @classmethod
    def missing(cls) -> str:
        """How to install what is missing; empty if nothing is."""
        return "" if (cls.programs / cls.command[0]).exists() else "make test-hosts"

    def start(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Builds and serves; each page has a wizard in each of its languages."""
        self.write(pages)
        self.build(pages)
        server = [sys.executable, "-m", "http.server", str(self.port), "--bind", "127.0.0.1"]
        log = self.folder / "server.log"
        self.processes.append(started([*server, "--directory", str(self.folder / "site")], log))
        wait_until_it_answers(self.origin)

    def build(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Runs the generator over the sources of these pages."""
        program, *arguments = self.command
        run = [self.programs / program, *arguments]
        subprocess.run(run, cwd=self.folder, check=True, capture_output=True)

    def write(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Writes the sources: the configuration, a first page, and a folder for each other."""
        file, text = self.configuration
        text = text.replace("ORIGIN", self.origin)
        self.put(file, text.replace("SITE", for_site(self.platform, self.wizard)))
        for name, languages in {".": (), **pages}.items():
            pasted = [for_page(self.platform, self.wizard, language) for language in languages]
            parts = ["An article\n==========", *pasted, "The article goes on.", self.links]
            self.put(f"docs/{name}/index{self.suffix}", "\n\n".join(parts) + "\n")

    def put(self, path: str, text: str) -> None:
        """Writes a file of the sources."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


class MkDocs(Generated):
    """MkDocs with the theme Material and its instant navigation."""

    name = "MkDocs Material"
    platform = "mkdocs"
    forgets = True
    command = ("mkdocs", "build", "--quiet", "--site-dir", "site")
    suffix = ".md"
    configuration = (
        "mkdocs.yml",
        "site_name: Help\nsite_url: ORIGIN/\n"
        "theme:\n  name: material\n  font: false\n  features: [navigation.instant]\nSITE\n",
    )
    links = ROUTES


class Sphinx(Generated):
    """Sphinx with the theme Furo."""

    name = "Sphinx (Furo)"
    platform = "sphinx"
    command = ("sphinx-build", "-q", "-b", "dirhtml", "-c", ".", "docs", "site")
    suffix = ".rst"
    configuration = ("conf.py", 'project = "Help"\nhtml_theme = "furo"\nSITE\n')
