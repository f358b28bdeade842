"""The shipped catalogue, once for all, and the made-up one, to be spoilt."""

from pathlib import Path

import pytest

from wizard.advice import Catalogue, Engine
from wizard.content import engine as shipped_engine

from . import made_up


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shipped_engine()


@pytest.fixture(scope="session")
def catalogue(engine: Engine) -> Catalogue:
    return engine.catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the made-up catalogue."""
    return made_up.write(tmp_path)
