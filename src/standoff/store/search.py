"""Search for words in reports and in statements, and the counts of a crisis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from standoff.store.parts import rows_of
from standoff.store.schema import ACTORS, DISPUTES, EVENTS, RECORDS, REPORTS, STATEMENTS, TIES
from standoff.store.words import REPORT_WORDS, STATEMENT_WORDS, Term, matching, plain, terms_of

_AROUND = 80
"""Characters that are shown on both sides of what was found."""


@dataclass(frozen=True, slots=True)
class ReportFound:
    """A report in which all the words stand."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    words: str
    """What stands around the first of the words."""


@dataclass(frozen=True, slots=True)
class StatementFound:
    """A statement, in the newest record of its report, in whose content all the words stand."""

    report: str
    statement: str
    actor: str | None
    """Its source's name."""
    act: str
    published: str | None
    words: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EventFound:
    """An event of the newest record of a report."""

    report: str
    event: str
    time: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is in the newest records."""

    reports: int
    records: int
    statements: int
    actors: int
    disputes: int
    events: int
    ties: int
    models: Mapping[str, int]
    """Records by each version of the model, the older ones with them."""


@dataclass(frozen=True, slots=True)
class Search:
    """Questions to the rows of a crisis, within one transaction."""

    connection: Connection

    def reports(self, asked: str, limit: int = 50) -> list[ReportFound]:
        """The reports in which all of the words stand, the best first; no words, no reports.

        Words in marks of quotation, and those that points or hyphens join, stand together. A star leaves a word open.
        """
        terms = terms_of(asked)
        names = ("id", "title", "outlet", "published", "text")
        query = select(REPORTS.c.number, *(REPORTS.c[name] for name in names))
        rows = self._best(REPORT_WORDS, terms, limit, query, REPORTS.c.number)
        return [
            ReportFound(row["id"], row["title"], row["outlet"], row["published"], around(row["text"], terms))
            for row in rows
        ]

    def statements(self, asked: str, limit: int = 50) -> list[StatementFound]:
        """The same, of the words that statements report."""
        query = (
            select(
                STATEMENTS.c.number,
                REPORTS.c.id.label("report"),
                STATEMENTS.c.id.label("statement"),
                ACTORS.c.name.label("actor"),
                *(STATEMENTS.c.act, REPORTS.c.published, STATEMENTS.c.words, STATEMENTS.c.confidence),
            )
            .join_from(STATEMENTS, RECORDS)
            .join(REPORTS)
            .outerjoin(ACTORS, (ACTORS.c.record == RECORDS.c.number) & (ACTORS.c.id == STATEMENTS.c.actor))
            .where(RECORDS.c.newest)
        )
        rows = self._best(STATEMENT_WORDS, terms_of(asked), limit, query, STATEMENTS.c.number)
        return [StatementFound(**{name: value for name, value in row.items() if name != "number"}) for row in rows]

    def events(self, code: str | None = None, least: float = 0.0) -> list[EventFound]:
        """The events of all newest records, those of one code, that are at least so sure."""
        query = select(REPORTS.c.id, EVENTS.c.id.label("event"), EVENTS.c.time).join_from(EVENTS, RECORDS).join(REPORTS)
        query = query.where(RECORDS.c.newest, EVENTS.c.confidence >= least).order_by(REPORTS.c.number)
        chosen = query if code is None else query.where(EVENTS.c.code == code)
        return [EventFound(*row) for row in self.connection.execute(chosen)]

    def counts(self) -> Counts:
        """How much there is."""
        tables = {"statements": STATEMENTS, "actors": ACTORS, "disputes": DISPUTES, "events": EVENTS, "ties": TIES}
        newest = {
            name: self._count(select(func.count()).select_from(table).join(RECORDS).where(RECORDS.c.newest))
            for name, table in tables.items()
        }
        records = select(func.count()).select_from(RECORDS)
        models = select(RECORDS.c.model, func.count().label("count")).group_by(RECORDS.c.model).order_by("model")
        return Counts(
            reports=self._count(select(func.count()).select_from(REPORTS)),
            records=self._count(records.where(RECORDS.c.newest)),
            models={row["model"]: row["count"] for row in rows_of(self.connection, models)},
            **newest,
        )

    def _count(self, query: Select[Any]) -> int:
        return int(self.connection.scalar(query) or 0)

    def _best(
        self,
        table: str,
        terms: Sequence[Term],
        limit: int,
        query: Select[Any],
        number: Any,  # noqa: ANN401  # a column
    ) -> list[Mapping[str, Any]]:
        """The rows that the words lead to, in the order of how well they fit."""
        found = matching(self.connection, table, terms, limit)
        rows = {row["number"]: row for row in rows_of(self.connection, query.where(number.in_(found)))}
        return [rows[each] for each in found if each in rows]


def around(text: str, terms: Sequence[Term]) -> str:
    """What stands around the first place where one of the terms begins, on one line."""
    firsts = {term.words[0] for term in terms}
    at = 0
    for word in text.split():
        at = text.index(word, at)
        if firsts & set(plain(word).split()):
            break
        at += len(word)
    else:
        at = 0
    start, end = max(0, at - _AROUND), at + _AROUND
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
