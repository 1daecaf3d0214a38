"""What people judge, kept beside what the machine found and never over it; of two judgements the newest counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from standoff.store.clock import now
from standoff.store.parts import rows_of
from standoff.store.schema import HANDS, REVIEWS

Judgement = Literal["accept", "reject", "undecided"]


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
    """A person says that two items of a kind are one (`joined`), such as two actors, or are two."""

    kind: str
    a: str
    b: str
    joined: bool
    reviewer: str
    at: str = ""
    """When, in UTC; given by the store."""
    note: str = ""


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

    def put_hand(self, hand: Hand) -> None:
        """Keeps a join or a split."""
        own = {name: getattr(hand, name) for name in ("kind", "a", "b", "joined", "reviewer", "note")}
        self.connection.execute(HANDS.insert().values(**own, at=now()))

    def hands(self, kind: str) -> Iterator[Hand]:
        """All joins and splits of a kind, the oldest first."""
        query = select(*(HANDS.c[name] for name in ("kind", "a", "b", "joined", "reviewer", "at", "note")))
        chosen = query.where(HANDS.c.kind == kind).order_by(HANDS.c.number)
        return (Hand(**row) for row in rows_of(self.connection, chosen))
