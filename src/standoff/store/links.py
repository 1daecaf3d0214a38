"""What is found across reports, in tables that know nothing of its meaning.

An item is a text by which the one who links names a report or something in it; a kind parts what must not mix, such as
keys of actors and of claims. Nothing here is the only copy of anything: `clear` and linking anew gives it all again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from standoff.store.parts import among, in_parts, put_all
from standoff.store.schema import EDGES, GROUP_FACTS, GROUPS, KEYS, LINKED, SIGNATURES, VECTORS

_WRITTEN = cast(GROUP_FACTS.c.value, Text).label("value")
_BETWEEN = b"\0"
"""Stands between items: no name that a database keeps holds it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items that stand to each other in some way; `label` says how."""

    a: str
    b: str
    label: str
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """What is known across reports, within one transaction. What is put anew under the same name is replaced."""

    connection: Connection

    def put_signatures(self, signatures: Mapping[str, bytes]) -> None:
        """Keeps a signature for each item."""
        self._put(SIGNATURES, ({"item": item, "value": value} for item, value in signatures.items()))

    def signatures(self, items: Iterable[str] | None = None) -> dict[str, bytes]:
        """The signatures of the items, by default of all."""
        return self._values(SIGNATURES, items)

    def put_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keeps a vector for each item, as bytes."""
        self._put(VECTORS, ({"item": item, "value": value} for item, value in vectors.items()))

    def vectors(self, items: Iterable[str] | None = None) -> dict[str, bytes]:
        """The vectors of the items, by default of all."""
        return self._values(VECTORS, items)

    def put_keys(self, kind: str, keys: Iterable[tuple[str, str]]) -> None:
        """Keeps pairs of a key and an item that can be found by it."""
        added: dict[int, dict[bytes, None]] = {}
        for key, item in keys:
            added.setdefault(_number(kind, key), {})[item.encode()] = None
        known = self._postings(added)
        for number, items in known.items():
            added[number] = dict.fromkeys([*items.split(_BETWEEN), *added[number]])
        self._put(KEYS, ({"key": number, "items": _BETWEEN.join(items)} for number, items in added.items()))

    def put_all_found(self, kind: str, found: Mapping[str, Sequence[str]]) -> None:
        """The same where all items of each key are known, those that are kept already with them."""
        rows = ((_number(kind, key), _BETWEEN.join(item.encode() for item in items)) for key, items in found.items())
        self._put(KEYS, ({"key": number, "items": items} for number, items in rows))

    def found(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """The items of each of the keys that has any, in the order of the alphabet."""
        numbers = {_number(kind, key): key for key in keys}
        known = self._postings(numbers)
        return {numbers[number]: sorted(items.decode().split(_BETWEEN.decode())) for number, items in known.items()}

    def _postings(self, numbers: Iterable[int]) -> dict[int, bytes]:
        return dict(self._rows((KEYS.c["key"], KEYS.c["items"]), KEYS.c["key"], numbers))

    def put_groups(self, kind: str, groups: Mapping[str, str]) -> None:
        """Says to which group each item belongs: to one of each kind."""
        self._put(GROUPS, ({"kind": kind, "item": item, "group": group} for item, group in groups.items()))

    def groups(self, kind: str, items: Iterable[str] | None = None) -> dict[str, str]:
        """The group of each item that has one, by default of all."""
        own = GROUPS.c
        return dict(self._rows((own.item, own.group), own.item, items, kind))

    def members(self, kind: str, groups: Iterable[str]) -> dict[str, list[str]]:
        """The items of each of the groups, in the order of the alphabet."""
        found: dict[str, list[str]] = {}
        own = GROUPS.c
        for item, group in self._rows((own.item, own.group), own.group, groups, kind):
            found.setdefault(group, []).append(item)
        for each in found.values():
            each.sort()
        return found

    def put_facts(self, kind: str, facts: Mapping[str, Any]) -> None:
        """Keeps what is known of each group: any value that JSON can hold."""
        self._put(GROUP_FACTS, ({"kind": kind, "group": group, "value": value} for group, value in facts.items()))

    def facts(self, kind: str, groups: Iterable[str] | None = None) -> dict[str, Any]:
        """What is known of the groups, by default of all."""
        return {group: json.loads(value) for group, value in self.written_facts(kind, groups).items()}

    def written_facts(self, kind: str, groups: Iterable[str] | None = None) -> dict[str, str]:
        """The same as JSON: what is large need not be read to be handed on."""
        return dict(self._rows((GROUP_FACTS.c.group, _WRITTEN), GROUP_FACTS.c.group, groups, kind))

    def telling_of(self, kind: str, words: str) -> set[str]:
        """The groups in whose facts, as JSON, the words stand."""
        own = GROUP_FACTS.c
        query = select(own.group).where(own.kind == kind, _WRITTEN.contains(words, autoescape=True))
        return set(self.connection.scalars(query))

    def count_facts(self, kind: str) -> int:
        """Of how many groups of the kind anything is known."""
        return self.connection.scalar(select(func.count()).where(GROUP_FACTS.c.kind == kind)) or 0

    def drop_facts(self, kind: str, groups: Iterable[str] | None = None) -> None:
        """Forgets what is known of the groups, by default of all."""
        own = delete(GROUP_FACTS).where(GROUP_FACTS.c.kind == kind)
        if groups is None:
            self.connection.execute(own)
        for part in in_parts(groups or ()):
            chosen, listed = among(self.connection, GROUP_FACTS.c.group, part)
            self.connection.execute(own.where(chosen), {"listed": listed})

    def drop_groups(self, kind: str) -> None:
        """Forgets the groups of a kind."""
        self.connection.execute(delete(GROUPS).where(GROUPS.c.kind == kind))

    def put_edges(self, kind: str, edges: Iterable[Edge]) -> None:
        """Keeps edges; between two items, in this order, there is one of a kind."""
        own = ({name: getattr(edge, name) for name in ("a", "b", "label", "confidence")} for edge in edges)
        reasons = (list(edge.reasons) for edge in edges)
        self._put(EDGES, ({"kind": kind, **row, "reasons": why} for row, why in zip(own, reasons, strict=True)))

    def edges(self, kind: str, ends: Iterable[str] | None = None) -> Iterator[Edge]:
        """The edges that have one of the items at an end, by default all; each once."""
        columns, seen = tuple(EDGES.c[each.name] for each in fields(Edge)), set[tuple[str, str]]()
        # end by end: a database that is asked for either at once looks through all edges
        found = [self._rows(columns, EDGES.c.a, None, kind)] if ends is None else self._from_ends(columns, kind, ends)
        for a, b, label, confidence, reasons in sorted(chain.from_iterable(found), key=itemgetter(0, 1)):
            if (a, b) not in seen:
                seen.add((a, b))
                yield Edge(a, b, label, confidence, tuple(reasons))

    def _from_ends(
        self, columns: tuple[Column[Any], ...], kind: str, ends: Iterable[str]
    ) -> Iterator[Iterator[tuple[Any, ...]]]:
        for part in in_parts(ends):
            yield from (self._rows(columns, end, part, kind) for end in (EDGES.c.a, EDGES.c.b))

    def clear(self) -> None:
        """Forgets all of it, so that everything is linked anew. What people said stays."""
        for table in (SIGNATURES, VECTORS, KEYS, GROUPS, GROUP_FACTS, EDGES, LINKED):
            self.connection.execute(delete(table))

    def count_groups(self, kind: str) -> tuple[int, int]:
        """How many groups of the kind there are, and how many items in them."""
        own = GROUPS.c
        query = select(func.count(func.distinct(own.group)), func.count()).where(own.kind == kind)
        groups, items = self.connection.execute(query).one()
        return groups, items

    def count_edges(self, kind: str) -> int:
        """How many edges of the kind there are."""
        return self.connection.scalar(select(func.count()).select_from(EDGES).where(EDGES.c.kind == kind)) or 0

    def _put(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows in place of those that have the same key."""
        make = sqlite_insert if self.connection.dialect.name == "sqlite" else postgresql_insert
        statement = make(table)
        keys = list(table.primary_key)
        others = {column.name: statement.excluded[column.name] for column in table.columns if column not in set(keys)}
        kept = (
            statement.on_conflict_do_update(index_elements=keys, set_=others)
            if others
            else statement.on_conflict_do_nothing(index_elements=keys)
        )
        put_all(self.connection, kept, rows)

    def _values(self, table: Table, items: Iterable[str] | None) -> dict[str, bytes]:
        return dict(self._rows((table.c.item, table.c.value), table.c.item, items))

    def _rows(
        self,
        columns: tuple[ColumnElement[Any], ...],
        of: Column[Any],
        values: Iterable[Any] | None,
        kind: str | None = None,
    ) -> Iterator[Any]:
        """The rows of a kind, those that have one of the values if there are any.

        In no order: for the sake of one, a database goes through all rows of a kind rather than look up a few.
        """
        given = {} if kind is None else {"kind": kind}
        if values is None:
            yield from self.connection.execute(_query(columns, of.table, None), given).all()
            return
        for part in in_parts(values):
            chosen, listed = among(self.connection, of, part)
            yield from self.connection.execute(_query(columns, of.table, chosen), given | {"listed": listed}).all()


@lru_cache(maxsize=64)  # of few: to put them together takes longer than to answer them
def _query(
    columns: tuple[ColumnElement[Any], ...], table: FromClause, chosen: ColumnElement[bool] | None
) -> Select[Any]:
    query = select(*columns)
    query = query.where(table.c.kind == bindparam("kind")) if "kind" in table.c else query
    return query if chosen is None else query.where(chosen)


def _number(kind: str, key: str) -> int:
    """A key as a number of 64 bits: of ten million keys two are the same once in four hundred thousand crises."""
    return int.from_bytes(
        blake2b(f"{kind} {key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True
    )
