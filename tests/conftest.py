"""What several rooms share: how laws are tried, and the crisis on Tarn in a file."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.report.tarn import filed

# How fast an example runs says nothing about a law: a busy machine must not fail the tests.
settings.register_profile("standoff", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("standoff")


@pytest.fixture(scope="session")
def tarn_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crisis on Tarn, made once. No test writes into it: each has a copy of its own."""
    return filed(tmp_path_factory.mktemp("tarn"))


@pytest.fixture
def tarn_file(tarn_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tarn_made, tmp_path))
