"""A crisis of either kind: a file of SQLite, and a database of a real PostgreSQL that is started for the tests."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from standoff.store import Store, open_store
from tests.record.conftest import record
from tests.store.postgresql import Cluster, running

__all__ = ["record"]

_NUMBERS = count()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "tarn.db")
    own: Cluster = request.getfixturevalue("cluster")
    return own.database(f"{re.sub(r'[^a-z0-9]', '_', request.node.name.lower())[:40]}_{next(_NUMBERS)}")


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    made = open_store(location, create=True)
    yield made
    made.close()
