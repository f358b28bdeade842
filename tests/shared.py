"""The schemas of other people, which stand beside the checkout and not in it."""

from pathlib import Path

import pytest

from harness import ROOT

DATA = ROOT.parent / "shared" / "data"


def shared(name: str) -> Path:
    """A file or a folder of theirs. Skips the test aloud where there is none."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"needs ../shared/data/{name} beside the checkout")
    return path
