"""MediaWiki as Debian has it: SQLite and PHP on loopback, in a folder that goes away."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.hosts.pasted import for_page
from tests.hosts.processes import started, wait_until_it_answers
from tests.hosts.sites.host import Host

SOURCE = Path("/usr/share/mediawiki")
PACKAGES = "mediawiki php-cli php-sqlite3"

# Pages have the addresses that they have in the other hosts.
ROUTER = """<?php
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( is_file( $_SERVER['DOCUMENT_ROOT'] . $path ) ) return false;
$_GET['title'] = ucfirst( trim( $path, '/' ) );
$_SERVER['REQUEST_URI'] = '/index.php?title=' . $_GET['title'];
$_SERVER['SCRIPT_NAME'] = '/index.php';
chdir( $_SERVER['DOCUMENT_ROOT'] );
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
"""


class MediaWiki(Host):
    """The builder's link, and its element between <html> and </html>, which $wgRawHtml allows."""

    name = "MediaWiki"

    @classmethod
    def missing(cls) -> str:
        """How to install what is missing; empty if nothing is."""
        found = SOURCE.exists() and shutil.which("php")
        return "" if found else f"apt-get install {PACKAGES}"

    def start(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Installs, writes and serves; each page has a wizard in each of its languages."""
        data = ("--dbtype=sqlite", f"--dbpath={self.folder}", f"--confpath={self.folder}")
        site = (f"--server={self.origin}", "--scriptpath=", "--pass=a long password")
        self._run("install", *data, *site, "Help", "Admin")
        with (self.folder / "LocalSettings.php").open("a") as settings:
            settings.write("$wgRawHtml = true;\n")
        for name, languages in pages.items():
            link = for_page("mediawiki", self.wizard, languages[0])
            pasted = [for_page("html", self.wizard, language) for language in languages]
            raw = [f"<html>\n{element}\n</html>" for element in pasted]
            self._run("edit", name, text="\n\n".join([link, *raw, "The article goes on."]))
        (self.folder / "router.php").write_text(ROUTER)
        command = ["php", "-S", f"localhost:{self.port}", "-t", SOURCE, "router.php"]
        environment = self._settings() | {"PHP_CLI_SERVER_WORKERS": "3"}
        self.processes.append(started(command, self.folder / "php.log", environment))
        wait_until_it_answers(self.origin)

    def _settings(self) -> dict[str, str]:
        return {"MW_CONFIG_FILE": str(self.folder / "LocalSettings.php")}

    def _run(self, script: str, *arguments: str, text: str = "") -> None:
        subprocess.run(
            ["php", SOURCE / "maintenance" / f"{script}.php", *arguments],
            env={**os.environ, **self._settings()},
            input=text,
            text=True,
            check=True,
            capture_output=True,
        )
