"""What the page of one report shows: its text in pieces, and its record beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import QuestionError, shown
from standoff.record import Article, Record, Statement
from standoff.record.labels import EventCode, Factuality
from standoff.record.show_words import in_time, visible
from standoff.report.rows import DisputeRow, EventVersionRow, TieVersionRow
from standoff.report.telling import Telling
from standoff.web import answers
from standoff.web.desk import Desk, DeskBook
from standoff.web.filters import EVERYTHING
from standoff.web.marking import inks, pieces, spans_in, spans_of, written

_BESIDE = 200
"""Statements beside the text at once."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event of the report in words."""

    day: str | None
    code: EventCode
    who: str
    whom: str
    factuality: Factuality
    version: EventVersionRow


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie of the report in words."""

    kind: str
    giver: str
    receiver: str
    version: TieVersionRow


def report_page(desk: Desk, name: str, item: str, at: str, part: int) -> Mapping[str, object]:
    """What the template of a report is filled with. Raises QuestionError where there is no such report."""
    with desk.book() as book:
        article = book.session.reports.articles([name]).get(name)
        if article is None:
            raise QuestionError(f"There is no report {shown(name)} in this crisis. The list of reports has them all.")
        told = book.told([name]).get(name)
        content = _head(article, book) | (_record(told, item, at, part) if told else _bare(article, at))
    own = [row for row in desk.ask(answers.disputes, EVERYTHING) if name in {row.claim.report, row.contest.report}]
    return {**content, "disputes": own, "shown_disputes": list(_within(own, name)), "item": item}


def _head(article: Article, book: DeskBook) -> dict[str, object]:
    original = book.cast.original(article.id)
    return {
        "article": article,
        "title": visible(article.title or "") or article.id,
        "original": None if original == article.id else original,
        "fellows": book.cast.fellows(article.id),
        # An address out of a report may be anything; only what a browser fetches is a link.
        "address": article.url if (article.url or "").lower().startswith(("http://", "https://")) else None,
    }


def _record(told: Telling, item: str, at: str, part: int) -> dict[str, object]:
    record = told.record
    beside = _beside(record, item, part)
    lit = spans_in(at) or spans_of(record, item)
    return {
        "text": written(pieces(record.text, list(inks(record)), lit)),
        "said": [(told.voice(each.id), told.teller(each.within) if each.within else None) for each in beside],
        "statements": len(record.statements),
        "part": record.statements.index(beside[0]) // _BESIDE + 1 if beside else 1,
        "parts_of_it": -(-len(record.statements) // _BESIDE),
        "events": list(_deeds(told)),
        "ties": list(_bonds(told)),
        "times": len(record.times),
        "quantities": len(record.quantities),
    }


def _bare(article: Article, at: str) -> dict[str, object]:
    """A report that no model has read yet."""
    nothing: dict[str, object] = {
        "said": [],
        "statements": 0,
        "part": 1,
        "parts_of_it": 1,
        "events": [],
        "ties": [],
        "times": 0,
        "quantities": 0,
    }
    return {"text": written(pieces(article.text, [], spans_in(at))), **nothing}


def _beside(record: Record, item: str, part: int) -> tuple[Statement, ...]:
    """Some of the statements: those about the item, where it is one of them, else the part that is asked for."""
    at = next((n for n, each in enumerate(record.statements) if each.id == item), (part - 1) * _BESIDE)
    start = at // _BESIDE * _BESIDE
    return record.statements[start : start + _BESIDE]


def _deeds(told: Telling) -> Iterator[Deed]:
    for event in in_time(told.record.events):
        who, whom = told.name(event.source) or "somebody", told.name(event.target) or ""
        yield Deed(event.time, event.code, who, whom, event.factuality, told.event(event.id))


def _bonds(told: Telling) -> Iterator[Bond]:
    for tie in told.record.ties:
        yield Bond(tie.kind, told.name(tie.from_) or "", told.name(tie.to) or "", told.tie(tie.id))


def _within(rows: list[DisputeRow], report: str) -> Iterator[tuple[DisputeRow, str, str]]:
    """Disputes as the report sees them: the surest about each of its own statements, and what stands against it."""
    seen: set[str] = set()
    for row in rows:
        mine = row.claim.report == report
        statement = (row.claim if mine else row.contest).statement
        if statement not in seen:
            seen.add(statement)
            yield row, statement, "claims" if mine else "contests"
