"""Standoff reads news reports on an international standoff and keeps the record of who says what, with its evidence.

    import standoff

    record = standoff.read("report.html")

`read` and `read_many` make records, whose types are in `standoff.record`; errors are in `standoff.errors`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.cli.calls import read, read_many
    from standoff.errors import StandoffError
    from standoff.ingest import Rejected
    from standoff.record import Article, Record

__version__ = "0.1.0"

__all__ = ["Article", "Record", "Rejected", "StandoffError", "__version__", "read", "read_many"]

_HOMES = {
    "Article": "standoff.record",
    "Record": "standoff.record",
    "Rejected": "standoff.ingest",
    "StandoffError": "standoff.errors",
    "read": "standoff.cli.calls",
    "read_many": "standoff.cli.calls",
}


def __getattr__(name: str) -> object:
    """What is public, loaded when it is first used: the import alone stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
