"""What the commands that measure pages call kept, and what they call missed."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from measurements import lighthouse
from measurements.lighthouse import CATEGORIES, NOT_FOR_SEARCH, is_full
from measurements.pages import PAGES
from measurements.safety import judged
from measurements.weight import FIRST_VIEW, USABLE, Visit, table

FULL = dict.fromkeys(CATEGORIES, 100)


def test_a_page_within_its_budget() -> None:
    light = Visit("question", Counter(document=4_000, stylesheet=5_000, script=20_000), 5, 9_000)
    assert not list(light.shortfalls())
    assert list(table([light]))[2] == (
        "| question | 4,000 | 5,000 | 20,000 | 0 | 0 | 29,000 | 9,000 | 5 |"
    )


def test_each_budget_that_is_missed_is_said() -> None:
    heavy = Visit("question", Counter(document=2, script=FIRST_VIEW), 5, USABLE + 1)
    assert [f"{FIRST_VIEW:,}" in s or f"{USABLE:,}" in s for s in heavy.shortfalls()] == [True] * 2


def test_a_score_below_100_is_a_failure_save_where_robots_are_kept_out() -> None:
    assert is_full("question", FULL)
    for name in CATEGORIES:
        assert not is_full("question", FULL | {name: 99})
    assert is_full("framed question", FULL | {"seo": 66})
    assert not is_full("framed question", FULL | {"performance": 99})
    assert set(PAGES) > NOT_FOR_SEARCH


@pytest.mark.parametrize(
    ("version", "is_enough"),
    [("v18.20.8", False), ("v20.0.0", True), ("v100.1.0", True), ("", False)],
)
def test_lighthouse_says_that_node_is_too_old(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, is_enough: bool
) -> None:
    for name in ("node", "npx"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("npx") == str(tmp_path / "npx")
    assert lighthouse.node_is_new_enough() == is_enough


def test_no_node_is_too_old(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert lighthouse.main() == 1
    assert "Lighthouse needs Node 20 or newer" in capsys.readouterr().out


@pytest.mark.parametrize("failures", [1, lighthouse.ATTEMPTS])
def test_a_run_that_breaks_off_is_begun_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failures: int
) -> None:
    report = {"categories": {c: {"score": 1, "auditRefs": []} for c in CATEGORIES}, "audits": {}}
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    npx = tmp_path / "npx"
    npx.write_text(f"#!/bin/sh\necho x >> tries; test $(wc -l < tries) -gt {failures}\n", "utf-8")
    npx.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("CHROMIUM", "chromium")
    monkeypatch.setattr(lighthouse, "BUILD", tmp_path)
    if failures < lighthouse.ATTEMPTS:
        assert lighthouse.run("http://localhost/", "desk") == (FULL, [])
    else:
        with pytest.raises(RuntimeError, match="broke off 3 times"):
            lighthouse.run("http://localhost/", "desk")


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        (0, "No known vulnerabilities found", (False, "none")),
        (
            1,
            "Found 2 known vulnerabilities in 1 package\nName Version",
            (True, "Found 2 known vulnerabilities in 1 package"),
        ),
        (
            1,
            "ERROR:pip_audit._cli:no route",
            (False, "could not be told where this ran (no route)"),
        ),
        (1, "make: *** [vulnerabilities] 1", (False, "could not be told where this ran")),
    ],
)
def test_a_known_weakness_is_a_failure_and_no_answer_is_none(
    code: int, said: str, expected: tuple[bool, str]
) -> None:
    assert judged(code, said) == expected
