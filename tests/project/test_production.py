"""The production server of the tests: what it collects, and whose environment it has."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from aliasconfig.static_storage import Storage
from harness.server import is_collected, production

MANIFEST = Path("build", "static", "staticfiles.json")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose static files were collected just now."""
    for name in ("static/css/page.css", "aliasconfig/settings.py", MANIFEST):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    age(tmp_path / "build" / "static.stamp", seconds=60)
    return tmp_path


def age(path: Path, seconds: int) -> None:
    """Makes a file, or one that is there, so much newer than those before."""
    path.touch()
    later = path.stat().st_mtime_ns + seconds * 10**9
    os.utime(path, ns=(later, later))


def test_what_is_collected_is_not_collected_again(root: Path) -> None:
    assert is_collected(root)


@pytest.mark.parametrize("name", ["static", "static/css/page.css", "aliasconfig/settings.py"])
def test_what_has_changed_is_collected(root: Path, name: str) -> None:
    age(root / name, seconds=120)
    assert not is_collected(root)


@pytest.mark.parametrize("name", ["build/static.stamp", MANIFEST])
def test_what_was_never_collected_to_its_end_is_collected(root: Path, name: str) -> None:
    (root / name).unlink()
    assert not is_collected(root)


def test_a_shell_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", "7")
    monkeypatch.setenv("EMBED_ANCESTORS", "https://elsewhere.example")
    assert production(1).keys() >= {"PATH", "SECRET_KEY", "PORT"}
    assert not production(1).keys() & {"WEB_CONCURRENCY", "EMBED_ANCESTORS"}


def test_the_address_of_a_file_is_that_of_what_is_served(tmp_path: Path) -> None:
    storage = Storage(location=tmp_path)
    script = ContentFile(b"// Why.\nlet call = 1;\n")
    saved = tmp_path / storage.save("js/call.js", script)
    assert saved.read_bytes() == b"let call=1;"
    assert storage.hashed_name("js/call.js", script) == storage.hashed_name(
        "js/call.js", ContentFile(b"let call=1;")
    )
