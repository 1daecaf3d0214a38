"""Reports and their records: what comes in stays as it came, and another model's reading is kept beside the first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, select, update

from standoff.record import Article, Record, ReportEntry
from standoff.store.clock import now
from standoff.store.parts import among, in_parts, key_of, rows_of
from standoff.store.rows import put_rows
from standoff.store.schema import LINKED, RECORDS, REPORTS, VIEWS
from standoff.store.words import REPORT_WORDS, put_words

_ARTICLE = tuple(Article.model_fields)
_PAGE = 100
_OWN = tuple(REPORTS.c[name] for name in _ARTICLE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report's bytes came from."""

    source: str
    """The file, the file and line, or the address."""
    sha256: str
    """Of the bytes."""
    fetched: str
    """When, in UTC: 2019-05-01T18:40:00Z."""


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a crisis, within one transaction."""

    connection: Connection

    def put(self, article: Article, origin: Origin) -> None:
        """Keeps a report. Its id must be new."""
        lists = {"authors": list(article.authors), "furniture": [list(span) for span in article.furniture]}
        fields = {name: getattr(article, name) for name in _ARTICLE} | lists
        came = {"source": origin.source, "sha256": origin.sha256, "fetched": origin.fetched, "added": now()}
        number = key_of(self.connection.execute(REPORTS.insert().values(**fields, **came)))
        put_words(self.connection, REPORT_WORDS, {number: f"{article.title or ''} {article.text}"})

    def put_record(self, record: Record, model: str) -> None:
        """Keeps what a model found in a report that is kept, as the newest; what another found before stays.

        A record that the same model has made of it before is not replaced. Raises LookupError for an unknown report.
        """
        report = self.connection.scalar(select(REPORTS.c.number).where(REPORTS.c.id == record.id))
        if report is None:
            raise LookupError(f"put the report {record.id!r} before its record")
        same = and_(RECORDS.c.report == report, RECORDS.c.model == model)
        if self.connection.scalar(select(RECORDS.c.number).where(same)) is not None:
            return
        self.connection.execute(update(RECORDS).where(RECORDS.c.report == report).values(newest=False))
        body = record.model_dump_json(exclude=set(_ARTICLE), exclude_defaults=True)
        made = RECORDS.insert().values(report=report, model=model, newest=True, body=body, made=now())
        put_rows(self.connection, key_of(self.connection.execute(made)), record)

    def ids(self) -> list[str]:
        """The ids of all reports, in the order in which they were added."""
        return list(self.connection.scalars(select(REPORTS.c.id).order_by(REPORTS.c.number)))

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """These reports in the order in which they were added."""
        found = {row["id"]: row["number"] for row in self._of(select(REPORTS.c.id, REPORTS.c.number), ids)}
        return sorted(found, key=found.__getitem__)

    def sums(self, ids: Iterable[str]) -> dict[str, str]:
        """The sha256 of the bytes of those of the reports that are there."""
        return {row["id"]: row["sha256"] for row in self._of(select(REPORTS.c.id, REPORTS.c.sha256), ids)}

    def read_by(self, model: str, ids: Iterable[str]) -> set[str]:
        """Those of the reports of which there is a record by this model."""
        read = select(REPORTS.c.id).join(RECORDS).where(RECORDS.c.model == model)
        return {row["id"] for row in self._of(read, ids)}

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """The reports as they came in, those that are there."""
        return {row["id"]: Article.from_json(_article(row)) for row in self._of(select(*_OWN), ids)}

    def entries(self) -> Iterator[ReportEntry]:
        """All reports without their texts, in the order in which they were added."""
        names = list(ReportEntry.model_fields)
        query = select(*(REPORTS.c[name] for name in names)).order_by(REPORTS.c.number)
        return (ReportEntry(**row) for row in rows_of(self.connection, query))

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """The newest records, by default of all reports; in the order in which the reports were added."""
        query = select(*_OWN, RECORDS.c.body).join_from(REPORTS, RECORDS).where(RECORDS.c.newest)
        for page in self._pages(ids):
            rows = rows_of(self.connection, query.where(REPORTS.c.number.in_(page)).order_by(REPORTS.c.number))
            yield from (_record(row) for row in rows)

    def written(self, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
        """The newest records of the reports as JSON, each with its number."""
        query = select(*_OWN, RECORDS.c.body, RECORDS.c.number).join_from(REPORTS, RECORDS).where(RECORDS.c.newest)
        return {row["id"]: (row["number"], _whole(row)) for row in self._of(query, ids)}

    def newest(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of the newest records of the reports."""
        query = select(REPORTS.c.id, RECORDS.c.number).join_from(REPORTS, RECORDS).where(RECORDS.c.newest)
        return {row["id"]: row["number"] for row in self._of(query, ids)}

    def versions(self, report: str) -> dict[str, Record]:
        """All records of a report by the model that made them, in the order of their making."""
        query = select(*_OWN, RECORDS.c.body, RECORDS.c.model).join_from(REPORTS, RECORDS).order_by(RECORDS.c.number)
        return {row["model"]: _record(row) for row in self._of(query, [report])}

    def unlinked(self) -> list[str]:
        """The reports whose newest record is not marked as linked, in the order in which they were added."""
        return list(self.connection.scalars(_unlinked(REPORTS.c.id).order_by(REPORTS.c.number)))

    def count_unlinked(self) -> int:
        """How many reports these are."""
        return self.connection.scalar(_unlinked(func.count())) or 0

    def put_views(self, report: str, made: str, value: bytes) -> None:
        """Keeps what a model saw of the newest record of a report; `made` says which model, and how."""
        newest = select(RECORDS.c.number).join(REPORTS).where(REPORTS.c.id == report, RECORDS.c.newest)
        number = self.connection.execute(newest).scalar_one()
        self.connection.execute(delete(VIEWS).where(VIEWS.c.record == number))
        self.connection.execute(VIEWS.insert().values(record=number, made=made, value=value))

    def views(self, made: str, ids: Iterable[str]) -> dict[str, bytes]:
        """What this model, in this way, saw of the newest records of the reports."""
        query = select(REPORTS.c.id, VIEWS.c.value).join_from(REPORTS, RECORDS).join(VIEWS)
        query = query.where(RECORDS.c.newest, VIEWS.c.made == made)
        return {row["id"]: row["value"] for row in self._of(query, ids)}

    def mark_linked(self, ids: Iterable[str]) -> None:
        """Marks the newest records of the reports as linked with the others."""
        for part in in_parts(ids):
            waiting = _unlinked(RECORDS.c.number).where(REPORTS.c.id.in_(part))
            self.connection.execute(LINKED.insert().from_select(["record"], waiting))

    def _pages(self, ids: Iterable[str] | None) -> Iterator[list[int]]:
        """The numbers of the reports, by default of all, in their order and so many at a time as memory may hold."""
        query = select(REPORTS.c.id, REPORTS.c.number)
        found = rows_of(self.connection, query) if ids is None else self._of(query, ids)
        numbers = sorted(row["number"] for row in found)
        return (numbers[at : at + _PAGE] for at in range(0, len(numbers), _PAGE))

    def _of(self, query: Select[Any], ids: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        for part in in_parts(ids):
            chosen, listed = among(self.connection, REPORTS.c.id, part)
            yield from rows_of(self.connection, query.where(chosen), {"listed": listed})


def _unlinked(column: Any) -> Select[Any]:  # noqa: ANN401  # SQLAlchemy's columns differ in their type of value
    linked = select(LINKED.c.record).where(LINKED.c.record == RECORDS.c.number).exists()
    return select(column).join_from(RECORDS, REPORTS).where(RECORDS.c.newest, ~linked)


def _article(row: Mapping[str, Any]) -> str:
    return json.dumps({name: row[name] for name in _ARTICLE})


def _record(row: Mapping[str, Any]) -> Record:
    return Record.from_json(_whole(row))


def _whole(row: Mapping[str, Any]) -> str:
    """The record out of the two objects of JSON that it was parted into."""
    return _article(row)[:-1] + (row["body"][1:] if row["body"] == "{}" else f",{row['body'][1:]}")
