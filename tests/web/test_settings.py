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
PRODUCTION = {**GOOD, "ALIASCONFIG_MODE": "production"}


def in_a_process(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python of the project with these values in its environment; empty ones are left out."""
    given = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={name: value for name, value in given.items() if value},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def setting(names: str, **environment: str) -> str:
    """What the settings of these names are, as Python prints them."""
    done = in_a_process("-c", f"import aliasconfig.settings as s; print({names})", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_development_needs_nothing_and_may_debug() -> None:
    assert [setting("s.DEBUG"), setting("s.DEBUG", DEBUG="1")] == ["False", "True"]


def test_production_starts_with_the_three_it_needs_and_never_debugs() -> None:
    assert setting("s.DEBUG", **PRODUCTION, DEBUG="1") == "False"


def test_https_is_asked_for_at_the_public_address_where_the_proxy_is_believed() -> None:
    given = {**GOOD, "PUBLIC_ORIGIN": "https://alias.example:8443"}
    asked = {"HTTPS_REDIRECT": "1", "TRUST_X_FORWARDED_PROTO": "1"}
    said = setting("s.SECURE_SSL_REDIRECT, s.SECURE_SSL_HOST", **given, **asked)
    assert said == "True alias.example:8443"


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
    result = in_a_process("-c", "import aliasconfig.settings", **{**PRODUCTION, name: value})
    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last_line
    assert f"Set {name}" in last_line


@pytest.mark.parametrize(
    "command", [["scripts/collect"], ["manage.py", "check", "--deploy"]], ids=lambda said: said[0]
)
def test_make_serve_and_make_reload_say_what_to_set_and_nothing_else(command: list[str]) -> None:
    server = in_a_process(*command, **PRODUCTION, HSTS_SECONDS="long")
    assert server.returncode == 1
    assert server.stderr.strip() == "Set HSTS_SECONDS to a whole number, not “long”."


def test_the_readme_names_every_setting() -> None:
    readers = ("aliasconfig/settings.py", "gunicorn.conf.py")
    code = "".join((ROOT / reader).read_text("utf-8") for reader in readers)
    read = set(re.findall(r"(?:environ\.get|_[a-z]+)\(\s*[\"']([A-Z_]+)", code))
    readme = (ROOT / "README.md").read_text("utf-8")
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, flags=re.MULTILINE))
    assert read - {"ALIASCONFIG_MODE"} == table
    assert len(table) >= 10
