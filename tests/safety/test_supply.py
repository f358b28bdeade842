"""What production is made of is pinned, hashed and reasoned; its settings pass Django's check."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from harness import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
PRODUCTION = {
    "ALIASCONFIG_MODE": "production",
    "SECRET_KEY": "a key for this test that is long enough for production, and not a secret",
    "ALLOWED_HOSTS": "wizard.example.com",
    "PUBLIC_ORIGIN": "https://wizard.example.com",
}
HTTPS = {"HTTPS_REDIRECT": "1", "TRUST_X_FORWARDED_PROTO": "1"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_of_a_lock_is_pinned_with_its_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    for package in packages:
        assert re.match(r"[a-z0-9-]+(\[[a-z,-]+\])?==[\w.]+( ; .+)? \\\n", package), package[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package[:80]
    assert "://" not in text  # whoever installs decides from where


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads(PYPROJECT)
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    named = [dependency for group in groups for dependency in group]
    assert named
    for dependency in named:
        assert re.search(rf'"{re.escape(dependency)}",\s+# \S+', PYPROJECT), dependency


@pytest.mark.parametrize("dependency", tomllib.loads(PYPROJECT)["project"]["dependencies"])
def test_what_production_runs_on_has_a_lower_and_an_upper_bound(dependency: str) -> None:
    """A new main version is tried before it is taken: we rely on what each of them prints."""
    assert re.fullmatch(r"[\w-]+(\[\w+\])?>=[\d.]+,<[\d.]+", dependency)


NEEDED_BY_THESE = {
    "asgiref": "Django",
    "brotli": "whitenoise[brotli]",
    "cffi": "gevent, on Windows",
    "greenlet": "gevent",
    "packaging": "gunicorn, django-csp",
    "sqlparse": "Django",
    "pycparser": "gevent, on Windows",
    "tzdata": "Django, on Windows",
    "zope-event": "gevent",
    "zope-interface": "gevent",
}
"""What comes along, and what asks for it: whoever adds to it looks at it first."""


def test_production_runs_on_what_is_named_and_no_more() -> None:
    direct = {
        re.split(r"[\[><=]", dependency)[0].lower()
        for dependency in tomllib.loads(PYPROJECT)["project"]["dependencies"]
    }
    locked = re.findall(r"^([a-z0-9-]+)", (ROOT / "requirements/run.lock").read_text(), re.M)
    assert set(locked) == direct | NEEDED_BY_THESE.keys()


def test_django_finds_nothing_to_say_of_production() -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    check = subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **PRODUCTION, **HTTPS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stderr
    assert "no issues" in check.stdout


def test_the_threat_model_names_tests_that_exist() -> None:
    model = (ROOT / "SECURITY.md").read_text("utf-8")
    rows = [row for row in model.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)`", row.split("|")[3])
        assert named, row
        assert all((ROOT / file).is_file() for file in named), row
