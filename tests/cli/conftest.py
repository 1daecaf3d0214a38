from pathlib import Path

import pytest

from tests.record.conftest import record

__all__ = ["record", "report"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Line ends and a byte order mark that must survive, and a name that needs more than one byte."""
    path = tmp_path / "tarn-01.txt"
    path.write_bytes("\ufeffÅsa said they left.\r\nBex denied it all.\r\n".encode())
    return path
