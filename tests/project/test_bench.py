"""What `make bench` says of its figures: the ratios, the bars, its part of the document."""

import pytest

from measurements.speed import report
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
