"""The crisis on Tarn in a file, opened for questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.crisis.opened import OpenCrisis, open_crisis
from standoff.store import open_store


@pytest.fixture
def tarn(tarn_file: Path) -> Iterator[OpenCrisis]:
    with open_crisis(tarn_file) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenCrisis]:
    path = tmp_path / "empty.db"
    open_store(str(path), create=True).close()
    with open_crisis(path) as opened:
        yield opened
