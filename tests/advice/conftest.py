"""The shipped catalogue, once for all."""

from pathlib import Path

import pytest

from wizard.advice import Catalogue, Engine
from wizard.content import engine as shipped_engine

from .broken import copy_catalogue


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shipped_engine()


@pytest.fixture(scope="session")
def catalogue(engine: Engine) -> Catalogue:
    return engine.catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped catalogue's files, to be spoilt."""
    return copy_catalogue(tmp_path)
