"""A test that hangs ends the run with the place where it hung, even after it has failed once."""

import subprocess
import sys
from pathlib import Path

import pytest

from harness import ROOT

TEST = """
import time
import pytest

tries = []

def fail():
    assert False

def hang():
    time.sleep(600)

@pytest.fixture
def place():
    yield
    {at_the_end}

def test_it(place):
    tries.append(1)
    {first} if len(tries) == 1 else {second}
"""
OPTIONS = "-p no:randomly -p no:django -p tests.watchdog --reruns 1 --timeout-method thread"


@pytest.mark.parametrize(
    ("first", "second", "at_the_end"),
    [("hang()", "hang()", "pass"), ("fail()", "hang()", "pass"), ("fail()", "fail()", "hang()")],
    ids=["first try", "second try", "fixture after a failure"],
)
def test_what_hangs_is_ended(tmp_path: Path, first: str, second: str, at_the_end: str) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    test = tmp_path / "test_it.py"
    test.write_text(TEST.format(first=first, second=second, at_the_end=at_the_end))
    command = [sys.executable, "-m", "pytest", *OPTIONS.split(), "--timeout", "1", str(test)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Timeout" in done.stdout
    assert ", in hang\n" in done.stdout
