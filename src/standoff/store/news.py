"""What was found by watching feeds: news, which reports were looked through for them, and how far each feed is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import Connection, Select, delete, select, update

from standoff.store.clock import now
from standoff.store.parts import in_parts, put_all, rows_of
from standoff.store.schema import FACTS, FEEDS, LINKED, LOOKED, NEWS, RECORDS, REPORTS

NewsKind = Literal["dispute", "statement"]
_WATCHED = "watched as"


@dataclass(frozen=True, slots=True)
class News:
    """Something that was not there before."""

    id: str
    """The same on every machine and after every restart."""
    kind: NewsKind
    value: Mapping[str, Any]
    """What there is to tell, as JSON has it."""
    at: str = ""
    """When it was found, in UTC; given by the store."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """How far a feed is."""

    etag: str | None = None
    modified: str | None = None
    """By these the server knows whether it has changed."""
    refused: Sequence[str] = field(default_factory=list)
    """Addresses in it that were not read for a reason that lasts, and are not tried again."""
    late: Mapping[str, int] = field(default_factory=dict)
    """Addresses in it that did not come, with how often they were tried."""


@dataclass(frozen=True, slots=True)
class Watched:
    """News and feeds, within one transaction."""

    connection: Connection

    def begin(self) -> str:
        """The name under which the crisis is watched, made up the first time: what is there by then is no news."""
        found = self.connection.scalar(select(FACTS.c.value).where(FACTS.c.key == _WATCHED))
        if found is not None:
            return str(found)
        name = f"urn:uuid:{uuid4()}"
        self.connection.execute(FACTS.insert().values(key=_WATCHED, value=name))
        self.connection.execute(LOOKED.insert().from_select(["report"], select(REPORTS.c.number)))
        return name

    def unlooked(self) -> list[str]:
        """The reports that are linked and have not been looked through, in the order in which they were added."""
        query = _linked(REPORTS.c.id).outerjoin(LOOKED, LOOKED.c.report == REPORTS.c.number)
        return list(self.connection.scalars(query.where(LOOKED.c.report.is_(None)).order_by(REPORTS.c.number)))

    def mark_looked(self, reports: Iterable[str]) -> None:
        """Marks reports as looked through."""
        for part in in_parts(reports):
            numbers = select(REPORTS.c.number).where(REPORTS.c.id.in_(part))
            self.connection.execute(LOOKED.insert().from_select(["report"], numbers))

    def put(self, news: Iterable[News], *, waits: bool) -> list[News]:
        """Keeps what was not kept before, and gives it; `waits` says whether it is still to be told to others."""
        given = {each.id: each for each in news}
        known = {row["id"] for part in in_parts(given) for row in self._rows(select(NEWS.c.id).where(_in(part)))}
        at = now()
        new = [News(each.id, each.kind, each.value, at) for each in given.values() if each.id not in known]
        put_all(self.connection, NEWS.insert(), (asdict(each) | {"waits": waits} for each in new))
        return new

    def waiting(self) -> list[News]:
        """What is to be told to others, the oldest first."""
        return self._news(select(NEWS).where(NEWS.c.waits).order_by(NEWS.c.at, NEWS.c.id))

    def mark_told(self, ids: Iterable[str]) -> None:
        """Marks news as told to others."""
        for part in in_parts(ids):
            self.connection.execute(update(NEWS).where(_in(part)).values(waits=False))

    def since(self, moment: str) -> list[News]:
        """What was found later than a moment, the oldest first."""
        return self._news(select(NEWS).where(NEWS.c.at > moment).order_by(NEWS.c.at, NEWS.c.id))

    def last(self, most: int) -> list[News]:
        """What was found last, the newest first."""
        return self._news(select(NEWS).order_by(NEWS.c.at.desc(), NEWS.c.id).limit(most))

    def feeds(self) -> dict[str, FeedState]:
        """How far each feed is, by its address."""
        return {row["url"]: FeedState(**row["value"]) for row in self._rows(select(FEEDS))}

    def put_feeds(self, feeds: Mapping[str, FeedState]) -> None:
        """Keeps how far feeds are, in place of what was kept of them before."""
        for part in in_parts(feeds):
            self.connection.execute(delete(FEEDS).where(FEEDS.c.url.in_(part)))
        put_all(self.connection, FEEDS.insert(), ({"url": url, "value": asdict(each)} for url, each in feeds.items()))

    def _rows(self, query: Select[Any]) -> list[Mapping[str, Any]]:
        return rows_of(self.connection, query)

    def _news(self, query: Select[Any]) -> list[News]:
        return [News(**{name: row[name] for name in ("id", "kind", "value", "at")}) for row in self._rows(query)]


def _in(ids: list[str]) -> Any:  # noqa: ANN401  # SQLAlchemy's condition
    return NEWS.c.id.in_(ids)


def _linked(column: Any) -> Select[Any]:  # noqa: ANN401  # SQLAlchemy's columns differ in their type of value
    read = select(column).join_from(REPORTS, RECORDS).join(LINKED, LINKED.c.record == RECORDS.c.number)
    return read.where(RECORDS.c.newest)
