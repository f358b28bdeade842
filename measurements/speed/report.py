"""The figures as Markdown, and which of them fall short of their bars."""

import subprocess
from importlib.metadata import version
from statistics import median

from measurements.speed import cost
from measurements.speed.load import CONNECTIONS, Round

Rounds = dict[str, list[Round]]
BARS = (
    ("wizard step, page cache", "bare Django view", 0.8),
    ("wizard step, page cache", "SessionWizardView", 15.0),
    ("wizard step, rendered", "SessionWizardView", 2.0),
    ("wizard step, rendered", "bare Django view", 0.2),
    ("nginx, proxy_cache", "nginx, static file", 0.8),
)
"""A case, the case it is held against, and how many times as many requests it must answer."""
ALSO = (
    ("wizard answer, page cache", "SessionWizardView, POST"),
    ("wizard answer, rendered", "SessionWizardView, POST"),
    ("nginx, proxy_cache", "nginx, static file without sendfile"),
)
"""Ratios that are printed and held against no bar."""
PACKAGES = ("Django", "gunicorn", "whitenoise", "django-formtools")
COMMAND = "make bench"


def ratios(rounds: Rounds, case: str, against: str) -> list[float]:
    """Round by round, since what else a machine does changes from minute to minute."""
    pairs = zip(rounds[case], rounds[against], strict=True)
    return [one.requests_per_second / other.requests_per_second for one, other in pairs]


def shortfalls(rounds: Rounds) -> list[str]:
    """A sentence for each bar that is missed."""
    return [
        f"{case} answers {median(ratios(rounds, case, against)):.2f} × {against}, not {bar:g} ×."
        for case, against, bar in BARS
        if median(ratios(rounds, case, against)) < bar
    ]


def lines(rounds: Rounds, costs: cost.Costs, seconds: int, load: float) -> list[str]:
    """The report as Markdown; `load` is the load average before the first round."""
    count = len(next(iter(rounds.values())))
    return [
        f"Load average before: {load:.1f}. Server with one worker on one processor, wrk with "
        f"{CONNECTIONS} connections on another; {count} rounds of {seconds} s for each case, "
        "in turn; median (least to most). All ask for gzip. POST sends the answer that the "
        "wizard's next page has in its address; a browser that sends our form is led there by the "
        "redirect.",
        "",
        "| case | requests/s | processor time per request |",
        "|---|---:|---:|",
        *(_line(case, results) for case, results in rounds.items()),
        "",
        *ratio_lines(rounds),
        "",
        *cost.lines(costs),
    ]


def ratio_lines(rounds: Rounds) -> list[str]:
    """The table of ratios: those with a bar, then those that only inform."""
    lines = ["| ratio of requests/s | median (range) | bar | |", "|---|---:|---:|---|"]
    for case, against, bar in BARS:
        verdict = "kept" if median(ratios(rounds, case, against)) >= bar else "**missed**"
        lines.append(f"| {_ratio(rounds, case, against)} | ≥ {bar:g} | {verdict} |")
    return lines + [f"| {_ratio(rounds, case, against)} | none | |" for case, against in ALSO]


def _ratio(rounds: Rounds, case: str, against: str) -> str:
    each = ratios(rounds, case, against)
    return f"{case} / {against} | {median(each):.2f} ({min(each):.2f} to {max(each):.2f})"


def _line(case: str, results: list[Round]) -> str:
    rates = [result.requests_per_second for result in results]
    times = [result.microseconds for result in results]
    return (
        f"| {case} | {median(rates):,.0f} ({min(rates):,.0f} to {max(rates):,.0f}) "
        f"| {median(times):,.0f} µs ({min(times):,.0f} to {max(times):,.0f}) |"
    )


def versions() -> list[str]:
    """The programs that were measured, and those that measured."""
    wrk = subprocess.run(["wrk", "-v"], capture_output=True, text=True, check=False).stdout
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=False).stderr
    return [
        *(f"{package} {version(package)}" for package in PACKAGES),
        " ".join(wrk.split()[:2]),
        nginx.strip().rpartition(": ")[2].replace("/", " "),
    ]
