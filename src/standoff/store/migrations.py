"""From the tables of an older Standoff to those of this one, a numbered step at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, inspect, select, text, update

from standoff import __version__
from standoff.errors import StoreFormatError, StoreVersionError
from standoff.store.clock import now
from standoff.store.schema import FACTS, METADATA
from standoff.store.words import make_word_tables

Step = Callable[[Connection], None]

_WATCHING = (
    """CREATE TABLE news (
        id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, value JSON NOT NULL, waits BOOLEAN NOT NULL
    )""",
    "CREATE INDEX ix_news_at ON news (at)",
    "CREATE TABLE looked (report {number} NOT NULL PRIMARY KEY REFERENCES reports (number))",
    "CREATE TABLE feeds (url TEXT NOT NULL PRIMARY KEY, value JSON NOT NULL)",
)


def _watching(connection: Connection) -> None:
    """Version 2 keeps what was found by watching feeds."""
    number = "INTEGER" if connection.dialect.name == "sqlite" else "BIGINT"
    for statement in _WATCHING:
        connection.execute(text(statement.format(number=number)))


_VIEWS = (
    """CREATE TABLE views (
        record {number} NOT NULL PRIMARY KEY REFERENCES records (number), made TEXT NOT NULL, value {bytes} NOT NULL
    )""",
    "DROP TABLE keys",
    "CREATE TABLE postings (key {number} NOT NULL PRIMARY KEY, items {bytes} NOT NULL)",
    *("DELETE FROM signatures", "DELETE FROM vectors", "DELETE FROM groups", "DELETE FROM edges"),
    "DELETE FROM linked",
)


def _views(connection: Connection) -> None:
    """Version 3 keeps what the model saw of a record, and keys as numbers: `standoff add` links all reports anew."""
    sqlite = connection.dialect.name == "sqlite"
    types = {"number": "INTEGER", "bytes": "BLOB"} if sqlite else {"number": "BIGINT", "bytes": "BYTEA"}
    for statement in _VIEWS:
        connection.execute(text(statement.format(**types)))


def _rows(connection: Connection) -> None:
    """Version 4 keeps a crisis in rows that can be mended: `standoff add` links all reports anew."""
    connection.execute(text("CREATE INDEX IF NOT EXISTS records_newest ON records (newest, report)"))
    for table in ("signatures", "vectors", "postings", "groups", "group_facts", "edges", "linked"):
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of our own


STEPS: tuple[Step, ...] = (_watching, _views, _rows)
"""The first makes version 2 of version 1. A new crisis is made as the newest, so a step stays as it was written."""

_VERSION = "version"
_MADE = "made"


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The version of the tables that this Standoff makes."""
    return len(steps) + 1


def make_or_migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Brings the tables to the newest version, within the transaction of the connection.

    Raises StoreFormatError where other tables stand there, and StoreVersionError for a crisis of a newer Standoff.
    """
    version = version_of(connection, steps)
    if version is None:
        _make(connection, newest(steps))
        return
    for step in steps[version - 1 :]:
        step(connection)
    if version <= len(steps):
        connection.execute(update(FACTS).where(FACTS.c.key == _VERSION).values(value=str(len(steps) + 1)))


def version_of(connection: Connection, steps: Sequence[Step] = STEPS) -> int | None:
    """The version of the tables, None where there are none yet. Raises as `make_or_migrate` does."""
    names = inspect(connection).get_table_names()
    if not names:
        return None
    if not {FACTS.name, "reports", "records"} <= set(names):
        raise StoreFormatError(f"It holds other tables ({', '.join(sorted(names)[:3])}…) and no crisis.")
    version = int(connection.scalar(select(FACTS.c.value).where(FACTS.c.key == _VERSION)) or 0)
    if version > newest(steps):
        made_by = connection.scalar(select(FACTS.c.value).where(FACTS.c.key == _MADE))
        raise StoreVersionError(
            f"Its tables have version {version} (first {made_by}), and this Standoff {__version__} knows them up to "
            f"{newest(steps)}."
        )
    return version


def _make(connection: Connection, version: int) -> None:
    METADATA.create_all(connection)
    make_word_tables(connection)
    made = {_VERSION: str(version), _MADE: f"made by Standoff {__version__} at {now()}"}
    connection.execute(FACTS.insert(), [{"key": key, "value": value} for key, value in made.items()])
