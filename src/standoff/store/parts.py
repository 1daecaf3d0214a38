"""Small things that all queries need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, CursorResult, Select, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

AT_ONCE = 1_000
"""Values that stand in one statement: each database has a limit, and no gain beyond this."""


_Value = TypeVar("_Value")


def in_parts(values: Iterable[_Value], most: int = AT_ONCE) -> Iterator[list[_Value]]:
    """The values in lists of at most so many, so that memory holds no more of them than that."""
    pending = iter(values)
    while part := list(islice(pending, most)):
        yield part


def among(connection: Connection, column: Column[Any], values: Sequence[Any]) -> tuple[ColumnElement[bool], Any]:
    """Whether a column holds one of the values, and what `listed` is then: one value, for to put in many takes long."""
    dialect = connection.dialect.name
    return _among(dialect, column), json.dumps(values) if dialect == "sqlite" else values


@lru_cache(maxsize=64)  # of the columns of the tables: to put it together takes longer than to answer it
def _among(dialect: str, column: Column[Any]) -> ColumnElement[bool]:
    if dialect == "sqlite":
        return column.in_(select(func.json_each(bindparam("listed")).table_valued("value").c.value))
    return column == any_(bindparam("listed", type_=ARRAY(column.type)))


def key_of(done: CursorResult[Any]) -> int:
    """The number of the row that was put in."""
    keys = done.inserted_primary_key
    return int(keys[0]) if keys else 0


def rows_of(
    connection: Connection, query: Select[Any], given: Mapping[str, Any] | None = None
) -> list[Mapping[str, Any]]:
    """The rows by the names of their columns."""
    return [dict(row) for row in connection.execute(query, given).mappings()]


def put_all(connection: Connection, statement: Any, rows: Iterable[Mapping[str, Any]]) -> None:  # noqa: ANN401  # the several kinds of INSERT have no common type with `execute`'s overloads
    """Executes a statement for all rows, some at a time; for none of them nothing is done."""
    for part in in_parts(rows):
        connection.execute(statement, part)
