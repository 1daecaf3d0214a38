"""Opening a crisis: a file of SQLite, or a database of PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from standoff.errors import StoreFormatError, StoreMissingError, StoreReadOnlyError
from standoff.store.faults import told
from standoff.store.migrations import make_or_migrate, newest, version_of
from standoff.store.session import Session

_PATIENCE = 10.0
"""Seconds that a transaction waits for another program's."""
_LOCK = 0x5374616E64  # the advisory lock that the writers of one database share
_CACHE = 64_000
"""Kilobytes of a file that are held at most: what linking looks up lies all over it."""
_LOG = 8_000
"""Pages of SQLite's log before they are put into the file: a page that is written often is then put there once."""
_POSTGRESQL = ("postgresql://", "postgres://")
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Store:
    """An open crisis. A session is a transaction: one that fails leaves nothing behind."""

    location: str
    """As messages name it, without a password."""
    engine: Engine

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that may write; there is one at a time. Raises StoreError, of a kind that says what to do."""
        with told(self.location), self.engine.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield Session(connection)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees the crisis as it stands at its beginning. Raises StoreError."""
        with told(self.location), self.engine.connect() as connection:
            yield Session(connection.execution_options(reads_only=True))

    def close(self) -> None:
        """Lets go of the file or the database."""
        self.engine.dispose()


def open_store(location: str, *, create: bool = False) -> Store:
    """The crisis in a file, or in the database of an address that begins with postgresql://.

    With `create` it is made where it is missing; tables of an older version are brought to the newest. What may not be
    written can be read. Raises StoreError, of a kind that says what to do.
    """
    store = _database(location) if location.startswith(_POSTGRESQL) else _file(Path(location), create=create)
    try:
        _prepare(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def _prepare(store: Store, *, create: bool) -> None:
    with store.reading() as session:
        version = version_of(session.connection)
    if version is None and not create:
        raise StoreFormatError(f"{store.location} holds no crisis. `standoff add` makes one.")
    if version != newest():
        with store.writing() as session:
            make_or_migrate(session.connection)


def _database(location: str) -> Store:
    with_driver = "postgresql+psycopg://" + location.partition("://")[2]
    try:
        url = make_url(with_driver)
        engine = create_engine(url, connect_args={"connect_timeout": int(_PATIENCE)})
    except (ArgumentError, ValueError) as error:
        raise StoreMissingError(
            "The address of the database cannot be read. Mend it: postgresql://host/name"
        ) from error
    except ModuleNotFoundError as error:
        raise StoreMissingError("For PostgreSQL psycopg is needed: pip install 'standoff[postgres]'") from error
    event.listen(engine, "begin", _begin_postgresql)
    return Store(url.set(drivername="postgresql").render_as_string(hide_password=True), engine)


def _file(path: Path, *, create: bool) -> Store:
    _refuse_other_files(path, create=create)
    writable = os.access(path, os.W_OK) if path.exists() else True
    uri = f"file:{quote(str(path.absolute()))}?mode={'rwc' if writable else 'ro'}"
    if not writable and not os.access(path.parent, os.W_OK):
        uri += "&immutable=1"  # SQLite could not put its index of the log beside the file

    def connected() -> sqlite3.Connection:
        made = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA foreign_keys = ON")
        made.execute(f"PRAGMA cache_size = -{_CACHE}")
        if writable:
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = NORMAL")  # with a log, a crash loses no more than the last transaction
            made.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
        return made

    engine = create_engine("sqlite://", creator=connected, poolclass=QueuePool)
    event.listen(engine, "begin", _begin_sqlite)
    return Store(str(path), engine)


def _refuse_other_files(path: Path, *, create: bool) -> None:
    """Raises StoreError for what is no file of SQLite, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        if not create:
            raise StoreMissingError(f"There is no crisis {path}. Check the name; `standoff add` makes one.") from error
        if not path.absolute().parent.is_dir():
            raise StoreMissingError(
                f"There is no folder {path.absolute().parent}. Make it, or name another."
            ) from error
        if not os.access(path.absolute().parent, os.W_OK):
            raise StoreReadOnlyError(f"{path} cannot be made: its folder may not be written. Name another.") from error
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreMissingError(f"{path} cannot be opened: {reason}. Check the name and the rights.") from error
    if start not in {b"", _MAGIC}:
        raise StoreFormatError(f"{path} is no crisis file. Name another file, or a new one.")


def _begin_sqlite(connection: Connection) -> None:
    """Who may write takes the lock at once, so that two who read first cannot stand in each other's way."""
    reads = connection.get_execution_options().get("reads_only")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_PATIENCE * 1000:.0f}")
    if connection.get_execution_options().get("reads_only"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
