"""Real hosts on loopback, each with the builder's own code pasted into its pages."""

from collections.abc import Iterator

import pytest

from tests.embed.conftest import browser, chromium, wizard
from tests.hosts.sites.generators import MkDocs, Sphinx
from tests.hosts.sites.wagtail import Wagtail
from tests.hosts.sites.wordpress import WordPress
from tests.hosts.table import Outcomes

__all__ = ["browser", "chromium", "wizard"]
HOSTS = (WordPress, Wagtail, MkDocs, Sphinx)
PAGES = {"one": ("en",), "two": ("en", "fr")}
Site = WordPress | Wagtail | MkDocs | Sphinx


@pytest.fixture(scope="package")
def outcomes() -> Iterator[Outcomes]:
    """What was seen on each host; at the end, the table of docs/embedding.md."""
    seen = Outcomes()
    yield seen
    seen.write()


@pytest.fixture(scope="package", params=HOSTS, ids=[host.name for host in HOSTS])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wizard: str
) -> Iterator[Site]:
    """A host that runs."""
    missing = request.param.missing()
    if missing:
        pytest.skip(f"{request.param.name} is not installed: {missing}")
    running: Site = request.param(tmp_path_factory.mktemp("site"), wizard)
    try:
        running.start(PAGES)
        yield running
    finally:
        running.stop()
