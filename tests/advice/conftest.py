"""The shipped catalogue, whole and as far as its answer sets are listed, and a made-up one."""

from pathlib import Path

import pytest

from wizard.advice import AnswerSet, Catalogue, Engine
from wizard.content import engine as shipped_engine

from . import made_up
from .reference import Reference
from .telling import telling


@pytest.fixture(scope="session")
def engine() -> Engine:
    return shipped_engine()


@pytest.fixture(scope="session")
def catalogue(engine: Engine) -> Catalogue:
    return engine.catalogue


@pytest.fixture(scope="session")
def telling_engine() -> Engine:
    """Of the shipped catalogue, without what only multiplies the answer sets."""
    return Engine(telling(shipped_engine()))


@pytest.fixture(scope="session")
def reference(telling_engine: Engine) -> Reference:
    """What the telling engine says, by brute force."""
    return Reference(telling_engine.catalogue, bounded=True)


@pytest.fixture(scope="session")
def every_set(reference: Reference) -> list[AnswerSet]:
    """Every answer set of the telling engine that can stand."""
    return list(reference.every_set(bounded=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the made-up catalogue."""
    return made_up.write(tmp_path)
