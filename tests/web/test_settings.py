"""Production refuses to start on a missing or bad value, and says what to set."""

import os
import re
import subprocess
import sys

import pytest

from harness import ROOT

GOOD = {
    "SECRET_KEY": "k3y-for-tests-only-" + "abcdefghijklmnopqrstuvwxyz0123456789",
    "ALLOWED_HOSTS": "alias.example,.help.example",
    "PUBLIC_ORIGIN": "https://alias.example",
}


def load_settings(production: bool, **changed: str) -> subprocess.CompletedProcess[str]:
    """Imports the settings in a process of its own, with these values in its environment."""
    environment = {"PATH": os.environ["PATH"], **changed}
    if production:
        environment |= {"ALIASCONFIG_MODE": "production"}
    return subprocess.run(
        [sys.executable, "-c", "import aliasconfig.settings"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_development_needs_nothing() -> None:
    assert load_settings(production=False).returncode == 0


def test_production_starts_with_the_three_it_needs() -> None:
    result = load_settings(production=True, **GOOD)
    assert (result.returncode, result.stderr) == (0, "")


def test_https_is_asked_for_at_the_public_address_where_the_proxy_is_believed() -> None:
    given = {**GOOD, "PUBLIC_ORIGIN": "https://alias.example:8443"}
    code = "import aliasconfig.settings as s; print(s.SECURE_SSL_REDIRECT, s.SECURE_SSL_HOST)"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**given, "HTTPS_REDIRECT": "1", "TRUST_X_FORWARDED_PROTO": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert result.stdout.strip() == "True alias.example:8443"


BAD = [
    ("SECRET_KEY", ""),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "a" * 60),
    ("SECRET_KEY", "development-only-and-therefore-not-a-secret-at-all"),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "https://alias.example"),
    ("ALLOWED_HOSTS", "alias.example:8000"),
    ("PUBLIC_ORIGIN", ""),
    ("PUBLIC_ORIGIN", "alias.example"),
    ("PUBLIC_ORIGIN", "http://alias.example"),
    ("PUBLIC_ORIGIN", "https://alias.example/path"),
    ("PUBLIC_ORIGIN", "https://user@alias.example"),
    ("PORT", "eighty"),
    ("WEB_CONCURRENCY", "two"),
    ("WEB_CONCURRENCY", "0"),
    ("PAGE_CACHE_MEGABYTES", "much"),
    ("EMBED_ANCESTORS", "help.example.com"),
    ("HTTPS_REDIRECT", "perhaps"),
    ("HTTPS_REDIRECT", "1"),  # without TRUST_X_FORWARDED_PROTO it would never end
    ("HSTS_SECONDS", "-1"),
    ("TRUST_X_FORWARDED_PROTO", "2"),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_stops_the_start_with_its_name(name: str, value: str) -> None:
    result = load_settings(production=True, **{**GOOD, name: value})
    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last_line
    assert f"Set {name}" in last_line


@pytest.mark.parametrize(
    "command", [["scripts/collect"], ["manage.py", "check", "--deploy"]], ids=lambda said: said[0]
)
def test_make_serve_and_make_reload_say_what_to_set_and_nothing_else(command: list[str]) -> None:
    environment = {**GOOD, "PATH": os.environ["PATH"], "HSTS_SECONDS": "long"}
    server = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment | {"ALIASCONFIG_MODE": "production"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert server.returncode == 1
    assert server.stderr.strip() == "Set HSTS_SECONDS to a whole number, not “long”."


def test_debug_never_reaches_production() -> None:
    code = "import aliasconfig.settings as s; print(s.DEBUG)"
    environment = {**GOOD, "PATH": os.environ["PATH"], "DEBUG": "1"}
    for mode, debug in (("production", "False"), ("", "True")):
        result = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment | ({"ALIASCONFIG_MODE": mode} if mode else {}),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert result.stdout.strip() == debug


def test_the_readme_names_every_setting() -> None:
    readers = ("aliasconfig/settings.py", "gunicorn.conf.py")
    code = "".join((ROOT / reader).read_text("utf-8") for reader in readers)
    read = set(re.findall(r"(?:environ\.get|_[a-z]+)\(\s*[\"']([A-Z_]+)", code))
    readme = (ROOT / "README.md").read_text("utf-8")
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, flags=re.MULTILINE))
    assert read - {"ALIASCONFIG_MODE"} == table
    assert len(table) >= 10
