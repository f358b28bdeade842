"""How MDN's HTTP Observatory scores an answer: its published table, algorithm 5, as functions.

The Observatory itself fetches a site that the world can reach. Its score depends on headers and on
scripts alone, so that it can be told beforehand. Source: the package @mdn/mdn-http-observatory 1.4,
`src/grader/charts.js` and `src/analyzer/tests/`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

START = 100
EXTRA_CREDIT_FROM = 90
"""Points above the start count only where what was taken off leaves this much."""
GRADES = {
    **{100: "A+", 90: "A", 85: "A-", 80: "B+", 70: "B", 65: "B-", 60: "C+", 50: "C", 45: "C-"},
    **{40: "D+", 30: "D", 25: "D-", 0: "F"},
}
BROAD = {"*", "http:", "https:", "data:", "blob:", "ftp:"}
PRIVATE_REFERRERS = {
    *("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
}
SIX_MONTHS = 15_552_000
"""Seconds; the Observatory is a little kinder than the calendar."""


@dataclass(frozen=True)
class Score:
    """`parts` has what each test added or took off."""

    points: int
    grade: str
    parts: dict[str, int]


def score(headers: Mapping[str, str], scripts: list[str], *, redirects_to_https: bool) -> Score:
    """The score of one page over HTTPS.

    `headers` are the answer's, names in any case; `scripts` the addresses of its scripts as written
    in the page; `redirects_to_https` says whether plain HTTP leads to HTTPS at once.
    """
    named = {name.lower(): value for name, value in headers.items()}
    policy = _policy(named.get("content-security-policy", ""))
    parts = {
        "content-security-policy": _content_security_policy(policy),
        "cookies": -40 if "set-cookie" in named else 0,  # the worst case: ours has none
        "cross-origin-resource-sharing": -50 if _shares_with_all(named) else 0,
        "redirection": 0 if redirects_to_https else -20,
        "referrer-policy": _referrer_policy(named.get("referrer-policy")),
        "strict-transport-security": _transport(named.get("strict-transport-security", "")),
        "subresource-integrity": -5 if any("//" in script for script in scripts) else 0,
        "x-content-type-options": 0 if named.get("x-content-type-options") == "nosniff" else -5,
        "x-frame-options": _framing(named, policy),
        "cross-origin-resource-policy": _resource_policy(named.get("cross-origin-resource-policy")),
    }
    taken_off = START + sum(points for points in parts.values() if points < 0)
    points = START + sum(parts.values()) if taken_off >= EXTRA_CREDIT_FROM else max(taken_off, 0)
    return Score(points, next(GRADES[least] for least in GRADES if points >= least), parts)


def _policy(header: str) -> dict[str, set[str]]:
    directives = [directive.split() for directive in header.split(";")]
    return {directive[0]: set(directive[1:]) for directive in directives if directive}


def _content_security_policy(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts, objects = policy.get("script-src", default), policy.get("object-src", default)
    styles = policy.get("style-src", default)
    if scripts & {*BROAD, "'unsafe-inline'"} or objects & BROAD:
        return -20
    sources = set().union(*policy.values())
    if any(source.startswith(("http:", "ftp:")) for source in sources):
        return -20
    if "'unsafe-eval'" in scripts | styles:
        return -10
    if styles & {*BROAD, "'unsafe-inline'"}:
        return 0
    return 10 if default == {"'none'"} else 5


def _shares_with_all(headers: Mapping[str, str]) -> bool:
    return headers.get("access-control-allow-credentials") == "true"


def _referrer_policy(header: str | None) -> int:
    if header is None:
        return 0
    return 5 if header.split(",")[-1].strip() in PRIVATE_REFERRERS else -5


def _transport(header: str) -> int:
    age = re.search(r"max-age=(\d+)", header)
    if not age:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def _framing(headers: Mapping[str, str], policy: dict[str, set[str]]) -> int:
    ancestors = policy.get("frame-ancestors", {"*"})
    if not ancestors & BROAD:
        return 5
    return 0 if headers.get("x-frame-options") in ("DENY", "SAMEORIGIN") else -20


def _resource_policy(header: str | None) -> int:
    if header in ("same-origin", "same-site"):
        return 10
    return 0 if header in (None, "cross-origin") else -5
