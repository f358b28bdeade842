"""What other sites load from us stays small."""

import subprocess
import sys
from urllib.request import Request, urlopen

import pytest

from measurements.sizes import LIMITS, sizes
from tests.embed.conftest import ROOT


@pytest.mark.parametrize("name", LIMITS)
def test_a_script_stays_within_its_limit(name: str) -> None:
    assert sizes(name)[1] <= LIMITS[name]


@pytest.mark.browser
def test_the_script_is_as_small_on_the_way(wizard: str) -> None:
    request = Request(f"{wizard}/embed/v1.js", headers={"Accept-Encoding": "gzip"})
    with urlopen(request) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert len(response.read()) <= LIMITS["static/embed/v1.js"]


def test_the_sizes_are_printed() -> None:
    command = [sys.executable, "-m", "measurements.sizes"]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    rows = {line.split()[0]: line.split()[1:] for line in printed.splitlines()[1:]}
    assert {name: int(row[-1]) for name, row in rows.items()} == LIMITS
    assert all(int(row[1]) <= int(row[-1]) for row in rows.values())
