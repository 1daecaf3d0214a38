"""What people judge, kept beside what the machine found and never over it; of two judgements the newest counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, func, select

from standoff.store.clock import now
from standoff.store.parts import key_of, rows_of
from standoff.store.schema import HANDS, REVIEWS

Judgement = Literal["accept", "reject", "undecided"]
ACTOR = "actor"
"""The kind of hands on actors."""
EFFECTS = "hands"
"""The kind and the group of the facts in which is kept what hands come to, a list."""
_UNDONE = "undone"
"""The kind of the rows that take a hand back; `a` is its number."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a person says of an item."""

    item: str
    judgement: Judgement
    reviewer: str
    at: str = ""
    """When, in UTC; given by the store."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """A person says that two items of a kind are one (`joined`), such as two actors, or are two.

    `number`, `at` (in UTC) and who took it back, and when, are given by the store.
    """

    kind: str
    a: str
    b: str
    joined: bool
    reviewer: str
    at: str = ""
    note: str = ""
    number: int = 0
    undone_by: str = ""
    """Empty while it counts."""
    undone_at: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Reviews, and joins and splits by hand, within one transaction."""

    connection: Connection

    def put_review(self, review: Review) -> None:
        """Keeps a judgement."""
        own = {name: getattr(review, name) for name in ("item", "judgement", "reviewer", "note")}
        self.connection.execute(REVIEWS.insert().values(**own, at=now()))

    def reviews(self, item: str | None = None) -> Iterator[Review]:
        """All judgements of the item, by default of all items, the oldest first."""
        query = select(*(REVIEWS.c[name] for name in ("item", "judgement", "reviewer", "at", "note")))
        chosen = query if item is None else query.where(REVIEWS.c.item == item)
        return (Review(**row) for row in rows_of(self.connection, chosen.order_by(REVIEWS.c.number)))

    def put_hand(self, hand: Hand) -> int:
        """Keeps a join or a split; gives its number."""
        own = {name: getattr(hand, name) for name in ("kind", "a", "b", "joined", "reviewer", "note")}
        return key_of(self.connection.execute(HANDS.insert().values(**own, at=now())))

    def undo_hand(self, number: int, reviewer: str) -> None:
        """Takes a join or a split back. It stays there, with who took it back and when."""
        undone = {"kind": _UNDONE, "a": str(number), "b": "", "joined": False, "note": ""}
        self.connection.execute(HANDS.insert().values(**undone, reviewer=reviewer, at=now()))

    def hands(self, kind: str) -> Iterator[Hand]:
        """All joins and splits of a kind, the oldest first; those that were taken back with who did it at last."""
        undone = {row["a"]: row for row in self._rows(_UNDONE)}
        for row in self._rows(kind):
            last = undone.get(str(row["number"]))
            yield Hand(**row, **({"undone_by": last["reviewer"], "undone_at": last["at"]} if last else {}))

    def newest_hand(self) -> int:
        """Grows whenever somebody joins, splits, or takes one of these back; 0 where nobody has."""
        return self._newest(HANDS)

    def newest_review(self) -> int:
        """Grows whenever somebody judges an item; 0 where nobody has."""
        return self._newest(REVIEWS)

    def _newest(self, table: Table) -> int:
        return self.connection.scalar(select(func.max(table.c.number))) or 0

    def _rows(self, kind: str) -> list[Mapping[str, Any]]:
        query = select(HANDS).where(HANDS.c.kind == kind).order_by(HANDS.c.number)
        return rows_of(self.connection, query)
