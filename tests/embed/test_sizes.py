"""What other sites load from us stays small."""

import gzip
from urllib.request import Request, urlopen

import pytest

from harness import ROOT

LIMITS = {"static/embed/v1.js": 2_816, "static/js/frame.js": 1_536}
"""Each file, and the most bytes that it may have under gzip: each fits into two packets.

They grew for what real hosts need: WordPress, boxes that keep a ratio, answers that stay.
"""


@pytest.mark.parametrize("name", LIMITS)
def test_a_script_stays_within_its_limit(name: str) -> None:
    assert len(gzip.compress((ROOT / name).read_bytes(), 9)) <= LIMITS[name]


@pytest.mark.browser
def test_the_script_is_as_small_on_the_way(wizard: str) -> None:
    request = Request(f"{wizard}/embed/v1.js", headers={"Accept-Encoding": "gzip"})
    with urlopen(request) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert len(response.read()) <= LIMITS["static/embed/v1.js"]
