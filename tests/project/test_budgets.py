"""What the commands that measure pages call kept, and what they call missed."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from django.urls import resolve

from measurements import lighthouse
from measurements.lighthouse import CATEGORIES, KEPT_OUT, NOT_FOR_SEARCH, is_full
from measurements.pages import PAGES
from measurements.safety import ROOT, File, judged, listed, locked, named
from measurements.weight import FIRST_VIEW, USABLE, Visit, table
from tests.shapes import seeds
from wizard.routes import BY_NAME

FULL = dict.fromkeys(CATEGORIES, 100)


def test_a_page_within_its_budget() -> None:
    light = Visit(
        "question", "fr", Counter(document=4_000, stylesheet=5_000, script=20_000), 5, 9_000
    )
    assert not list(light.shortfalls())
    assert list(table([light]))[2] == (
        "| question, fr | 4,000 | 5,000 | 20,000 | 0 | 0 | 29,000 | 9,000 | 5 |"
    )


def test_each_budget_that_is_missed_is_said() -> None:
    heavy = Visit("question", "fr", Counter(document=2, script=FIRST_VIEW), 5, USABLE + 1)
    assert [f"{FIRST_VIEW:,}" in s or f"{USABLE:,}" in s for s in heavy.shortfalls()] == [True] * 2


def test_a_score_below_100_is_a_failure_save_where_robots_are_kept_out() -> None:
    kept_out = {("seo", KEPT_OUT)}
    assert is_full("question", FULL, set())
    for name in CATEGORIES:
        assert not is_full("question", FULL | {name: 99}, kept_out)
    assert is_full("framed question", FULL | {"seo": 66}, kept_out)
    assert is_full("framed question", FULL | {"seo": 66}, kept_out | {("performance", "lcp")})
    assert not is_full("framed question", FULL | {"seo": 58}, kept_out | {("seo", "hreflang")})
    assert not is_full("framed question", FULL | {"performance": 99}, kept_out)
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
        assert lighthouse.run("http://localhost/", "desk") == (FULL, set())
    else:
        with pytest.raises(RuntimeError, match="broke off 3 times"):
            lighthouse.run("http://localhost/", "desk")


SKIPPED = {"name": "asgiref", "skip_reason": "not found"}
SOUND = {"name": "django", "version": "5.2", "vulns": []}
WEAK = {"name": "django", "version": "5.0", "vulns": [{"id": "PYSEC-1"}]}


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        ([SOUND], (False, "none; 1 of 1 packages are known to the database")),
        ([SOUND, SKIPPED], (False, "none; 1 of 2 packages are known to the database")),
        (
            [SKIPPED, WEAK],
            (True, "django 5.0: PYSEC-1; 1 of 2 packages are known to the database"),
        ),
        (
            [SKIPPED],
            (
                False,
                "could not be told where this ran; 0 of 1 packages are known to the database",
            ),
        ),
    ],
)
def test_a_known_weakness_is_a_failure_and_a_package_skipped_is_said(
    packages: list[dict[str, object]], expected: tuple[bool, str]
) -> None:
    said = "A word before\n" + json.dumps({"dependencies": packages, "fixes": []})
    assert judged(said) == expected


def test_no_answer_is_no_verdict() -> None:
    assert judged("ERROR: no route\n") == (
        False,
        "could not be told where this ran (ERROR: no route)",
    )


def test_a_file_that_the_lock_allows_and_the_bill_does_not_name_is_found() -> None:
    lock = (
        "django==5.2 \\\n    --hash=sha256:a1 \\\n    --hash=sha256:b2\n    # via\n"
        "whitenoise[brotli]==6.0 ; sys_platform == 'win32' \\\n    --hash=sha256:c3\n"
    )
    assert locked(lock) == {
        File("django", "5.2", "a1"),
        File("django", "5.2", "b2"),
        File("whitenoise", "6.0", "c3"),
    }
    bill = [
        {
            "name": "django",
            "version": "5.2",
            "externalReferences": [{"hashes": [{"content": "a1"}, {"content": "b2"}]}],
        },
        {"name": "whitenoise", "version": "6.0"},
    ]
    assert locked(lock) ^ listed(bill) == {File("whitenoise", "6.0", "c3")}


def test_the_lock_of_production_is_read_to_its_last_hash() -> None:
    lock = (ROOT / "requirements" / "run.lock").read_text("utf-8")
    assert len(locked(lock)) == lock.count("--hash=")


def test_safety_runs_what_the_threat_model_names() -> None:
    assert {file.rpartition("/")[0] for file in named()} >= {"tests/safety", "tests/embed"}
    for file in named():
        assert (ROOT / file).is_file(), file


def test_every_page_with_an_address_of_its_own_is_measured() -> None:
    names = {str(resolve(f"/en/{path.partition('?')[0]}").url_name) for path in PAGES.values()}
    pages = {resolve(address.partition("?")[0]).url_name for address in seeds()}
    assert names == {name for name in pages if BY_NAME[str(name)].is_page}
