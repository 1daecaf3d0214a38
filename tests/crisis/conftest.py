"""A new crisis for a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "tarn.db"), create=True)
    yield made
    made.close()
