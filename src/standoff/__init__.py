"""Standoff reads news reports on an international standoff and keeps the record of who says what, with its evidence.

    import standoff

    record = standoff.read("report.html")
    disputes = standoff.open("venezuela.db").disputes(country="VEN")

`read` and `read_many` make records, whose types are in `standoff.record`. `open` opens a crisis that `standoff add` has
made, for questions whose answers are rows of `standoff.report.rows`. Errors are in `standoff.errors`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.cli.calls import read, read_many
    from standoff.crisis.opened import open_crisis as open  # noqa: A004  # as `gzip.open` and `tarfile.open` do
    from standoff.errors import StandoffError
    from standoff.ingest import Rejected
    from standoff.record import Article, Record

__version__ = "0.1.0"

__all__ = ["Article", "Record", "Rejected", "StandoffError", "__version__", "open", "read", "read_many"]

_HOMES = {
    "Article": ("standoff.record", "Article"),
    "Record": ("standoff.record", "Record"),
    "Rejected": ("standoff.ingest", "Rejected"),
    "StandoffError": ("standoff.errors", "StandoffError"),
    "open": ("standoff.crisis.opened", "open_crisis"),
    "read": ("standoff.cli.calls", "read"),
    "read_many": ("standoff.cli.calls", "read_many"),
}


def __getattr__(name: str) -> object:
    """What is public, loaded when it is first used: the import alone stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, own = _HOMES[name]
    return getattr(import_module(home), own)


def __dir__() -> list[str]:
    return sorted(__all__)
