"""WordPress as Debian has it: MariaDB and PHP on loopback, in a folder that goes away."""

import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.hosts.pasted import for_page
from tests.hosts.processes import started, wait_until_it_answers
from tests.hosts.sites.host import Host

HERE = Path(__file__).parent
SOURCE = Path("/usr/share/wordpress")
PACKAGES = "wordpress mariadb-server php-cli php-mysql php-xml php-mbstring php-curl, and a theme"

CONFIGURATION = """<?php
define( 'DB_NAME', 'wordpress' ); define( 'DB_USER', 'root' ); define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:SOCKET' ); define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' ); define( 'WP_HOME', 'ORIGIN' ); define( 'WP_SITEURL', 'ORIGIN' );
define( 'DISABLE_WP_CRON', true ); define( 'WP_HTTP_BLOCK_EXTERNAL', false );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
"""
# WordPress asks neither loopback nor odd ports, but for tests such as these.
ALLOW_LOOPBACK = """<?php
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', fn() => array( WIZARD_PORT ) );
"""
ROUTER = """<?php
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( is_file( __DIR__ . '/site' . $path ) ) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
chdir( __DIR__ . '/site' );
require __DIR__ . '/site/index.php';
"""


# What the block editor makes of a pasted address.
BLOCK = (
    '<!-- wp:embed {"url":"ADDRESS","type":"rich"} --><figure class="wp-block-embed">'
    '<div class="wp-block-embed__wrapper">\nADDRESS\n</div></figure><!-- /wp:embed -->\n'
    "<!-- wp:paragraph --><p>The article goes on.</p><!-- /wp:paragraph -->\n"
)


class WordPress(Host):
    """Addresses pasted into the block editor."""

    name = "WordPress"
    highest = 1000
    lets_frames_open_tabs = False

    most_shift = 0.5
    """It hides the frame until it hears a height, and what follows the frame moves then."""

    @classmethod
    def missing(cls) -> str:
        """How to install what is missing; empty if nothing is."""
        themes = [*SOURCE.glob("wp-content/themes/*")]  # without one, its pages are empty
        found = themes and shutil.which("php") and shutil.which("mariadbd")
        return "" if found else f"apt-get install {PACKAGES}"

    def start(self, pages: Mapping[str, Sequence[str]]) -> None:
        """Installs, publishes and serves; each page has a wizard in each of its languages."""
        socket = self._database()
        self._files(socket, pages)
        subprocess.run(["php", "install.php"], cwd=self.folder, check=True, capture_output=True)
        command = ["php", "-S", f"localhost:{self.port}", "-t", "site", "router.php"]
        workers = {"PHP_CLI_SERVER_WORKERS": "3"}
        self.processes.append(started(command, self.folder / "php.log", workers))
        wait_until_it_answers(self.origin)

    def _database(self) -> Path:
        data, socket = self.folder / "data", self.folder / "db.sock"
        options = ("--no-defaults", f"--datadir={data}")
        install = ["mariadb-install-db", *options, "--auth-root-authentication-method=normal"]
        subprocess.run(install, check=True, capture_output=True)
        server = ["mariadbd", *options, "--user=root", "--skip-networking", f"--socket={socket}"]
        self.processes.append(started(server, self.folder / "mariadb.log"))
        create = ["mariadb", f"--socket={socket}", "-uroot", "-e", "CREATE DATABASE wordpress"]
        for _ in range(60):
            if not subprocess.run(create, capture_output=True).returncode:
                return socket
            time.sleep(0.5)
        raise RuntimeError("MariaDB does not start")

    def _files(self, socket: Path, pages: Mapping[str, Sequence[str]]) -> None:
        site = self.folder / "site"
        shutil.copytree(SOURCE, site)
        text = CONFIGURATION.replace("SOCKET", str(socket)).replace("ORIGIN", self.origin)
        (site / "wp-config.php").write_text(text)
        plugins = site / "wp-content" / "mu-plugins"
        plugins.mkdir(parents=True, exist_ok=True)
        port = self.wizard.rpartition(":")[2]
        (plugins / "loopback.php").write_text(ALLOW_LOOPBACK.replace("WIZARD_PORT", port))
        (self.folder / "router.php").write_text(ROUTER)
        shutil.copy(HERE / "wordpress.php", self.folder / "install.php")
        (self.folder / "pages").mkdir()
        for name, languages in pages.items():
            pasted = [for_page("wordpress", self.wizard, language) for language in languages]
            text = "".join(BLOCK.replace("ADDRESS", address) for address in pasted)
            (self.folder / "pages" / name).write_text(text)
