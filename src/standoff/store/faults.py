"""What a database complains of becomes an error of ours that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from standoff.errors import (
    StoreDamagedError,
    StoreError,
    StoreFormatError,
    StoreFullError,
    StoreLockedError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)

_FAULTS: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40P01", "40001"),
        StoreLockedError,
        "Another program writes to it. Wait until it has ended, and start again.",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "25006", "42501"),
        StoreReadOnlyError,
        "It may not be written. Change the rights of it and of its folder, or work on a copy.",
    ),
    (
        ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "53100", "53200"),
        StoreFullError,
        "There is no room left where it lies. Make room, and start again: what was stored is whole.",
    ),
    (
        ("SQLITE_NOTADB",),
        StoreFormatError,
        "It is no crisis file. Name another file, or a new one.",
    ),
    (
        ("SQLITE_CORRUPT", "SQLITE_IOERR", "XX001", "XX002"),
        StoreDamagedError,
        "It is damaged, or its disk is. Take a copy that was kept, or add its sources to a new one.",
    ),
    (
        ("SQLITE_CANTOPEN", "3D000", "28", "08"),
        StoreMissingError,
        "It cannot be opened. Check its name, that its folder is there, and the rights.",
    ),
)
_MENDS = {
    StoreFormatError: "Name another file or database, or a new one.",
    StoreVersionError: "Install the newest Standoff.",
}


@contextmanager
def told(location: str) -> Iterator[None]:
    """Errors of the database, and ours that do not name the crisis yet, as errors that name it and say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _error(location, error) from error
    except SQLAlchemyError as error:
        raise StoreError(f"{location} cannot be used: {error}") from error
    except (StoreFormatError, StoreVersionError) as error:
        raise type(error)(f"{location} cannot be used. {error} {_MENDS[type(error)]}") from error


def _error(location: str, error: DBAPIError) -> StoreError:
    said = str(error.orig).strip().partition("\n")[0]
    code = _code(error)
    for codes, kind, mend in _FAULTS:
        if code.startswith(codes):
            return kind(f"{location}: {said}. {mend}")
    return StoreError(f"{location}: {said} ({code or 'no code'}). Start again; if it comes back, tell us of it.")


def _code(error: DBAPIError) -> str:
    """SQLite's name of the error, PostgreSQL's SQLSTATE; one that could not connect has none, and is of class 08."""
    name = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    return str(name) if name else "08" if type(error.orig).__name__ == "OperationalError" else ""
