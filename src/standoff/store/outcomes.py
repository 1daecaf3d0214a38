"""What became of each source that was to be added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from standoff.store.clock import now
from standoff.store.parts import in_parts, put_all, rows_of
from standoff.store.schema import OUTCOMES

OutcomeKind = Literal["read", "copy", "already there", "rejected"]
HAD: tuple[OutcomeKind, ...] = ("read", "copy", "already there")
"""The outcomes after which the report is in the crisis."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source."""

    place: str
    """The file, the file and line, or the address."""
    kind: OutcomeKind
    report: str | None = None
    """The id of the report; None for what was rejected."""
    sha256: str | None = None
    """Of the bytes, where there were any."""
    detail: str = ""
    """Why it was rejected; of which report it is a copy."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The last outcome of each source, within one transaction.

    That a report is already there does not replace how it came.
    """

    connection: Connection

    def put(self, outcomes: Iterable[Outcome]) -> None:
        """Keeps the outcomes, each in place of an older one of its source."""
        new = list({each.place: each for each in outcomes}.values())
        had = self.of(each.place for each in new)
        kept = [each for each in new if not _repeats(each, had.get(each.place))]
        for part in in_parts(each.place for each in kept):
            self.connection.execute(delete(OUTCOMES).where(OUTCOMES.c.place.in_(part)))
        names = ("place", "kind", "report", "sha256", "detail")
        rows = ({name: getattr(each, name) for name in names} | {"at": now()} for each in kept)
        put_all(self.connection, OUTCOMES.insert(), rows)

    def mark_copies(self, groups: Iterable[Sequence[str]]) -> None:
        """Says of reports that were read which are copies: in each group, all but the first."""
        came = update(OUTCOMES).where(or_(OUTCOMES.c.kind == "read", OUTCOMES.c.kind == "copy"))
        changed = came.where(OUTCOMES.c.report == bindparam("which")).values(
            kind=bindparam("what"), detail=bindparam("why")
        )
        for first, *others in groups:
            rows = [{"which": first, "what": "read", "why": ""}]
            rows += [{"which": each, "what": "copy", "why": f"copy of {first}"} for each in others]
            put_all(self.connection, changed, rows)

    def of(self, places: Iterable[str]) -> dict[str, Outcome]:
        """The outcomes of those of the sources that have come before."""
        query = select(OUTCOMES)
        parts = (query.where(OUTCOMES.c.place.in_(part)) for part in in_parts(places))
        return {row["place"]: _outcome(row) for each in parts for row in rows_of(self.connection, each)}

    def all(self) -> Iterator[Outcome]:
        """The outcomes of all sources, by their places."""
        return (_outcome(row) for row in rows_of(self.connection, select(OUTCOMES).order_by(OUTCOMES.c.place)))

    def counts(self) -> dict[OutcomeKind, int]:
        """How many sources came to each outcome."""
        query = select(OUTCOMES.c.kind, func.count().label("count")).group_by(OUTCOMES.c.kind)
        found = {row["kind"]: row["count"] for row in rows_of(self.connection, query)}
        return {kind: found.get(kind, 0) for kind in get_args(OutcomeKind)}


def _repeats(new: Outcome, old: Outcome | None) -> bool:
    return old is not None and new.kind == "already there" and old.kind in HAD and old.sha256 == new.sha256


def _outcome(row: Mapping[str, Any]) -> Outcome:
    return Outcome(**{name: value for name, value in row.items() if name != "at"})
