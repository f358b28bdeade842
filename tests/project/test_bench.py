"""What `make bench` says of its figures: the ratios, the bars, its part of the document."""

import re
from pathlib import Path

import pytest
from django.test import Client

from measurements.speed import report, servers
from measurements.speed.load import Round

PAIRS = [*(bar[:2] for bar in report.BARS), *report.ALSO]
NAMES = sorted({name for pair in PAIRS for name in pair})
GOOD = {
    "bare Django view": 1_000.0,
    "wizard step, page cache": 1_500.0,
    "SessionWizardView": 90.0,
    "SessionWizardView, POST": 50.0,
    "wizard answer, page cache": 1_500.0,
    "wizard answer, rendered": 100.0,
    "nginx, static file": 10_000.0,
    "nginx, static file without sendfile": 11_000.0,
    "nginx, proxy_cache": 8_500.0,
}


def rounds(**changed: float) -> report.Rounds:
    """Three rounds, of which the middle one counts."""
    return {
        name: [Round(changed.get(name, rate) * part, 100.0) for part in (0.5, 1.0, 3.0)]
        for name, rate in GOOD.items()
    }


def test_the_bars_are_those_of_the_design() -> None:
    assert sorted(GOOD) == NAMES
    assert [bar for *_, bar in report.BARS] == [0.8, 15.0, 0.8]


def test_good_figures_keep_every_bar() -> None:
    assert report.shortfalls(rounds()) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"bare Django view": 3_000.0}, "wizard step, page cache answers 0.50 × bare Django view"),
        ({"SessionWizardView": 150.0}, "wizard step, page cache answers 10.00 × SessionWizardView"),
        ({"nginx, proxy_cache": 7_900.0}, "nginx, proxy_cache answers 0.79 × nginx, static file"),
    ],
)
def test_each_missed_bar_is_said(changed: dict[str, float], sentence: str) -> None:
    (said,) = report.shortfalls(rounds(**changed))
    assert said.startswith(sentence)


def test_one_bad_round_does_not_decide() -> None:
    measured = rounds()
    measured["wizard step, page cache"][0] = Round(1.0, 100.0)
    assert report.shortfalls(measured) == []


def test_the_ratio_to_a_post_is_printed_beside_the_bars() -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in report.ratio_lines(rounds())]
    said = {row[1]: row[2:4] for row in rows}
    spread = "30.00 (30.00 to 30.00)"
    assert said["wizard answer, page cache / SessionWizardView, POST"] == [spread, "none"]
    assert said["wizard step, page cache / SessionWizardView"][1] == "≥ 15"


def test_the_cache_that_is_measured_is_the_one_for_operators(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "BUILD", tmp_path)
    behind = servers.Server("behind", [], {}, 12_345)
    cache = servers.nginx_cache(behind)
    text = Path(cache.command[-1]).read_text("utf-8")
    assert "server 127.0.0.1:12345;" in text
    assert f"listen 127.0.0.1:{cache.port};" in text
    assert "/var/cache" not in text


def test_an_example_without_the_place_for_a_port_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "nginx.conf").write_text("server {}", "utf-8")
    monkeypatch.setattr(servers, "ROOT", tmp_path)
    with pytest.raises(RuntimeError, match=r"examples/nginx\.conf has not one"):
        servers.nginx_cache(servers.Server("behind", [], {}, 1))


def test_the_key_of_the_example_holds_all_that_a_page_depends_on(client: Client) -> None:
    """nginx ignores Vary there, so that the key must name what our pages vary by."""
    text = (servers.ROOT / "examples" / "nginx.conf").read_text("utf-8")
    (key,) = re.findall(r'proxy_cache_key "(.+)";', text)
    address, _, encoding = key.partition(" ")
    assert address == "$scheme://$host$request_uri"
    for path in ("/en/", "/en/?who=", "/en/embed/", "/en/types/", "/embed/v1.js"):
        varies = client.get(path).headers["Vary"]
        assert encoding == "$http_" + varies.lower().replace("-", "_"), path


def test_the_example_gives_no_page_that_is_too_old_unless_the_wizard_fails() -> None:
    """`updating` would give one as old as `inactive` allows to the first who comes after."""
    text = (servers.ROOT / "examples" / "nginx.conf").read_text("utf-8")
    directives = re.sub(r"#.*", "", text)
    (stale,) = re.findall(r"proxy_cache_use_stale (.+);", directives)
    assert set(stale.split()) == {"error", "timeout", "http_502", "http_503"}
    assert "background_update" not in directives
